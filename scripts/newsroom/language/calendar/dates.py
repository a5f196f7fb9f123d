"""Dates as the press writes them, with the day of the week that stands beside them.

`Kamis (13/1/2022)`, `Kamis, 13 Januari 2022`, `Kamis (13/1)`, `(13/1/2022)`, `13 Januari 2022`,
`13 Januari`, `Sabtu–Minggu (15–16/1/2022)`. Figures are day, month, year, in this order. Figures
without a day of the week, brackets or `tanggal` before them may be a document's number and are
no date here; `Minggu` as a count of weeks is no day.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from newsroom.language.counting.figures import figure_places
from newsroom.language.passages import Passage

_MONTH_NAMES = (
    "januari jan",
    "februari pebruari febuari feb",
    "maret mar",
    "april apr",
    "mei",
    "juni jun",
    "juli jul",
    "agustus agu agt ags",
    "september sep sept",
    "oktober okt",
    "november nopember nov nop",
    "desember des",
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_DAYS_AT_MOST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_YEARS = range(1500, 2200)
_WEEKDAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
_WEEKDAY = r"senin|selasa|rabu|kamis|jum['’‘`´]?at|sabtu|minggu|ahad"

_DATE = re.compile(
    rf"""
    (?<![\w/.,:–-])
    (?:(?P<first>[0-9]{{1,2}})\s?(?:[–-]|s\.d\.|sampai|hingga|dan)\s?(?=[0-9]))?
    (?P<day>[0-9]{{1,2}})
    (?: (?P<mark>/|(?(first)(?!)|-)) (?P<number>[0-9]{{1,2}})
        (?: (?P=mark)(?P<year>[0-9]{{4}}|[0-9]{{2}}) )?
        (?![\w/]|[.,:–-][0-9])
      | \s{{1,3}}(?P<month>{"|".join(sorted(_MONTHS, key=len, reverse=True))})\b
        (?: \.?\s{{1,3}}(?P<word_year>[0-9]{{4}})(?![\w/]|[.,][0-9]) )?
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Kamis siang (…), Kamis pekan lalu (…), Kamis, tanggal …
_BESIDE = re.compile(
    rf"""
    (?<![\w'’])
    (?:(?P<other>{_WEEKDAY})(?:\s?[–/-]\s?|\s(?:dan|sampai|hingga)\s))?
    (?P<weekday>{_WEEKDAY})
    (?:\s{{1,3}}(?:dini|hari|pagi|siang|sore|petang|malam|subuh|lalu|kemarin|pekan|besok|ini|itu
        |depan|mendatang|nanti|tadi)){{0,3}}
    \s{{0,3}},?\s{{0,3}}\(?\s{{0,3}}(?:(?:tanggal|tgl\.?)\s)?\Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DAY_NAME = re.compile(_WEEKDAY, re.IGNORECASE)
_COUNTED = re.compile(
    # `malam Minggu` is the evening before.
    r"(?P<none>\b(?:setiap|tiap|saban|malam))\s{1,3}\Z"
    r"|(?:[0-9]|\b(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|belas|puluh"
    r"|beberapa|per))\s{1,3}\Z",
    re.IGNORECASE,
)
_INTRODUCED = re.compile(r"\b(?:tanggal|tgl\.?)\s{1,3}\Z", re.IGNORECASE)
_NUMBERED = re.compile(r"\b(?:nomor|no\.?|edisi|volume|vol\.?|pasal)\s{1,3}\Z", re.IGNORECASE)
_WITHIN = tuple("/.,:–-")
"""Behind these figures go on: what begins before them may be a date."""
_WINDOW = 70
_RIGHT_BEFORE = 12
"""As far as `tanggal` or `nomor` reaches back from a figure, with the space between."""


class Weekday(NamedTuple):
    """A day of the week beside a date; `number` counts from Monday, 0, like `date.weekday`."""

    start: int
    end: int
    number: int


class DateMention(NamedTuple):
    """A date in the text; places are offsets into the file.

    `start` to `end` is the date itself, without brackets. `first` is the first day of several.
    `year` is None where none is given. `weekdays` holds the day of the week beside it, or the two
    of a stretch of days.
    """

    start: int
    end: int
    passage: int
    day: int
    month: int
    year: int | None
    first: int | None = None
    in_figures: bool = False
    in_brackets: bool = False
    weekdays: tuple[Weekday, ...] = ()

    @property
    def is_possible(self) -> bool:
        """Whether the calendar has such a day."""
        days = [day for day in (self.first, self.day) if day is not None]
        if self.year is not None:
            return all(self.on(self.year, day) for day in days)
        known = 1 <= self.month <= 12
        return known and all(1 <= day <= _DAYS_AT_MOST[self.month - 1] for day in days)

    def on(self, year: int, day: int | None = None) -> date | None:
        """The date in `year`; None where the calendar has no such day."""
        try:
            return date(year, self.month, self.day if day is None else day)
        except ValueError:
            return None

    def agrees_in(self, year: int) -> bool:
        """Whether the days of the week beside the date are right in `year`."""
        last = self.on(year)
        if last is None:
            return False
        days = [self.on(year, day) for day in range(self.first or self.day, self.day + 1)]
        numbers = [day.weekday() for day in days or [last] if day]
        if len(self.weekdays) == 2 and self.first is not None:
            return [one.number for one in self.weekdays] == [numbers[0], numbers[-1]]
        return any(one.number in numbers for one in self.weekdays)


@lru_cache(maxsize=4)
def find_dates(passages: tuple[Passage, ...]) -> tuple[DateMention, ...]:
    """The dates in `passages`, in order."""
    return tuple(
        mention._replace(passage=index) if index else mention
        for index, passage in enumerate(passages)
        for mention in _dates_of(passage)
    )


@lru_cache(maxsize=128)
def _dates_of(passage: Passage) -> tuple[DateMention, ...]:
    """The dates of one passage, which more than one tuple of passages holds."""
    if not figure_places(passage.prose):
        return ()
    mentions = (_mention(passage, 0, match) for match in _candidates(passage.prose))
    return tuple(mention for mention in mentions if mention)


def _candidates(prose: str) -> Iterator[re.Match[str]]:
    """Where `_DATE` matches. Figures are few, and looking for them first is much quicker."""
    done = 0
    for place in figure_places(prose):
        if place < done or prose[place - 1 : place] in _WITHIN:
            continue
        match = _DATE.match(prose, place)
        if match:
            done = match.end()
            yield match


def _mention(passage: Passage, index: int, match: re.Match[str]) -> DateMention | None:
    prose, at = passage.prose, match.start()
    before = prose[max(0, at - _WINDOW) : at]
    beside = _beside(before)
    opened = before.rstrip().endswith("(")
    weekdays = tuple(_weekdays(before, beside, passage.start + at - len(before))) if beside else ()
    if not _is_date(match, before, beside=beside is not None, opened=opened):
        return None
    bracket = beside is not None and before[: beside.start()].rstrip().endswith("(")
    return DateMention(
        start=passage.start + at,
        end=passage.start + match.end(),
        passage=index,
        day=int(match["day"]),
        month=int(match["number"]) if match["number"] else _MONTHS[match["month"].lower()],
        year=_year(match),
        first=int(match["first"]) if match["first"] else None,
        in_figures=match["number"] is not None,
        in_brackets=opened or bracket,
        weekdays=weekdays,
    )


def _beside(before: str) -> re.Match[str] | None:
    """Where `_BESIDE` matches: it begins with the name of a day, and few of those stand there."""
    for name in _DAY_NAME.finditer(before):
        match = _BESIDE.match(before, name.start())
        if match:
            return match
    return None


def _is_date(match: re.Match[str], before: str, *, beside: bool, opened: bool) -> bool:
    """Whether figures that look like a date are one, and not a number, a score or a fraction."""
    begin = max(0, len(before) - _RIGHT_BEFORE)
    if match["number"]:
        if match["year"] is None:
            return beside and opened and match["mark"] == "/"
        return beside or opened or _INTRODUCED.search(before, begin) is not None
    if _NUMBERED.search(before, begin):
        return False
    if len(match["month"]) <= 4 and match["month"].lower() not in ("mei", "juni", "juli"):
        return match["month"][0].isupper() and (beside or match["word_year"] is not None)
    return int(match["day"]) <= 31 or match["word_year"] is not None


def _year(match: re.Match[str]) -> int | None:
    if match["word_year"]:
        year = int(match["word_year"])
        return year if year in _YEARS else None
    if match["year"]:
        return int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    return None


def _weekdays(before: str, beside: re.Match[str], offset: int) -> Iterator[Weekday]:
    counted = _COUNTED.search(before[max(0, beside.start() - 20) : beside.start()])
    for group in ("other", "weekday"):
        name = beside[group]
        if name is None or (counted and (counted["none"] or _is_sunday(name))) or name == "minggu":
            continue
        start, end = beside.span(group)
        yield Weekday(start + offset, end + offset, _number(name))


def _is_sunday(name: str) -> bool:
    return name.lower() in ("minggu", "ahad")


def _number(name: str) -> int:
    if _is_sunday(name):
        return 6
    return _WEEKDAYS.index("jumat" if name.lower().startswith("jum") else name.lower())
