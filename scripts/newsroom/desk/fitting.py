"""Lists that have to fit into a comment: as many items as there is room for, and how many are left."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from newsroom.desk.escape import size


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of Markdown that stands for `count` things; a heading stands for none."""

    text: str
    count: int = 1


def fit(items: Iterable[Item], total: int, room: int, more: Callable[[int], str]) -> str:
    """The first of `items` that fit into `room`, and behind them `more(number left out)`.

    `total` things stand in all items; those that do not fit are not even made. The result is never
    larger than `room` where `more(total)` fits into it.
    """
    kept: list[Item] = []
    used = 0
    for one in items:
        used += size(one.text)
        kept.append(one)
        if used > room:
            break
    else:
        return "".join(one.text for one in kept)
    room -= size(more(total))
    while kept and (used > room or not kept[-1].count):  # nor a heading over nothing
        used -= size(kept.pop().text)
    shown = sum(one.count for one in kept)
    return "".join(one.text for one in kept) + more(total - shown)
