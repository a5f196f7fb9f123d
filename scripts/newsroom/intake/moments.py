"""The hour at which an event ended, as people type it on a phone."""

import re
from datetime import date, datetime, timedelta, timezone, tzinfo

from newsroom.clock import DAYS, MONTHS, read_moment

_ZONES = {"wib": 7, "wita": 8, "wit": 9}
_MONTH = "|".join(month.lower() for month in MONTHS)
_DAY = "|".join(day.lower() for day in DAYS)
_SAID = re.compile(
    rf"""
    (?:
      (?:(?P<weekday>{_DAY}),?[ ])? \(?
      (?: (?P<day>[0-9]{{1,2}}) (?P<mark>[/-]) (?P<month>[0-9]{{1,2}}) (?P=mark) (?P<year>[0-9]{{4}})
        | (?P<word_day>[0-9]{{1,2}})[ ](?P<word>{_MONTH})[ ](?P<word_year>[0-9]{{4}})
        | (?P<iso>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})
      ) \)? ,?[ ]
    | (?P<near>hari[ ]ini|tadi|kemarin),?[ ]
    )?
    (?:(?:pukul|jam|pkl\.?)[ ])?
    (?P<hour>[0-9]{{1,2}})[.:](?P<minute>[0-9]{{2}})
    (?:[ ]?(?P<zone>wib|wita|wit))?
    """,
    re.VERBOSE,
)
_EARLY = timedelta(hours=6)
"""A form may be begun before the event is over; an hour that lies further ahead is yesterday's, or
a slip, so its day has to be said."""


def read_said(text: str, *, asked_at: datetime, zone: tzinfo, ahead: bool) -> datetime | None:
    """The moment that `text` says: `15.00`, `kemarin 21.30`, `Kamis, 19/11/2026 15.00 WITA`, ISO 8601.

    An hour alone is that of the day of `asked_at`. `zone` is the newsroom's, unless WIB, WITA or
    WIT is named. `ahead` allows an hour alone to lie far behind `asked_at`. None for what cannot
    be told for certain: no hour, a day that is not in the calendar, a wrong day of the week.
    """
    moment = read_moment(text)
    if moment is not None:
        return moment if moment.tzinfo else moment.replace(tzinfo=zone)
    said = _SAID.fullmatch(" ".join(text.lower().split()).rstrip("."))
    if said is None or int(said["hour"]) > 23 or int(said["minute"]) > 59:
        return None
    there = timezone(timedelta(hours=_ZONES[said["zone"]])) if said["zone"] else zone
    day = _day(said, asked_at.astimezone(there).date())
    if day is None or (said["weekday"] and DAYS[day.weekday()].lower() != said["weekday"]):
        return None
    found = datetime(
        day.year, day.month, day.day, int(said["hour"]), int(said["minute"]), tzinfo=there
    )
    bare = not any(said[part] for part in ("day", "word_day", "iso", "near"))
    return None if bare and not ahead and found > asked_at + _EARLY else found


def _day(said: re.Match[str], today: date) -> date | None:
    try:
        if said["iso"]:
            return date.fromisoformat(said["iso"])
        if said["day"]:
            return date(int(said["year"]), int(said["month"]), int(said["day"]))
        if said["word_day"]:
            month = [one.lower() for one in MONTHS].index(said["word"]) + 1
            return date(int(said["word_year"]), month, int(said["word_day"]))
    except ValueError:
        return None
    return today - timedelta(days=said["near"] == "kemarin")


def read_day(text: str) -> date | None:
    """A day alone: `19/11/2026`, `19 November 2026`, `2026-11-19`."""
    said = _SAID.fullmatch(f"{' '.join(text.lower().split())} 00.00")
    return _day(said, date.min) if said and not said["near"] and _names_day(said) else None


def _names_day(said: re.Match[str]) -> bool:
    return any(said[part] for part in ("day", "word_day", "iso"))
