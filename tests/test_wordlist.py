"""Word lists that editors keep: what a row finds, and what its exceptions let pass."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.registers import WordList, WordRow
from newsroom.registers.wordlist import is_phrase, with_lexicon


def found(text: str, *rows: tuple[str, str, str]) -> list[tuple[str, str]]:
    day = date(2026, 11, 19)
    made = tuple(WordRow(one, two, three, "EYD V", "dewi", day) for one, two, three in rows)
    return [(text[hit.start : hit.end], hit.replacement(text)) for hit in WordList(made).find(text)]


def test_a_word_is_found_whole_and_in_any_case() -> None:
    text = "Resiko itu beresiko; RESIKO resikonya, resiko."

    assert found(text, ("resiko", "risiko", "")) == [
        ("Resiko", "Risiko"),
        ("RESIKO", "RISIKO"),
        ("resiko", "risiko"),
    ]


def test_a_phrase_is_found_over_one_line_break_but_not_over_a_comma() -> None:
    text = "orang\ngila; orang, gila; orang gila"

    assert [one for one, _ in found(text, ("orang gila", "", ""))] == ["orang\ngila", "orang gila"]


def test_a_star_stands_for_any_ending() -> None:
    assert [one for one, _ in found("dukung mendukung dukungan", ("dukung*", "", ""))] == [
        "dukung",
        "dukungan",
    ]


@pytest.mark.parametrize(
    "text", ["pelaku usaha", "Pelaku  UMKM", "para pelaku usaha kecil", "rekan pelaku seni"]
)
def test_an_exception_lets_a_word_pass(text: str) -> None:
    row = ("pelaku", "", "pelaku usaha; pelaku UMKM;rekan pelaku seni")

    assert found(text, row) == []
    assert found("pelaku itu " + text, row) == [("pelaku", "")]


def test_the_longest_pattern_at_a_place_wins() -> None:
    assert found("segera dapatkan", ("segera", "", ""), ("segera dapatkan", "", "")) == [
        ("segera dapatkan", "")
    ]


@pytest.mark.parametrize("text", ["wali kota", "anak-anak", "Jum'at", "dukung*", "buah tangan*"])
def test_what_a_pattern_may_be(text: str) -> None:
    assert is_phrase(text)


@pytest.mark.parametrize("text", ["", " resiko", "wali  kota", "du*", "*kan", "du*kung", "a, b"])
def test_what_a_pattern_may_not_be(text: str) -> None:
    assert not is_phrase(text)


WORDS = ("warga", "cacat", "orang", "dukung", "mendukung", "dukungan", "harga", "gila")
PATTERNS = ("warga cacat", "orang gila", "gila", "dukung*", "mendukung warga", "harga dukung*")


@given(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join))
def test_lists_that_are_asked_together_find_what_each_finds_alone(text: str) -> None:
    day = date(2026, 11, 19)
    rows = tuple(WordRow(one, "", "", "EYD V", "dewi", day) for one in PATTERNS)
    lists = {row.pattern: WordList((row,)) for row in rows}

    for name, together in with_lexicon(lists).items():
        assert list(together.find(text)) == list(lists[name].find(text))
