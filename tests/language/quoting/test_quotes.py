"""Quotation marks and what stands between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.language.quoting.quotes import FaultKind, read_quotes
from tests.language.texts import joined, passages_of


def quoted(*texts: str) -> list[str]:
    """The quotes of some paragraphs, with their marks."""
    file = joined(*texts)
    return [file[one.start : one.end] for one in read_quotes(passages_of(*texts)).quotes]


def faults(*texts: str) -> list[tuple[FaultKind, int]]:
    """Kind and place of the faulty marks."""
    return [(one.kind, one.at) for one in read_quotes(passages_of(*texts)).faults]


def mended(*texts: str) -> str:
    """The file with the first fault's suggestion made."""
    file = joined(*texts)
    edit = read_quotes(passages_of(*texts)).faults[0].edit
    assert edit is not None
    return file[: edit.start] + edit.replacement + file[edit.end :]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Siap,” kata Budi. “Ayo.”", ["“Siap,”", "“Ayo.”"]),
        ('"Siap," kata Budi. "Ayo."', ['"Siap,"', '"Ayo."']),
        ("„Siap,“ kata Budi.", ["„Siap,“"]),
        ("“Program “Kota Bersih” lanjut,” kata Budi.", ["“Program “Kota Bersih” lanjut,”"]),
        ('"Program "Kota Bersih" lanjut," kata Budi.', ['"Program "Kota Bersih" lanjut,"']),
        ('Layar 24" itu “besar”.', ["“besar”"]),
        ("Salat Jum'at di Ma’had ‘Aisyiyah.", []),
    ],
)
def test_quotes_of_one_paragraph(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ('“Siap," kata Budi.', "“Siap,” kata Budi."),
        ('"Siap,” kata Budi.', "“Siap,” kata Budi."),
        ('„Siap," kata Budi.', "„Siap,” kata Budi."),
    ],
)
def test_a_curved_mark_and_a_straight_one_are_a_quote_and_a_fault(text: str, right: str) -> None:
    assert len(quoted(text)) == 1
    assert [kind for kind, _ in faults(text)] == [FaultKind.MIXED]
    assert mended(text) == right


def test_inches_in_speech_are_no_mark_of_another_kind() -> None:
    assert faults('“Layar 24" kami pasang,” kata Budi.') == []


def test_speech_over_paragraphs_repeats_the_mark_and_closes_once() -> None:
    texts = ("“Kami siap.", "“Kami menunggu.", "“Ayo,” kata Budi.")
    found = read_quotes(passages_of(*texts))

    assert [one.continues for one in found.quotes] == [True, True, False]
    assert found.faults == ()


def test_speech_over_paragraphs_that_is_never_closed_is_one_fault() -> None:
    assert faults("“Kami siap.", "“Kami menunggu.", "Begitulah.") == [(FaultKind.UNCLOSED, 13)]


def test_speech_before_an_attribution_does_not_go_on_in_the_next_paragraph() -> None:
    assert faults("“Kami siap, ujarnya.", "“Ayo,” kata Budi.") == [(FaultKind.UNCLOSED, 0)]


def test_a_close_in_the_next_paragraph_belongs_to_the_same_fault() -> None:
    assert faults("“Kami siap.", "Kami menunggu,” kata Budi.") == [(FaultKind.UNCLOSED, 0)]


@pytest.mark.parametrize(
    ("text", "kind", "cured"),
    [
        ("“Kami siap, ujarnya.", FaultKind.UNCLOSED, "“Kami siap,” ujarnya."),
        ("Kami siap,” kata Budi.", FaultKind.UNOPENED, "“Kami siap,” kata Budi."),
        ("”Kami siap,” kata Budi.", FaultKind.TURNED, "“Kami siap,” kata Budi."),
        ("“Kami siap,“ kata Budi.", FaultKind.TURNED, "“Kami siap,” kata Budi."),
        ("“Kami siap, “jelasnya.", FaultKind.TURNED, "“Kami siap,” jelasnya."),
        ('"Kami siap, ujarnya.', FaultKind.UNCLOSED, '"Kami siap," ujarnya.'),
    ],
)
def test_a_fault_and_what_would_mend_it(text: str, kind: FaultKind, cured: str) -> None:
    assert [found for found, _ in faults(text)] == [kind]
    assert mended(text) == cured
    assert faults(cured) == []


def test_a_sound_pair_before_a_fault_stays_a_pair() -> None:
    text = "“Program “Kota Bersih” lanjut,” kata Budi. “Ayo, kata Rina."

    assert quoted(text) == ["“Program “Kota Bersih” lanjut,”"]
    assert faults(text) == [(FaultKind.UNCLOSED, 43)]


def test_where_speech_ends_is_not_guessed() -> None:
    found = read_quotes(passages_of("“Kami siap sejak pagi hari."))

    assert found.faults[0].edit is None


@given(st.lists(st.text(alphabet='ab .,"“”„\n5', max_size=60), max_size=4))
def test_any_marks_give_ordered_quotes_inside_their_paragraph(texts: list[str]) -> None:
    passages = passages_of(*texts)
    found = read_quotes(passages)

    for one in found.quotes:
        passage = passages[one.passage]
        assert passage.start <= one.start < one.end <= passage.start + len(passage.prose)
    starts = [one.start for one in found.quotes]
    assert starts == sorted(starts)
    assert len(found.faults) <= sum(len(text) for text in texts)
