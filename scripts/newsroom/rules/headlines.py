"""The names of a headline against those of its story, and which rule tells of a name."""

from collections.abc import Iterable

from newsroom.language.headlines import NameMismatch, name_mismatches
from newsroom.language.names import is_title, read_person
from newsroom.language.passages import Role, body_passages, value_passage
from newsroom.rules import Context
from newsroom.rules.officials import misspelled
from newsroom.story import Source, Story


def _name_words(source: Source) -> list[str]:
    """The words of a source's name in lower case; none where it is a paper or an office."""
    person = read_person(source.name)
    words = person.words if person else ()
    return [] if any(map(is_title, words)) else [word.lower for word in words]


def headline_mismatches(story: Story, context: Context) -> list[NameMismatch]:
    """The names of the headline that the body spells otherwise or never says.

    Those of registered officials that are misspelled are left out, and so is a story without text.
    """
    title = value_passage(story, Role.TITLE, ("title",)) if story.readable("title") else None
    body = body_passages(story.body)
    if title is None or not body:
        return []
    registers = context.registers
    people = registers.name_words.union(*map(_name_words, story.meta.sources))
    found = name_mismatches(title, body, people=people, known=registers.known_words)
    if not found:
        return []
    officials = [one.place for one in misspelled(story, context)]
    return [
        one
        for one in found
        if not any(start < one.end and one.start < end for start, end in officials)
    ]


def is_told_elsewhere(story: Story, context: Context, places: Iterable[tuple[int, int]]) -> bool:
    """Whether headline-name-mismatch or misspelled-official tells of a name at one of `places`."""
    told = [(one.start, one.end) for one in headline_mismatches(story, context)]
    told += (one.place for one in misspelled(story, context))
    return any(start < behind and at < end for start, end in places for at, behind in told)
