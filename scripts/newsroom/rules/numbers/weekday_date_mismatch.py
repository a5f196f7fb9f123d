"""A day of the week that does not belong to the date beside it."""

from collections.abc import Iterable

from newsroom.clock import DAYS, MONTHS, say_date
from newsroom.finding import Finding, Fix, Severity
from newsroom.language.calendar.dates import DateMention, find_dates
from newsroom.language.calendar.occasion import event_days
from newsroom.language.calendar.weekdays import Mismatch, find_mismatch
from newsroom.language.passages import story_passages
from newsroom.rules import Context, Fixing, Rule, finding
from newsroom.story import Story

NAME = "weekday-date-mismatch"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Hari dan tanggal yang ditulis berdampingan tidak cocok.",
    summary_en="A day of the week and the date beside it do not belong together.",
    why="Warga datang pada hari yang ditulis atau pada tanggalnya; salah satunya pasti keliru. "
    "Kekeliruan ini mudah terjadi dan mudah dicegah.",
    why_en="People come on the day or on the date, and one of the two is wrong. The error is easily "
    "made and easily avoided.",
    cure="Periksa catatan. Bila tanggalnya benar, ganti harinya; bila harinya benar, ganti "
    "tanggalnya.",
    cure_en="Look at your notes. If the date is right, mend the day; if the day is right, mend the "
    "date.",
    basis=("KEJ 1", "UU KIP 7"),
    fixing=Fixing.SUGGESTED,
)


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding per date, in the text and in what the front matter shows readers.

    A fix is suggested only where the event's own date tells which of the two is right.
    """
    event = event_days(story, context.settings.zone)
    passages = story_passages(story)
    for mention in find_dates(passages):
        mismatch = find_mismatch(mention, passages[mention.passage], event)
        if mismatch is not None:
            yield _finding(story, mention, mismatch)


def _finding(story: Story, mention: DateMention, mismatch: Mismatch) -> Finding:
    first, last = mention.weekdays[0], mention.weekdays[-1]
    written, said = story.text[mention.start : mention.end], story.text[first.start : last.end]
    if mention.year is None:
        written += f"{'/' if mention.in_figures else ' '}{mismatch.days[-1].year}"
    right = "–".join(DAYS[day.weekday()] for day in mismatch.days)
    right_en = "–".join(f"{day:%A}" for day in mismatch.days)
    other = mismatch.other
    closing = (
        "(" in story.text[last.end : mention.start]
        and story.text[mention.end : mention.end + 1] == ")"
    )
    return finding(
        NAME,
        story,
        story.body_span(first.start, mention.end + closing),
        f'{written} jatuh pada hari {right}, bukan {said}. Bila tanggalnya benar, tulis "{right}"; bila harinya benar, perbaiki tanggalnya, misalnya {say_date(other)}.',
        f'{written} is a {right_en}, not "{said}". If the date is right, write "{right}"; if the day is right, mend the date, for instance {other.day}/{other.month}/{other.year}.',
        fix=_fix(story, mention, mismatch),
    )


def _fix(story: Story, mention: DateMention, mismatch: Mismatch) -> Fix | None:
    if len(mismatch.days) > 1 or len(mention.weekdays) > 1:
        return None
    weekday, day = mention.weekdays[0], mismatch.days[0]
    if mismatch.on_event:
        span = story.body_span(weekday.start, weekday.end)
        return Fix(DAYS[day.weekday()], safe=False, span=span)
    if mismatch.is_event or mismatch.is_slip:
        span = story.body_span(mention.start, mention.end)
        return Fix(_as_written(story, mention, mismatch), safe=False, span=span)
    return None


def _as_written(story: Story, mention: DateMention, mismatch: Mismatch) -> str:
    """The other date in the form of the one it replaces."""
    other, year = mismatch.other, str(mismatch.other.year) if mention.year else ""
    if mention.in_figures:
        mark = "/" if "/" in story.text[mention.start : mention.end] else "-"
        return mark.join(part for part in (str(other.day), str(other.month), year) if part)
    return f"{other.day} {MONTHS[other.month - 1]} {year}".rstrip()
