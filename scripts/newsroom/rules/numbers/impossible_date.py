"""A date that no calendar has, or one so far from the event that it is likely a slip."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from newsroom.clock import say_date
from newsroom.finding import Finding, Fix, Severity
from newsroom.language.calendar.dates import DateMention, find_dates
from newsroom.language.calendar.lead import lead_mismatch
from newsroom.language.calendar.occasion import Days, event_days
from newsroom.language.calendar.weekdays import find_mismatch
from newsroom.language.passages import Passage, body_passages, story_passages
from newsroom.language.sentences import sentence_around
from newsroom.rules import Context, Fixing, Rule, finding
from newsroom.story import Kind, Story

NAME = "impossible-date"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Tanggal itu tidak ada di kalender, atau terlalu jauh dari acaranya.",
    summary_en="The calendar has no such date, or it is too far from the event.",
    why="Tanggal yang mustahil membuat angka lain dalam berita ikut diragukan. Pada awal tahun, "
    "tahun yang lama mudah terketik.",
    why_en="An impossible date makes readers doubt the other figures too. In January the old year "
    "is easily typed.",
    cure="Perbaiki tanggalnya menurut catatan. Bila tanggal yang jauh memang benar, katakan "
    "hubungannya dalam kalimat itu: sejak, pada, sampai, mendatang.",
    cure_en="Mend the date from your notes. If a date far away is right, let its sentence say how "
    "it belongs here: since, on, until, to come.",
    basis=("KEJ 1", "UU KIP 7"),
    fixing=Fixing.SUGGESTED,
)
_FAR = timedelta(days=60)
# With one of these words a sentence says itself that another time is meant.
_OTHER_TIME = re.compile(
    r"\b(?:akan|antara|arsip|berdiri|berlaku|dahulu|depan|diperkirakan|hari jadi|hingga|hut"
    r"|(?:di)?jadwal\w*|kala|kembali|ketika|keputusan|kontrak|lahir|lalu|lambat|mendatang|menjelang|mulai|nanti"
    r"|pada|peraturan|perda|perdana|pernah|pertama|putusan|(?:di)?rencana\w*|sampai|sebelum\w*|sejak|sejarah"
    r"|semula|setelah|silam|tahun|tanggal|(?:di)?target\w*|telah|terakhir|terdahulu|tertanggal|undang-undang)\b",
    re.IGNORECASE,
)


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding per date; what another rule on dates reports is left to it."""
    event = event_days(story, context.settings.zone)
    for mention in find_dates(story_passages(story)):
        if not mention.is_possible:
            yield _impossible(story, mention)
    if event is None:
        return
    passages = body_passages(story.body)
    announced = story.meta.kind is Kind.AGENDA
    for mention in find_dates(passages):
        far, passage = _far_day(mention, event), passages[mention.passage]
        if far is None or _is_explained(passage, mention):
            continue
        if mention == lead_mismatch(passages, event, announced=announced):
            continue
        if not find_mismatch(mention, passage, event):
            yield _far(story, mention, far, event)


def _far_day(mention: DateMention, event: Days) -> date | None:
    day = mention.on(mention.year) if mention.year else None
    return day if day and not event[0] - _FAR <= day <= event[1] + _FAR else None


def _is_explained(passage: Passage, mention: DateMention) -> bool:
    start, end = sentence_around(passage.prose, mention.start - passage.start)
    times = _other_times(passage.prose)
    return bisect_left(times, start) < bisect_left(times, end)


@lru_cache(maxsize=64)
def _other_times(prose: str) -> tuple[int, ...]:
    """Where words stand that tell of another time."""
    return tuple(match.start() for match in _OTHER_TIME.finditer(prose))


def _impossible(story: Story, mention: DateMention) -> Finding:
    written = story.text[mention.start : mention.end]
    swapped = None
    if mention.year and mention.in_figures and mention.first is None:
        swapped = mention._replace(day=mention.month, month=mention.day).on(mention.year)
    hint = f" Mungkin maksudnya {say_date(swapped)}." if swapped else ""
    hint_en = f" Perhaps {swapped.day}/{swapped.month} is meant." if swapped else ""
    return finding(
        NAME,
        story,
        story.body_span(mention.start, mention.end),
        f"Tanggal {written} tidak ada di kalender; perbaiki menurut catatan.{hint}",
        f"The calendar has no {written}; mend it from your notes.{hint_en}",
        fix=Fix(f"{mention.month}/{mention.day}/{mention.year}", safe=False) if swapped else None,
    )


def _far(story: Story, mention: DateMention, day: date, event: Days) -> Finding:
    written = story.text[mention.start : mention.end]
    distance = (day - event[1]).days if day > event[1] else (event[0] - day).days
    side, side_en = ("setelah", "after") if day > event[1] else ("sebelum", "before")
    found = finding(
        NAME,
        story,
        story.body_span(mention.start, mention.end),
        f"{written} jatuh {distance} hari {side} acara. Perbaiki bila salah ketik; bila benar, jelaskan dalam kalimatnya, misalnya dengan sejak, sampai, atau mendatang.",
        f"{written} is {distance} days {side_en} the event. Mend it if it is a slip; if it is right, let the sentence say so: since, until, to come.",
    )
    return replace(found, severity=Severity.WARNING)
