"""The names of a headline against those of its story, and which rule tells of a name."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from newsroom.language.naming.headlines import NameMismatch, name_mismatches, pair_mismatches
from newsroom.language.naming.names import is_title, read_person
from newsroom.language.passages import Passage, body_passages, title_passage
from newsroom.language.words import lower_words, word_set, words_of
from newsroom.registers import Registers
from newsroom.rules import Context
from newsroom.rules._shared.officials import misspelled
from newsroom.story import Story

_HEADS = word_set("badan dinas kementerian")


@lru_cache(maxsize=1024)
def _name_words(name: str) -> Collection[str]:
    """The words of a source's name in lower case; none where it is a paper or an office."""
    person = read_person(name)
    words = person.words if person else ()
    return () if any(map(is_title, words)) else tuple([word.lower for word in words])


def headline_mismatches(story: Story, context: Context) -> list[NameMismatch]:
    """The names of the headline that the body spells otherwise or never says.

    Those of registered officials that are misspelled are left out, and so is a story without text.
    """
    title = title_passage(story) if story.readable("title") else None
    body = body_passages(story.body)
    if title is None or not body:
        return []
    registers = context.registers
    people = registers.name_words.union(
        *[_name_words(source.name) for source in story.meta.sources]
    )
    found = name_mismatches(title, body, people=people, known=registers.known_words)
    told = [(one.start, one.end) for one in found]
    found += [
        pair
        for pair in _pair_mismatches(story, title, body, registers)
        if not any(start < pair.end and pair.start < end for start, end in told)
    ]
    found += _unsaid(title, body, registers)
    found += _other_places(story, title, body, registers)
    if not found:
        return []
    officials = [one.place for one in misspelled(story, context)]
    return [
        one
        for one in found
        if not any(start < one.end and one.start < end for start, end in officials)
    ]


def _pair_mismatches(
    story: Story, title: Passage, body: Sequence[Passage], registers: Registers
) -> list[NameMismatch]:
    """Names of two ordinary words: of the place of the event, and of institutions."""
    event = story.meta.event if story.readable("event") else None
    place = event.place if event else ""
    places = {
        (one.lower, two.lower)
        for one, two in pairwise(words_of(place))
        if one.is_capitalised and two.is_capitalised and place[one.end : two.start].isspace()
    }
    institutions = _institutions(registers)
    found = pair_mismatches(title, body, places=places, institutions=institutions)
    if not found:
        return []
    elsewhere = " ".join(source.role for source in story.meta.sources).lower()
    short = [
        form
        for form, meaning in registers.short_forms.items()
        if any(meaning.lower().startswith(one.word.lower()) for one in found)
    ]
    said = {word.lower for one in body for word in words_of(one.prose)}
    return [one for one in found if one.word.lower() not in elsewhere and said.isdisjoint(short)]


def _unsaid(
    title: Passage, body: Sequence[Passage], registers: Registers
) -> Iterator[NameMismatch]:
    """Short names of institutions (Dishub) of which the body has not a word."""
    for word in words_of(title.prose):
        meaning = registers.short_forms.get(word.lower, "").lower().split()
        if meaning and word.is_capitalised and meaning[0] in _HEADS:
            asked = {word.lower, *(part for part in meaning[1:] if len(part) > 3)}
            if all(asked.isdisjoint(lower_words(passage.prose)) for passage in body):
                yield NameMismatch(word.text, title.start + word.start, title.start + word.end)


def _other_places(
    story: Story, title: Passage, body: Sequence[Passage], registers: Registers
) -> Iterator[NameMismatch]:
    """Registered places (Sela Hulu) of which the body has only the twin (Sela Hilir)."""
    for name, twins in _twins(registers).items():
        at = title.prose.find(name)
        if at < 0:
            continue
        said = [passage.prose for passage in body] + [source.role for source in story.meta.sources]
        twin = next((one for one in twins if any(one in text for text in said)), None)
        if twin and not any(name in text for text in said):
            yield NameMismatch(name, title.start + at, title.start + at + len(name), twin)


@lru_cache(maxsize=4)
def _twins(registers: Registers) -> Mapping[str, Sequence[str]]:
    """Names of registered places by those that begin with the same word."""
    names = [place.name for place in registers.places if " " in place.name]
    return {
        name: [one for one in names if one != name and one.split()[0] == name.split()[0]]
        for name in names
    }


@lru_cache(maxsize=4)
def _institutions(registers: Registers) -> frozenset[tuple[str, str]]:
    """How the names of the institutions begin that the registers know: Dinas Kesehatan."""
    texts = [*registers.short_forms.values(), *(one.institution for one in registers.officials)]
    words = (tuple(word.lower for word in words_of(text)[:2]) for text in texts)
    return frozenset((pair[0], pair[1]) for pair in words if len(pair) == 2 and pair[0] in _HEADS)


def is_told_elsewhere(story: Story, context: Context, places: Iterable[tuple[int, int]]) -> bool:
    """Whether headline-name-mismatch or misspelled-official tells of a name at one of `places`."""
    told = [(one.start, one.end) for one in headline_mismatches(story, context)]
    told += (one.place for one in misspelled(story, context))
    return any(start < behind and at < end for start, end in places for at, behind in told)
