"""Registered office-holders in a story: who is named, how, and with which office beside the name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from newsroom.language.naming.names import person_key
from newsroom.language.naming.offices import Beside, Key, Reader, office_key
from newsroom.language.naming.roster import Mention, Roster
from newsroom.language.orthography.hidden import is_disguised
from newsroom.language.passages import Passage, Role, story_passages, value_passage
from newsroom.language.sentences import sentence_around
from newsroom.language.words import plain_words, words_of
from newsroom.registers import Official, Registers
from newsroom.rules import Context
from newsroom.story import Story

_MOST_SLIPS = 40
_LIKE = 6


@dataclass(frozen=True, slots=True)
class Sighting:
    """A registered name where it stands; `source` is the index of the source that it names."""

    passage: Passage
    mention: Mention
    source: int | None = None

    @property
    def place(self) -> tuple[int, int]:
        """Where the name begins and ends in the file."""
        words, start = words_of(self.passage.prose), self.passage.start
        return start + words[self.mention.first].start, start + words[self.mention.last].end


@dataclass(frozen=True, slots=True)
class Misspelling:
    """A registered name misspelled at `place` in the file.

    `is_certain` says that the office stands beside it, or the name stands elsewhere in the story.
    """

    place: tuple[int, int]
    right: str
    role: str
    is_certain: bool


@lru_cache(maxsize=4)
def sightings(story: Story, roster: Roster) -> tuple[Sighting, ...]:
    """Every name of `roster` in what readers see of `story`, and in its sources."""
    found = [
        Sighting(passage, mention)
        for passage in story_passages(story)
        for mention in roster.find(
            passage.prose,
            words_of(passage.prose),
            in_title_case=passage.role in (Role.TITLE, Role.HEADING),
        )
    ]
    for index, source in enumerate(story.meta.sources):
        named = next(roster.find(source.name, words_of(source.name)), None)
        passage = value_passage(story, Role.CAPTION, ("sources", index, "name")) if named else None
        if passage:
            words = words_of(passage.prose)
            found += [Sighting(passage, one, index) for one in roster.find(passage.prose, words)]
    return tuple(found)


@lru_cache(maxsize=4)
def _reader(registers: Registers, city: str) -> Reader:
    forms = registers.short_forms
    known = frozenset(_office_key(one.role, registers, city) for one in registers.officials)
    return Reader(known, city, forms)


@lru_cache(maxsize=1024)
def _office_key(office: str, registers: Registers, city: str) -> Key:
    words = (word.lower() for word in plain_words(office))
    return office_key(words, city, registers.short_forms)


@lru_cache(maxsize=4)
def _terms(registers: Registers, city: str) -> Mapping[Key, list[Official]]:
    found: dict[Key, list[Official]] = {}
    for one in registers.officials:
        found.setdefault(_office_key(one.role, registers, city), []).append(one)
    return found


def terms(context: Context, key: Key) -> Sequence[Official]:
    """Who holds and held the office `key`, by the register."""
    return _terms(context.registers, context.settings.office.city).get(key, ())


def reader(context: Context) -> Reader:
    """What reads the offices of the register in a text."""
    return _reader(context.registers, context.settings.office.city)


def key_of(context: Context, office: str) -> Key:
    """The key of an office as the register or a source gives it."""
    return _office_key(office, context.registers, context.settings.office.city)


def holders(context: Context, name: str) -> list[Official]:
    """The entries of the register for the person that `name` (without titles) stands for."""
    key = person_key(name)
    return [
        one
        for one in context.registers.officials
        if key in {person_key(known) for known in (one.name, *one.aliases)}
    ]


def misspelled(story: Story, context: Context) -> list[Misspelling]:
    """The names of officials that are misspelled and are, by all that stands there, theirs."""
    if not context.registers.officials:
        return []
    seen = sightings(story, context.registers.roster)
    # What differs by letters of another script only, hidden-characters tells.
    slips = [
        one
        for one in seen
        if one.mention.slip is not None and not is_disguised(story.text[slice(*one.place)])
    ][:_MOST_SLIPS]
    if not slips:
        return []
    right = [one for one in seen if one.mention.slip is None]
    judged: dict[tuple[str, str], list[tuple[Sighting, _Meant]]] = {}
    for one in slips:
        written = person_key(story.text[slice(*one.place)])
        meant = _meant(story, context, one, written, right)
        judged.setdefault((written, one.mention.right), []).append((one, meant))
    return [
        Misspelling(one.place, name, _role(context, name), is_certain=meant is _Meant.CERTAINLY)
        for (_, name), places in judged.items()
        for one, meant in _agreed(places)
    ]


class _Meant(Enum):
    """Whether the official is meant by a name that is nearly theirs."""

    CERTAINLY = 1
    PROBABLY = 2
    PERHAPS = 3
    NOT = 4


def _agreed(places: list[tuple[Sighting, _Meant]]) -> list[tuple[Sighting, _Meant]]:
    """The places of one spelling that stand for the official: what one tells, holds for all.

    Where the office stands beside the name once, it is the official's throughout; where another
    role does, it is somebody else's.
    """
    told = {meant for _, meant in places}
    if _Meant.CERTAINLY in told:
        return [(one, _Meant.CERTAINLY) for one, meant in places if meant is not _Meant.NOT]
    if _Meant.NOT in told:
        return []
    return [(one, meant) for one, meant in places if meant is _Meant.PROBABLY]


def _role(context: Context, name: str) -> str:
    return next((one.role for one in reversed(holders(context, name))), "")


def _meant(
    story: Story, context: Context, one: Sighting, written: str, right: list[Sighting]
) -> _Meant:
    known = written in context.registers.known_people
    pair = frozenset((written, person_key(one.mention.right)))
    apart = any(frozenset(map(person_key, two)) == pair for two in story.meta.different_people)
    if known or apart or any(_overlap(one.place, other.place) for other in right):
        return _Meant.NOT
    keys = {key_of(context, entry.role) for entry in holders(context, one.mention.right)}
    beside = _beside(story, context, one)
    if beside.key in keys:
        return _Meant.CERTAINLY
    other = beside.is_other and not _is_like(one, keys)
    if other or _is_another_source(story, context, written, keys):
        return _Meant.NOT
    same = [other for other in right if other.mention.right == one.mention.right]
    if any(_in_one_sentence(one, other) for other in same):
        return _Meant.NOT
    if same:
        return _Meant.CERTAINLY
    return _Meant.PROBABLY if one.mention.is_slight else _Meant.PERHAPS


def _is_like(one: Sighting, keys: set[Key]) -> bool:
    """Whether the office before the name begins like that of the official: Kepala Dinas PU."""
    words, first = words_of(one.passage.prose), one.mention.first
    before = {word.lower for word in words[max(0, first - _LIKE) : first]}
    return one.source is None and any(before.issuperset(key[:2]) for key in keys)


def _overlap(one: tuple[int, int], two: tuple[int, int]) -> bool:
    return one[0] < two[1] and two[0] < one[1]


def _is_another_source(story: Story, context: Context, written: str, keys: set[Key]) -> bool:
    """Whether the sources list somebody called just so, with another role."""
    return any(
        person_key(source.name) == written
        and source.role
        and key_of(context, source.role) not in keys
        for source in story.meta.sources
    )


def _beside(story: Story, context: Context, one: Sighting) -> Beside:
    if one.source is not None:
        role = story.meta.sources[one.source].role
        key = key_of(context, role)
        return Beside(key, role, is_other=bool(role))
    words = words_of(one.passage.prose)
    return reader(context).beside(one.passage.prose, words, one.mention.first, one.mention.last)


def _in_one_sentence(one: Sighting, two: Sighting) -> bool:
    if one.passage is not two.passage:
        return False
    words = words_of(one.passage.prose)
    begin, end = sentence_around(one.passage.prose, words[one.mention.first].start)
    return begin <= words[two.mention.first].start < end
