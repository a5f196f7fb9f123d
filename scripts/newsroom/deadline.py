"""The procedure's arithmetic: when a story is due, how much time is left, how late it was."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from newsroom.settings import DeadlineSettings
from newsroom.story import Story


class Standing(StrEnum):
    """How a story stands to its deadline."""

    SAFE = "safe"
    NEAR = "near"
    LATE = "late"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Clockwork:
    """One story's deadline. `taken` is from the start of the clock to on air, or to now."""

    starts_at: datetime
    due_at: datetime
    taken: timedelta
    standing: Standing

    @property
    def left(self) -> timedelta:
        """Time until `due_at`; negative once it has passed."""
        return self.due_at - self.starts_at - self.taken


def clock_start(story: Story) -> datetime | None:
    """When the clock starts: the event's end, or the end of an embargo that is later.

    None for a translation: the promise is kept by the story that it translates.
    """
    if story.is_translation:
        return None
    ended = story.meta.event.ended_at if story.meta.event else None
    embargo = story.meta.embargo_until
    if ended is None:
        return None
    return max(ended, embargo) if embargo else ended


def assess(
    story: Story, settings: DeadlineSettings, *, on_air_at: datetime | None, now: datetime
) -> Clockwork | None:
    """How `story` stands: against `on_air_at` when it is on air, else against `now`.

    Returns None for a story whose clock has no start.
    """
    start = clock_start(story)
    if start is None:
        return None
    taken = (on_air_at or now) - start
    return Clockwork(start, start + settings.limit, taken, _standing(taken, settings, on_air_at))


def standing_of(taken: timedelta, settings: DeadlineSettings) -> Standing:
    """How a story that is not on air stands, so long after its clock started."""
    if taken > settings.limit:
        return Standing.LATE
    return Standing.NEAR if taken >= timedelta(minutes=settings.warn_after) else Standing.SAFE


def _standing(taken: timedelta, settings: DeadlineSettings, on_air_at: datetime | None) -> Standing:
    if on_air_at is not None and taken <= settings.limit:
        return Standing.KEPT
    return standing_of(taken, settings)
