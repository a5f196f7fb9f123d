"""One story's way from the event to the networks, as its trail tells it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum
from itertools import pairwise

from newsroom.deadline import clock_start
from newsroom.ledger import Sent
from newsroom.settings import DeadlineSettings
from newsroom.social.wording import clean_line
from newsroom.story import Story
from newsroom.trail import Evidence, Happening, Step, Trail


class Promise(StrEnum):
    """Whether a story was on air in time; unknown where nobody measured its page."""

    KEPT = "kept"
    LATE = "late"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Leg:
    """A part of the way: from one step to a later one."""

    start: Step
    end: Step

    @property
    def name(self) -> str:
        """`merged-live`: the leg's name in files."""
        return f"{self.start}-{self.end}"


_STEPS = tuple(Step)
LEGS: tuple[Leg, ...] = (
    *(Leg(start, end) for start, end in pairwise(_STEPS)),
    *(Leg(Step.ENDED, end) for end in (Step.APPROVED, Step.LIVE, Step.POSTED)),
)
"""From each step to the next, then from the event's end to the three that others wait for."""

_PUBLIC = (Step.LIVE, Step.POSTED)


@dataclass(frozen=True, slots=True)
class Journey:
    """What is known of one story.

    `month` (`2026-11`) is that of coming out, in the newsroom's time zone; empty where unknown.
    `starts_at` is when its clock starts: the event's end, or a later end of an embargo. `steps`
    holds the first time that each step was taken.
    """

    story: str
    path: str
    title: str
    desk: str
    month: str
    starts_at: datetime | None
    limit: timedelta
    steps: Mapping[Step, Happening]
    embargo_until: datetime | None = None
    late_reason: str = ""
    corrections: int = 0
    is_withdrawn: bool = False
    posts: tuple[Sent, ...] = ()

    @property
    def on_air_after(self) -> timedelta | None:
        """From the start of the clock until the probe saw the page; None where it saw none."""
        live = self.steps.get(Step.LIVE)
        if live is None or live.evidence is not Evidence.MEASURED or self.starts_at is None:
            return None
        return live.at - self.starts_at

    @property
    def promise(self) -> Promise:
        """Whether it was on air in time."""
        taken = self.on_air_after
        if taken is None:
            return Promise.UNKNOWN
        return Promise.LATE if taken > self.limit else Promise.KEPT

    @property
    def over(self) -> timedelta | None:
        """How long after the deadline it was on air; None where it was not, or nobody knows."""
        taken = self.on_air_after
        return taken - self.limit if taken is not None and taken > self.limit else None

    def taken(self, leg: Leg) -> timedelta | None:
        """How long `leg` took; negative where its end came first, None where a step is unknown.

        Waiting for an embargo to end is nobody's delay and counts in no leg.
        """
        start, end = self.steps.get(leg.start), self.steps.get(leg.end)
        if start is None or end is None:
            return None
        since = start.at
        if self.embargo_until is not None and leg.end in _PUBLIC:
            since = max(since, self.embargo_until)
        return end.at - since


def journey_of(
    story: Story,
    trail: Trail,
    deadline: DeadlineSettings,
    zone: tzinfo,
    posts: tuple[Sent, ...] = (),
) -> Journey:
    """The journey of a story that came out, in the newsroom's `zone`. `posts` are its own."""
    first = {step: happening for step in Step if (happening := trail.first(step))}
    meta = story.meta
    return Journey(
        story=story.id,
        path=story.path,
        title=clean_line(meta.title),
        desk=meta.desk,
        month=_month(trail.published_at, zone),
        starts_at=clock_start(story),
        limit=deadline.limit,
        steps=first,
        embargo_until=meta.embargo_until,
        late_reason=clean_line(meta.late_reason or ""),
        corrections=len(meta.corrections),
        is_withdrawn=meta.withdrawn is not None,
        posts=posts,
    )


def _month(out: datetime | None, zone: tzinfo) -> str:
    if out is None:
        return ""
    try:
        here = out.astimezone(zone)
    except OverflowError:  # the first or last day that Python knows; a typing error
        here = out
    return f"{here.year:04}-{here.month:02}"
