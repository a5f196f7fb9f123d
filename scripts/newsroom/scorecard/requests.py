"""What readers asked for, counted: how many requests, how many were settled in time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from newsroom.edition import Published
from newsroom.ledger import Record
from newsroom.requests import Answer, Case, Outcome, RequestKind, cases_of
from newsroom.story import Story


@dataclass(frozen=True, slots=True)
class RequestFigures:
    """What is counted of requests.

    `replies` and `corrections` add up to all; so do `in_time`, `late` and `waiting`, of which the
    late ones may wait still. `declined` ones are among those that were settled.
    """

    replies: int = 0
    corrections: int = 0
    in_time: int = 0
    late: int = 0
    waiting: int = 0
    declined: int = 0

    @property
    def all(self) -> int:
        """How many there were."""
        return self.replies + self.corrections

    @property
    def in_time_share(self) -> float | None:
        """The share, from 0 to 1, of those whose hour has come; None where none's has."""
        due = self.in_time + self.late
        return self.in_time / due if due else None


NONE_ASKED = RequestFigures()


def requests_in_figures(cases: Iterable[Case], now: datetime) -> RequestFigures:
    """What is counted of these requests at `now`."""
    found = list(cases)
    kinds = [case.request.kind for case in found]
    kept = [case.is_in_time(now) for case in found]
    return RequestFigures(
        replies=kinds.count(RequestKind.REPLY),
        corrections=kinds.count(RequestKind.CORRECTION),
        in_time=kept.count(True),
        late=kept.count(False),
        waiting=kept.count(None),
        declined=sum(case.outcome is Outcome.DECLINED for case in found),
    )


def cases_by_story(
    records: Mapping[str, Record], published: Iterable[Published], limit: timedelta
) -> Mapping[str, tuple[Case, ...]]:
    """The requests of each story that is on air and was asked for anything, with their answers."""
    on_air = {one.story.id: one for one in published if one.story.id}
    replies: dict[str, list[Answer]] = {}
    for one in on_air.values():
        if one.story.meta.reply_to:
            answer = Answer(one.at, one.story.address)
            replies.setdefault(one.story.meta.reply_to, []).append(answer)
    return {
        id_: cases_of(
            record.requests,
            limit,
            replies=replies.get(id_, ()),
            corrections=_corrections(on_air[id_].story),
        )
        for id_, record in records.items()
        if record.requests and id_ in on_air
    }


def _corrections(story: Story) -> list[Answer]:
    """Its corrections; a withdrawal corrects the whole of it."""
    answers = [Answer(one.at, story.address) for one in story.meta.corrections]
    if story.meta.withdrawn:
        answers.append(Answer(story.meta.withdrawn.at, story.address))
    return answers
