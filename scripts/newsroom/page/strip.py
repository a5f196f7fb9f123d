"""The trail strip, the mark of the house: five points, how each is known, the promise kept or not.

A point without a record is shown as such. What only the newsroom declares is never worded as if
it had been measured.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum

from newsroom.clock import say_date, say_duration
from newsroom.deadline import Clockwork, Standing, assess
from newsroom.page.words import Time, say_promise, tell_date, tell_duration, time_in, told
from newsroom.settings import DeadlineSettings
from newsroom.story import Story
from newsroom.tongue import SOURCE, Tongue, message
from newsroom.trail import Evidence, Step, Trail


class Mark(StrEnum):
    """How a point is drawn: a dotted ring, an envelope, hollow, half filled, solid."""

    UNKNOWN = "unknown"
    OUTBOX = "outbox"
    DECLARED = "declared"
    RECORDED = "recorded"
    PROVEN = "proven"


_MARKS: Mapping[Evidence, tuple[Mark, str]] = {
    Evidence.DECLARED: (Mark.DECLARED, message("dinyatakan redaksi")),
    Evidence.RECORDED: (Mark.RECORDED, message("dicatat sistem")),
    Evidence.MEASURED: (Mark.PROVEN, message("diukur di alamatnya")),
    Evidence.RETURNED: (Mark.PROVEN, message("dijawab jaringan")),
}
_UNKNOWN = (Mark.UNKNOWN, message("tidak tercatat"))
_OUTBOX = (Mark.OUTBOX, message("di kotak keluar, belum disiarkan"))
# What a point is called, and the steps that can fill it, the best known first.
_POINTS: tuple[tuple[str, tuple[Step, ...]], ...] = (
    (message("selesai"), (Step.ENDED,)),
    (message("dikirim"), (Step.SUBMITTED,)),
    (message("disetujui"), (Step.APPROVED,)),
    (message("tayang"), (Step.LIVE, Step.MERGED)),
    (message("disiarkan"), (Step.POSTED,)),
)


@dataclass(frozen=True, slots=True)
class Point:
    """One point: its name, how it is drawn, how it is known, when, and the time since the last.

    `by` is who did it, where that is told.
    """

    name: str
    mark: Mark
    evidence: str
    time: Time | None = None
    since: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A strip in one figure, for listings."""

    figure: str
    figure_mark: Mark
    late: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """A story's trail as readers see it.

    `verdict` is the sentence below the points, `figure` its short form for listings, drawn with
    `figure_mark`; `reason` is the newsroom's word on a delay. `minutes` of `limit` were taken; None where no clock runs.
    `day` is the day of all points, or empty where they are spread over several.
    """

    points: tuple[Point, ...]
    verdict: str
    figure: str
    figure_mark: Mark
    late: bool
    reason: str
    minutes: int | None
    limit: int
    promise: str
    day: str

    @property
    def legend(self) -> tuple[tuple[Mark, str], ...]:
        """The marks in use with their words, once each."""
        return tuple(dict.fromkeys((point.mark, point.evidence) for point in self.points))

    @property
    def taken_share(self) -> int:
        """How much of the ruler was taken, in per cent; the ruler ends at the later of both."""
        return self._share(self.minutes or 0)

    @property
    def limit_share(self) -> int:
        """Where on the ruler the promise ends, in per cent."""
        return self._share(self.limit)

    def _share(self, minutes: int) -> int:
        return round(100 * minutes / max(self.limit, self.minutes or 0, 1))


def strip_of(
    story: Story,
    trail: Trail,
    deadline: DeadlineSettings,
    zone: tzinfo,
    *,
    in_outbox: bool,
    now: datetime | None = None,
    approver: str = "",
) -> Strip:
    """The strip of a story. `in_outbox`: posts of it lie in the outbox; `now`: it is a draft.

    `approver` is the name of the editor who approved it.
    """
    points = _points(trail, zone, approver, in_outbox=in_outbox)
    clockwork = _clockwork(story, trail, deadline, now)
    short = _short(story, trail, clockwork)
    days = {point.time.moment.date() for point in points if point.time}
    return Strip(
        points=points,
        verdict=_verdict(story, trail, clockwork, deadline.limit),
        figure=short.figure,
        figure_mark=short.figure_mark,
        late=short.late,
        reason=story.meta.late_reason or "" if short.late else "",
        minutes=max(0, _minutes(clockwork.taken)) if clockwork else None,
        limit=deadline.minutes,
        promise=say_promise(deadline.limit),
        day=say_date(days.pop()) if len(days) == 1 else "",
    )


