"""A story that is not on air yet, and whose deadline is close."""

from collections.abc import Iterable
from datetime import timedelta

from newsroom.clock import say_duration, say_moment
from newsroom.deadline import Clockwork, Standing, assess
from newsroom.finding import Finding, Severity
from newsroom.rules import Context, Rule, Waivable, finding
from newsroom.rules.deadline.deadline_missed import on_air_at
from newsroom.story import Kind, Story

NAME = "deadline-near"
RULE = Rule(
    severity=Severity.HINT,
    summary="Berita belum tayang dan tenggatnya sudah dekat.",
    summary_en="The story is not on air yet, and its deadline is near.",
    why="Janji redaksi adalah tayang paling lambat dua jam setelah acara selesai. Siapa yang melihat sisa "
    "waktunya dapat memilih: naskah pendek yang sudah benar sekarang, rinciannya menyusul.",
    why_en="The promise is to be on air two hours after the event ended at the latest. Who sees how much "
    "time is left can choose: a short text that is right now, its details later.",
    cure="Selesaikan yang paling perlu, minta penyunting desk memeriksa, dan tayangkan; ketelitian tetap "
    "di atas kecepatan. Bila tidak terkejar, tulis sebabnya di late_reason.",
    cure_en="Finish what matters most, ask an editor of the desk to read it, and put it on air; being right "
    "still comes before being fast. If it cannot be done in time, give the reason in late_reason.",
    basis=("SOP 2",),
    waivable=Waivable.NEVER,
)


def check(story: Story, context: Context) -> Iterable[Finding]:
    """At most one finding; once the deadline has passed, `deadline-missed` speaks."""
    if story.meta.kind is Kind.AGENDA or story.meta.withdrawn:
        return
    clockwork = assess(story, context.settings.deadline, on_air_at=None, now=context.now)
    # The hour is the cheaper question: the records are asked only of the few stories in question.
    if clockwork is None or clockwork.standing is not Standing.NEAR:
        return
    if on_air_at(story, context) is None:
        yield _near(story, clockwork, context)


def _near(story: Story, clockwork: Clockwork, context: Context) -> Finding:
    due = clockwork.due_at.astimezone(context.settings.zone)
    # Rounded down: half a minute that is not there must not be promised.
    minutes = clockwork.left // timedelta(minutes=1)
    left = say_duration(timedelta(minutes=minutes))
    return finding(
        NAME,
        story,
        story.span("event", "ended_at"),
        f"Tinggal {left} sampai tenggat, {say_moment(due)}, dan berita belum disetujui. Minta penyunting desk memeriksanya sekarang.",
        f"{minutes} minutes left until the deadline at {due:%Y-%m-%d %H:%M}, and the story is not approved. Ask an editor of the desk to read it now.",
    )
