"""What readers ask of a story, the right of reply or a correction, and what became of it.

No code sets the hours: the press code says "at once" (KEJ 10) and "in proportion" (KEJ 11), so the
limit is this house's own promise, in newsroom.toml. A request holds no name: who asked is known to
the newsroom, from the form or the letter.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from newsroom.typed import Moment, strict_keys


class RequestKind(StrEnum):
    """What is asked for."""

    REPLY = "reply"
    CORRECTION = "correction"


class Outcome(StrEnum):
    """What became of a request."""

    ANSWERED = "answered"
    DECLINED = "declined"
    WAITING = "waiting"


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request that reached the newsroom `at` a certain time.

    `issue` is the number of the form on the forge, 0 for a letter. One that was declined says when
    and why.
    """

    kind: RequestKind
    at: Moment
    issue: int = 0
    declined_at: Moment | None = None
    reason: str = ""

    def is_same(self, other: "Request") -> bool:
        """Whether both are one request: of the same form, or letters of one kind and time."""
        if self.issue or other.issue:
            return self.issue == other.issue
        return (self.kind, self.at) == (other.kind, other.at)


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply that was printed, or a correction: since when, and where it stands on the site."""

    at: datetime
    address: str


@dataclass(frozen=True, slots=True)
class Case:
    """A request, until when it is to be answered, and its answer where there is one."""

    request: Request
    due_at: datetime
    answer: Answer | None = None

    @property
    def outcome(self) -> Outcome:
        """What became of it."""
        if self.request.declined_at is not None:
            return Outcome.DECLINED
        return Outcome.ANSWERED if self.answer else Outcome.WAITING

    @property
    def settled_at(self) -> datetime | None:
        """When it was answered or declined; None while it waits."""
        return self.request.declined_at or (self.answer.at if self.answer else None)

    def is_in_time(self, now: datetime) -> bool | None:
        """Whether it was settled by its hour; None while it still may be at `now`."""
        if self.settled_at is not None:
            return self.settled_at <= self.due_at
        return None if now <= self.due_at else False


def with_request(requests: Iterable[Request], new: Request) -> tuple[Request, ...]:
    """`requests` with `new`, by time; what is known of the same one already is kept where `new` is silent."""
    kept, same = [], new
    for one in requests:
        if not one.is_same(new):
            kept.append(one)
        elif new.declined_at is None:
            same = replace(new, declined_at=one.declined_at, reason=one.reason)
    return tuple(sorted((*kept, same), key=lambda one: (one.at, one.kind, one.issue)))


def cases_of(
    requests: Iterable[Request],
    limit: timedelta,
    *,
    replies: Iterable[Answer] = (),
    corrections: Iterable[Answer] = (),
) -> tuple[Case, ...]:
    """The requests with their answers, by time.

    A reply answers one request, the first that waits for it; a correction answers all that were
    asked for before it. What was printed before a request is no answer to it.
    """
    left = sorted(replies, key=lambda one: one.at)
    corrected = sorted(corrections, key=lambda one: one.at)
    found = []
    for one in sorted(requests, key=lambda one: one.at):
        answer = None
        if one.declined_at is None:
            answers = left if one.kind is RequestKind.REPLY else corrected
            answer = next((answer for answer in answers if answer.at >= one.at), None)
        if answer and one.kind is RequestKind.REPLY:
            left.remove(answer)
        found.append(Case(one, one.at + limit, answer))
    return tuple(found)
