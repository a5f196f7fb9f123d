"""What an order holds as JSON or as a line, read back into the values that pages show."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from newsroom.page.agenda import Occasion
from newsroom.page.teaser import Teaser
from newsroom.page.ties import Tie, Ties, tie_all
from newsroom.typed import from_json

_ROLES = ("followed", "answered", "older", "newer")


@lru_cache(maxsize=16_384)
def read_teaser(text: str) -> Teaser:
    """What others show of a story. A story stands in several listings."""
    return from_json(Teaser, text)


def read_pairs(values: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Teaser]]:
    """Teasers, each with what is said beside it: an id, a reason."""
    return ((said, read_teaser(text)) for said, text in values)


def read_news(line: str) -> tuple[str, str, str]:
    """Address, time on air and headline of a story in the sitemap of news."""
    _, address, time, title = line.split(" ", 3)
    return address, time, title


def read_ties(values: Mapping[str, Any]) -> Ties:
    """The ties of a story, from its order."""
    one = {name: _tie(values[name]) if values.get(name) else None for name in _ROLES}
    later, related = (map(_tie, values.get(name, ())) for name in ("later", "related"))
    return tie_all(**one, later=later, related=related)


def read_occasion(text: str) -> Occasion:
    """An event."""
    return from_json(Occasion, text)


def _tie(text: str) -> Tie:
    return from_json(Tie, text)
