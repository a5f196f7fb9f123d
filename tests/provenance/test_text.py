"""The canonical text: the same words make the same text, whatever they are wrapped in."""

import unicodedata
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.page.text import html_of
from newsroom.provenance import canonical_text, text_digest
from newsroom.story.html import render
from tests.stories import make_story

WORDS = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12)
BLANKS = st.text(" \t\n\u00a0", min_size=1, max_size=3)


def body(markdown: str) -> list[str]:
    """The lines of a text without headline and summary."""
    return canonical_text("", "", render(markdown)).split("\n")


def test_headline_summary_and_paragraphs_are_a_line_each() -> None:
    story = make_story()

    assert canonical_text(story.meta.title, story.meta.summary, html_of(story)).split("\n") == [
        "Pasar Tepian Buka Lebih Pagi",
        "Pasar Tepian kini buka pukul 05.00 WITA.",
        "Pasar Tepian buka lebih pagi mulai Kamis (19/11/2026).",
        "“Pedagang sudah siap sejak subuh hari ini,” kata Kepala Pasar Ratna Wulandari.",
    ]


@pytest.mark.parametrize(
    ("markdown", "lines"),
    [
        ("Satu\ndua", ["Satu dua"]),
        ("Satu  \ndua", ["Satu", "dua"]),
        ("## Judul\n\nIsi", ["Judul", "Isi"]),
        ("- satu\n- **dua**", ["satu", "dua"]),
        ("> kata\n>\n> lagi", ["kata", "lagi"]),
        ("| a | b |\n|---|---|\n| 1 | 2 |", ["a b", "1 2"]),
        ("Lihat [tarif](https://contoh.example/tarif).", ["Lihat tarif."]),
        ("Peng*umum*an", ["Pengumuman"]),
        ("Tepi ![Dermaga ramai](/images/a.png) sungai", ["Tepi sungai"]),
        ("5 < 7 & 7 > 5", ["5 < 7 & 7 > 5"]),
        ("***", [""]),
    ],
)
def test_markup_is_no_word_and_a_block_is_a_line(markdown: str, lines: list[str]) -> None:
    assert body(markdown) == lines


def test_what_is_empty_takes_no_line() -> None:
    assert canonical_text("Judul", "", "<p>Isi</p>\n<p> </p>\n") == "Judul\nIsi"


def test_two_ways_to_write_a_letter_are_one() -> None:
    composed, decomposed = "Café", unicodedata.normalize("NFD", "Café")

    assert composed != decomposed
    assert body(composed) == body(decomposed)


@given(st.lists(WORDS, min_size=1, max_size=6), st.data())
def test_white_space_between_words_does_not_count(words: list[str], data: st.DataObject) -> None:
    wide = words[0] + "".join(f"{data.draw(BLANKS)}{word}" for word in words[1:])
    plain, spread = (canonical_text("", "", f"<p>{text}</p>") for text in (" ".join(words), wide))

    assert plain == spread


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_it_is_its_own_canonical_text(text: str) -> None:
    once = canonical_text(" ".join(text.split()), "", "")

    assert canonical_text(once, "", "") == once


def test_the_digest_is_that_of_its_utf_8() -> None:
    assert text_digest("kopi “pahit”") == sha256("kopi “pahit”".encode()).hexdigest()
