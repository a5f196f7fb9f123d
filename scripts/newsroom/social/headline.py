"""Setting a headline: the largest size that fits, in even lines that end where a voice would."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from newsroom.social.counting import clusters
from newsroom.social.typesetting import Face, shorten, width

LEADING = 1.1
_LINES, _LINES_OF_A_LONG_ONE, _MUCH_LARGER = 5, 8, 1.2
# How much smaller a headline may be set for the sake of its lines.
_SMALLER = 0.84
_STICKS = "\u00a0"
_NUMBER = re.compile(r"\d[\d.,]*")
# A line that ends with one of these leaves its noun to the next line.
_LEANS_ON_NEXT = frozenset(
    ("atau", "bagi", "dan", "dari", "dengan", "di", "hingga", "ke", "oleh", "pada", "untuk", "yang")
)


@dataclass(frozen=True, slots=True)
class Setting:
    """A headline set in lines: the size and the distance between baselines, in pixels."""

    size: int
    lines: tuple[str, ...]
    step: int


def fit(text: str, *, room: tuple[int, int], sizes: tuple[int, int]) -> Setting:
    """The headline at the largest of `sizes` (smallest, largest) that fits `room` (w, h).

    In five lines at most; in up to eight where that makes a long one much larger. A little
    smaller where that gives much better lines. What fits nowhere ends with `…`.
    """
    words = _stuck(text.split())
    few = _best(words, room, sizes, _LINES)
    many = _best(words, room, sizes, _LINES_OF_A_LONG_ONE)
    if few and many:
        return many if many.size >= few.size * _MUCH_LARGER else few
    return few or many or _crammed(words, sizes[0], room)


def _best(
    words: list[str], room: tuple[int, int], sizes: tuple[int, int], most_lines: int
) -> Setting | None:
    """The setting with the best mixture of size and calm, or None where none fits."""
    smallest, largest = sizes
    found: list[tuple[float, Setting]] = []
    for size in range(largest, smallest - 1, -2):
        if found and size < found[0][1].size * _SMALLER:
            break
        lines = _filled(words, size, room[0])
        step = round(size * LEADING)
        if lines and len(lines) <= most_lines and len(lines) * step <= room[1]:
            evened = _evened(words, size, room[0], len(lines))
            score = size * (1 - _roughness(evened, size, room[0]))
            found.append((score, Setting(size, evened, step)))
    return max(found, key=lambda scored: scored[0])[1] if found else None


def _stuck(words: list[str]) -> list[str]:
    """The words, each number in one piece with the noun that it counts."""
    pieces: list[str] = []
    for word in words:
        if pieces and _NUMBER.fullmatch(pieces[-1]) and word not in _LEANS_ON_NEXT:
            pieces[-1] += _STICKS + word
        else:
            pieces.append(word)
    return pieces


def _filled(words: list[str], size: int, room: float) -> list[str]:
    """Lines as full as they get; none when a single word is wider than `room`."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, Face.HEADLINE, size) <= room:
            lines[-1] = longer
        elif width(word, Face.HEADLINE, size) <= room:
            lines.append(word)
        else:
            return []
    return lines


def _evened(words: list[str], size: int, room: float, count: int) -> tuple[str, ...]:
    """The words in `count` lines, as even as they get (least squares over the empty ends)."""
    # costs[n]: the cheapest way to set the first n words in the lines so far, and its breaks.
    costs: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, (0,))}
    for _ in range(count):
        further: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, breaks) in costs.items():
            for end, more in _line_costs(words, start, size, room):
                if end not in further or cost + more < further[end][0]:
                    further[end] = (cost + more, (*breaks, end))
        costs = further
    return tuple(" ".join(words[start:end]) for start, end in pairwise(costs[len(words)][1]))


def _roughness(lines: tuple[str, ...], size: int, room: float) -> float:
    """How far the lines are from a calm block: 0 to about 1, in parts of `room`."""
    widths = [width(line, Face.HEADLINE, size) for line in lines]
    gaps = [(max(widths) - one) / room for one in widths]
    # The last line may well be short, as long as it is more than a scrap.
    gaps[-1] *= 0.5 if widths[-1] > max(widths) * 0.4 else 1
    leaning = sum(line.rsplit(" ", 1)[-1] in _LEANS_ON_NEXT for line in lines[:-1])
    return math.sqrt(sum(gap**2 for gap in gaps) / len(gaps)) + 0.1 * leaning


def _line_costs(
    words: list[str], start: int, size: int, room: float
) -> Iterator[tuple[int, float]]:
    """Where a line from word `start` may end, and what its empty end costs."""
    for end in range(start + 1, len(words) + 1):
        empty = 1 - width(" ".join(words[start:end]), Face.HEADLINE, size) / room
        if empty < 0:
            return
        leaning = end < len(words) and words[end - 1] in _LEANS_ON_NEXT
        alone = leaning and end == start + 1
        yield end, empty**2 + 0.06 * leaning + 0.2 * alone


def _crammed(words: list[str], size: int, room: tuple[int, int]) -> Setting:
    """As many lines as there is room for, broken inside words where nothing else helps."""
    step = round(size * LEADING)
    most = max(1, min(_LINES_OF_A_LONG_ONE, room[1] // step))
    lines = list(_broken(words, size, room[0]))
    if len(lines) > most:
        lines[most - 1] = shorten(f"{lines[most - 1]} {lines[most]}", Face.HEADLINE, size, room[0])
    return Setting(size, tuple(lines[:most]), step)


def _broken(words: list[str], size: int, room: float) -> Iterator[str]:
    line = ""
    for word in words:
        longer = f"{line} {word}".strip()
        if width(longer, Face.HEADLINE, size) <= room:
            line = longer
            continue
        if line:
            yield line
        line = ""
        for cluster in clusters(word):
            if line and width(line + cluster, Face.HEADLINE, size) > room:
                yield line
                line = ""
            line += cluster
    if line:
        yield line
