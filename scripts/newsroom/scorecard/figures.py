"""Many stories in figures: all of them, by desk, by month, and their posts by network.

Figures are counted, never estimated. The median of an even number is the mean of the middle two;
the 90th percentile is by nearest rank: the smallest value that nine tenths do not exceed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from newsroom.scorecard.bundle import Bundle, Late, Sheaf, Times, add_up, together
from newsroom.scorecard.journey import LEGS, Leg
from newsroom.scorecard.posting import NetworkFigures, networks_of
from newsroom.scorecard.requests import RequestFigures
from newsroom.settings import Desk, Settings

FEW = 10
"""Of fewer values than this neither a share nor a median is told to readers: one story more or
less would make another figure of it. The numbers themselves are."""


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

    `waiting` stories are not on air and count nowhere else; `requests` are what readers asked for.
    Both change by the hour, and are None where they are not told.
    """

    at: datetime | None
    limit: timedelta
    since: str
    until: str
    waiting: int | None
    total: Figures
    desks: tuple[Group, ...]
    months: tuple[Group, ...]
    late: tuple[LateStory, ...]
    networks: tuple[NetworkFigures, ...] = ()
    requests: RequestFigures | None = None


def score(
    bundles: Iterable[Bundle],
    settings: Settings,
    *,
    at: datetime | None,
    waiting: int | None = None,
    since: str = "",
    until: str = "",
    requests: RequestFigures | None = None,
) -> Scorecard:
    """The scorecard of the months, in their order, between `since` and `until`, both included.

    Stories without month belong to no period, so any bound leaves them out.
    """
    chosen = [one for one in bundles if _is_within(one.month, since, until)]
    by_month = {one.month: together(one.desks.values()) for one in chosen}
    return Scorecard(
        at=at,
        limit=settings.deadline.limit,
        since=since,
        until=until,
        waiting=waiting,
        total=figures_of(together(by_month.values())),
        desks=tuple(_desks(chosen, settings)),
        months=tuple(Group(one, one, figures_of(by_month[one])) for one in by_month),
        late=_late(one for bundle in chosen for one in bundle.late),
        networks=networks_of(add_up(one.posts for one in chosen)),
        requests=requests,
    )


def figures_of(sheaf: Sheaf) -> Figures:
    """What is counted of a sheaf."""
    counts = sheaf._asdict()
    legs = counts.pop("legs")
    told = zip(LEGS, legs, strict=True)
    return Figures(**counts, legs=tuple(_leg(leg, sheaf.stories, one) for leg, one in told))


def median(values: Sequence[int]) -> timedelta | None:
    """The middle of the sorted `values`, in microseconds, or the mean of the middle two."""
    if not values:
        return None
    low, high = values[(len(values) - 1) // 2], values[len(values) // 2]
    return timedelta(microseconds=low) + timedelta(microseconds=high - low) / 2


def p90(values: Sequence[int]) -> timedelta | None:
    """The smallest of the sorted `values`, in microseconds, that nine tenths do not exceed."""
    return timedelta(microseconds=values[-(-9 * len(values) // 10) - 1]) if values else None


def _leg(leg: Leg, stories: int, times: Times) -> LegFigures:
    known = len(times.in_order)
    return LegFigures(
        leg=leg,
        known=known,
        reversed=times.reversed,
        unknown=stories - known - times.reversed,
        declared=times.declared,
        median=median(times.in_order),
        p90=p90(times.in_order),
    )


def _desks(bundles: Sequence[Bundle], settings: Settings) -> Iterator[Group]:
    for key in sorted({key for one in bundles for key in one.desks}):
        name = _desk_name(settings.desks.get(key)) or key
        sheaves = (one.desks[key] for one in bundles if key in one.desks)
        yield Group(key, name, figures_of(together(sheaves)))


def _desk_name(desk: Desk | None) -> str:
    return desk.name if desk else ""


def _late(late: Iterable[Late]) -> tuple[LateStory, ...]:
    """The worst delay first, then those that nobody measured."""
    worst_first = sorted(late, key=lambda one: (-(one.over or 0), one.story, one.path))
    return tuple(
        LateStory(one.story, one.path, one.title, one.desk, _time(one.over), one.reason)
        for one in worst_first
    )


def _time(ticks: int | None) -> timedelta | None:
    return None if ticks is None else timedelta(microseconds=ticks)


def _is_within(month: str, since: str, until: str) -> bool:
    if not month:
        return not since and not until
    return (not since or month >= since) and (not until or month <= until)
