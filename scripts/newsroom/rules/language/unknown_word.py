"""A word that neither the dictionary nor the newsroom knows, one slip away from one that they do.

No dictionary is complete: a word that is far from every known one is mostly a loan or a dialect
word, and is let pass.

Words with a capital may be names and are let pass, but for one that opens a sentence and stands
before `ini` or `itu`, or twice. A word that the story writes with a capital elsewhere is a name too.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from newsroom.finding import Finding, Fix, Severity
from newsroom.language.naming.names import ordinary_words
from newsroom.language.orthography.strangers import openers, stands_alone
from newsroom.language.orthography.vocabulary import is_known, likely_word
from newsroom.language.passages import Passage, Role
from newsroom.language.quoting.speech import own_words
from newsroom.language.words import Word, words_of
from newsroom.registers import Registers
from newsroom.rules import Context, Fixing, Rule, finding
from newsroom.rules.language import joined_preposition, nonstandard_word, split_prefix
from newsroom.story import Story

NAME = "unknown-word"
RULE = Rule(
    severity=Severity.WARNING,
    summary="Sebuah kata tidak dikenal kamus maupun daftar kata redaksi, dan mirip kata yang dikenal.",
    summary_en="A word that neither the dictionary nor the newsroom knows looks like one that they do.",
    why="Kata yang tidak dikenal biasanya salah ketik, dan salah ketik membuat pembaca meragukan "
    "fakta di sekitarnya.",
    why_en="An unknown word is mostly a slip of the keyboard, and slips make readers doubt the facts "
    "around them.",
    cure="Periksa ejaannya. Kata asing ditulis miring (*kata*). Kata yang memang benar ditambahkan "
    "ke content/registers/words/unknown-word.csv.",
    cure_en="Check the spelling. Foreign words stand in italics (*word*). A word that is right goes "
    "into content/registers/words/unknown-word.csv.",
    basis=("SOP 3", "EYD V"),
    fixing=Fixing.SUGGESTED,
)
_MOST = 40
"""So many unknown words of a story are looked at: one in another language has hundreds."""
_MOST_FORMS = 300
_REACH = 6
_OPENED = (" ini", " itu", " tersebut", "-")
_DI = re.compile(r"\b[Dd]i {1,3}\Z")


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding per word and story, where it first stands."""
    asked: set[str] = set()
    for passage, word in _unknown(story, context.registers):
        if word.lower in asked or len(asked) == _MOST:
            continue
        asked.add(word.lower)
        meant = likely_word(word.lower, context.registers.vocabulary)
        if meant and not _is_split(passage, word, context.registers):
            yield _slip(story, passage, word, _standard(meant, context.registers))


def _is_split(passage: Passage, word: Word, registers: Registers) -> bool:
    """Whether it is the rest of a verb that split-prefix joins: di persilahkan."""
    if not _DI.search(passage.prose, max(0, word.start - _REACH), word.start):
        return False
    verbs = split_prefix.split_verbs(passage, registers)
    return any(start < word.start < end for start, end, _ in verbs)


def _standard(meant: str, registers: Registers) -> str:
    """The standard form, where the newsroom knows `meant` as one that is not."""
    hit = next(registers.word_list(nonstandard_word.NAME).find(meant), None)
    return hit.replacement(meant) if hit else meant


def _slip(story: Story, passage: Passage, word: Word, meant: str) -> Finding:
    meant = meant.capitalize() if word.is_capitalised else meant
    return finding(
        NAME,
        story,
        story.body_span(passage.start + word.start, passage.start + word.end),
        f'Kata "{word.text}" tidak dikenal; mungkin maksudnya "{meant}". Bila memang benar, tambahkan ke content/registers/words/unknown-word.csv; kata asing ditulis miring.',
        f'The word "{word.text}" is unknown; perhaps "{meant}" is meant. If it is right, add it to content/registers/words/unknown-word.csv; foreign words stand in italics.',
        fix=Fix(meant, safe=False),
    )


def _unknown(story: Story, registers: Registers) -> Iterable[tuple[Passage, Word]]:
    house_words, places = registers.vocabulary, registers.word_list(joined_preposition.NAME)
    passages = [one for one in own_words(story) if one.role is not Role.TABLE]
    forms = sorted(ordinary_words(one.prose for one in passages))
    strange = (form for form in forms if not is_known(form, house_words))
    unknown = frozenset(islice(strange, _MOST_FORMS))
    yield from _openers(passages, house_words)
    if not unknown:
        return
    words = (word for one in passages for word in words_of(one.prose))
    names = {word.lower for word in words if word.text != word.lower}
    for passage in passages:
        for word in words_of(passage.prose):
            if word.text not in unknown or word.lower in names:
                continue
            parted = joined_preposition.part_preposition(word, places, house_words)
            if not parted and stands_alone(passage.prose, word):
                yield passage, word


def _openers(
    passages: Iterable[Passage], house_words: frozenset[str]
) -> Iterator[tuple[Passage, Word]]:
    for passage in passages:
        if not any(mark in passage.prose for mark in _OPENED):
            continue
        for word in openers(passage.prose):
            if not is_known(word.lower, house_words):
                yield passage, word
