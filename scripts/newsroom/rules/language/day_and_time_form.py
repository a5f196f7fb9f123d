"""Days, months, hours and time zones that are not written as readers look for them.

Another zone than the newsroom's is a warning, an hour in a story without any zone a hint: only the
reporter knows which clock was meant.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice

from newsroom.clock import zone_name
from newsroom.finding import Finding, Fix, Severity
from newsroom.language.calendar.calendar_words import miswritten_days
from newsroom.language.calendar.hours import (
    ZonedHour,
    first_bare_hour,
    miswritten_hours,
    zoned_hours,
)
from newsroom.language.passages import Passage, Role, story_passages
from newsroom.language.quoting.speech import own_words
from newsroom.language.sentences import sentence_around
from newsroom.rules import Context, Fixing, Rule, finding
from newsroom.story import Story

NAME = "day-and-time-form"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Hari, bulan, atau jam tidak ditulis menurut ejaan, atau zona waktunya lain.",
    summary_en="A day, a month or an hour is not in the standard form, or its time zone is "
    "another's.",
    why="Warga mencari hari dan jam di dalam berita. Bentuk yang ajek cepat ditemukan, dan zona yang "
    "keliru membuat orang datang satu jam terlambat.",
    why_en="People look for the day and the hour in a story. A steady form is found at once, and a "
    "wrong zone brings them an hour late.",
    cure="Tulis Selasa, Jumat, November, dan pukul 10.00 dengan zona waktu tempat acara. Perbaikan "
    "ejaannya aman dijalankan otomatis; zona diperiksa sendiri.",
    cure_en="Write Selasa, Jumat, November, and pukul 10.00 with the zone of the place. The spelling "
    "is safe to mend automatically; check the zone yourself.",
    basis=("EYD V", "SOP 3"),
    fixing=Fixing.SAFE,
)
_MOST = 100


def check(story: Story, context: Context) -> Iterable[Finding]:
    """Spelling in the newsroom's own words, at most a hundred times; at most one finding on zones."""
    return chain(islice(_spellings(story), _MOST), _zones(story, context))


def _spellings(story: Story) -> Iterator[Finding]:
    for passage in own_words(story):
        for start, end, right in miswritten_days(passage.prose):
            yield _spelling(story, passage, start, end, right)
        in_table = passage.role is Role.TABLE
        for start, end, right in miswritten_hours(passage.prose, in_table=in_table):
            yield _spelling(story, passage, start, end, right)


def _spelling(story: Story, passage: Passage, start: int, end: int, right: str) -> Finding:
    written = passage.prose[start:end]
    return finding(
        NAME,
        story,
        story.body_span(passage.start + start, passage.start + end),
        f'Tulis "{right}", bukan "{written}".',
        f'Write "{right}", not "{written}".',
        fix=Fix(right, safe=True),
    )


def _zones(story: Story, context: Context) -> Iterator[Finding]:
    own = zone_name(context.now.astimezone(context.settings.zone))
    passages = story_passages(story)
    hours = [(one, hour) for one in passages for hour in zoned_hours(one.prose)]
    if any(hour.zone == own for _, hour in hours):
        # A story that knows its own zone names another one on purpose, or beside it.
        hours = [(one, hour) for one, hour in hours if not _names_zone(one, hour, own)]
    elif not hours:
        yield from _bare(story, passages, own)
    for passage, hour in hours:
        if hour.zone != own and not _is_elsewhere(story, passages, context):
            yield _other_zone(story, passage, hour, own)
            return


def _names_zone(passage: Passage, hour: ZonedHour, own: str) -> bool:
    start, end = sentence_around(passage.prose, hour.start)
    return own in passage.prose[start:end]


def _is_elsewhere(story: Story, passages: tuple[Passage, ...], context: Context) -> bool:
    """Whether the story or its event is in a place that keeps another time."""
    places = context.registers.word_list(f"{NAME}-elsewhere")
    texts = [passage.prose for passage in passages]
    texts += [story.meta.event.place] if story.meta.event else []
    return any(next(places.find(text), None) for text in texts)


def _other_zone(story: Story, passage: Passage, hour: ZonedHour, own: str) -> Finding:
    written = passage.prose[hour.start : hour.end]
    found = finding(
        NAME,
        story,
        story.body_span(passage.start + hour.start, passage.start + hour.end),
        f'"{written}": zona waktu di sini {own}, bukan {hour.zone}. Perbaiki, atau sebut tempatnya bila acaranya di wilayah lain.',
        f'"{written}": the zone here is {own}, not {hour.zone}. Mend it, or name the place if the event was elsewhere.',
    )
    return replace(found, severity=Severity.WARNING)


def _bare(story: Story, passages: tuple[Passage, ...], own: str) -> Iterator[Finding]:
    bare = first_bare_hour(passages)
    if bare is None:
        return
    passage, start, end = bare
    found = finding(
        NAME,
        story,
        story.body_span(passage.start + start, passage.start + end),
        f'"{passage.prose[start:end]}" tanpa zona waktu, juga di bagian lain. Tambahkan {own} sekali di belakang jamnya.',
        f'"{passage.prose[start:end]}" has no time zone, nor has the rest. Add {own} once behind the hour.',
    )
    yield replace(found, severity=Severity.HINT)
