"""A preposition grown together with its word: dirumah, kedepan, darimana."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from newsroom.finding import Finding, Fix, Severity
from newsroom.language.orthography.spelling import is_word
from newsroom.language.passages import Passage
from newsroom.language.quoting.speech import own_words
from newsroom.language.words import Word, words_of
from newsroom.registers.wordlist import WordList
from newsroom.rules import Context, Fixing, Rule, finding
from newsroom.story import Story

NAME = "joined-preposition"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Kata depan di, ke, atau dari ditulis serangkai dengan kata sesudahnya.",
    summary_en="The preposition di, ke or dari is written together with the word behind it.",
    why="Awalan di- membentuk kata kerja (dibaca), kata depan di menunjuk tempat atau waktu (di "
    "rumah). Kesalahan ini yang paling cepat dilihat pembaca.",
    why_en="The prefix di- makes verbs (dibaca), the preposition di points to a place or time (di "
    "rumah). It is the mistake that readers see first.",
    cure="Pisahkan kata depan dari kata yang mengikutinya: di rumah, ke depan, dari mana. Keluar, "
    "kemari, kepada, dan daripada memang serangkai.",
    cure_en="Part the preposition from its word: di rumah, ke depan, dari mana. Keluar, kemari, "
    "kepada and daripada are one word.",
    basis=("EYD V",),
    fixing=Fixing.SAFE,
)
_MOST = 20
_PREPOSITIONS = ("di", "ke", "dari")
_JOINED = re.compile(r"(?P<preposition>dari|di|ke)(?P<rest>[a-z-]{3,30})")
_ENDING = re.compile(r"(?:nya|lah|kah)\Z")
# Nouns of these shapes are places and doings; no verb is made of them with di-.
_NOUN = re.compile(r"(?:ke|pe|per)[a-z]{4,20}(?<!k)an")
# diSamarinda, kePontianak
_BEFORE_NAME = re.compile(r"(?P<preposition>[Dd]i|[Kk]e)(?P<rest>[A-Z][a-z]{2,30})")


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding per word, at most 20. With a listed place or time the fix is safe."""
    return islice(_found(story, context), _MOST)


def _found(story: Story, context: Context) -> Iterator[Finding]:
    places = context.registers.word_list(NAME)
    house_words = context.registers.vocabulary
    for passage in own_words(story):
        for word in [one for one in words_of(passage.prose) if one.lower.startswith(_PREPOSITIONS)]:
            parts = part_preposition(word, places, house_words)
            if parts:
                parted, certain = parts
                yield _joined(story, passage, word, parted, certain=certain)


def part_preposition(
    word: Word, places: WordList, house_words: frozenset[str]
) -> tuple[str, bool] | None:
    """`word` in two, and whether that is certain; None where it may be one word."""
    return _parted(word.text, places, house_words)


@lru_cache(maxsize=10_000)
def _parted(word: str, places: WordList, house_words: frozenset[str]) -> tuple[str, bool] | None:
    named = _BEFORE_NAME.fullmatch(word)
    if named:
        return f"{named['preposition']} {named['rest']}", True
    joined = _JOINED.fullmatch(word.lower())
    if joined is None:
        return None
    first, rest = joined["preposition"], joined["rest"]
    parted = f"{word[: len(first)]} {word[len(first) :]}"
    if _is_place(rest, word.lower(), places):
        return parted, True
    if first == "di" and _NOUN.fullmatch(rest) and _is_only_noun(word.lower(), rest, house_words):
        return parted, False
    return None


def _is_place(rest: str, word: str, places: WordList) -> bool:
    half, hyphen, other = rest.partition("-")
    forms = {rest, _ENDING.sub("", rest), half if hyphen and half == other else rest}
    if forms.isdisjoint(places.patterns):
        return False
    words = {word, _ENDING.sub("", word)}
    return any(
        row.pattern in forms and words.isdisjoint(row.exceptions.split(";")) for row in places.rows
    )


def _is_only_noun(word: str, rest: str, house_words: frozenset[str]) -> bool:
    return (is_word(rest) or rest in house_words) and not is_word(word) and word not in house_words


def _joined(story: Story, passage: Passage, word: Word, parted: str, *, certain: bool) -> Finding:
    return finding(
        NAME,
        story,
        story.body_span(passage.start + word.start, passage.start + word.end),
        f'"{word.text}" seharusnya dua kata: "{parted}". Kata depan ditulis terpisah dari kata tempat atau waktu.',
        f'"{word.text}" should be two words: "{parted}". A preposition is parted from the place or time behind it.',
        fix=Fix(parted, safe=certain),
    )
