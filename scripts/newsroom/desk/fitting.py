"""Lists that have to fit into a comment: as many items as there is room for, and how many are left."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from newsroom.desk.escape import size


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of Markdown that stands for `count` things; a heading stands for none."""

    text: str
    count: int = 1


def fit(items: Sequence[Item], room: int, more: Callable[[int], str]) -> str:
    """The first of `items` that fit into `room`, and behind them `more(number left out)`.

    The result is never larger than `room` where `more` of all items fits into it.
    """
    if sum(size(one.text) for one in items) <= room:
        return "".join(one.text for one in items)
    total = sum(one.count for one in items)
    room -= size(more(total))
    kept: list[Item] = []
    for one in items:
        room -= size(one.text)
        if room < 0:
            break
        kept.append(one)
    while kept and not kept[-1].count:
        kept.pop()  # a heading over nothing
    shown = sum(one.count for one in kept)
    return "".join(one.text for one in kept) + more(total - shown)
