"""A story that went on air later than promised, and does not say why."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from newsroom.clock import say_duration
from newsroom.deadline import Clockwork, Standing, assess
from newsroom.edition import consider, trail_at
from newsroom.finding import Finding, Severity
from newsroom.rules import Context, Rule, Waivable, finding
from newsroom.story import Kind, Story

NAME = "deadline-missed"
RULE = Rule(
    severity=Severity.WARNING,
    summary="Berita tayang melewati tenggat dan sebabnya belum ditulis.",
    summary_en="The story missed its deadline and does not say why.",
    why="Kabar yang terlambat kehilangan saatnya. Keterlambatan tidak menahan berita, karena itu hanya "
    "membuatnya lebih terlambat; sebabnya ditulis agar lain kali tidak terulang.",
    why_en="News that comes late misses its moment. Lateness never holds a story back, for that would "
    "make it later; the reason is written down so that it need not happen again.",
    cure="Terbitkan secepatnya, dan tulis sebabnya di late_reason. Periksa juga event.ended_at: untuk "
    "acara beberapa sesi, isi dengan akhir sesi yang diberitakan.",
    cure_en="Publish as soon as you can, and give the reason in late_reason. Check event.ended_at "
    "too: for an event of several sessions it is the end of the session reported on.",
    basis=("SOP 2", "UU KIP 7"),
    waivable=Waivable.NEVER,
)


def check(story: Story, context: Context) -> Iterable[Finding]:
    """At most one finding. A story that is not on air is measured against now."""
    if _is_excused(story):
        return
    on_air = on_air_at(story, context)
    clockwork = assess(story, context.settings.deadline, on_air_at=on_air, now=context.now)
    # What was withdrawn before it came out will not come out.
    if on_air is None and story.meta.withdrawn:
        return
    if clockwork is not None and clockwork.standing is Standing.LATE:
        yield _late(story, clockwork, on_air, context)


def _is_excused(story: Story) -> bool:
    given = bool((story.meta.late_reason or "").strip()) or not story.readable("late_reason")
    return given or story.meta.kind is Kind.AGENDA


def on_air_at(story: Story, context: Context) -> datetime | None:
    """When readers could first see it; later changes and their approvals do not move that."""
    elections = context.registers.elections
    found = consider(story, context.settings, elections, context.recorded, context.now)
    recorded = tuple(context.recorded(story.id))
    return trail_at(story, context.settings, found.decision, recorded).on_air_at


def _late(story: Story, clockwork: Clockwork, on_air: datetime | None, context: Context) -> Finding:
    taken, promise = say_duration(clockwork.taken), context.settings.deadline
    # `3:05`, or `2 days, 3:05`
    taken_en = str(timedelta(minutes=round(clockwork.taken.total_seconds() / 60)))[:-3]
    ended = story.meta.event.ended_at if story.meta.event else None
    since, since_en = ("acara selesai", "the event ended")
    if ended != clockwork.starts_at:
        since, since_en = ("embargo berakhir", "the embargo ended")
    if on_air is None:
        message = f"Sudah {taken} sejak {since} dan belum tayang"
        message_en = f"Not on air {taken_en} hours after {since_en}"
    else:
        message = f"Tayang {taken} setelah {since}"
        message_en = f"On air {taken_en} hours after {since_en}"
    return finding(
        NAME,
        story,
        story.span("event", "ended_at"),
        f"{message}; tenggatnya {say_duration(promise.limit)}. Tulis sebabnya di late_reason; jangan menunda beritanya.",
        f"{message_en}; the deadline is {promise.minutes} minutes. Give the reason in late_reason; do not hold the story back.",
    )
