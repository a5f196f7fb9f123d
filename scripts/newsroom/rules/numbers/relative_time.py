"""`kemarin`, `hari ini`, `besok` without a date: true for a day, then wrong for ever.

The words are those of content/registers/words/relative-time.csv; its exceptions hold the turns of
phrase that mean no certain day. An announced event (`kind: agenda`) is about its day as a whole.
"""

from bisect import bisect_left
from collections.abc import Iterable

from newsroom.clock import say_date
from newsroom.finding import Finding, Severity
from newsroom.language.calendar.dates import find_dates
from newsroom.language.calendar.occasion import event_days
from newsroom.language.passages import Passage, Role
from newsroom.language.quoting.speech import own_words
from newsroom.language.sentences import sentence_around
from newsroom.rules import Context, Rule, finding
from newsroom.story import Kind, Story

NAME = "relative-time"
RULE = Rule(
    severity=Severity.WARNING,
    summary="Kata seperti kemarin dan besok dipakai tanpa tanggal.",
    summary_en="A word such as yesterday or tomorrow is used without a date.",
    why="Berita dibaca berhari-hari setelah tayang dan lama tersimpan. Kemarin pada hari tayang "
    "bukan lagi kemarin bagi pembacanya.",
    why_en="A story is read for days and kept for years. Yesterday on the day it appears is no longer "
    "its reader's yesterday.",
    cure="Tulis harinya dengan tanggal dalam kurung di kalimat itu, misalnya Rabu (12/1/2022).",
    cure_en="Give the day with its date in brackets in that sentence: Rabu (12/1/2022).",
    basis=("KEJ 1", "SOP 3"),
)


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding per word, at its first place, in the newsroom's own running text."""
    if story.meta.kind is Kind.AGENDA:
        return
    words = context.registers.word_list(NAME)
    seen: set[str] = set()
    passages = own_words(story)
    for index, passage in enumerate(passages):
        if passage.role not in (Role.TEXT, Role.ITEM):
            continue
        for hit in words.find(passage.prose):
            word = hit.row.pattern
            # `Hari Ini` within a sentence is a name.
            named = passage.prose[hit.end - 3].isupper()
            if word not in seen and not named and not _is_dated(passages, index, hit.start):
                seen.add(word)
                yield _finding(story, context, passage, hit.start, hit.end)


def _is_dated(passages: tuple[Passage, ...], index: int, at: int) -> bool:
    """Whether the sentence in which the word at `at` stands names a date."""
    passage = passages[index]
    start, end = sentence_around(passage.prose, at)
    places = [one.start - passage.start for one in find_dates(passages) if one.passage == index]
    return bisect_left(places, start) < bisect_left(places, end)


def _finding(story: Story, context: Context, passage: Passage, start: int, end: int) -> Finding:
    written = passage.prose[start:end]
    event = event_days(story, context.settings.zone)
    example = say_date(event[1]) if event else "Rabu, 12 Januari 2022"
    return finding(
        NAME,
        story,
        story.body_span(passage.start + start, passage.start + end),
        f'"{written}" tanpa tanggal di kalimatnya; besok artinya sudah lain. Tulis hari dan tanggalnya, misalnya {example}.',
        f'"{written}" has no date in its sentence; by tomorrow it means another day. Give the day and the date, such as {example}.',
    )
