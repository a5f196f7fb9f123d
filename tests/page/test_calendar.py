"""Calendars read in again: what a reader's calendar makes of them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from newsroom.page.agenda import Occasion
from newsroom.page.calendar import calendar_of
from newsroom.page.words import time_in
from newsroom.settings import Office
from newsroom.social.wording import clean_line
from tests.stories import WITA

OFFICE = Office(name="Redaksi", city="Kota", site_url="https://berita.contoh.example")
WEST = timezone(timedelta(hours=-8))
STARTS = datetime(2026, 11, 24, 8, tzinfo=WITA)
LOMBA = Occasion(
    id="2026-11-19-lomba",
    name="Lomba; perahu, panjang",
    place="Dermaga",
    about="Lomba tahunan.",
    starts=time_in(STARTS, WITA),
    ends=None,
    address="/2026/11/lomba/",
    calendar="/2026/11/lomba/acara.ics",
    changed=datetime(2026, 11, 19, 15, 40, tzinfo=WITA),
)


def read(*occasions: Occasion) -> list[Event]:
    """The events that a calendar finds in the file of these."""
    return list(Calendar.from_ical(calendar_of(occasions, OFFICE)).events)


def words(event: Event, name: str) -> str:
    return str(event.get(name, ""))


def test_an_event_says_when_where_and_what() -> None:
    (event,) = read(LOMBA)

    assert words(event, "uid") == "2026-11-19-lomba@berita.contoh.example"
    assert datetime(2026, 11, 19, 7, 40, tzinfo=UTC) == event.DTSTAMP
    assert event.DTSTART == STARTS
    assert words(event, "summary") == "Lomba; perahu, panjang"
    assert words(event, "location") == "Dermaga"
    assert words(event, "url") == "https://berita.contoh.example/2026/11/lomba/"
    assert event.DTEND is None


def test_an_end_is_told_where_it_is_known() -> None:
    (event,) = read(replace(LOMBA, ends=time_in(STARTS + timedelta(hours=2), WITA)))

    assert STARTS + timedelta(hours=2) == event.DTEND


def line(words: str) -> str:
    r"""As stories have it; icalendar takes a typed `\N` for the end of a line, as its standard does."""
    return clean_line(words.replace("\\N", ""))


@given(st.lists(st.text(max_size=120).map(line), min_size=3, max_size=3))
def test_any_words_come_back_as_they_were(found: list[str]) -> None:
    name, place, about = found
    strange = replace(LOMBA, name=name, place=place, about=about)
    (event,) = read(strange)

    told = [words(event, key) for key in ("summary", "location", "description")]
    assert told == found
    lines = calendar_of([strange], OFFICE).split("\r\n")
    assert max(len(line.encode()) for line in lines) <= 75


@pytest.mark.parametrize("id_", ["", "日本", "a/b\r\nX:1"])
def test_strange_ids_make_sound_uids(id_: str) -> None:
    (event,) = read(replace(LOMBA, id=id_))

    assert words(event, "uid").isascii()
    assert words(event, "uid").endswith("@berita.contoh.example")


@pytest.mark.parametrize("year", [1, 9999])
def test_the_first_and_the_last_day_of_all_are_no_fault(year: int) -> None:
    for moment in (datetime(year, 1, 1, tzinfo=WITA), datetime(year, 12, 31, 23, tzinfo=WEST)):
        read(replace(LOMBA, changed=moment, starts=time_in(moment, WITA)))
