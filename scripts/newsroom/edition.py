"""What is published at a given time: the stories that may be seen, and why others are held back.

The site, the posts and the feeds all start from the same edition, so that none of them can show
what another keeps back.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from newsroom.approval import (
    Approval,
    Decision,
    decide,
    declared,
    may_approve,
    needs_second_editor,
    with_second,
)
from newsroom.settings import ApprovalSource, Settings
from newsroom.story import Story
from newsroom.trail import Happening, Step, Trail, recorded_approvals, trail_of

if TYPE_CHECKING:
    # A build asks for single stories, and these take long to import.
    from newsroom.corpus import Corpus
    from newsroom.registers import Election

Recorded = Callable[[str], Iterable[Happening]]
"""What the ledger and the forge recorded of the story with this id."""


class Hold(StrEnum):
    """Why a story is held back."""

    EMBARGO = "embargo"
    UNAPPROVED = "unapproved"


@dataclass(frozen=True, slots=True)
class Published:
    """A story that readers may see, with its trail."""

    story: Story
    decision: Decision
    trail: Trail

    @property
    def at(self) -> datetime:
        """When it came out; the beginning of time where nothing is known."""
        return self.trail.published_at or datetime.min.replace(tzinfo=UTC)

    @property
    def readable_since(self) -> datetime:
        """Since when it can be read; an approval may come long before the embargo's end."""
        embargo = self.story.meta.embargo_until
        return max(self.at, embargo) if embargo else self.at


@dataclass(frozen=True, slots=True)
class Held:
    """A story that is held back."""

    story: Story
    hold: Hold
    decision: Decision


@dataclass(frozen=True, slots=True)
class Edition:
    """The stories on air, newest first, and those held back, by path."""

    published: tuple[Published, ...]
    held: tuple[Held, ...]


def edit(
    corpus: "Corpus",
    settings: Settings,
    elections: "Collection[Election]",
    recorded: Recorded,
    now: datetime,
) -> Edition:
    """The edition at `now`: approved and not under embargo."""
    published: list[Published] = []
    held: list[Held] = []
    for story in corpus.stories:
        found = consider(story, settings, elections, recorded, now)
        if isinstance(found, Published):
            published.append(found)
        else:
            held.append(found)
    return Edition(
        tuple(sorted(published, key=lambda p: (p.at, p.story.id), reverse=True)), tuple(held)
    )


def consider(
    story: Story,
    settings: Settings,
    elections: "Collection[Election]",
    recorded: Recorded,
    now: datetime,
) -> Published | Held:
    """Whether `story` is on air at `now`. `elections` are those of the registers."""
    happenings = tuple(recorded(story.id))
    decision = decision_of(story, settings, elections, happenings)
    embargo = story.meta.embargo_until
    if embargo is not None and embargo > now:
        return Held(story, Hold.EMBARGO, decision)
    if not decision.approved:
        return Held(story, Hold.UNAPPROVED, decision)
    return Published(story, decision, trail_at(story, settings, decision, happenings))


def decision_of(
    story: Story,
    settings: Settings,
    elections: "Collection[Election]",
    happenings: Iterable[Happening],
) -> Decision:
    """Whether `story` is approved, from where newsroom.toml says that approvals are given."""
    steps = tuple(happenings)
    approvals = approvals_of(story, settings, steps)
    lane = settings.approval.fast_lane
    return decided(story, approvals, settings, elections, steps, fast_lane=lane)


def decided(
    story: Story,
    approvals: Iterable[Approval],
    settings: Settings,
    elections: "Collection[Election]",
    happenings: Iterable[Happening] = (),
    *,
    fast_lane: bool = False,
) -> Decision:
    """Whether `approvals` approve `story`: two editors' where it names a candidate of `elections`.

    The hours of its newest approval, of the merge behind it and of its embargo's end say whether it
    comes out in an election's days; never the present one, so that no approval is lost later. What
    was seen on air as it was approved stays there, whoever becomes a candidate.
    """
    given, steps = tuple(approvals), tuple(happenings)
    decision = decide(story, given, settings.desks, fast_lane=fast_lane)
    approval, embargo = decision.approval, story.meta.embargo_until
    if approval is None:
        return decision
    since = max(approval.at, embargo) if embargo else approval.at
    if any(one.step is Step.LIVE and one.at >= since for one in steps):
        return decision
    merged = [one.at for one in steps if one.step is Step.MERGED and one.at >= approval.at]
    named = needs_second_editor(story, elections, [approval.at, since, *merged], settings.zone)
    return with_second(story, decision, given, settings.desks, named) if named else decision


def approvals_of(
    story: Story, settings: Settings, happenings: Iterable[Happening]
) -> tuple[Approval, ...]:
    """The approvals of `story`, from where newsroom.toml says that they are given.

    Where they are reviews, a key that anybody can write into a file approves nothing.
    """
    if settings.approval.source is ApprovalSource.DECLARED:
        return declared(story)
    return recorded_approvals(story, happenings)


def trail_at(
    story: Story, settings: Settings, decision: Decision, happenings: Iterable[Happening]
) -> Trail:
    """The trail of `story`, in which only approvals stand that may count.

    Older ones of those who may approve stay: the first let the story out.
    """
    desk = settings.desks.get(story.meta.desk)
    entitled = [
        one
        for one in approvals_of(story, settings, happenings)
        if (desk and may_approve(story, one, desk)) or one in (decision.approval, decision.second)
    ]
    if settings.approval.source is ApprovalSource.DECLARED:
        return trail_of(story, approvals=entitled, recorded=happenings)
    counted = {(one.by, one.at) for one in entitled}
    known = [h for h in happenings if h.step is not Step.APPROVED or (h.who, h.at) in counted]
    return trail_of(story, recorded=known)
