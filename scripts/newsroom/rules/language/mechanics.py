"""Slips of typing: doubled words, spaces, missing full stops.

What may be meant (reduplication without its hyphen, two words for one thing) is only a hint.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from newsroom.finding import Finding, Fix, Severity
from newsroom.language.orthography.typing import (
    Slip,
    SlipKind,
    find_doubled,
    find_missing_end,
    find_spacing,
)
from newsroom.language.passages import Passage, Role
from newsroom.language.quoting.speech import own_words
from newsroom.language.words import words_of
from newsroom.registers.wordlist import Hit
from newsroom.rules import Context, Fixing, Rule, finding
from newsroom.story import Story

NAME = "mechanics"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Salah ketik: kata ganda, spasi yang keliru, atau kalimat tanpa tanda akhir.",
    summary_en="A slip of typing: a doubled word, a wrong space, or a sentence without its end mark.",
    why="Salah ketik kecil membuat pembaca ragu apakah angka dan nama di sekitarnya diperiksa.",
    why_en="Small slips make readers doubt that the figures and names around them were checked.",
    cure="Hapus kata atau spasi yang berlebih, beri spasi sesudah tanda baca, dan akhiri alinea "
    "dengan titik. newsroom check --fix mengerjakannya.",
    cure_en="Remove the extra word or space, put a space behind punctuation, and end the paragraph "
    "with a full stop. newsroom check --fix does it.",
    basis=("EYD V", "SOP 3"),
    fixing=Fixing.SAFE,
)
_MOST = 20
_MESSAGES = {
    SlipKind.DOUBLED_WORD: ('"{0}" tertulis dua kali. Hapus salah satu.', '"{0}" stands twice.'),
    SlipKind.UNHYPHENATED: (
        '"{0}" ditulis tanpa tanda hubung. Tulis "{1}" bila kata ulang; bila salah ketik, hapus satu.',
        '"{0}" lacks its hyphen. Write "{1}" if a plural is meant; if not, remove one.',
    ),
    SlipKind.DOUBLE_SPACE: ('Spasi ganda di "{0}". Pakai satu.', 'Two spaces in "{0}". Use one.'),
    SlipKind.SPACE_BEFORE: (
        'Ada spasi sebelum tanda baca di "{0}". Hapus spasinya.',
        'There is a space before the mark in "{0}". Remove it.',
    ),
    SlipKind.NO_SPACE_BEHIND: (
        'Tidak ada spasi sesudah tanda baca di "{0}". Tambahkan.',
        'No space behind the mark in "{0}". Add one.',
    ),
    SlipKind.NO_END_MARK: (
        'Alinea yang berakhir dengan "{0}" tidak ditutup tanda akhir. Tambahkan titik.',
        'The paragraph ending in "{0}" has no end mark. Add a full stop.',
    ),
}
_RUNNING = (Role.TEXT, Role.ITEM, Role.EXCERPT, Role.SUMMARY, Role.CAPTION)
_REACH = 12


def check(story: Story, context: Context) -> Iterable[Finding]:
    """At most 20 findings, outside quotes, tables and the headline."""
    return islice(_found(story, context), _MOST)


def _found(story: Story, context: Context) -> Iterator[Finding]:
    twice = context.registers.word_list(NAME)
    for passage in own_words(story):
        if passage.role not in _RUNNING:
            continue
        written = story.text[passage.start : passage.end]
        for slip in _slips(passage, written):
            yield _slip(story, passage, written, slip)
        for hit in twice.find(passage.prose):
            yield _said_twice(story, passage, hit)


def _slips(passage: Passage, written: str) -> Iterator[Slip]:
    words = words_of(passage.prose)
    yield from find_doubled(words, passage.prose)
    yield from find_spacing(written, passage.prose)
    if passage.role is Role.TEXT and (slip := find_missing_end(written, words)):
        yield slip


def _slip(story: Story, passage: Passage, written: str, slip: Slip) -> Finding:
    start, end, instead = slip.edit
    shown = _shown(written, slip)
    mended = written[slip.start : start] + instead + written[end : slip.end]
    message, message_en = (text.format(shown, mended) for text in _MESSAGES[slip.kind])
    unsure = slip.kind is SlipKind.UNHYPHENATED
    found = finding(
        NAME,
        story,
        story.body_span(passage.start + slip.start, passage.start + slip.end),
        message,
        message_en,
        fix=Fix(instead, not unsure, story.body_span(passage.start + start, passage.start + end)),
    )
    return replace(found, severity=Severity.HINT) if unsure else found


def _shown(written: str, slip: Slip) -> str:
    """What is wrong, with the words around it where it is only a space or a mark."""
    if slip.kind in (SlipKind.DOUBLED_WORD, SlipKind.UNHYPHENATED):
        return " ".join(written[slip.start : slip.end].split())
    before = written[max(0, slip.start - _REACH) : slip.start].rpartition(" ")[2]
    behind = written[slip.end : slip.end + _REACH].partition(" ")[0]
    return " ".join(f"{before}{written[slip.start : slip.end]}{behind}".split("\n"))


def _said_twice(story: Story, passage: Passage, hit: Hit) -> Finding:
    written, shorter = passage.prose[hit.start : hit.end], hit.replacement(passage.prose)
    found = finding(
        NAME,
        story,
        story.body_span(passage.start + hit.start, passage.start + hit.end),
        f'"{written}" mengatakan hal yang sama dua kali. Cukup "{shorter}".',
        f'"{written}" says one thing twice. "{shorter}" is enough.',
        fix=Fix(shorter, safe=False),
    )
    return replace(found, severity=Severity.HINT)
