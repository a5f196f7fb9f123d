"""Who speaks in a story, worked out once for all rules that ask."""

from dataclasses import dataclass
from functools import lru_cache

from newsroom.language.naming.names import ordinary_words
from newsroom.language.passages import body_passages
from newsroom.language.quoting.attribution import Attribution, find_attributions
from newsroom.language.quoting.clauses import Lexis
from newsroom.language.words import words_of
from newsroom.registers import Registers
from newsroom.rules import Context
from newsroom.story import Story


@dataclass(frozen=True, slots=True)
class Speaking:
    """What a story's grammar tells of its speakers; attributions stand in the file's order."""

    lexis: Lexis
    attributions: tuple[Attribution, ...]


def speaking_in(story: Story, context: Context) -> Speaking:
    """The attributions in the body of `story`."""
    return _speaking(story, context.registers, context.settings.office.city)


@lru_cache(maxsize=4)
def _speaking(story: Story, registers: Registers, city: str) -> Speaking:
    passages = body_passages(story.body)
    place = frozenset(word.lower for word in words_of(city)) - {"kota"}
    ordinary = ordinary_words(passage.prose for passage in passages)
    lexis = Lexis(ordinary, place, registers.known_people)
    return Speaking(lexis, tuple(find_attributions(passages, lexis)))
