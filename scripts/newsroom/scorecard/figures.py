"""Many journeys in figures: all of them, by desk, by month.

Figures are counted, never estimated. The median of an even number is the mean of the middle two;
the 90th percentile is by nearest rank: the smallest value that nine tenths do not exceed.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from newsroom.scorecard.journey import LEGS, Journey, Leg, Promise
from newsroom.settings import Desk, Settings
from newsroom.trail import Evidence


@dataclass(frozen=True, slots=True)
class LegFigures:
    """How long one leg takes.

    `known` stories took it in order; `reversed` took its end before its start, as announcements
    do, and have no part in `median` and `p90`; of `unknown` ones a step is not on the trail.
    `declared` of the known ones end in a time that only the newsroom declares.
    """

    leg: Leg
    known: int
    reversed: int
    unknown: int
    declared: int
    median: timedelta | None
    p90: timedelta | None


@dataclass(frozen=True, slots=True)
class Figures:
    """What is counted of a number of stories.

    `on_time`, `late` and `unknown` add up to `stories`. `corrected` stories have `corrections`
    corrections together. `late_with_reason` are the late ones that say why.
    """

    stories: int
    on_time: int
    late: int
    unknown: int
    late_with_reason: int
    corrected: int
    corrections: int
    withdrawn: int
    legs: tuple[LegFigures, ...]

    @property
    def on_time_share(self) -> float | None:
        """The share, from 0 to 1, of those that were measured; None where none was."""
        measured = self.on_time + self.late
        return self.on_time / measured if measured else None


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of one desk or month; `key` is its id, or `2026-11`, or empty where unknown."""

    key: str
    name: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class LateStory:
    """A story that was late, or says that it was; `over` is None where nobody measured by how much."""

    story: str
    path: str
    title: str
    desk: str
    over: timedelta | None
    reason: str


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The newsroom's figures at `at`; `since` and `until` are months, or empty.

    `waiting` stories are not on air and count nowhere else.
    """

    at: datetime
    limit: timedelta
    since: str
    until: str
    waiting: int
    total: Figures
    desks: tuple[Group, ...]
    months: tuple[Group, ...]
    late: tuple[LateStory, ...]


def score(
    journeys: Iterable[Journey],
    settings: Settings,
    *,
    at: datetime,
    waiting: int = 0,
    since: str = "",
    until: str = "",
) -> Scorecard:
    """The scorecard of the `journeys` whose month lies between `since` and `until`, both included.

    A journey without month belongs to no period, so any bound leaves it out.
    """
    chosen = [one for one in journeys if _is_within(one.month, since, until)]
    return Scorecard(
        at=at,
        limit=settings.deadline.limit,
        since=since,
        until=until,
        waiting=waiting,
        total=figures_of(chosen),
        desks=_by(chosen, lambda one: one.desk, lambda key: _desk_name(settings.desks.get(key))),
        months=_by(chosen, lambda one: one.month, str),
        late=_late(chosen),
    )


def figures_of(journeys: Sequence[Journey]) -> Figures:
    """What is counted of these stories; nothing where there are none."""
    promises = [one.promise for one in journeys]
    late = [one for one in journeys if one.promise is Promise.LATE]
    return Figures(
        stories=len(journeys),
        on_time=promises.count(Promise.KEPT),
        late=len(late),
        unknown=promises.count(Promise.UNKNOWN),
        late_with_reason=sum(bool(one.late_reason) for one in late),
        corrected=sum(one.corrections > 0 for one in journeys),
        corrections=sum(one.corrections for one in journeys),
        withdrawn=sum(one.is_withdrawn for one in journeys),
        legs=tuple(_leg(journeys, leg) for leg in LEGS),
    )


def median(values: Sequence[timedelta]) -> timedelta | None:
    """The middle of the sorted `values`, or the mean of the middle two; None of none."""
    if not values:
        return None
    low, high = values[(len(values) - 1) // 2], values[len(values) // 2]
    return low + (high - low) / 2


def p90(values: Sequence[timedelta]) -> timedelta | None:
    """The smallest of the sorted `values` that nine tenths do not exceed; None of none."""
    return values[-(-9 * len(values) // 10) - 1] if values else None


def _leg(journeys: Sequence[Journey], leg: Leg) -> LegFigures:
    taken = [(one, time) for one in journeys if (time := one.taken(leg)) is not None]
    ahead = [one for one, time in taken if time < timedelta()]
    ends = [one.steps[leg.end] for one, time in taken if time >= timedelta()]
    times = sorted(time for _, time in taken if time >= timedelta())
    return LegFigures(
        leg=leg,
        known=len(times),
        reversed=len(ahead),
        unknown=len(journeys) - len(taken),
        declared=sum(end.evidence is Evidence.DECLARED for end in ends),
        median=median(times),
        p90=p90(times),
    )


def _by(
    journeys: Sequence[Journey], key: Callable[[Journey], str], name: Callable[[str], str]
) -> tuple[Group, ...]:
    groups: dict[str, list[Journey]] = {}
    for one in journeys:
        groups.setdefault(key(one), []).append(one)
    return tuple(Group(one, name(one) or one, figures_of(groups[one])) for one in sorted(groups))


def _desk_name(desk: Desk | None) -> str:
    return desk.name if desk else ""


def _late(journeys: Sequence[Journey]) -> tuple[LateStory, ...]:
    """The worst delay first, then those that nobody measured."""
    found = [
        LateStory(one.story, one.path, one.title, one.desk, one.over, one.late_reason)
        for one in journeys
        if one.promise is Promise.LATE or (one.promise is Promise.UNKNOWN and one.late_reason)
    ]
    return tuple(sorted(found, key=lambda one: (-(one.over or timedelta()), one.story, one.path)))


def _is_within(month: str, since: str, until: str) -> bool:
    if not month:
        return not since and not until
    return (not since or month >= since) and (not until or month <= until)
