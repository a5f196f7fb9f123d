"""Journeys for tests: a story of the desk layanan that went by the book, and what differs."""

from datetime import datetime, timedelta

from newsroom.ledger import Sent
from newsroom.scorecard import Journey
from newsroom.trail import Evidence, Happening, Step
from tests.stories import WITA

ENDED = datetime(2026, 11, 19, 15, tzinfo=WITA)
LIMIT = timedelta(minutes=120)
_EVIDENCE = {
    Step.ENDED: Evidence.DECLARED,
    Step.LIVE: Evidence.MEASURED,
    Step.POSTED: Evidence.RETURNED,
}


def make_journey(
    *,
    ended: int | None = 0,
    submitted: int | None = None,
    approved: int | None = None,
    merged: int | None = None,
    live: int | None = None,
    posted: int | None = None,
    story: str = "2026-11-19-pasar",
    desk: str = "layanan",
    month: str = "2026-11",
    reason: str = "",
    corrections: int = 0,
    withdrawn: bool = False,
    embargo: int | None = None,
    declared: bool = False,
    posts: tuple[Sent, ...] = (),
) -> Journey:
    """Steps in minutes after 15.00; None where the trail knows nothing of one.

    `declared`: the approval is the newsroom's own word.
    """
    minutes = dict(zip(Step, (ended, submitted, approved, merged, live, posted), strict=True))
    until = ENDED + timedelta(minutes=embargo) if embargo is not None else None
    start = ENDED + timedelta(minutes=ended) if ended is not None else None
    return Journey(
        story=story,
        path=f"content/stories/2026/11/{story}.md",
        title="Pasar",
        desk=desk,
        month=month,
        starts_at=max(start, until) if start and until else start,
        limit=LIMIT,
        steps={
            step: Happening(step, ENDED + timedelta(minutes=at), _evidence(step, declared))
            for step, at in minutes.items()
            if at is not None
        },
        embargo_until=until,
        late_reason=reason,
        corrections=corrections,
        is_withdrawn=withdrawn,
        posts=posts,
    )


def _evidence(step: Step, declared: bool) -> Evidence:
    if step is Step.APPROVED and declared:
        return Evidence.DECLARED
    return _EVIDENCE.get(step, Evidence.RECORDED)
