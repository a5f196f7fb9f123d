"""The bench's figures as Markdown."""

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from build_bench_rows import (
    ADDED,
    CHANGED,
    COLD,
    COMPONENT,
    HUGO,
    NOTHING,
    TEMPLATE,
    Figures,
    Row,
)

GOALS = {COLD: 1.0, TEMPLATE: 0.6, ADDED: 0.07, CHANGED: 0.07, NOTHING: 0.04}
"""The most that a build may take, as a share of Hugo's full build, at `GOAL_STORIES` stories."""
GOAL_MEMORY = 0.5
"""The most memory that any of them may hold, as a share of Hugo's."""
GOAL_GROWTH = 4.0
"""How much longer a new story may take among ten times as many."""
GOAL_STORIES = 10_000

_OURS = (COLD, NOTHING, ADDED, CHANGED, TEMPLATE, COMPONENT)
_HEAD = (
    "| | seconds | ratio to Hugo | goal | CPU seconds | peak MiB | ratio to Hugo | rendered | written |\n"
    "|---|---|---|---|---|---|---|---|---|"
)


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal and what was reached; both are ratios, and less is better."""

    name: str
    limit: float
    reached: float

    @property
    def verdict(self) -> str:
        """Whether it was kept, in a word."""
        return "kept" if self.reached <= self.limit else "EXCEEDED"


def goals(figures: Figures) -> list[Goal]:
    """The goals that hold for this size: all of them for `GOAL_STORIES`, else none."""
    if figures.stories != GOAL_STORIES:
        return []
    hugo = figures.row(HUGO)
    found = [
        Goal(name, limit, figures.row(name).median / hugo.median) for name, limit in GOALS.items()
    ]
    peaks = [row.peak_mib for name in _OURS if (row := figures.row(name)).peak_mib is not None]
    if peaks and hugo.peak_mib:
        found.append(Goal("peak memory", GOAL_MEMORY, max(peaks) / hugo.peak_mib))
    return found


def growth(smaller: Figures, larger: Figures) -> Goal:
    """How much longer one new story takes in the larger newsroom."""
    reached = larger.row(ADDED).median / smaller.row(ADDED).median
    name = f"one story added, {larger.stories:,} beside {smaller.stories:,} stories"
    return Goal(name, GOAL_GROWTH, reached)


def report(figures: Sequence[Figures], extras: Sequence[Row], about: str) -> str:
    """Everything from one run, in Markdown. `about`: when, where, with which versions."""
    parts = [about, *map(_size, figures)]
    if extras:
        head = "| | seconds | peak MiB |\n|---|---|---|"
        rows = [f"| {row.name} | {_seconds(row.median)} | {_mib(row)} |" for row in extras]
        parts.append("### Pictures, cards, search index\n\n" + "\n".join([head, *rows]))
    verdicts = [goal for one in figures for goal in goals(one)]
    verdicts += [
        growth(few, many) for few, many in pairwise(figures) if many.stories == 10 * GOAL_STORIES
    ]
    if verdicts:
        head = "| goal | limit | reached | |\n|---|---|---|---|"
        rows = [
            f"| {goal.name} | ≤ {goal.limit:g} | {goal.reached:.3f} | {goal.verdict} |"
            for goal in verdicts
        ]
        parts.append("### Goals\n\n" + "\n".join([head, *rows]))
    return "\n\n".join(parts)


def pages_line(figures: Figures) -> str:
    """How large both sites are."""
    ours, hugos = figures.ours, figures.hugos
    return (
        f"HTML pages: {ours.pages:,} here, {hugos.pages:,} of Hugo ({ours.apart(hugos):.1%} apart); "
        f"{ours.bytes / 2**20:,.1f} and {hugos.bytes / 2**20:,.1f} MiB."
    )


def _size(figures: Figures) -> str:
    hugo = figures.row(HUGO)
    verdicts = {goal.name: goal for goal in goals(figures)}
    rows = [_line(row, hugo, verdicts.get(row.name)) for row in figures.rows]
    title = f"### {figures.stories:,} stories"
    return "\n".join([title, "", _HEAD, *rows, "", pages_line(figures)])


def _line(row: Row, hugo: Row, goal: Goal | None) -> str:
    memory = row.peak_mib / hugo.peak_mib if row.peak_mib and hugo.peak_mib else None
    cells: Iterable[str] = (
        row.name,
        _seconds(row.median),
        f"{row.median / hugo.median:.3f}",
        f"≤ {goal.limit:g}: {goal.verdict}" if goal else "",
        _seconds(statistics.median(row.cpu_seconds)) if row.cpu_seconds else "",
        _mib(row),
        "" if memory is None else f"{memory:.2f}",
        "" if row.rendered is None else f"{row.rendered:,}",
        "" if row.written is None else f"{row.written:,}",
    )
    return f"| {' | '.join(cells)} |"


def _seconds(value: float) -> str:
    return f"{value:,.1f}" if value >= 10 else f"{value:.3f}"


def _mib(row: Row) -> str:
    return "" if row.peak_mib is None else f"{row.peak_mib:,.0f}"
