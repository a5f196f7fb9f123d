"""What readers asked of a story, as its page tells it: what, when, and what became of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsroom.page.ties import REPLY, Ties
from newsroom.page.words import Time, time_in
from newsroom.requests import Answer, Case, Outcome, Request, RequestKind, cases_of
from newsroom.settings import Settings
from newsroom.social.wording import clean_line
from newsroom.story import Story
from newsroom.tongue import SOURCE, Tongue

CORRECTED = "#ralat"
"""Where the newest correction stands on a story's own page."""


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request: whether it is for a reply (else for a correction), and what became of it.

    `settled` is when it was answered or declined. `address` leads to the answer: to another page of
    the site, or to a place on this one. `reason` is why it was declined.
    """

    is_reply: bool
    outcome: str
    asked: Time
    due: Time
    settled: Time | None
    address: str
    reason: str


def requested_of(
    story: Story,
    requests: Sequence[Request],
    ties: Ties,
    settings: Settings,
    tongue: Tongue = SOURCE,
) -> tuple[RequestLine, ...]:
    """What was asked, the newest first; nothing where the story is withdrawn, which answers all."""
    if not requests or story.meta.withdrawn:
        return ()
    printed = [
        Answer(one.time.moment, one.address) for one in ties.related if one.relation == REPLY
    ]
    corrected = [Answer(one.at, CORRECTED) for one in story.meta.corrections]
    cases = cases_of(requests, settings.requests.limit, replies=printed, corrections=corrected)
    return tuple(_lines(reversed(cases), settings, tongue))


def _lines(cases: Iterable[Case], settings: Settings, tongue: Tongue) -> Iterable[RequestLine]:
    zone = settings.zone
    for case in cases:
        settled = case.settled_at
        yield RequestLine(
            is_reply=case.request.kind is RequestKind.REPLY,
            outcome=case.outcome.value,
            asked=time_in(case.request.at, zone, tongue),
            due=time_in(case.due_at, zone, tongue),
            settled=time_in(settled, zone, tongue) if settled else None,
            address=case.answer.address if case.answer else "",
            reason=clean_line(case.request.reason) if case.outcome is Outcome.DECLINED else "",
        )
