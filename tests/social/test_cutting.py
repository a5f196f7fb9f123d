"""Shortening a text where a reader would: at a sentence, else at a word, never in a character."""

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsroom.social.counting import clusters
from newsroom.social.cutting import cut, open_quotes


def at_most(length: int) -> Callable[[str], bool]:
    return lambda text: len(text) <= length


def test_what_fits_is_left_alone() -> None:
    assert cut("Pompa baru bekerja.", at_most(19)) == "Pompa baru bekerja."


def test_it_ends_with_a_whole_sentence_where_one_is_long_enough() -> None:
    text = "Pompa baru bekerja. Genangan surut dalam satu jam. Warga lega."

    assert cut(text, at_most(55)) == "Pompa baru bekerja. Genangan surut dalam satu jam."


def test_it_ends_with_a_word_where_the_sentences_would_leave_too_little() -> None:
    text = "Ya. Genangan di Tanjung Damar surut dalam satu jam saja"

    assert cut(text, at_most(40)) == "Ya. Genangan di Tanjung Damar surut…"


@pytest.mark.parametrize("mark", [",", ";", ":", " –", " (", " “", "-"])
def test_no_sign_dangles_before_the_ellipsis(mark: str) -> None:
    text = f"Warga Tanjung Damar{mark} kata panjangsekali"

    assert cut(text, at_most(22)) == "Warga Tanjung Damar…"


@pytest.mark.parametrize(
    "abbreviation", ["Jl.", "No.", "dr.", "Drs.", "H.", "Prof.", "S.H.", "a.n."]
)
def test_an_abbreviation_ends_no_sentence(abbreviation: str) -> None:
    text = f"Kantor itu ada di {abbreviation} Pelita yang baru saja dibuka"

    assert cut(text, at_most(len(text) - 5)).endswith("…")


def test_a_sentence_does_not_end_before_a_small_letter() -> None:
    text = "Harga beras naik menurut Bapeda. sebuah lembaga daerah yang baru"

    assert cut(text, at_most(50)) == "Harga beras naik menurut Bapeda. sebuah lembaga…"


def test_a_full_stop_inside_a_number_or_an_hour_ends_no_sentence() -> None:
    text = "Rapat mulai pukul 15.00 WITA dengan anggaran Rp150.000 saja untuk semua"

    assert cut(text, at_most(50)) == "Rapat mulai pukul 15.00 WITA dengan anggaran…"


def test_the_end_of_a_line_ends_a_sentence() -> None:
    text = "Pompa Baru Tanjung Damar Mulai Bekerja\n\nPompa itu menyedot dua meter kubik"

    assert cut(text, at_most(52)) == "Pompa Baru Tanjung Damar Mulai Bekerja"


def test_a_quotation_is_kept_whole_or_left_out() -> None:
    text = "Air surut. “Kami lega. Semoga tidak lagi,” kata Rini dari Tanjung Damar."

    assert cut(text, at_most(34)) == "Air surut. “Kami lega. Semoga…”"
    assert cut(text, at_most(18)) == "Air surut."


def test_a_quotation_in_a_quotation_is_closed_from_the_inside() -> None:
    text = "“Ia bilang ‘air sudah surut sejak pagi tadi’ kepada kami,” kata Rini"

    assert cut(text, at_most(30)) == "“Ia bilang ‘air sudah surut…’”"


def test_an_apostrophe_opens_and_closes_nothing() -> None:
    assert open_quotes("Jum’at pagi di rumah Ma’ruf") == ""


def test_a_text_without_spaces_is_cut_between_characters() -> None:
    assert cut("水" * 30, at_most(10)) == "水" * 9 + "…"


def test_a_family_is_not_torn_apart() -> None:
    family = "👨‍👩‍👧‍👦"

    assert cut(family * 3, at_most(len(family) * 2)) == family + "…"


def test_where_nothing_fits_nothing_is_left() -> None:
    assert cut("Pompa baru", at_most(0)) == ""


TEXTS = st.text(
    st.one_of(
        st.sampled_from(' \n.,!?…“”‘’«»"()-–—:;'),
        st.characters(exclude_categories=["Cs", "Cc"]),
        st.sampled_from(["👨‍👩‍👧", "🇮🇩", "é", "日", "ب", "न", "A", "z"]).map(lambda s: s[0]),
    ),
    max_size=120,
)


@given(TEXTS, st.integers(0, 130))
@example("“" * 50, 20)
@example("." * 50, 20)
def test_whatever_is_cut_fits_and_begins_like_the_text(text: str, length: int) -> None:
    short = cut(text, at_most(length))

    assert len(short) <= length
    if short != text:
        kept = short.rstrip('”’»"').removesuffix("…")
        assert text.startswith(kept)
        assert kept == "" or clusters(text)[: len(clusters(kept))] == clusters(kept)


@given(TEXTS, st.integers(3, 130))
def test_no_quotation_is_left_open_by_a_cut(text: str, length: int) -> None:
    short = cut(text, at_most(length))

    assert short == text or open_quotes(short) == ""
