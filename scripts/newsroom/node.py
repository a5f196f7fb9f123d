"""What an output can depend on: typed nodes, each with a fingerprint of its present value.

An output is rendered again when a node that was read for it has another fingerprint, and for no
other reason. Two families: what holds for the whole site (a desk's name, a template), and what
the index knows (a story, the stories on a page of a listing).
"""

from collections.abc import Callable
from enum import StrEnum
from hashlib import blake2b
from typing import NamedTuple


class NodeKind(StrEnum):
    """What sort of thing a node is. The comment says what `Node.name` names."""

    OFFICE = "office"  # a field of the public part of newsroom.toml: `deadline`
    FRAME = "frame"  # a field of what stands around every page: `desks`
    LOOK = "look"  # a field of what pages wear: `stylesheet`
    SCRIPT = "script"  # a script of the theme: `search`
    PERSON = "person"  # an id of people.yml
    CAMPAIGN = "campaign"  # an id of campaigns.yml
    STANDING = "standing"  # an id of campaigns.yml: its days left, which of its events are over
    CAMPAIGNS = "campaigns"  # `all`; `current`: those that are not over; `agenda`: their events
    EXPIRY = "expiry"  # `security`: until when security.txt holds
    TEMPLATE = "template"  # a template with all that it includes or imports
    REGISTER = "register"  # `people`: all of them, with the desks they edit; `contacts`
    PAGE = "page"  # a file of content/pages
    STORY = "story"  # a story's path: its text, its trail, its pictures
    TEASER = "teaser"  # a story's path: what others show of it
    KNOWN = "known"  # a story's id: which published file has it
    LATER = "later"  # a story's id: which published stories follow, answer or translate it
    REPLIES = "replies"  # a story's id: which published stories answer it, with their ids
    RELATED = "related"  # a story's path: what is shown of older ones that are about the same
    BESIDE = "beside"  # a story's path: its neighbours in its desk
    MEMBERS = "members"  # `listing#number`: the stories on a page of a listing
    NEWEST = "newest"  # a listing: its newest stories
    RECENT = "recent"  # `all`: the lines of the sitemap of news
    YEAR = "year"  # a part of a year, `2026` or `2026-2`: the lines of its sitemap
    PARTS = "parts"  # a year: the parts of its sitemap
    WORDS = "words"  # a year: what can be searched for in its stories
    NOTICES = "notices"  # `all`: corrections and withdrawals
    WITHDRAWN = "withdrawn"  # `all`: which stories were withdrawn
    YEARS = "years"  # `all`: which years have stories
    TOPICS = "topics"  # `all`: the tags of the newest stories
    LISTINGS = "listings"  # `all`: which listings and years there are
    EVENTS = "events"  # `all`: what stories announce, and what of it is over; or a story's path
    SOUGHT = (
        "sought"  # a file of the index of /cek/: `2026`, `2026-0`, `2026-siaran`, `hoaks`; `all`
    )
    SCORES = "scores"  # what is counted: a year; `latest`; `all`: every year; `years`: which ones
    DAY = "day"  # a day, `2026-11-23`: which stories came out on it
    LIST_DAYS = "list_days"  # `all`: the newest days on which a story came out
    SHARED = "shared"  # a story's id: which file is passed on under it, with which captions
    KIT = "kit"  # `all`: what the kit holds and keeps out; a day or a week of it: its stories
    BELOW = "below"  # `arsip/2026/`: which listings there are whose names begin so


GLOBAL = frozenset(
    {
        NodeKind.OFFICE,
        NodeKind.FRAME,
        NodeKind.LOOK,
        NodeKind.SCRIPT,
        NodeKind.PERSON,
        NodeKind.CAMPAIGN,
        NodeKind.STANDING,
        NodeKind.CAMPAIGNS,
        NodeKind.EXPIRY,
        NodeKind.TEMPLATE,
        NodeKind.REGISTER,
        NodeKind.PAGE,
    }
)
"""The kinds that hold for the whole site; the index answers for the others."""


class Node(NamedTuple):
    """A thing that an output can depend on."""

    kind: NodeKind
    name: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.name}"


def parse_node(text: str) -> Node:
    """The node whose text is `kind:name`."""
    kind, _, name = text.partition(":")
    return Node(NodeKind(kind), name)


Note = Callable[[Node], None]
"""Told of every node that is read."""


def ignore(_: Node) -> None:
    """Take no note."""


def fingerprint(value: object) -> str:
    """A short hash of plain values: numbers, text, times, dataclasses, tuples of these."""
    text = value if isinstance(value, str) else repr(value)
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
