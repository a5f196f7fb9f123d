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
    passages = body_passages(story.body)
    own = zip(passages, without_speech(passages), strict=True)
    return Wording(
        tuple((passage.start, prose) for passage, prose in own if not _is_note(passage, story))
    )


def _is_note(passage: Passage, story: Story) -> bool:
    return story.text.startswith(("*(", "_(", "("), passage.start)


def _is_somebodys_own(places: Sequence[tuple[int, int]], story: Story, context: Context) -> bool:
    run = story.text[places[0][0] : places[-1][1]]
    small = sum(story.text[start].islower() for start, _ in places)
    if small < _OWN_WORDS or _LAW.search(run):
        return False
    service = context.registers.word_list(_SERVICE)
    return len(places) >= _LONG or next(service.find(run), None) is None
