"""The days that a story's event took, on the newsroom's calendar."""

from datetime import date, timedelta, tzinfo

from newsroom.story import Kind, Story

Days = tuple[date, date]
"""The first and the last day of an event."""
_SMALL_HOURS = 4


def event_days(story: Story, zone: tzinfo) -> Days | None:
    """The first and the last day of the event; None where the front matter does not tell.

    An announced event (`kind: agenda`) is on the day it starts. Until four in the morning an
    event that has no start also counts for the day before.
    """
    event = story.meta.event
    if event is None:
        return None
    ended = event.ended_at.astimezone(zone) if event.ended_at else None
    started = event.starts_at.astimezone(zone) if event.starts_at else None
    if story.meta.kind is Kind.AGENDA and started:
        return started.date(), started.date()
    if ended is None:
        return (started.date(), started.date()) if started else None
    first = started.date() if started and started <= ended else ended.date()
    if not started and ended.hour < _SMALL_HOURS:
        first -= timedelta(days=1)
    return first, ended.date()
