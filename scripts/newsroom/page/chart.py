"""Charts as plain shapes: numbers in, places out; a template draws them as SVG.

Across, places are in per cent of the chart's width, so that it fits any window and its letters
keep their size; down, they are in pixels. Every shape has a kind that is told by its pattern as
well as by its colour: `solid`, `striped`, `hollow`, `dotted`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

SOLID, STRIPED, HOLLOW, DOTTED = "solid", "striped", "hollow", "dotted"

COLUMN_AREA = 132
"""Pixels that the tallest column has, below a line of room for the number on the scale."""
_TOP, _FOOT, _LINE = 16, 36, 15
_ROW, _BAR = 42, 10
_SCALE = 7.0
"""Per cent that the numbers of the scale take beside columns."""
_WIDEST = 15.5
"""Per cent that a column takes at most: a few stand side by side and do not fill the room."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A rectangle: `x` and `width` in per cent, `y` and `height` in pixels."""

    kind: str
    x: float
    y: float
    width: float
    height: float

    @property
    def end(self) -> float:
        """Where it ends across."""
        return _to(self.x + self.width)

    @property
    def middle(self) -> float:
        """The pixel that halves its height."""
        return _to(self.y + self.height / 2)


@dataclass(frozen=True, slots=True)
class Letters:
    """Words in a chart, with the point that they start, end or are centred at (`anchor`)."""

    text: str
    x: float
    y: float
    anchor: str = "start"
    kind: str = "label"


@dataclass(frozen=True, slots=True)
class Rule:
    """A hairline from one point to another."""

    x1: float
    y1: float
    x2: float
    y2: float
    kind: str = "grid"


@dataclass(frozen=True, slots=True)
class Dot:
    """A mark on a line: `kind` is `middle` for a full point, `end` for a stroke, `beyond` for more."""

    kind: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Chart:
    """All that is drawn, `height` pixels high."""

    height: int
    shapes: tuple[Shape, ...] = ()
    letters: tuple[Letters, ...] = ()
    rules: tuple[Rule, ...] = ()
    dots: tuple[Dot, ...] = ()


@dataclass(frozen=True, slots=True)
class Amount:
    """A row or column: its label, a second line or figure beside it, its parts by kind."""

    label: str
    note: str
    parts: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """All parts together."""
        return sum(number for _, number in self.parts)


@dataclass(frozen=True, slots=True)
class Span:
    """A row of times: its middle value and the one that nine of ten do not exceed, in minutes.

    `is_promised`: the promise is about this time.
    """

    label: str
    note: str
    middle: float | None
    most: float | None
    is_promised: bool = True


def columns(amounts: Sequence[Amount]) -> Chart:
    """Amounts side by side, the parts of each upon each other, the first one lowest."""
    steps = _steps(max((one.total for one in amounts), default=0))
    top, ground = steps[-1], _TOP + COLUMN_AREA
    each = min((100 - _SCALE) / max(len(amounts), 1), _WIDEST)
    shapes: list[Shape] = []
    letters = [
        Letters(f"{step:,}".replace(",", "."), 0, _height(step, top, ground) - 4, kind="scale")
        for step in steps[1:]
    ]
    for number, one in enumerate(amounts):
        left, base = _SCALE + number * each, 0
        for kind, count in one.parts:
            high, low = _height(base + count, top, ground), _height(base, top, ground)
            if count:
                shapes.append(
                    Shape(kind, _to(left + each * 0.15), high, _to(each * 0.7), _to(low - high))
                )
            base += count
        centre = _to(left + each / 2)
        letters.append(Letters(one.label, centre, ground + _LINE, "middle"))
        if one.note:
            letters.append(Letters(one.note, centre, ground + 2 * _LINE, "middle", "note"))
    rules = tuple(
        Rule(0, y, 100, y, "ground" if not step else "grid")
        for step in steps
        for y in (_height(step, top, ground),)
    )
    return Chart(ground + _FOOT, tuple(shapes), tuple(letters), rules)


def rows(amounts: Sequence[Amount]) -> Chart:
    """Amounts below each other, all on one scale, each under its label and its note."""
    most = max((one.total for one in amounts), default=0)
    shapes: list[Shape] = []
    letters: list[Letters] = []
    for number, one in enumerate(amounts):
        letters += _heads(number, one.label, one.note)
        base = 0
        for kind, count in one.parts:
            if count:
                x, width = _to(100 * base / most), _to(100 * count / most)
                shapes.append(Shape(kind, x, _bar(number), width, _BAR))
            base += count
    return Chart(_ROW * len(amounts), tuple(shapes), tuple(letters))


def spans(times: Sequence[Span], limit: float) -> Chart:
    """Times below each other on one scale, the promise of `limit` minutes across those it is about.

    The scale ends at three promises at most; what takes longer is drawn as going beyond it.
    """
    longest = max((one.most for one in times if one.most is not None), default=0.0)
    scale = min(max(longest, limit * 1.25), limit * 3)
    letters: list[Letters] = []
    rules: list[Rule] = []
    dots: list[Dot] = []
    for number, one in enumerate(times):
        letters += _heads(number, one.label, one.note)
        y = _bar(number) + _BAR / 2
        rules.append(Rule(0, y, 100, y))
        if one.is_promised:
            promise = _to(100 * limit / scale)
            rules.append(Rule(promise, y - 8, promise, y + 8, "promise"))
        if one.middle is None or one.most is None:
            continue
        end = _to(min(100.0, 100 * one.most / scale))
        rules.append(Rule(0, y, end, y, "span"))
        dots.append(Dot("beyond" if one.most > scale else "end", end, y))
        if one.middle <= scale:
            dots.append(Dot("middle", _to(100 * one.middle / scale), y))
    return Chart(_ROW * len(times), letters=tuple(letters), rules=tuple(rules), dots=tuple(dots))


def _heads(number: int, label: str, note: str) -> Iterable[Letters]:
    y = _ROW * number + _LINE
    yield Letters(label, 0, y)
    if note:
        yield Letters(note, 100, y, "end", "note")


def _bar(number: int) -> int:
    return _ROW * number + _LINE + 7


def _height(step: int, top: int, ground: int) -> float:
    return _to(ground - COLUMN_AREA * step / top)


def _steps(most: int) -> list[int]:
    """Two to five round numbers from nothing to `most` or a little more."""
    if most <= 1:
        return [0, 1]
    rough = most / 4
    power = 10 ** floor(log10(rough)) if rough >= 1 else 1
    step = next(int(power * one) for one in (1, 2, 5, 10) if power * one >= rough)
    return [step * number for number in range(ceil(most / step) + 1)]


def _to(number: float) -> float:
    """To a hundredth: the same digits on every machine."""
    return round(number, 2)
