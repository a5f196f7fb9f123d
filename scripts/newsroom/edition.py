"""What is published at a given time: the stories that may be seen, and why others are held back.

The site, the posts and the feeds all start from the same edition, so that none of them can show
what another keeps back.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from newsroom.approval import Approval, Decision, decide, declared, may_approve
from newsroom.settings import ApprovalSource, Settings
from newsroom.story import Story
from newsroom.trail import Happening, Step, Trail, recorded_approvals, trail_of

if TYPE_CHECKING:
    # A build asks for single stories, and the corpus takes long to import.
    from newsroom.corpus import Corpus

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


def edit(corpus: "Corpus", settings: Settings, recorded: Recorded, now: datetime) -> Edition:
    """The edition at `now`: approved and not under embargo."""
    published: list[Published] = []
    held: list[Held] = []
    for story in corpus.stories:
        found = consider(story, settings, recorded, now)
        if isinstance(found, Published):
            published.append(found)
        else:
            held.append(found)
    return Edition(
        tuple(sorted(published, key=lambda p: (p.at, p.story.id), reverse=True)), tuple(held)
    )


def consider(
    story: Story, settings: Settings, recorded: Recorded, now: datetime
) -> Published | Held:
    """Whether `story` is on air at `now`."""
    happenings = tuple(recorded(story.id))
    approvals = approvals_of(story, settings, happenings)
    decision = decide(story, approvals, settings.desks, fast_lane=settings.approval.fast_lane)
    embargo = story.meta.embargo_until
    if embargo is not None and embargo > now:
        return Held(story, Hold.EMBARGO, decision)
    if not decision.approved:
        return Held(story, Hold.UNAPPROVED, decision)
    return Published(story, decision, trail_at(story, settings, decision, happenings))


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
        if (desk and may_approve(story, one, desk)) or one == decision.approval
    ]
    if settings.approval.source is ApprovalSource.DECLARED:
        return trail_of(story, approvals=entitled, recorded=happenings)
    counted = {(one.by, one.at) for one in entitled}
    known = [h for h in happenings if h.step is not Step.APPROVED or (h.who, h.at) in counted]
    return trail_of(story, recorded=known)
