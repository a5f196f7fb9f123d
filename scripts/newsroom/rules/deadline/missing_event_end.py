"""A story that does not say when its event ended, or says that it has not ended yet."""

from collections.abc import Iterable

from newsroom.clock import say_moment
from newsroom.finding import Finding, Severity
from newsroom.rules import Context, Rule, Waivable, finding
from newsroom.story import Kind, Story

NAME = "missing-event-end"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Waktu selesainya acara belum ditulis, atau masih di depan.",
    summary_en="The hour at which the event ended is missing, or still to come.",
    why="Tenggat dua jam dihitung sejak acara selesai. Tanpa waktu itu janji kepada warga tidak dapat "
    "ditepati maupun diperiksa.",
    why_en="The two hours of the deadline run from the end of the event. Without it the promise to "
    "the public can neither be kept nor checked.",
    cure="Tulis event.ended_at dengan zona, misalnya 2026-11-19T15:00+08:00; untuk acara beberapa hari, "
    "akhir sesi yang diberitakan. Kabar tentang acara yang akan datang memakai kind: agenda.",
    cure_en="Give event.ended_at with its offset, such as 2026-11-19T15:00+08:00; for an event of "
    "several days, the end of the session reported on. News of a coming event is kind: agenda.",
    basis=("SOP 2", "KEJ 1"),
    waivable=Waivable.NEVER,
)


def check(story: Story, context: Context) -> Iterable[Finding]:
    """At most one finding; a value that cannot be read has its own."""
    if story.meta.kind is Kind.AGENDA or not story.readable("kind"):
        return
    ended = story.meta.event.ended_at if story.meta.event else None
    if ended is None and story.readable("event", "ended_at"):
        message = "Waktu acara selesai (event.ended_at) belum ditulis; tenggat dihitung dari situ."
        message_en = "The hour at which the event ended (event.ended_at) is missing; the deadline runs from it."
    elif ended is not None and ended > context.now:
        message = f"Acara baru selesai {say_moment(ended)}, masih di depan; perbaiki waktunya atau pakai kind: agenda."
        message_en = f"The event ends at {ended:%Y-%m-%d %H:%M}, which is still to come; mend the time or use kind: agenda."
    else:
        return
    yield finding(NAME, story, story.span("event", "ended_at"), message, message_en)
