"""Which words of a story stand in another one, word for word, and are nobody else's to repeat.

Free for everybody are quotations, laws, names with their offices, notes of the newsroom, and
short service lines: opening hours, telephone numbers, where to register.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from newsroom.corpus import Sketch
from newsroom.corpus.overlap import Token, shared_runs, tokens_of
from newsroom.corpus.sketch import TOKEN
from newsroom.language.passages import Passage, body_passages
from newsroom.language.speech import without_speech
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
    mine = _own_tokens(story)
    theirs = TOKEN.findall(context.archive().body(other.path).lower())
    for first, end in shared_runs(mine, theirs, prints):
        start, stop = mine[first].start, mine[end - 1].end
        if _is_somebodys_own(story.text[start:stop], mine[first:end], story, context):
            yield start, stop
            return


@lru_cache(maxsize=4)
def _own_tokens(story: Story) -> tuple[Token, ...]:
    """The words of the body that are neither quoted nor a note of the newsroom."""
    passages = body_passages(story.body)
    own = zip(passages, without_speech(passages), strict=True)
    return tuple(
        token
        for passage, prose in own
        if not _is_note(passage, story)
        for token in tokens_of(prose, passage.start)
    )


def _is_note(passage: Passage, story: Story) -> bool:
    return story.text.startswith(("*(", "_(", "("), passage.start)


def _is_somebodys_own(run: str, tokens: Sequence[Token], story: Story, context: Context) -> bool:
    small = sum(story.text[token.start].islower() for token in tokens)
    if small < _OWN_WORDS or _LAW.search(run):
        return False
    service = context.registers.word_list(_SERVICE)
    return len(tokens) >= _LONG or next(service.find(run), None) is None
