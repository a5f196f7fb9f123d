"""What can be asked for: an output by its kind and name, and the order that a worker carries out."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple


class TaskKind(StrEnum):
    """What sort of output it is. The comment says what `Task.name` names."""

    STORY = "story"  # the story's path
    STORY_JSON = "story_json"  # the story's path: what machines check of it, beside its page
    CAMPAIGNS = "campaigns"  # `all`
    DAY_LIST = "day_list"  # the day, `2026-11-23`: the hashes of the stories that came out on it
    PROOFS = "proofs"  # `all`: what these prove, and how to check it
    SIGNERS = "signers"  # `all`: the key that signs them, as ssh-keygen reads it
    LISTING = "listing"  # `desk/layanan#3`; number 0 is the listing's own address
    FRONT = "front"
    FEED = "feed"  # `all.atom`, `all.rss`, `all.json`, `desk/layanan.atom`
    PAGE = "page"  # the path of a file of content/pages
    MASTHEAD = "masthead"  # the path of the file of content/pages that stands on it, or nothing
    PRESS = "press"
    NOTICES = "notices"
    ARCHIVE = "archive"  # `all`, or a year
    SHORT = "short"  # a story's id
    KIT = "kit"  # `all`
    SHARED = "shared"  # a story's id
    DIGEST = (
        "digest"  # a day, a week, a campaign of the kit: `kit/hari/2026-11-23`, `kit/kampanye/hut`
    )
    AGENDA = "agenda"
    CALENDAR = (
        "calendar"  # events as calendars take them in: `all`, a campaign's listing, a story's path
    )
    SCORECARD = "scorecard"  # `latest`, or a year; `latest.csv`, `2026.json`
    SITEMAP = "sitemap"  # `index`; `pages`, `pages-2`; `news`; a part of a year, `2026`, `2026-2`
    SECURITY = "security"  # `all`
    SEARCH = "search"
    WITHDRAWN = "withdrawn"
    CHECK = "check"  # `all`: the page where readers look up what they were sent
    SOUGHT = "sought"  # a file of that page's index: `2026`, `2026-0`, `2026-siaran`, `hoaks`
    PLAIN = "plain"  # a template that shows nothing of its own: `not_found.html`, `sw.js`
    FILE = "file"  # not rendered: a card, a picture, a part of the search index, what pages wear


SITEMAPS = "index"
"""The name of the sitemap that names the others."""

JSON_FEED = "json"
"""What the name of a JSON Feed ends with."""

PAGES = "pages"
"""The name of the sitemap of everything but stories."""

RECENT_NEWS = "news"
"""The name of the sitemap of the stories of the last two days."""


class Task(NamedTuple):
    """An output, known by what it shows."""

    kind: TaskKind
    name: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.name}"


def parse_task(text: str) -> Task:
    """The task whose text is `kind:name`."""
    kind, _, name = text.partition(":")
    return Task(TaskKind(kind), name)


@dataclass(frozen=True, slots=True)
class Order:
    """A task with all that a worker must be told: plain values, so that any process can have them.

    `address` is the output's file below the output folder. `needs` names the nodes that were
    read for the order; the worker adds those that it reads itself.
    """

    address: str
    task: Task
    values: dict[str, Any] = field(default_factory=dict)
    needs: tuple[str, ...] = ()


class Rendered(NamedTuple):
    """An order carried out: the bytes' SHA-256 and number, whether they wait in the workshop.

    `shown` names the pictures on the page, each as `variant|original`. `time` is when the file was
    last changed, in nanoseconds.
    """

    address: str
    digest: str
    size: int
    differs: bool
    needs: tuple[str, ...]
    shown: tuple[str, ...] = ()
    time: int = 0
