"""What happened to a story, and how we know it.

Four kinds of evidence, never mixed: *declared* by the newsroom in the file, *recorded* by the
forge, *measured* by a probe of the live page, *returned* by a network that took the post.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from newsroom.approval import Approval

if TYPE_CHECKING:
    # A story is not needed to read what was recorded, and takes long to import.
    from newsroom.story import Story


class Step(StrEnum):
    """A step of the procedure, in its order."""

    ENDED = "ended"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    MERGED = "merged"
    LIVE = "live"
    POSTED = "posted"


_ORDER = {step: number for number, step in enumerate(Step)}
_OUT = (Step.LIVE, Step.MERGED, Step.APPROVED)


class Evidence(StrEnum):
    """How a time is known."""

    DECLARED = "declared"
    RECORDED = "recorded"
    MEASURED = "measured"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Happening:
    """One step that was taken.

    `who` is a person's id (`@login` for somebody that people.yml does not know) or a network's
    name, `url` the address of a post or of a pull request. Of a recorded approval, `covers` is the
    digest of the text that was approved.
    """

    step: Step
    at: datetime
    evidence: Evidence
    who: str = ""
    url: str = ""
    covers: str = ""


@dataclass(frozen=True, slots=True)
class Trail:
    """All that is known of a story, in the order of the procedure, then of time."""

    happenings: tuple[Happening, ...]

    def first(self, *steps: Step) -> Happening | None:
        """The first time that the first of `steps` that was taken was taken, or None."""
        for step in steps:
            for happening in self.happenings:
                if happening.step is step:
                    return happening
        return None

    @property
    def published_at(self) -> datetime | None:
        """When the story came out: live, else merged, else approved, else the event's end.

        Never the hour of a build or a commit, so that building twice gives the same bytes.
        """
        happening = self.first(*_OUT, Step.ENDED)
        return happening.at if happening else None

    @property
    def on_air_at(self) -> datetime | None:
        """When readers could see it: live, else merged, else approved; None before that."""
        happening = self.first(*_OUT)
        return happening.at if happening else None


def trail_of(
    story: "Story", *, approvals: Iterable[Approval] = (), recorded: Iterable[Happening] = ()
) -> Trail:
    """The trail of `story`: its event, the approvals that count, and what was recorded.

    `approvals` are declared ones (a forge's reviews come in through `recorded`). The first
    approval counts as the one that let the story out.
    """
    happenings = list(recorded)
    event = story.meta.event
    if event and event.ended_at:
        happenings.append(Happening(Step.ENDED, event.ended_at, Evidence.DECLARED))
    happenings += [
        Happening(Step.APPROVED, approval.at, Evidence.DECLARED, approval.by)
        for approval in approvals
    ]
    return Trail(tuple(sorted(happenings, key=lambda h: (_ORDER[h.step], h.at, h.who))))


def recorded_approvals(story: "Story", happenings: Iterable[Happening]) -> tuple[Approval, ...]:
    """The approvals that the ledger has: a forge's reviews, and what was declared before.

    One covers the newest change when the text that it approved is the text of `story`. Whoever
    handed the text in by the same pull request is an author, too.
    """
    steps = list(happenings)
    handed_in = {(one.who, one.url) for one in steps if one.step is Step.SUBMITTED}
    return tuple(
        Approval(
            one.who,
            one.at,
            covers_newest_change=bool(one.covers) and one.covers == story.digest,
            by_author=(one.who, one.url) in handed_in,
        )
        for one in steps
        if one.step is Step.APPROVED
    )
