"""How readers are told things: names of kinds and methods, times, addresses, links."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from newsroom.clock import (
    DAYS,
    MONTHS,
    say_date,
    say_duration,
    say_hour,
    say_moment,
    zone_name,
)
from newsroom.story import Kind, Method, Verdict
from newsroom.tongue import SOURCE, Tongue, message

KINDS: Mapping[Kind, str] = {
    Kind.NEWS: message("Berita"),
    Kind.ANNOUNCEMENT: message("Pengumuman"),
    Kind.AGENDA: message("Agenda"),
    Kind.CLARIFICATION: message("Klarifikasi"),
    Kind.REPLY: message("Hak jawab"),
    Kind.PHOTO: message("Foto"),
}
PAID = "Advertorial"
"""The kind under which a story that somebody paid for can be found, whatever it is otherwise."""

METHODS: Mapping[Method, str] = {
    Method.INTERVIEW: message("wawancara"),
    Method.DOCUMENT: message("dokumen"),
    Method.STATEMENT: message("keterangan"),
    Method.OBSERVATION: message("pengamatan"),
}
VERDICTS: Mapping[Verdict, str] = {
    Verdict.FALSE: message("Salah"),
    Verdict.MISLEADING: message("Menyesatkan"),
    Verdict.TRUE: message("Benar"),
}
_NUMBERS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")


@dataclass(frozen=True, slots=True)
class Link:
    """A name and where it leads. `address` is empty where there is nothing to lead to."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Time:
    """A moment in the newsroom's time zone, in the forms that pages need."""

    moment: datetime

    @property
    def iso(self) -> str:
        """`2022-01-13T15:00:00+08:00`, for machines."""
        return self.moment.isoformat()

    @property
    def day(self) -> str:
        """`Kamis, 13 Januari 2022`."""
        return say_date(self.moment)

    @property
    def short_day(self) -> str:
        """`13 Jan 2022`."""
        return f"{self.moment.day} {MONTHS[self.moment.month - 1][:3]} {self.moment.year}"

    @property
    def clock(self) -> str:
        """`15.00`."""
        return f"{self.moment.hour:02}.{self.moment.minute:02}"

    @property
    def hour(self) -> str:
        """`15.00 WITA`."""
        return say_hour(self.moment)

    @property
    def full(self) -> str:
        """`Kamis, 13 Januari 2022, 15.00 WITA`."""
        return say_moment(self.moment)


@dataclass(frozen=True, slots=True)
class TimeIn(Time):
    """A moment as it is told in another language."""

    tongue: Tongue

    @property
    def day(self) -> str:
        """`Thursday, 13 January 2022`."""
        return tell_date(self.moment, self.tongue)

    @property
    def short_day(self) -> str:
        """`13 Jan 2022`."""
        month = self.tongue.say(MONTHS[self.moment.month - 1])[:3]
        words = self.tongue.say(message("{date} {month} {year}"))
        return words.format(date=self.moment.day, month=month, year=self.moment.year)

    @property
    def clock(self) -> str:
        """`15:00`."""
        words = self.tongue.say(message("{hour}.{minute}"))
        return words.format(hour=f"{self.moment.hour:02}", minute=f"{self.moment.minute:02}")

    @property
    def hour(self) -> str:
        """`15:00 WITA`."""
        return f"{self.clock} {zone_name(self.moment)}"

    @property
    def full(self) -> str:
        """`Thursday, 13 January 2022, 15:00 WITA`."""
        return f"{self.day}, {self.hour}"


def time_in(moment: datetime, zone: tzinfo, tongue: Tongue = SOURCE) -> Time:
    """`moment` as the newsroom's readers read it in their language."""
    try:
        return told(Time(moment.astimezone(zone)), tongue)
    except OverflowError:  # the first or last day that Python knows; a typing error
        return told(Time(moment), tongue)


def told(time: Time, tongue: Tongue) -> Time:
    """`time` in another language."""
    return time if tongue.is_source else TimeIn(time.moment, tongue)


def tell_date(day: date, tongue: Tongue) -> str:
    """`Kamis, 13 Januari 2022`, or the same in another language."""
    if tongue.is_source:
        return say_date(day)
    return tongue.say(message("{day}, {date} {month} {year}")).format(
        day=tongue.say(DAYS[day.weekday()]),
        date=day.day,
        month=tongue.say(MONTHS[day.month - 1]),
        year=day.year,
    )


def tell_duration(duration: timedelta, tongue: Tongue) -> str:
    """`2 jam 5 menit`, as `say_duration` says it, or the same in another language."""
    if tongue.is_source:
        return say_duration(duration)
    minutes = abs(round(duration.total_seconds() / 60))
    days, hours, rest = minutes // 1440, minutes % 1440 // 60, minutes % 60
    said = [(message("{n} hari"), days), (message("{n} jam"), hours)]
    said += [] if days else [(message("{n} menit"), rest)]
    found = [tongue.count(words, number) for words, number in said if number]
    return " ".join(found) or tongue.count("{n} menit", 0)


def say_promise(limit: timedelta) -> str:
    """The promised time in words: `dua jam`, `90 menit`."""
    hours, rest = divmod(limit, timedelta(hours=1))
    if not rest and hours < len(_NUMBERS):
        return f"{_NUMBERS[hours]} jam"
    return say_duration(limit)
