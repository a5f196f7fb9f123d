"""Places in a file: offsets, lines, columns."""

from hypothesis import given
from hypothesis import strategies as st

from newsroom.finding import LineIndex, Severity, Span


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
