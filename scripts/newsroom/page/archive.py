"""The archive: which months there are, by year."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from newsroom.clock import MONTHS
from newsroom.page.addresses import year_address
from newsroom.page.words import Link


@dataclass(frozen=True, slots=True)
class ArchiveYear:
    """A year with the months in which something came out, the first one first."""

    name: str
    months: tuple[Link, ...]

    @property
    def address(self) -> str:
        """Where its months are listed."""
        return year_address(self.name)


def month_name(year: str, month: str) -> str:
    """`November 2026`."""
    return f"{MONTHS[int(month) - 1]} {year}"


def archive_years(listings: Iterable[str]) -> tuple[ArchiveYear, ...]:
    """The years of the months whose listings are so named (`arsip/2026/11`), newest first."""
    parted = sorted(name.split("/") for name in listings)
    years = (
        ArchiveYear(year, tuple(_month(year, month) for _, _, month in months))
        for year, months in groupby(parted, key=lambda parts: parts[1])
    )
    return tuple(reversed(list(years)))


def _month(year: str, month: str) -> Link:
    return Link(MONTHS[int(month) - 1], f"{year_address(year)}{month}/")
