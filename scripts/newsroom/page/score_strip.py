"""The strip of the scorecard: the five points of a story's trail, each with the middle of many."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from newsroom.clock import say_duration
from newsroom.page.strip import Mark
from newsroom.page.words import say_promise
from newsroom.scorecard import FEW, Figures, LegFigures
from newsroom.scorecard.definitions import STEPS
from newsroom.trail import Step

_POINTS = (Step.SUBMITTED, Step.APPROVED, Step.LIVE, Step.POSTED)
_PROVEN = (Step.LIVE, Step.POSTED)
_HOW: Mapping[Mark, str] = {
    Mark.UNKNOWN: "tidak tercatat",
    Mark.DECLARED: "dinyatakan redaksi",
    Mark.RECORDED: "dicatat sistem",
    Mark.PROVEN: "diukur, atau dijawab jaringan",
}


@dataclass(frozen=True, slots=True)
class ScorePoint:
    """A point: its name, how it is drawn and known, the middle of its times after the event.

    `time` is empty where too few stories tell; `note` says of how many it is known.
    """

    name: str
    mark: Mark
    how: str
    time: str
    note: str


def strip_points(figures: Figures) -> tuple[ScorePoint, ...]:
    """The points of the strip: the event's end, then the steps after it."""
    legs = {one.leg.end: one for one in figures.legs if one.leg.start is Step.ENDED}
    start = ScorePoint(STEPS[Step.ENDED], Mark.DECLARED, _HOW[Mark.DECLARED], "", "jam mulai")
    return (start, *(_point(step, legs[step]) for step in _POINTS))


def share_of(figures: Figures) -> int | None:
    """The per cent on time; None where fewer stories were measured than a share takes."""
    share = figures.on_time_share
    if share is None or figures.on_time + figures.late < FEW:
        return None
    # What is not all is never told as all, and what is not nothing never as nothing.
    return round(100 * share) if share in (0, 1) else min(max(round(100 * share), 1), 99)


def verdict_of(figures: Figures, limit: timedelta) -> str:
    """What came of the promise, in a sentence that says no more than was measured."""
    measured, promise = figures.on_time + figures.late, say_promise(limit)
    if not figures.stories:
        return "Belum ada berita yang tayang pada masa ini."
    if not measured:
        return (
            f"Belum ada berita yang jam tayangnya diukur di alamatnya, jadi janji {promise} belum "
            "dapat dinilai."
        )
    kept = f"{figures.on_time} dari {measured} berita yang terukur tayang dalam janji {promise}"
    share = share_of(figures)
    if share is None:
        return f"{kept}; terlalu sedikit untuk dijadikan persen."
    return f"{kept}: {share}%."


def _point(step: Step, leg: LegFigures) -> ScorePoint:
    name, mark = STEPS[step], _mark(step, leg)
    if not leg.known:
        return ScorePoint(name, mark, _HOW[mark], "", "")
    if leg.median is None or leg.known < FEW:
        return ScorePoint(name, mark, _HOW[mark], "", f"{leg.known} berita")
    return ScorePoint(name, mark, _HOW[mark], say_duration(leg.median), f"dari {leg.known} berita")


def _mark(step: Step, leg: LegFigures) -> Mark:
    if not leg.known:
        return Mark.UNKNOWN
    if step in _PROVEN:
        return Mark.PROVEN
    return Mark.DECLARED if leg.declared == leg.known else Mark.RECORDED
