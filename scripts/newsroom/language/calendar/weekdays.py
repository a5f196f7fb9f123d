"""Whether a date falls on the day of the week written beside it, and which date would."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from newsroom.language.calendar.dates import DateMention
from newsroom.language.calendar.occasion import Days
from newsroom.language.passages import Passage

_YEAR = re.compile(r"(?<![0-9])(?:1[5-9]|20|21)[0-9]{2}(?![0-9])")
_OTHER_YEAR = re.compile(r"\W{0,3}(?:tahun (?:lalu|depan|silam)|silam)\b")
# Pada libur tahun lalu, layanan tutup Kamis (25/12).
_THEN = re.compile(r"\btahun (?:lalu|depan|silam|sebelumnya|berikutnya)\b[^.?!]*+\Z", re.IGNORECASE)
_NEARBY = 150
_SAME_WEEK = 6


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A date beside the wrong day of the week.

    `days` are the dates as written, one or the first and last of several, in the year they mean.
    `other` is a single date that does fall on the day written, and `is_event` says that it is, or
    `is_slip` that only its year differs; without either it is no more than the nearest.
    """

    days: tuple[date, ...]
    other: date
    on_event: bool
    is_event: bool
    is_slip: bool


def find_mismatch(mention: DateMention, passage: Passage, event: Days | None) -> Mismatch | None:
    """What is wrong with the day of the week beside a date of `passage`; None where it may be right.

    `event` holds the first and last day of the story's event. A date without a year may mean the
    event's, the nearest, or one named nearby, and is wrong only where it is in all of them.
    """
    years = [mention.year] if mention.year else _possible_years(mention, passage, event)
    possible = [year for year in years if mention.on(year)]
    if not mention.weekdays or not possible or any(map(mention.agrees_in, possible)):
        return None
    numbers = (mention.first, mention.day) if mention.first else (mention.day,)
    days = tuple(day for number in numbers if (day := mention.on(possible[0], number)))
    other = _on_weekday(days[-1], mention.weekdays[-1].number, event)
    return Mismatch(
        days=days,
        other=other,
        on_event=event is not None and days[-1] in event,
        is_event=event is not None and other in event,
        is_slip=(other.day, other.month) == (days[-1].day, days[-1].month),
    )


def _possible_years(mention: DateMention, passage: Passage, event: Days | None) -> list[int]:
    at, end = mention.start - passage.start, mention.end - passage.start
    before = passage.prose[max(0, at - _NEARBY) : at]
    if event is None or _OTHER_YEAR.match(passage.prose, end) or _THEN.search(before):
        return []
    year = event[1].year
    around = [day for one in (year - 1, year, year + 1) if (day := mention.on(one))]
    nearest = sorted(around, key=lambda day: abs(day - event[1]))[:1]
    named = _YEAR.findall(passage.prose, max(0, at - _NEARBY), end + _NEARBY)
    return [year, *(day.year for day in nearest), *map(int, named)]


def _on_weekday(day: date, weekday: int, event: Days | None) -> date:
    """A date that falls on `weekday`: this one in the event's year, the event's, or the nearest."""
    if event is not None:
        slip = _in_year(day, event[1].year)
        if slip is not None and slip.weekday() == weekday:
            return slip
        if event[1].weekday() == weekday and abs(event[1] - day).days <= _SAME_WEEK:
            return event[1]
    ahead = (weekday - day.weekday()) % 7
    return day + timedelta(days=ahead if ahead <= 3 else ahead - 7)


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None
