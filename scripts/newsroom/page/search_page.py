"""What the search page offers besides the search itself: years, desks, kinds, topics."""

from collections.abc import Iterable
from dataclasses import dataclass

from newsroom.page.addresses import tag_address
from newsroom.page.words import KINDS, PAID, Link
from newsroom.settings import Settings


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What results can be narrowed to, by the names that the index has for them.

    `years`, newest first, are those that have an index; without one nothing can be searched.
    `paid` is the kind of what somebody paid for.
    """

    enabled: bool
    years: tuple[str, ...]
    desks: tuple[str, ...]
    kinds: tuple[str, ...]
    topics: tuple[Link, ...]
    paid: str = PAID


def search_page(
    settings: Settings, years: Iterable[str], topics: Iterable[tuple[str, str]]
) -> SearchPage:
    """The search page of a site with stories of these `years`, oldest first.

    `topics` are tags that are in the news: the spelling that addresses have, and that people read.
    """
    enabled = settings.search.enabled
    return SearchPage(
        enabled,
        tuple(reversed([*years])) if enabled else (),
        tuple(desk.name for desk in settings.desks.values()),
        (*KINDS.values(), PAID),
        tuple(Link(label, tag_address(tag)) for tag, label in topics),
    )
