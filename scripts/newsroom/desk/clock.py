"""The deadline on a pull request: its label, its sentence, the one warning.

Texts carry absolute times, because nobody knows when they will be read; what is counted from now
says of which minute it speaks.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, tzinfo

from newsroom.clock import say_duration, say_hour, say_moment
from newsroom.deadline import Clockwork, Standing, standing_of
from newsroom.desk.escape import plain
from newsroom.desk.fitting import Item, fit
from newsroom.desk.state import StoryState
from newsroom.settings import DeadlineSettings

LABELS: Mapping[Standing, str] = {
    Standing.KEPT: "aman",
    Standing.SAFE: "aman",
    Standing.NEAR: "mepet",
    Standing.LATE: "lewat",
}
"""The label of a pull request whose most pressing story stands so."""
OURS = frozenset(LABELS.values())
WARNING = "<!-- tayang:tenggat -->"
"""The marker of the one comment that calls the editors."""
_WARNING_EN = (
    "The deadline is near or past, and nobody has approved yet. A late story still goes on air, "
    "with its reason."
)
ROOM = 10_000
"""So much of a comment the clock takes at the most."""
_MOST_STORIES = 10
_MOST_CALLED = 20


def label_of(stories: Iterable[StoryState]) -> str:
    """The label for the most pressing of `stories`; empty where no clock runs."""
    running = [story.clock for story in stories if story.clock and not story.is_revision]
    standings = [clock.standing for clock in running]
    pressing = max(standings, key=tuple(LABELS).index, default=None)
    return LABELS[pressing] if pressing else ""


def starts_of(stories: Iterable[StoryState]) -> tuple[datetime, ...]:
    """When the clocks that still run have started, the earliest first."""
    running = (one.clock for one in stories if not one.live_since and not one.is_removed)
    return tuple(sorted({clock.starts_at for clock in running if clock}))


def label_at(starts: Iterable[datetime], settings: DeadlineSettings, now: datetime) -> str:
    """The label of stories not yet on air whose clocks started at `starts`; empty for none."""
    taken = max((now - start for start in starts), default=None)
    if taken is None:
        return ""
    return LABELS[standing_of(taken, settings)]


def is_pressing(story: StoryState) -> bool:
    """Whether the warning time of a story that nobody approved yet has come."""
    if story.clock is None or story.live_since or story.approved_by or story.is_removed:
        return False
    return story.clock.standing in (Standing.NEAR, Standing.LATE)


def section(stories: Sequence[StoryState], now: datetime, zone: tzinfo) -> str:
    """The clock's part of the comment; empty where there are no stories."""
    items = (Item("\n".join(_lines(story, now, zone)) + "\n") for story in stories)
    body = fit(items, len(stories), ROOM, more_stories).rstrip()
    return f"### Tenggat\n\n{body}" if body else ""


def more_stories(number: int) -> str:
    """The line that stands for stories that did not fit."""
    return f"- … dan {number} berita lagi / more stories\n"


def _lines(story: StoryState, now: datetime, zone: tzinfo) -> Iterable[str]:
    clock = story.clock
    title = f"**{plain(story.title or story.path, 120)}**"
    if story.is_removed:
        yield (
            f"- {title}: dihapus di sini. Berita yang pernah tayang ditarik dengan `withdrawn` dan "
            "alasannya, tidak dihapus. <sub>Withdraw a story; do not delete it.</sub>"
        )
        return
    if story.is_revision and story.live_since:
        since = say_moment(story.live_since.astimezone(zone))
        yield f"- {title}: sudah tayang sejak {since}; perubahan tidak bertenggat."
        return
    if story.is_translation:
        yield (
            f"- {title}: terjemahan; tenggat dihitung pada berita aslinya. "
            "<sub>A translation: the clock runs for the original.</sub>"
        )
        return
    if clock is None:
        yield (
            f"- {title}: tenggat tidak dapat dihitung, karena `event.ended_at` belum diisi. "
            "<sub>No deadline without the event's end.</sub>"
        )
        return
    told = _aired(clock) if story.live_since else _standing(clock, now, zone)
    yield f"- {title}: {_due(clock, zone)}; {told}."
    if clock.standing is Standing.LATE and not story.late_reason:
        yield (
            "  Berita tetap tayang; isi `late_reason` dengan alasan keterlambatannya. "
            "<sub>It still goes on air; say why it is late.</sub>"
        )


def _due(clock: Clockwork, zone: tzinfo) -> str:
    due = clock.due_at.astimezone(zone)
    day = say_moment(due).rsplit(", ", 1)[0]
    return f"tayang paling lambat **{say_hour(due)}** ({day})"


def _aired(clock: Clockwork) -> str:
    left = say_duration(clock.left)
    late = clock.standing is Standing.LATE
    return f"sudah tayang, lewat {left}" if late else f"sudah tayang, {left} sebelum tenggat"


def _standing(clock: Clockwork, now: datetime, zone: tzinfo) -> str:
    local = now.astimezone(zone)
    same_day = local.date() == clock.due_at.astimezone(zone).date()
    at = say_hour(local) if same_day else say_moment(local)
    left = say_duration(clock.left)
    late = clock.standing is Standing.LATE
    return f"⏰ kini lewat {left} (pada {at})" if late else f"kini tersisa {left} (pada {at})"


def warning(stories: Sequence[StoryState], zone: tzinfo) -> str:
    """The comment that calls the editors of the desks once; empty where nothing presses.

    It tells no time that passes, so that it stays the same and calls nobody twice.
    """
    pressing = [story for story in stories if is_pressing(story)]
    if not pressing:
        return ""
    lines = [
        f"- **{plain(story.title or story.path, 120)}**: {_due(story.clock, zone)}."
        for story in pressing[:_MOST_STORIES]
        if story.clock
    ]
    logins = dict.fromkeys(a.login for story in pressing for a in story.approvers if a.login)
    called = " ".join(f"@{login}" for login in tuple(logins)[:_MOST_CALLED])
    told = "Tenggat sudah dekat atau lewat, dan berita ini belum disetujui."
    ask = f"{called} mohon diperiksa." if called else "Penyunting desk, mohon diperiksa."
    return "\n".join(
        [
            f"⏰ {told} {ask}",
            "",
            *lines,
            "",
            f"<sub>{_WARNING_EN}</sub>",
        ]
    )
