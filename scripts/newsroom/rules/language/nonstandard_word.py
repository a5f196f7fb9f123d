"""A word in a form that the standard dictionary does not have."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice

from newsroom.finding import Finding, Fix, Severity
from newsroom.language.lexicon import ROLES
from newsroom.language.passages import Passage, Role, body_passages
from newsroom.language.quoting.speech import own_words
from newsroom.language.sentences import split_sentences
from newsroom.registers.wordlist import Hit
from newsroom.rules import Context, Fixing, Rule, finding
from newsroom.story import Story

NAME = "nonstandard-word"
RULE = Rule(
    severity=Severity.WARNING,
    summary="Sebuah kata ditulis dalam bentuk yang tidak baku.",
    summary_en="A word is written in a non-standard form.",
    why="Berita pemerintah dibaca, dikutip, dan dijadikan contoh di sekolah. Satu bentuk untuk satu "
    "kata juga membuat berita lama mudah ditemukan.",
    why_en="A city's news is read, quoted and used at school. One form for one word also makes old "
    "stories easy to find.",
    cure="Pakai bentuk baku menurut KBBI. Nama resmi yang memang memakai bentuk lama ditulis dengan "
    "huruf kapital, atau dicantumkan sebagai pengecualian di nonstandard-word.csv.",
    cure_en="Use the standard form of the KBBI dictionary. An official name that keeps the old form "
    "stands with capitals, or goes into nonstandard-word.csv as an exception.",
    basis=("EYD V",),
    fixing=Fixing.SAFE,
)
_NEXT_CAPITAL = re.compile(r"\s{1,3}[\"“(]?[A-Z]")
_MOST = 20
_HEADLINES = (Role.TITLE, Role.HEADING)


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding per word, wherever it stands outside quotes and names; at most 20."""
    return islice(_found(story, context), _MOST)


def _found(story: Story, context: Context) -> Iterator[Finding]:
    words = context.registers.word_list(NAME)
    for passage in own_words(story):
        for hit in words.find(passage.prose):
            if not _is_name(story, passage, hit):
                yield _nonstandard(story, passage, hit)


def _nonstandard(story: Story, passage: Passage, hit: Hit) -> Finding:
    written = passage.prose[hit.start : hit.end]
    standard = _standard(passage, hit)
    return finding(
        NAME,
        story,
        story.body_span(passage.start + hit.start, passage.start + hit.end),
        f'"{written}" bukan bentuk baku. Tulis "{standard}".',
        f'"{written}" is not the standard form. Write "{standard}".',
        fix=Fix(standard, safe=True),
    )


def _standard(passage: Passage, hit: Hit) -> str:
    """The standard form; every word with a capital where a title or a headline has one."""
    standard = hit.replacement(passage.prose)
    titled = passage.prose[hit.start].isupper() and " " in standard
    if titled and (passage.role in _HEADLINES or not _opens_sentence(passage, hit.start)):
        return standard.title()
    return standard.title() if titled and _NEXT_CAPITAL.match(passage.prose, hit.end) else standard


def _is_name(story: Story, passage: Passage, hit: Hit) -> bool:
    """Whether the word belongs to a name: Apotik Sehat, Jalan Praktek. Wali kota is a role."""
    titled_role = " " in hit.row.replacement and hit.row.pattern.lower() in ROLES
    if titled_role or not passage.prose[hit.start].isupper():
        return False
    if passage.role in _HEADLINES:
        return _is_named_in_body(story, passage.prose[hit.start : hit.end])
    if not _opens_sentence(passage, hit.start):
        return True
    return _NEXT_CAPITAL.match(passage.prose, hit.end) is not None


def _is_named_in_body(story: Story, word: str) -> bool:
    name = re.compile(rf"(?:[A-Z][\w-]{{0,30}} {word}\b|[^.!?]\s{word}\b| {word} [A-Z])")
    return any(name.search(one.prose) for one in body_passages(story.body))


def _opens_sentence(passage: Passage, start: int) -> bool:
    sentences = split_sentences(passage.prose)
    at = bisect_left(sentences, (start, start))
    return at < len(sentences) and sentences[at][0] == start
