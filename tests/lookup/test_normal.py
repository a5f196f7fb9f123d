"""The words by which texts are compared: alike however somebody typed or forwarded them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.lookup import normal_words


@pytest.mark.parametrize(
    ("written", "again"),
    [
        ("Salat Jum’at di Masjid Al-Fatih", "*SALAT JUMAT* di masjid al fatih"),
        ("Biayanya Rp150.000, bukan Rp1.500.000.", "biayanya rp 150000 bukan RP 1,500,000"),
        ("“Tidak ada pungutan,” katanya", "_tidak ada pungutan_ katanya"),
        ("pukul 15.00–17.30 WITA", "pukul 15:00 - 17:30 wita"),
        ("kafe di tepi kanal", "ka\u00adfe\u200b di te\u200dpi kanal"),
        ("Café Señorita", "cafe senorita"),
        ("ａｎｇｋａ １２０", "angka 120"),
    ],
)
def test_a_text_that_was_typed_again_has_the_same_words(written: str, again: str) -> None:
    assert normal_words(written) == normal_words(again)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2,5 juta", "25 juta"),
        ("1.5 kilometer", "15 kilometer"),
        ("tidak naik", "naik"),
        ("120 orang", "121 orang"),
        ("RT 7 dan 200 rumah", "RT 7.200 rumah"),
    ],
)
def test_what_means_something_else_has_other_words(one: str, other: str) -> None:
    assert normal_words(one) != normal_words(other)


@given(st.text())
def test_words_are_letters_or_digits_and_stay_what_they_are(text: str) -> None:
    words = normal_words(text)

    assert all(words)
    assert not [word for word in words if any(mark in word for mark in " .,'’\u00ad")]


@given(st.lists(st.sampled_from(["kota", "pasar", "120", "é", "rp", "ke"]), max_size=9))
def test_a_plain_text_and_one_with_foreign_letters_are_read_alike(words: list[str]) -> None:
    plain = " ".join(word for word in words if word.isascii())

    assert normal_words(f"{plain} — 世") == [*normal_words(plain), "世"]
