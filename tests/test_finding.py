"""Places in a file: offsets, lines, columns."""

from hypothesis import given
from hypothesis import strategies as st

from newsroom.finding import Finding, LineIndex, Severity, Span, tell_places


def test_lines_and_columns_count_from_one_and_the_end_is_exclusive() -> None:
    assert LineIndex("satu\ndua\n").span(5, 8) == Span(2, 1, 2, 4)


def test_a_carriage_return_belongs_to_its_line() -> None:
    lines = LineIndex("satu\r\ndua")

    assert lines.position(4) == (1, 5)
    assert lines.position(6) == (2, 1)


@given(st.text(alphabet="ab\n\r", max_size=60), st.data())
def test_offsets_survive_the_way_there_and_back(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    lines = LineIndex(text)

    assert lines.offset(*lines.position(offset)) == offset


def test_a_place_past_the_end_is_the_end() -> None:
    lines = LineIndex("satu\n")

    assert lines.offset(9, 9) == 5


def test_the_worst_severity_ranks_first() -> None:
    assert sorted(Severity, key=lambda s: s.rank) == ["error", "warning", "hint"]


def test_many_findings_are_told_by_the_first_and_a_number() -> None:
    found = [Finding("x", "a.md", Span(n, 1, n, 1), "salah", "wrong") for n in (1, 2, 3)]

    told, told_en = tell_places(found, most=2)

    assert told == "a.md:1:1: salah\na.md:2:1: salah\ndan 1 lagi"
    assert told_en == "a.md:1:1: wrong\na.md:2:1: wrong\nand 1 more"
