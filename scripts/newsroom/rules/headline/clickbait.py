"""A headline or summary that lures instead of telling."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from newsroom.finding import Finding, Severity
from newsroom.language.passages import Passage, Role
from newsroom.language.quoting.speech import own_words
from newsroom.language.words import word_set
from newsroom.registers.wordlist import Hit
from newsroom.rules import Context, Rule, finding
from newsroom.story import Kind, Story

NAME = "clickbait"
RULE = Rule(
    severity=Severity.WARNING,
    summary="Judul atau ringkasan memancing rasa ingin tahu, bukan memberi tahu.",
    summary_en="The headline or summary lures readers instead of telling them.",
    why="Judul yang menahan isi berita mengecoh pembaca, dan sekali terkecoh mereka tidak percaya "
    "lagi pada kabar yang penting.",
    why_en="A headline that holds the news back tricks readers, and once tricked they no longer "
    "trust the news that matters.",
    cure="Tulis isi beritanya di judul: siapa, berbuat apa, dengan angka atau tempatnya.",
    cure_en="Put the news itself into the headline: who, doing what, with the figure or place.",
    basis=("KEJ 1",),
)
_MOST = 20
# Plain words within a sentence.
_ONLY_HEADLINES = word_set("begini heboh inilah ternyata viral")
_PLACES = (Role.TITLE, Role.SUMMARY)
_DOTS = re.compile(r"(?:\.{3,6}|…)(?=\s{0,8}\Z|\s)")


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding per phrase, at most 20. Clarifications may name what went viral."""
    return islice(_found(story, context), _MOST)


def _found(story: Story, context: Context) -> Iterator[Finding]:
    for passage in own_words(story):
        if passage.role not in _PLACES or story.meta.kind is Kind.CLARIFICATION:
            continue
        for hit in lures(story, passage, context):
            words = passage.prose[hit.start : hit.end]
            yield _lure(story, passage, (hit.start, hit.end), f'"{words}"')
        yield from _dots(story, passage)


def lures(story: Story, passage: Passage, context: Context) -> Iterator[Hit]:
    """The listed phrases that lure in `passage`, a headline or summary of `story`."""
    if story.meta.kind is Kind.CLARIFICATION:
        return
    for hit in context.registers.word_list(NAME).find(passage.prose):
        if passage.role is Role.TITLE or hit.row.pattern not in _ONLY_HEADLINES:
            yield hit


def _dots(story: Story, passage: Passage) -> Iterator[Finding]:
    for match in _DOTS.finditer(passage.prose):
        yield _lure(story, passage, match.span(), f'"{match[0]}"')


def _lure(story: Story, passage: Passage, span: tuple[int, int], words: str) -> Finding:
    where, where_en = (
        ("Judul", "headline") if passage.role is Role.TITLE else ("Ringkasan", "summary")
    )
    return finding(
        NAME,
        story,
        story.body_span(passage.start + span[0], passage.start + span[1]),
        f"{where} memancing dengan {words}. Tulis apa yang terjadi, bukan janji akan menceritakannya.",
        f"The {where_en} lures with {words}. Say what happened instead of promising to tell.",
    )
