"""The stories around a story: what it follows or answers, what came after it, its neighbours."""

from collections.abc import Iterable
from dataclasses import dataclass

from newsroom.page.teaser import Teaser
from newsroom.page.words import Time


@dataclass(frozen=True, slots=True)
class Tie:
    """Another story that this one is tied to, and how (`Lanjutan dari`)."""

    relation: str
    title: str
    address: str
    time: Time


@dataclass(frozen=True, slots=True)
class Ties:
    """The ties of a story; `older` and `newer` stand beside it in its desk."""

    related: tuple[Tie, ...] = ()
    older: Tie | None = None
    newer: Tie | None = None


def tie(relation: str, other: Teaser) -> Tie:
    """The tie to another story."""
    return Tie(relation, other.title, other.address, other.time)


def tie_all(
    *,
    followed: Teaser | None,
    answered: Teaser | None,
    later: Iterable[Teaser],
    older: Teaser | None,
    newer: Teaser | None,
) -> Ties:
    """The ties of a story: what it follows and answers, then what came `later`, newest first."""
    earlier = [("Lanjutan dari", followed), ("Hak jawab atas", answered)]
    found = [tie(relation, other) for relation, other in earlier if other]
    found += [tie("Hak jawab" if one.is_reply else "Lanjutan", one) for one in later]
    return Ties(
        tuple(found),
        tie("Sebelumnya", older) if older else None,
        tie("Sesudahnya", newer) if newer else None,
    )
