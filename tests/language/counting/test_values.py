"""One form for a number, a time or a date, however it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.language.counting.values import meanings


@pytest.mark.parametrize(
    ("written", "meaning"),
    [
        ("1.500.000", "1500000"),
        ("1,5 juta", "1500000"),
        ("1.500.000,00", "1500000"),
        ("dua ratus lima puluh ribu", "250000"),
        ("tiga belas warga", "13 warga"),
        ("dua tiga warga", "dua tiga warga"),
        ("09:30", "9.30"),
        ("05/11/2026", "5/11/2026"),
        ("5 november 2026", "5/11/2026"),
        ("5 november siang", "5 november siang"),
        ("1.05 persen", "1.05 persen"),
        ("0812", "0812"),
        ("hari ketiga belas", "hari ke 13"),
        ("rp2", "rp2"),
        ("", ""),
    ],
)
def test_what_is_written_comes_in_one_form(written: str, meaning: str) -> None:
    assert " ".join(meanings(written.split())) == meaning


@given(st.integers(1_000, 10**9))
def test_points_between_thousands_change_no_figure(number: int) -> None:
    pointed = f"{number:,}".replace(",", ".")

    assert meanings([pointed]) == meanings([str(number)]) == [str(number)]


@given(st.lists(st.text("abcdefg%", min_size=1)))
def test_words_that_are_no_figures_stay_as_they_are(words: list[str]) -> None:
    assert meanings(words) == words
