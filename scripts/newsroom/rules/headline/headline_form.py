"""A headline that shouts, ends in a full stop, or is spaced wrongly.

Capitals are only suggested to be lowered: which of the words are acronyms, the glossary may not
know. An exclamation mark within the headline has no safe cure either; one at its end goes.
"""

import re
from collections.abc import Iterable, Iterator

from newsroom.finding import Finding, Fix, Severity
from newsroom.language.orthography.vocabulary import is_known
from newsroom.language.passages import Passage, Role
from newsroom.language.quoting.speech import own_words
from newsroom.language.words import Word, word_set, words_of
from newsroom.rules import Context, Fixing, Rule, finding
from newsroom.rules.headline import clickbait
from newsroom.story import Story

NAME = "headline-form"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Judul ditulis dengan huruf kapital semua, tanda seru, titik, atau spasi ganda.",
    summary_en="The headline has capitals throughout, an exclamation mark, a full stop, or two spaces.",
    why="Huruf kapital semua sulit dibaca, dieja per huruf oleh sebagian pembaca layar, dan bersama "
    "tanda seru terbaca sebagai teriakan. Judul bukan kalimat lengkap, jadi tanpa titik.",
    why_en="Capitals throughout are hard to read, spelt out letter by letter by some screen readers, "
    "and read as shouting. A headline is no full sentence and goes without a full stop.",
    cure="Awali tiap kata dengan huruf kapital, kecuali kata tugas; singkatan tetap kapital. Hapus "
    "tanda seru, titik, dan spasi yang berlebih.",
    cure_en="Begin each word with a capital, except small ones; acronyms stay. Remove exclamation "
    "marks, full stops and extra spaces.",
    basis=("SOP 3", "EYD V"),
    fixing=Fixing.SAFE,
)
_SMALL = word_set("agar atau bagi dan dari dengan di dalam ke oleh pada para serta untuk yang")
_FINAL = re.compile(r"(?<![.\s])\s{0,3}(?P<mark>\.)\s{0,8}\Z|\s{0,3}(?P<loud>!{1,9})\s{0,8}\Z")
_LOUD = re.compile(r"!{1,9}(?![!”\"’'])")
_SPACES = re.compile(r"(?<=\S) {2,20}(?=\S)")
_ABBREVIATION = re.compile(r"(?:\b(?:dkk|dll|dsb|dst|Tbk|[A-Z][a-z]?)|\.[A-Za-z]{1,4})\Z")
_SHOUTED = 4
_SHARE = 0.4


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding per kind of fault; what a headline quotes is not judged."""
    title = next((one for one in own_words(story) if one.role is Role.TITLE), None)
    if title is None:
        return
    yield from _shouting(story, title, context)
    yield from _marks(story, title, context)
    for match in _SPACES.finditer(story.text, title.start, title.end):
        told = ("Judul memuat spasi ganda. Pakai satu.", "The headline has two spaces. Use one.")
        span = match.start() - title.start, match.end() - title.start
        yield _at(story, title, span, told, Fix(" ", safe=True))


def _shouting(story: Story, title: Passage, context: Context) -> Iterator[Finding]:
    words = words_of(title.prose)
    acronyms = {term.acronym.upper() for term in context.registers.glossary}
    house = context.registers.vocabulary
    shouted = [word for word in words if _is_shouted(word, acronyms, house)]
    if len(shouted) < 2 or len(shouted) < _SHARE * len(words):
        return
    lowered = _lowered(title.prose, words, {word.start for word in shouted})
    yield _at(
        story,
        title,
        (words[0].start, words[-1].end),
        (
            f'Judul ditulis dengan huruf kapital semua. Tulis misalnya "{lowered}"; periksa singkatan dan nama.',
            f'The headline is all capitals. Write, for instance, "{lowered}"; check acronyms and names.',
        ),
        Fix(lowered, safe=False),
    )


def _is_shouted(word: Word, acronyms: set[str], house_words: frozenset[str]) -> bool:
    return (
        word.is_acronym
        and len(word.text) >= _SHOUTED
        and word.text not in acronyms
        and is_known(word.lower, house_words)
    )


def _lowered(prose: str, words: tuple[Word, ...], shouted: set[int]) -> str:
    """The headline with the shouted words, and the small ones between them, in title case."""
    pieces, done = [], words[0].start
    for word in words:
        written = word.text
        if word.lower in _SMALL and done != words[0].start:
            written = word.lower
        elif word.start in shouted or word.lower in _SMALL:
            written = word.text.capitalize()
        pieces += [prose[done : word.start], written]
        done = word.end
    return "".join(pieces)


def _marks(story: Story, title: Passage, context: Context) -> Iterator[Finding]:
    final = _FINAL.search(title.prose)
    if final and final["mark"] and not _ABBREVIATION.search(title.prose, 0, final.start("mark")):
        told = ("Judul tidak diakhiri titik. Hapus titiknya.", "A headline has no full stop.")
        yield _at(story, title, final.span("mark"), told, Fix("", safe=True))
    loud = final if final and final["loud"] else _LOUD.search(title.prose)
    lures = clickbait.lures(story, title, context) if loud and loud is not final else ()
    if loud and not any(hit.end == loud.start() for hit in lures):
        told = (
            "Judul memakai tanda seru. Hapus; biar faktanya yang berbicara.",
            "The headline has an exclamation mark. Remove it; let the facts speak.",
        )
        fix = Fix("", safe=True) if loud is final else None
        yield _at(story, title, loud.span("loud" if fix else 0), told, fix)


def _at(
    story: Story, title: Passage, span: tuple[int, int], told: tuple[str, str], fix: Fix | None
) -> Finding:
    at = story.body_span(title.start + span[0], title.start + span[1])
    return finding(NAME, story, at, *told, fix=fix)
