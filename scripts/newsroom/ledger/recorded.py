"""What the ledger adds to a story's page and to the scorecard, out of the story's record."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from newsroom.ledger.record import (
    ARRIVED,
    OUTBOX,
    Claim,
    Figures,
    Record,
    State,
    happenings,
    is_own,
)
from newsroom.requests import Request
from newsroom.trail import Happening


class Fate(StrEnum):
    """What became of a story's post, as far as readers are concerned.

    `refused`: the network did not take it, for now or for good. `open`: nobody knows yet.
    """

    POSTED = "posted"
    DELETED = "deleted"
    REFUSED = "refused"
    OPEN = "open"


_FATES = {
    **dict.fromkeys(ARRIVED, Fate.POSTED),
    State.DELETED: Fate.DELETED,
    State.BLOCKED: Fate.REFUSED,
    State.REJECTED: Fate.REFUSED,
}


@dataclass(frozen=True, slots=True)
class Sent:
    """A story's own post at a network, and how readers answered; None where nobody tells.

    A post that lies in the outbox is one of the network `outbox`, whatever it is meant for.
    `read_at` is when the network was last asked for the answers.
    """

    network: str
    fate: Fate
    read_at: datetime | None = None
    likes: int | None = None
    shares: int | None = None
    comments: int | None = None
    views: int | None = None


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the ledger adds: steps of the trail, posts in the outbox, readers' requests, all posts."""

    happenings: tuple[Happening, ...] = ()
    in_outbox: bool = False
    requests: tuple[Request, ...] = ()
    posts: tuple[Sent, ...] = ()


def recorded_of(record: Record) -> Recorded:
    """What `record` adds to its story's page and to the scorecard."""
    claims = record.posts.values()
    lies = any(claim.network == OUTBOX and claim.state in ARRIVED for claim in claims)
    return Recorded(happenings(record), lies, record.requests, sent(record))


def sent(record: Record) -> tuple[Sent, ...]:
    """The story's own posts, by network; not what only tells machines or answers a post."""
    found = [
        _sent(claim, record.figures.get(key))
        for key, claim in record.posts.items()
        if is_own(claim)
    ]
    return tuple(sorted(found, key=repr))


def _sent(claim: Claim, figures: Figures | None) -> Sent:
    fate = _FATES.get(claim.state, Fate.OPEN)
    if figures is None:
        return Sent(claim.network, fate)
    answers = figures.likes, figures.shares, figures.comments, figures.views
    return Sent(claim.network, fate, figures.at, *answers)
