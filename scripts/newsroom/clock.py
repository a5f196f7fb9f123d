"""Aware time: read strictly, written the way an Indonesian newsroom writes it.

Nothing here asks what time it is unless a caller calls the `Clock` it was given.
"""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, tzinfo

Clock = Callable[[], datetime]

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
# Keppres 41/1987 divides Indonesia into three zones, none with summer time.
_ZONE_NAMES = {timedelta(hours=7): "WIB", timedelta(hours=8): "WITA", timedelta(hours=9): "WIT"}
_ISO = re.compile(
    r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})?", re.ASCII
)


def system_clock() -> datetime:
    """The time now, aware, in UTC and to the second. Commands hand it on as their `Clock`."""
    return datetime.now(UTC).replace(microsecond=0)


def fixed_clock(moment: datetime) -> Clock:
    """A clock that always says `moment` (`--now`, tests)."""
    return lambda: moment


def read_moment(text: str) -> datetime | None:
    """An ISO 8601 date with a time of day; naive where `text` names no offset.

    Returns None for anything else: a date alone, a number of seconds, 13 o'clock in words.
    """
    if not _ISO.fullmatch(text.strip()):
        return None
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        return None


def zone_name(moment: datetime) -> str:
    """`WIB`, `WITA` or `WIT`; elsewhere the offset, such as `UTC+02:00`."""
    offset = moment.utcoffset() or timedelta()
    return _ZONE_NAMES.get(offset) or f"UTC{moment.strftime('%z')[:3]}:{moment.strftime('%z')[3:]}"


def say_date(day: date) -> str:
    """`Kamis, 13 Januari 2022`."""
    return f"{DAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}"


def say_hour(moment: datetime) -> str:
    """`15.00 WITA`."""
    return f"{moment:%H.%M} {zone_name(moment)}"


def say_moment(moment: datetime) -> str:
    """`Kamis, 13 Januari 2022, 15.00 WITA`."""
    return f"{say_date(moment)}, {say_hour(moment)}"


def say_duration(duration: timedelta) -> str:
    """`47 menit`, `2 jam 5 menit`, `3 hari 4 jam`; the sign is left to the sentence around it."""
    minutes = abs(round(duration.total_seconds() / 60))
    days, hours, rest = minutes // 1440, minutes % 1440 // 60, minutes % 60
    if days:
        parts = [f"{days} hari", f"{hours} jam" if hours else ""]
    elif hours:
        parts = [f"{hours} jam", f"{rest} menit" if rest else ""]
    else:
        parts = [f"{rest} menit"]
    return " ".join(part for part in parts if part)


def offset_text(moment: datetime, zone: tzinfo) -> str:
    """The offset that `zone` has at the naive `moment`, as ISO 8601 writes it: `+08:00`."""
    return moment.replace(tzinfo=zone).isoformat()[-6:]
