"""What the scorecard counts of one story: its journey with all sums done, small enough to be kept.

A newsroom keeps one for each story, so that no figure of an archive needs a story read again.
"""

import json
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from newsroom.ledger import Fate, Sent
from newsroom.scorecard.journey import LEGS, Journey, Promise
from newsroom.trail import Evidence, Step

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)


class PostTally(NamedTuple):
    """A post: its network, what became of it, how readers answered. None: nobody tells.

    `is_answered` says that the network was asked and told something.
    """

    network: str
    fate: str
    is_answered: bool = False
    likes: int | None = None
    shares: int | None = None
    comments: int | None = None
    views: int | None = None

    @property
    def numbers(self) -> tuple[int, ...]:
        """What it adds to the numbers of its network (`Bundle.posts`)."""
        counts = (1, *(int(self.fate == fate) for fate in Fate), int(self.is_answered))
        told = (self.likes, self.shares, self.comments, self.views)
        return (*counts, *(number for one in told for number in (int(one is not None), one or 0)))


class Tally(NamedTuple):
    """What is counted of a story.

    `legs` are the times of `LEGS` in microseconds, `declared` says of each whether its end is the
    newsroom's own word. `over` is how long after the deadline it was on air, in microseconds.
    `known_at` is when the newest of all this became known, in seconds since 1970. A story is named
    (`story`, `path`, `title`) only where it was late or says so; a withdrawn one by no title.
    """

    month: str
    desk: str
    promise: str
    legs: tuple[int | None, ...]
    declared: tuple[bool, ...]
    over: int | None = None
    late_reason: str = ""
    corrections: int = 0
    is_withdrawn: bool = False
    posts: tuple[PostTally, ...] = ()
    known_at: int = 0
    story: str = ""
    path: str = ""
    title: str = ""

    @property
    def is_delay(self) -> bool:
        """Whether it was late, or says so where nobody measured."""
        return self.promise == Promise.LATE or (
            self.promise == Promise.UNKNOWN and bool(self.late_reason)
        )


def tally_of(journey: Journey) -> Tally:
    """What is counted of a journey."""
    promise, ends = journey.promise, _declared(journey)
    tally = Tally(
        month=journey.month,
        desk=journey.desk,
        promise=promise,
        legs=tuple(_ticks(journey.taken(leg)) for leg in LEGS),
        declared=tuple(leg.end in ends for leg in LEGS),
        over=_ticks(journey.over) if promise is Promise.LATE else None,
        late_reason=journey.late_reason,
        corrections=journey.corrections,
        is_withdrawn=journey.is_withdrawn,
        posts=tuple(_post(one) for one in journey.posts),
        known_at=_known_at(journey),
    )
    if not tally.is_delay:
        return tally
    title = "" if journey.is_withdrawn else journey.title
    return tally._replace(story=journey.story, path=journey.path, title=title)


def _declared(journey: Journey) -> set[Step]:
    steps = journey.steps.items()
    return {step for step, one in steps if one.evidence is Evidence.DECLARED}


def pack(tally: Tally) -> str:
    """The tally as JSON that `unpack` turns back into an equal one."""
    return json.dumps(tally, separators=(",", ":"))


def unpack(texts: list[str]) -> list[Tally]:
    """The tallies that `pack` was given, many at once."""
    return [_unpacked(values) for values in json.loads(f"[{','.join(texts)}]")]


def moment(known_at: int) -> datetime | None:
    """The moment of a tally's `known_at`; None where nothing is known."""
    return _EPOCH + timedelta(seconds=known_at) if known_at else None


def _unpacked(values: list[Any]) -> Tally:
    month, desk, promise, legs, declared, over, reason, corrections, gone, posts, *rest = values
    told = tuple(PostTally(*one) for one in posts)
    way = promise, tuple(legs), tuple(declared), over, reason
    return Tally(month, desk, *way, corrections, gone, told, *rest)


def _post(one: Sent) -> PostTally:
    if one.fate is not Fate.POSTED or one.read_at is None:
        return PostTally(one.network, one.fate)
    answers = PostTally(one.network, one.fate, is_answered=True, likes=one.likes, shares=one.shares)
    return answers._replace(comments=one.comments, views=one.views)


def _ticks(time: timedelta | None) -> int | None:
    return None if time is None else time // _TICK


def _known_at(journey: Journey) -> int:
    """The newest time on the trail; the event's end, which may be announced, tells nothing new."""
    times = [one.at for step, one in journey.steps.items() if step is not Step.ENDED]
    times += [one.read_at for one in journey.posts if one.read_at]
    return max(((at - _EPOCH) // timedelta(seconds=1) for at in times), default=0)
