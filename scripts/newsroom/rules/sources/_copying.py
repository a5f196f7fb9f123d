"""Which words of a story stand in another one, word for word, and are nobody else's to repeat.

Free for everybody are quotations, laws, names with their offices, notes of the newsroom, and
short service lines: opening hours, telephone numbers, where to register.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from newsroom.corpus import Sketch
from newsroom.corpus.overlap import Wording, shared_runs
from newsroom.corpus.sketch import TOKEN
from newsroom.language.passages import Passage
from newsroom.language.quoting.speech import own_words
from newsroom.language.sentences import split_sentences
from newsroom.rules import Context
from newsroom.story import Story

_SERVICE = "republished-text-service"
_OWN_WORDS = 6
"""A run needs so many words in small letters; the rest may be one long name with its office."""
_LONG = 25
_LAW = re.compile(
    r"\b(?:undang-undang|pasal|ayat|peraturan|perda|perwali|nomor \d)\b", re.IGNORECASE
)


def find_copied(
    story: Story, context: Context, other: Sketch, prints: frozenset[int]
) -> Iterator[tuple[int, int]]:
    """The first stretch of the file that the other story holds as well and that is its own.

    `prints` are the fingerprints that both have and few others.
    """
    mine = _own_wording(story)

    def theirs() -> list[str]:
        return TOKEN.findall(context.archive().body(other.path).lower())

    for first, end in shared_runs(mine, theirs, prints):
        places = mine.places[first:end]
        if _is_somebodys_own(places, story, context):
            yield places[0][0], places[-1][1]
            return


@lru_cache(maxsize=4)
def _own_wording(story: Story) -> Wording:
    """The words of the body that are neither quoted nor a note of the newsroom."""
    first = story.body.start
    return Wording(
        tuple(
            (passage.start, passage.prose)
            for passage in own_words(story)
            if passage.start >= first and not _is_note(passage, story)
        )
    )


def _is_note(passage: Passage, story: Story) -> bool:
    return story.text.startswith(("*(", "_(", "("), passage.start)


def _is_somebodys_own(places: Sequence[tuple[int, int]], story: Story, context: Context) -> bool:
    run = story.text[places[0][0] : places[-1][1]]
    if _small_words(run) < _OWN_WORDS or _LAW.search(run):
        return False
    if len(places) >= _LONG:
        return True
    service = context.registers.word_list(_SERVICE)
    sentences = [run[start:end] for start, end in split_sentences(run)]
    told = [one for one in sentences if next(service.find(one), None) is None]
    return len(told) == len(sentences) or any(_small_words(one) >= _OWN_WORDS for one in told)


def _small_words(text: str) -> int:
    return sum(word[0].islower() for word in TOKEN.findall(text))
