"""A lead whose date is not that of the event."""

from collections.abc import Iterable

from newsroom.clock import say_date
from newsroom.finding import Finding, Severity
from newsroom.language.calendar.lead import lead_mismatch
from newsroom.language.calendar.occasion import Days, event_days
from newsroom.language.calendar.weekdays import find_mismatch
from newsroom.language.passages import body_passages
from newsroom.rules import Context, Rule, finding
from newsroom.story import Kind, Story

NAME = "lead-date-mismatch"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Tanggal di awal berita bukan tanggal acaranya.",
    summary_en="The date in the lead is not that of the event.",
    why="Pembaca memegang tanggal di alinea pertama, sedangkan tenggat dihitung dari event.ended_at. "
    "Bila keduanya berbeda, salah satunya keliru.",
    why_en="Readers go by the date in the first paragraph, the deadline by event.ended_at. Where "
    "the two differ, one of them is wrong.",
    cure="Cocokkan dengan catatan liputan, lalu perbaiki tanggal di awal berita atau waktu acara di "
    "bagian depan.",
    cure_en="Compare with your notes, then mend the date in the lead or the event's time in the "
    "front matter.",
    basis=("KEJ 1", "SOP 2"),
)


def check(story: Story, context: Context) -> Iterable[Finding]:
    """At most one finding. A date beside the wrong day of the week is left to that rule."""
    event = event_days(story, context.settings.zone)
    if event is None or not (story.readable("event") and story.readable("kind")):
        return
    passages = body_passages(story.body)
    announced = story.meta.kind is Kind.AGENDA
    mention = lead_mismatch(passages, event, announced=announced)
    if mention is None or find_mismatch(mention, passages[mention.passage], event):
        return
    written = story.text[mention.start : mention.end]
    key, day = _key(story, announced=announced), _say(event)
    yield finding(
        NAME,
        story,
        story.body_span(mention.start, mention.end),
        f"Awal berita menyebut {written}, tetapi {key} di bagian depan {day}. Cocokkan dengan catatan, lalu perbaiki salah satunya.",
        f"The lead says {written}, but {key} in the front matter is {_say_en(event)}. Look at your notes and mend one of the two.",
    )


def _key(story: Story, *, announced: bool) -> str:
    started = story.meta.event is not None and story.meta.event.starts_at is not None
    ended = story.meta.event is not None and story.meta.event.ended_at is not None
    return "event.starts_at" if started and (announced or not ended) else "event.ended_at"


def _say(event: Days) -> str:
    return (
        say_date(event[1]) if event[0] == event[1] else f"{say_date(event[0])}–{say_date(event[1])}"
    )


def _say_en(event: Days) -> str:
    days = dict.fromkeys(f"{day.day}/{day.month}/{day.year}" for day in event)
    return "–".join(days)
