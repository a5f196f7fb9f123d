"""The stories around a story: what it follows or answers, what came after it, its neighbours."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from newsroom.page.teaser import Teaser
from newsroom.page.words import Time

REPLY = "Hak jawab"
"""What relates a reply to the story that it answers, on that story's page."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Another story that this one is tied to; `relation` says how (`Lanjutan dari`)."""

    title: str
    address: str
    time: Time
    is_reply: bool
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Ties:
    """The ties of a story; `older` and `newer` stand beside it in its desk.

    `related` are those that its reporter told of, `similar` those that share tags or people.
    """

    related: tuple[Tie, ...] = ()
    older: Tie | None = None
    newer: Tie | None = None
    similar: tuple[Tie, ...] = ()


UNTIED = Ties()


def tie(other: Teaser) -> Tie:
    """A tie to the story that `other` shows."""
    return Tie(other.title, other.address, other.time, other.is_reply)


def tie_all(
    *,
    followed: Tie | None,
    answered: Tie | None,
    later: Iterable[Tie],
    older: Tie | None,
    newer: Tie | None,
    related: Iterable[Tie] = (),
) -> Ties:
    """The ties of a story: what it follows and answers, then what came `later`, newest first.

    `related` are stories about the same, of which nobody said that they belong together.
    """
    earlier = [("Lanjutan dari", followed), ("Hak jawab atas", answered)]
    found = [replace(other, relation=relation) for relation, other in earlier if other]
    found += [replace(one, relation=REPLY if one.is_reply else "Lanjutan") for one in later]
    return Ties(tuple(found), older, newer, tuple(related))
