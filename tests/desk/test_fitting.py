"""Lists that have to fit."""

from hypothesis import given
from hypothesis import strategies as some

from newsroom.desk.escape import size
from newsroom.desk.fitting import Item, fit


def more(number: int) -> str:
    return f"… {number} lagi"


def test_what_fits_stands_there_without_a_word_about_more() -> None:
    assert fit([Item("judul\n", 0), Item("a\n"), Item("b\n")], 2, 10, more) == "judul\na\nb\n"


def test_what_does_not_fit_is_counted_and_no_heading_stands_over_nothing() -> None:
    items = [Item("satu\n"), Item("judul\n", 0), Item("panjang sekali\n", 3)]

    assert fit(items, 4, 20, more) == "satu\n… 3 lagi"


def test_what_will_not_fit_is_not_even_made() -> None:
    made = iter([Item("x" * 9), Item("y" * 9), Item("z")])

    assert fit(made, 3, 15, more) == "… 3 lagi"
    assert next(made).text == "z"


@given(
    some.lists(
        some.tuples(some.text(alphabet="ab🛑\n", max_size=30), some.integers(0, 3)), max_size=20
    ),
    some.integers(12, 200),
)
def test_it_is_never_larger_than_the_room_and_counts_everything(
    given_items: list[tuple[str, int]], room: int
) -> None:
    items = [Item(text, count) for text, count in given_items]

    total = sum(one.count for one in items)
    text = fit(items, total, room, lambda number: f"\0{number}")

    assert size(text) <= room
    _, cut, left = text.rpartition("\0")
    shown = text.removesuffix(f"\0{left}") if cut else text
    assert "".join(one.text for one in items).startswith(shown)
    if cut:
        assert int(left) <= total
