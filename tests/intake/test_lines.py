"""One sentence in a line, and the page as it was."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.intake.lines import one_sentence_a_line
from newsroom.story.body import read_body


def test_a_paragraph_typed_as_one_line_gets_a_line_for_each_sentence() -> None:
    text = (
        "Pasar buka lebih pagi. Kepala Pasar Dr. Ratna, M.Si. meresmikannya. "
        "“Kami siap. Sangat siap,” katanya. 40 pedagang hadir.\n\nBegitu."
    )

    assert one_sentence_a_line(text) == (
        "Pasar buka lebih pagi.\nKepala Pasar Dr. Ratna, M.Si. meresmikannya.\n"
        "“Kami siap.\nSangat siap,” katanya.\n40 pedagang hadir.\n\nBegitu."
    )


@pytest.mark.parametrize(
    "text",
    [
        "- Satu. Dua.",
        "1. Satu. Dua.",
        "## Judul. Kecil",
        "> Kutip. Lagi.",
        "<b>Satu. Dua.</b>",
        "Nama. Harga | Satu. Dua",
        "Baca [di sini. Lalu](https://kota.contoh.example/).",
        "    Satu. Dua.",
    ],
)
def test_what_is_no_running_text_stays(text: str) -> None:
    assert one_sentence_a_line(text) == text


@pytest.mark.parametrize("text", ["Hadir dua orang. 1. Budi", "Ada dua. - Satu", "Harga. # naik"])
def test_no_line_begins_with_a_mark_that_was_none(text: str) -> None:
    assert one_sentence_a_line(text) == text


PIECES = st.sampled_from(
    [
        "Pasar buka.",
        "“Siap!”",
        "Dr. A. B.",
        "1. Satu",
        "- x",
        "# y",
        "> z",
        "=",
        "---",
        "[a. B](c)",
        "**Tebal. Sekali**",
        "`a. B`",
        "| a |",
        "<i>",
        "…",
        "2) b",
        " ",
        "\n",
        "\n\n",
        "katanya.",
        "(",
    ]
)


@settings(max_examples=200)
@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_the_blocks_and_words_of_the_story_stay(text: str) -> None:
    broken = one_sentence_a_line(text)

    assert broken.split() == text.split()
    kinds = [(one.kind, one.level, one.prose.split()) for one in read_body(text, 0).blocks]
    assert [
        (one.kind, one.level, one.prose.split()) for one in read_body(broken, 0).blocks
    ] == kinds
    assert one_sentence_a_line(broken) == broken