def strip_in(strip: Strip, tongue: Tongue) -> Strip:
    """The strip of a translation, which has no clock, in the words of its language."""
    points = []
    before: datetime | None = None
    # When the event ended and what was posted is told of the original.
    for point in strip.points[1:-1]:
        said = replace(point, name=tongue.say(point.name), evidence=tongue.say(point.evidence))
        if point.time:
            since = _since(before, point.time.moment, tongue)
            said = replace(said, time=told(point.time, tongue), since=since)
            before = point.time.moment
        points.append(said)
    days = {point.time.moment.date() for point in points if point.time}
    day = tell_date(days.pop(), tongue) if len(days) == 1 else ""
    return replace(strip, points=tuple(points), verdict=tongue.say(strip.verdict), day=day)


def figure_of(
    story: Story, trail: Trail, deadline: DeadlineSettings, *, now: datetime | None = None
) -> Figure:
    """What listings show of a story's strip; `now` as in `strip_of`."""
    return _short(story, trail, _clockwork(story, trail, deadline, now))


def _short(story: Story, trail: Trail, clockwork: Clockwork | None) -> Figure:
    deciding = trail.first(Step.LIVE, Step.MERGED, Step.APPROVED)
    return Figure(
        _figure(story, trail, clockwork),
        _MARKS[deciding.evidence][0] if deciding else Mark.UNKNOWN,
        late=clockwork is not None and clockwork.standing is Standing.LATE,
    )


def _clockwork(
    story: Story, trail: Trail, deadline: DeadlineSettings, now: datetime | None
) -> Clockwork | None:
    on_air = trail.on_air_at
    read_at = on_air or now
    return assess(story, deadline, on_air_at=on_air, now=read_at) if read_at else None


def _points(trail: Trail, zone: tzinfo, approver: str, *, in_outbox: bool) -> tuple[Point, ...]:
    points: list[Point] = []
    before: datetime | None = None
    for name, steps in _POINTS:
        happening = trail.first(*steps)
        if happening is None:
            waits = in_outbox and Step.POSTED in steps
            points.append(Point(name, *(_OUTBOX if waits else _UNKNOWN)))
            continue
        mark, evidence = _MARKS[happening.evidence]
        since = _since(before, happening.at)
        by = approver if Step.APPROVED in steps else ""
        points.append(Point(name, mark, evidence, time_in(happening.at, zone), since, by))
        before = happening.at
    return tuple(points)


def _since(before: datetime | None, at: datetime, tongue: Tongue = SOURCE) -> str:
    if before is None or at < before:
        return ""
    return f"+{tell_duration(at - before, tongue)}"


def _minutes(duration: timedelta) -> int:
    return round(duration.total_seconds() / 60)


def _verb(trail: Trail) -> str:
    return "Tayang" if trail.first(Step.LIVE, Step.MERGED) else "Disetujui"


def _anchor(story: Story, clockwork: Clockwork) -> str:
    ended = story.meta.event.ended_at if story.meta.event else None
    return "acara" if clockwork.starts_at == ended else "embargo"


def _distance(story: Story, clockwork: Clockwork) -> str:
    anchor = _anchor(story, clockwork)
    if clockwork.taken < timedelta():
        return f"{say_duration(clockwork.taken)} sebelum {anchor} berakhir"
    if not _minutes(clockwork.taken):
        return f"saat {anchor} berakhir"
    return f"{say_duration(clockwork.taken)} setelah {anchor} berakhir"


def _verdict(story: Story, trail: Trail, clockwork: Clockwork | None, limit: timedelta) -> str:
    if story.is_translation:
        return message("Ini terjemahan; janji tenggat dihitung pada berita aslinya.")
    if clockwork is None:
        return "Berita ini tidak menyebut akhir acara, jadi tenggatnya tidak dihitung."
    if trail.on_air_at is None:
        way = "lewat" if clockwork.standing is Standing.LATE else "sisa"
        return f"Belum disetujui, {way} {say_duration(clockwork.left)} dari janji {say_promise(limit)}."
    text = f"{_verb(trail)} {_distance(story, clockwork)}"
    if clockwork.standing is Standing.LATE:
        text += f", lewat {say_duration(-clockwork.left)} dari janji {say_promise(limit)}"
    elif clockwork.taken >= timedelta():
        text += f", dalam janji {say_promise(limit)}"
    measured = trail.first(Step.LIVE) is not None
    return f"{text}." if measured else f"{text}. Jam tayangnya belum diukur."


def _figure(story: Story, trail: Trail, clockwork: Clockwork | None) -> str:
    if clockwork is None or trail.on_air_at is None or clockwork.taken < timedelta():
        return ""
    anchor = _anchor(story, clockwork)
    if not _minutes(clockwork.taken):
        return f"{_verb(trail).lower()} saat {anchor} berakhir"
    return f"{_verb(trail).lower()} {say_duration(clockwork.taken)} setelah {anchor}"
