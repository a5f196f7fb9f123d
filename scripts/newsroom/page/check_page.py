"""What the page that checks texts and links must know: the years of its index, whose site it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from newsroom.page.addresses import root_of
from newsroom.settings import Settings

SHORTEST = 12
"""Fewer words are in so many texts that they tell nothing of where they come from."""


@dataclass(frozen=True, slots=True)
class CheckPage:
    """The years that can be looked through, newest first; where the site is, in which time zone.

    Without a year nothing can be looked up. A text of fewer than `shortest` words is not looked up.
    """

    enabled: bool
    years: tuple[str, ...]
    host: str
    root: str
    zone: str
    shortest: int = SHORTEST


def check_page(settings: Settings, years: Iterable[str]) -> CheckPage:
    """The page of a site with stories of these `years`, oldest first."""
    enabled, office = settings.search.enabled, settings.office
    host = urlsplit(office.site_url).netloc
    found = tuple(reversed([*years])) if enabled else ()
    return CheckPage(enabled, found, host, root_of(office), settings.zone.key)
