"""How readers are told things: names of kinds and methods, times, addresses, links."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from newsroom.clock import MONTHS, say_date, say_duration, say_hour, say_moment
from newsroom.story import Kind, Method, Verdict

KINDS: Mapping[Kind, str] = {
    Kind.NEWS: "Berita",
    Kind.ANNOUNCEMENT: "Pengumuman",
    Kind.AGENDA: "Agenda",
    Kind.CLARIFICATION: "Klarifikasi",
    Kind.REPLY: "Hak jawab",
    Kind.PHOTO: "Foto",
}
PAID = "Advertorial"
"""The kind under which a story that somebody paid for can be found, whatever it is otherwise."""

METHODS: Mapping[Method, str] = {
    Method.INTERVIEW: "wawancara",
    Method.DOCUMENT: "dokumen",
    Method.STATEMENT: "keterangan",
    Method.OBSERVATION: "pengamatan",
}
VERDICTS: Mapping[Verdict, str] = {
    Verdict.FALSE: "Salah",
    Verdict.MISLEADING: "Menyesatkan",
    Verdict.TRUE: "Benar",
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


def time_in(moment: datetime, zone: tzinfo) -> Time:
    """`moment` as the newsroom's readers read it."""
    try:
        return Time(moment.astimezone(zone))
    except OverflowError:  # the first or last day that Python knows; a typing error
        return Time(moment)


def say_promise(limit: timedelta) -> str:
    """The promised time in words: `dua jam`, `90 menit`."""
    hours, rest = divmod(limit, timedelta(hours=1))
    if not rest and hours < len(_NUMBERS):
        return f"{_NUMBERS[hours]} jam"
    return say_duration(limit)
