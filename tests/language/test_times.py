"""Days, hours, ranks and anniversaries as the press writes and miswrites them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.language.calendar.calendar_words import miswritten_days
from newsroom.language.calendar.hours import miswritten_hours, zoned_hours
from newsroom.language.counting.anniversaries import celebrated_years, find_counted, is_bearer
from newsroom.language.counting.ranks import miswritten_ranks

ANY = st.text(alphabet="0123456789:. -–kepukuljamWITAB()XVI senmigo'", max_size=80)


def mended(text: str) -> str:
    """`text` with every slip of this module put right."""
    slips = [*miswritten_days(text), *miswritten_hours(text)]
    slips += [(rank.start, rank.end, rank.right) for rank in miswritten_ranks(text)]
    for start, end, right in sorted(slips, reverse=True):
        text = text[:start] + right + text[end:]
    return text


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("selasa sore pukul 14:30", "Selasa sore pukul 14.30"),
        ("hari jum'at, 3 nopember 2026", "hari Jumat, 3 November 2026"),
        ("JUM'AT BERSIH", "JUMAT BERSIH"),
        ("dibuka 08:00 WITA", "dibuka pukul 08.00 WITA"),
        ("Jam 08:00-10:00 WITA", "Pukul 08.00-10.00 WITA"),
        ("HUT ke 354 Kota Contoh", "HUT ke-354 Kota Contoh"),
        ("Hari Jadi Ke – 62", "Hari Jadi Ke-62"),
    ],
)
def test_what_is_mended(text: str, right: str) -> None:
    assert mended(text) == right


@pytest.mark.parametrize(
    "text",
    [
        "dua minggu (sejak 2 November), akhir minggu, mei lin",
        "skor 2:1, QS 2:183, rasio 1:30, durasi 01:45, 10:45 menit, 10:20:30",
        "dikirim ke 5 kelurahan, dari 3 ke 5, ke -2 derajat, tiga hari ke 12 desa",
        "abad XX, ke-20, Musda XII",
    ],
)
def test_what_is_left_alone(text: str) -> None:
    assert mended(text) == text


@given(ANY)
def test_mending_twice_changes_nothing_more(text: str) -> None:
    once = mended(text)

    assert mended(once) == once


@given(ANY)
def test_zones_stand_behind_an_hour(text: str) -> None:
    for hour in zoned_hours(text):
        assert text[hour.start].isdigit()
        assert hour.zone in ("WIB", "WITA", "WIT")


@pytest.mark.parametrize(
    ("text", "rank", "whose"),
    [
        ("HUT ke-119 Kota Contoh digelar", 119, "Kota Contoh"),
        ("HUT Kota Contoh ke 119", 119, "Kota Contoh"),
        ("Kota Contoh merayakan Hari Ulang Tahun (HUT) ke-120 pada Minggu", 120, "Kota Contoh"),
        ("HUT Kemerdekaan RI yang ke-81", 81, "RI"),
        ("HUT Kemerdekaan ke-81 meriah", 81, "Kemerdekaan"),
    ],
)
def test_whose_anniversary_is_counted(text: str, rank: int, whose: str) -> None:
    (counted,) = find_counted(text)

    assert counted.rank == rank
    assert counted.whose == whose


def test_a_bearer_may_be_followed_by_an_ordinary_word_but_not_by_a_name() -> None:
    assert is_bearer("Kota Contoh Dimeriahkan Pawai", "Kota Contoh")
    assert not is_bearer("Kota Contoh FC", "Kota Contoh")
    assert not is_bearer("Pemerintah Kota Contoh", "Kota Contoh")


@pytest.mark.parametrize(
    ("today", "words", "years"),
    [
        (date(2026, 2, 21), "", {2026}),
        (date(2026, 11, 17), "", {2026, 2027}),
        (date(2026, 3, 1), "tahun lalu", {2025, 2026}),
        (date(2026, 3, 1), "tahun depan", {2026, 2027}),
        (date(2026, 3, 1), "pada 2007", {2007, 2026}),
    ],
)
def test_which_celebrations_can_be_meant(today: date, words: str, years: set[int]) -> None:
    assert celebrated_years(words, date(1907, 2, 21), (today, today)) == years
