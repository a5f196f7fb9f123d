"""Whom `ungkapnya` and `sambung dia` point back to."""

import pytest

from newsroom.language.naming.names import ordinary_words
from newsroom.language.quoting.anaphora import find_unclear
from newsroom.language.quoting.attribution import find_attributions
from newsroom.language.quoting.clauses import Lexis
from tests.language.texts import passages_of

PEOPLE = ("Hartati Molanu", "Budi Sanjaya")


def unclear(*texts: str) -> list[tuple[str, tuple[str, ...]]]:
    """The verbs that point at nobody in particular, each with whom it may mean."""
    passages, lexis = passages_of(*texts), Lexis(ordinary_words(texts))
    said = tuple(find_attributions(passages, lexis))
    return [(one.verb.text, one.people) for one in find_unclear(passages, said, PEOPLE, lexis)]


def test_two_who_were_named_together_can_both_be_meant() -> None:
    assert unclear("Hartati Molanu dan Budi Sanjaya hadir.", "“Kami siap,” ujarnya.") == [
        ("ujarnya", PEOPLE)
    ]


def test_two_who_act_as_one_can_both_be_meant() -> None:
    texts = ("Camat Hartati Molanu serta Lurah Budi Sanjaya hadir.", "“Kami siap,” kata dia.")

    assert unclear(*texts) == [("kata", PEOPLE)]


def test_nobody_is_meant_before_anybody_is_named() -> None:
    assert unclear("Dinas membuka pasar.", "“Kami siap,” ujarnya.") == [("ujarnya", ())]


def test_one_that_is_told_makes_the_next_clear() -> None:
    texts = ("Hartati Molanu dan Budi Sanjaya hadir.", "“Kami siap,” ujarnya. “Ayo,” kata dia.")

    assert [verb for verb, _ in unclear(*texts)] == ["ujarnya"]


@pytest.mark.parametrize(
    "before",
    [
        "Hartati Molanu hadir.",
        "Hartati Molanu dan Budi Sanjaya hadir. “Ayo,” kata Budi Sanjaya.",
        "Hartati Molanu dan Budi Sanjaya hadir. Ia tersenyum.",
        "Hartati Molanu didampingi Budi Sanjaya hadir.",
        "Seorang nenek menggendong cucunya.",
        "Wali kota membuka pasar.",
        "Melati Arum menyanyi malam itu.",
    ],
)
def test_whoever_was_certain_to_be_spoken_of_is_meant(before: str) -> None:
    assert unclear(before, "“Kami siap,” ujarnya.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Hartati Molanu dan Budi Sanjaya hadir. Hartati Molanu tersenyum.",
        "Hartati Molanu dan Budi Sanjaya hadir. Sementara itu, Budi Sanjaya tersenyum.",
        "Hartati Molanu menerima kunjungan Budi Sanjaya.",
        "Hartati Molanu memotong pita. Budi Sanjaya tersenyum.",
    ],
)
def test_whom_a_sentence_is_about_is_clear_in_its_paragraph_only(text: str) -> None:
    assert unclear(f"{text} “Kami siap,” ujarnya.") == []
    assert unclear(text, "“Kami siap,” ujarnya.") == [("ujarnya", PEOPLE)]


def test_a_noun_points_at_nothing() -> None:
    assert unclear("Pesannya singkat. Dinas ingat pesannya.") == []
