"""Dates as the press writes them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.clock import DAYS, MONTHS
from newsroom.language.calendar.dates import DateMention, find_dates
from newsroom.language.calendar.weekdays import find_mismatch
from tests.language.texts import passages_of

EVENT = (date(2022, 1, 13), date(2022, 1, 13))


def only(text: str) -> DateMention:
    """The one date of `text`."""
    (mention,) = find_dates(passages_of(text))
    return mention


@pytest.mark.parametrize(
    ("text", "written", "weekdays"),
    [
        ("Kamis (13/1/2022)", "13/1/2022", [3]),
        ("Kamis (13/01/22)", "13/01/22", [3]),
        ("Kamis, 13 Januari 2022", "13 Januari 2022", [3]),
        ("kamis 13 januari 2022", "13 januari 2022", [3]),
        ("Kamis siang (13/1/2022)", "13/1/2022", [3]),
        ("Kamis pekan lalu ( 13-1-2022 )", "13-1-2022", [3]),
        ("hari Kamis tanggal 13 Jan 2022", "13 Jan 2022", [3]),
        ("(Kamis, 13/1/2022)", "13/1/2022", [3]),
        ("Jum'at, 14 Januari 2022", "14 Januari 2022", [4]),
        ("Jum’at (14/1/2022)", "14/1/2022", [4]),
        ("Ahad (16/1/2022)", "16/1/2022", [6]),
        ("Minggu, 16 Januari 2022", "16 Januari 2022", [6]),
        ("Sabtu–Minggu (15–16/1/2022)", "15–16/1/2022", [5, 6]),
        ("Sabtu dan Minggu (15 dan 16/1/2022)", "15 dan 16/1/2022", [5, 6]),
        ("tanggal 13/1/2022", "13/1/2022", []),
        ("Gempa (13/1/2022)", "13/1/2022", []),
        ("15 Nopember 2022", "15 Nopember 2022", []),
        ("6 Pebruari", "6 Pebruari", []),
        ("setiap Kamis, 13 Januari 2022", "13 Januari 2022", []),
        ("malam Minggu (15/1/2022)", "15/1/2022", []),
        ("dua Minggu (15/1/2022)", "15/1/2022", []),
        ("satu minggu (15/1/2022)", "15/1/2022", []),
    ],
)
def test_a_form_is_read(text: str, written: str, weekdays: list[int]) -> None:
    mention = only(text)

    assert text[mention.start : mention.end] == written
    assert [one.number for one in mention.weekdays] == weekdays
    assert mention.is_possible


@pytest.mark.parametrize(
    "text",
    [
        "Keputusan Nomor 13/1/2022",
        "SK 188.4/13/2022",
        "RT 3/4 Kamis",
        "skor 2/1 dan Kamis 2/1",
        "Kamis (2-1)",
        "Tahun ajaran 2021/2022",
        "Rp13.000 Januari",
        "Edisi 45 Mei 2022",
        "hadir 50 Mei",
        "pukul 08.00–10.00",
        "3 des besar",
    ],
)
def test_other_figures_are_no_dates(text: str) -> None:
    assert find_dates(passages_of(text)) == ()


def test_several_dates_keep_their_places() -> None:
    texts = ("Rapat Kamis (13/1/2022).", "Lalu Jumat, 14 Januari, dan 3/1/2022.")
    first, second = find_dates(passages_of(*texts))

    assert (first.passage, second.passage) == (0, 1)
    assert (second.day, second.month, second.year) == (14, 1, None)


@pytest.mark.parametrize(
    ("text", "possible"),
    [
        ("(29/2/2024)", True),
        ("(29/2/2023)", False),
        ("29 Februari", True),
        ("30 Februari", False),
        ("31 April 2022", False),
        ("(1/13/2022)", False),
        ("(30–31/4/2022)", False),
        ("45 Mei 2022", False),
        ("(0/1/2022)", False),
    ],
)
def test_what_the_calendar_has(text: str, possible: bool) -> None:
    assert only(text).is_possible is possible


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.integers(0, 6))
def test_a_day_of_the_week_is_right_or_wrong_in_both_forms(day: date, weekday: int) -> None:
    texts = [
        f"{DAYS[weekday]} ({day.day}/{day.month}/{day.year})",
        f"{DAYS[weekday]}, {day.day} {MONTHS[day.month - 1]} {day.year}",
    ]
    for text in texts:
        (passage,) = passages_of(text)
        mismatch = find_mismatch(only(text), passage, None)

        assert (mismatch is None) == (day.weekday() == weekday)
        if mismatch is not None:
            assert mismatch.days == (day,)
            assert mismatch.other.weekday() == weekday
            assert abs((mismatch.other - day).days) <= 3


def mismatched(text: str) -> bool:
    (passage,) = passages_of(text)
    return find_mismatch(only(text), passage, EVENT) is not None


def test_a_date_without_a_year_may_be_of_the_nearest_one() -> None:
    assert not mismatched("Jumat (31/12)")  # 2021, the day before New Year
    assert not mismatched("Sabtu (31/12)")  # 2022, the year of the event
    assert mismatched("Senin (31/12)")


def test_a_year_named_nearby_counts_too() -> None:
    assert not mismatched("Pada 2018, Senin (31/12), pasar terbakar")
    assert not mismatched("Senin, 31 Desember tahun lalu")


@pytest.mark.parametrize(
    ("text", "other", "is_event", "is_slip"),
    [
        ("Kamis (13/1/2021)", date(2022, 1, 13), True, True),
        ("Kamis (12/1/2022)", date(2022, 1, 13), True, False),
        ("Senin (20/7/2021)", date(2021, 7, 19), False, False),
    ],
)
def test_the_other_repair(text: str, other: date, is_event: bool, is_slip: bool) -> None:
    (passage,) = passages_of(text)
    mismatch = find_mismatch(only(text), passage, EVENT)

    assert mismatch is not None
    assert (mismatch.other, mismatch.is_event, mismatch.is_slip) == (other, is_event, is_slip)
