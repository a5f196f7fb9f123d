"""Charts: from numbers to places, none outside the chart, none lost."""

from hypothesis import given
from hypothesis import strategies as some

from newsroom.page.chart import COLUMN_AREA, Amount, Span, columns, rows, spans

PARTS = some.tuples(*[some.integers(0, 5000)] * 3).map(
    lambda numbers: tuple(zip(("solid", "striped", "hollow"), numbers, strict=True))
)
AMOUNTS = some.lists(some.builds(Amount, some.just("Nov"), some.just("2026"), PARTS), max_size=12)


def test_a_column_stands_on_the_ground_with_its_parts_upon_each_other() -> None:
    chart = columns([Amount("Nov", "2026", (("solid", 6), ("striped", 2), ("hollow", 0)))])

    solid, striped = chart.shapes
    assert (solid.kind, striped.kind) == ("solid", "striped"), "what is none is not drawn"
    assert solid.height == 3 * striped.height
    assert striped.y + striped.height == solid.y
    (ground,) = [rule for rule in chart.rules if rule.kind == "ground"]
    assert solid.y + solid.height == ground.y1
    assert [one.text for one in chart.letters] == ["2", "4", "6", "8", "Nov", "2026"]


def test_rows_share_one_scale() -> None:
    chart = rows([Amount("Layanan", "80%", (("solid", 8),)), Amount("Budaya", "", (("solid", 2),))])

    assert [(one.x, one.width) for one in chart.shapes] == [(0, 100), (0, 25)]
    assert [(one.text, one.x, one.anchor) for one in chart.letters] == [
        ("Layanan", 0, "start"),
        ("80%", 100, "end"),
        ("Budaya", 0, "start"),
    ]


def test_times_are_drawn_against_the_promise() -> None:
    chart = spans([Span("selesai → tayang", "30 menit", 30, 60)], limit=120)

    assert [(one.kind, one.x) for one in chart.dots] == [("end", 40), ("middle", 20)]
    assert [one.x1 for one in chart.rules if one.kind == "promise"] == [80]
    between = spans([Span("dikirim → disetujui", "9 menit", 9, 9, is_promised=False)], limit=120)
    assert not [one for one in between.rules if one.kind == "promise"]


def test_what_takes_days_goes_beyond_the_scale_and_leaves_the_rest_readable() -> None:
    chart = spans([Span("a", "", 100, 9000), Span("b", "", 5000, 9000), Span("c", "", 60, 90)], 120)

    assert [(one.kind, one.x) for one in chart.dots] == [
        *(("beyond", 100), ("middle", 27.78)),
        ("beyond", 100),
        *(("end", 25), ("middle", 16.67)),
    ]


def test_a_time_that_too_few_stories_tell_is_named_and_not_drawn() -> None:
    chart = spans([Span("selesai → tayang", "3 berita", None, None)], limit=120)

    assert chart.dots == ()
    assert [one.text for one in chart.letters] == ["selesai → tayang", "3 berita"]


@given(AMOUNTS)
def test_nothing_is_drawn_outside_the_chart(amounts: list[Amount]) -> None:
    for chart in (columns(amounts), rows(amounts)):
        for one in chart.shapes:
            assert one.width > 0
            assert 0 <= one.x <= one.end <= 100.01
            assert 0 <= one.y <= one.y + one.height <= chart.height
        for letters in chart.letters:
            assert 0 <= letters.x <= 100
            assert 0 <= letters.y <= chart.height


@given(AMOUNTS)
def test_as_much_is_drawn_as_was_counted(amounts: list[Amount]) -> None:
    chart = columns(amounts)
    most = max((one.total for one in amounts), default=0)

    numbers = [number for one in amounts for _, number in one.parts if number]
    assert len(chart.shapes) == len(rows(amounts).shapes) == len(numbers)
    for shape, number in zip(chart.shapes, numbers, strict=True):
        # The scale ends at a round number, at less than twice the tallest column.
        assert number * COLUMN_AREA / (2 * most) - 0.03 <= shape.height
        assert shape.height <= number * COLUMN_AREA / most + 0.03
