"""Quotation marks one by one: which way each is turned, and which of them pair up."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

_CLOSES_BEFORE = frozenset(".,;:!?)]}…")
_OPENS_AFTER = frozenset("([{–—-:/")


class Way(Enum):
    """Whether a mark opens, closes, or, being straight, may do either."""

    OPEN = 1
    CLOSE = -1
    EITHER = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark; `way` is what it is, `leans` what its neighbours make of it."""

    at: int
    way: Way
    leans: Way
    character: str


def read_mark(prose: str, at: int) -> Mark:
    """The mark at the offset `at`; a straight one has the way that its neighbours give it."""
    character = prose[at]
    before, after = prose[at - 1 : at] or " ", prose[at + 1 : at + 2] or " "
    opens = (before.isspace() or before in _OPENS_AFTER) and not (
        after.isspace() or after in _CLOSES_BEFORE
    )
    closes = not before.isspace() and before not in "([{" and not after.isalnum()
    leans = Way.EITHER if opens == closes else Way.OPEN if opens else Way.CLOSE
    way = {"“": Way.OPEN, "„": Way.OPEN, "‟": Way.OPEN, "”": Way.CLOSE}.get(character, leans)
    return Mark(at, way, leans, character)


def without_inches(prose: str, marks: list[Mark]) -> list[Mark]:
    """Without straight marks that can be read as inches or seconds of arc (24", 9'12").

    That is one of them, where it makes the rest even; or all straight ones, where the curved marks
    pair up without them.
    """
    straight = [mark for mark in marks if mark.character == '"']
    inches = [mark for mark in straight if _is_behind_figure(prose, mark)]
    if not inches:
        return marks
    curved = [mark for mark in marks if mark.character != '"']
    ways = [mark.way for mark in curved]
    if inches == straight and ways == [Way.OPEN, Way.CLOSE] * (len(ways) // 2):
        return curved
    odd = len(marks) % 2 and len(inches) == 1
    return [mark for mark in marks if mark is not inches[0]] if odd else marks


def _is_behind_figure(prose: str, mark: Mark) -> bool:
    # YAML's backslash before a mark has become a space.
    spaced = mark.leans is Way.EITHER and prose[mark.at - 1 : mark.at] == " "
    end = mark.at - 1 if spaced else mark.at
    return end > 0 and prose[end - 1].isdigit()


def low_marks_closed(marks: list[Mark]) -> list[Mark]:
    """With „…“ read as a pair: there the mark that looks like an opening one closes."""
    return [
        replace(mark, way=Way.CLOSE) if index and _is_low_pair(marks[index - 1], mark) else mark
        for index, mark in enumerate(marks)
    ]


def _is_low_pair(one: Mark, two: Mark) -> bool:
    return one.character == "„" and two.character == "“" and two.leans is Way.CLOSE


def paired_marks(marks: Sequence[Mark]) -> tuple[list[tuple[int, int]], Sequence[Mark]]:
    """The outermost pairs as far as all marks pair up, none deeper than two; then what is left."""
    pairs: list[tuple[int, int]] = []
    depth = opened = done = 0
    for index, mark in enumerate(marks):
        opening = mark.way is Way.OPEN or (mark.way is Way.EITHER and depth == 0)
        if opening and depth == 0:
            opened = mark.at
        depth += 1 if opening else -1
        if depth not in (0, 1, 2):
            break
        if depth == 0:
            pairs.append((opened, mark.at + 1))
            done = index + 1
    return pairs, marks[done:]
