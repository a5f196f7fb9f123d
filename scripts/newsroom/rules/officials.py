"""Registered office-holders in a story: who is named, how, and with which office beside the name."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from newsroom.language.names import is_title, person_key, read_person
from newsroom.language.offices import Beside, Key, Reader, name_length, office_key
from newsroom.language.passages import Passage, Role, story_passages, value_passage
from newsroom.language.roster import Mention, Roster
from newsroom.language.sentences import sentence_around
from newsroom.language.speech import own_words
from newsroom.language.words import Word, plain_words, words_of
from newsroom.registers import Official, Registers
from newsroom.rules import Context
from newsroom.story import Story

_PAST = re.compile(
    r"\b(?:(?:saat|ketika|kala|waktu|masa) itu|dulu|dahulu|pernah|periode|era|semasa|almarhum(?:ah)?"
    r"|mendiang|mantan|menjabat|dilantik|pelantikan|melantik|menggantikan|digantikan|pengganti"
    r"|purna[a-z]{0,20}|pensiun|terpilih|calon|serah terima|sertijab|demisioner|tahun lalu|silam)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")


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


@dataclass(frozen=True, slots=True)
class Claim:
    """That somebody holds an office, as the story has it; `place` is that of the name or the role.

    `sentence` is what the story says there; empty in the list of sources.
    """

    name: str
    key: Key
    office: str
    place: tuple[int, int]
    sentence: str = ""

    def looks_back(self, year: int) -> bool:
        """Whether the sentence tells of the past, or of another year than `year`."""
        years = _YEAR.findall(self.sentence)
        return _PAST.search(self.sentence) is not None or (bool(years) and str(year) not in years)


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
    slips = [one for one in seen if one.mention.slip is not None]
    if not slips:
        return []
    return list(_judged(story, context, slips, [one for one in seen if one not in slips]))


def _judged(
    story: Story, context: Context, slips: list[Sighting], right: list[Sighting]
) -> Iterator[Misspelling]:
    offices = reader(context)
    apart = {frozenset(map(person_key, pair)) for pair in story.meta.different_people}
    for one in slips:
        start, end = one.place
        written = person_key(story.text[start:end])
        others = {frozenset((written, person_key(one.mention.right)))}
        if written in context.registers.known_people or others & apart:
            continue
        if any(_overlap((start, end), other.place) for other in right):
            continue
        entries = holders(context, one.mention.right)
        keys = {key_of(context, entry.role) for entry in entries}
        if _is_another_source(story, context, written, keys):
            continue
        certain = _certainty(story, context, one, offices, keys, right)
        if certain is not None and entries:
            yield Misspelling((start, end), one.mention.right, entries[-1].role, certain)


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


def _certainty(
    story: Story,
    context: Context,
    one: Sighting,
    offices: Reader,
    keys: set[Key],
    right: list[Sighting],
) -> bool | None:
    """Whether it is certain that the official is meant; None where it may be somebody else."""
    beside = _beside(story, context, one, offices)
    if beside.key in keys:
        return True
    if beside.is_other:
        return None
    same = [other for other in right if other.mention.right == one.mention.right]
    if any(_in_one_sentence(one, other) for other in same):
        return None
    if same:
        return True
    return False if one.mention.is_slight else None


def _beside(story: Story, context: Context, one: Sighting, offices: Reader) -> Beside:
    if one.source is not None:
        role = story.meta.sources[one.source].role
        key = key_of(context, role)
        return Beside(key, role, is_other=bool(role))
    words = words_of(one.passage.prose)
    return offices.beside(one.passage.prose, words, one.mention.first, one.mention.last)


def _in_one_sentence(one: Sighting, two: Sighting) -> bool:
    if one.passage is not two.passage:
        return False
    words = words_of(one.passage.prose)
    begin, end = sentence_around(one.passage.prose, words[one.mention.first].start)
    return begin <= words[two.mention.first].start < end


def claims(story: Story, context: Context) -> Iterator[Claim]:
    """Who holds which registered office by the reporter's own words, and by the list of sources."""
    yield from _claims_in_text(story, context)
    yield from _claims_behind_city(story, context)
    known = reader(context).known
    for index, source in enumerate(story.meta.sources):
        key = key_of(context, source.role) if source.role else ()
        if key in known and _is_person(source.name) and story.has("sources", index, "role"):
            span = story.span("sources", index, "role")
            start = story.lines.offset(span.line, span.column)
            end = story.lines.offset(span.end_line, span.end_column)
            yield Claim(source.name, key, source.role, (start, end))


def _is_person(name: str) -> bool:
    person = read_person(name)
    return person is not None and not any(is_title(word) for word in person.words)


def _claims_in_text(story: Story, context: Context) -> Iterator[Claim]:
    named = [one for one in sightings(story, context.registers.roster) if one.source is None]
    if not named:
        return
    own = {passage.start: passage for passage in own_words(story)}
    offices = reader(context)
    for one in named:
        passage, (start, end) = own[one.passage.start], one.place
        at = start - passage.start
        words = words_of(passage.prose)
        first = bisect_left(words, at, key=_start)
        last = first + one.mention.last - one.mention.first
        if one.mention.slip or last >= len(words) or words[last].end != end - passage.start:
            continue
        beside = offices.beside(passage.prose, words, first, last)
        if beside.key and not beside.is_changed:
            said = passage.prose[slice(*sentence_around(passage.prose, at))]
            yield Claim(one.mention.right, beside.key, beside.text, one.place, said)


def _claims_behind_city(story: Story, context: Context) -> Iterator[Claim]:
    """Offices with the city's name and anybody's behind it: Kepala Dinas Kesehatan Kota Contoh X."""
    city = context.settings.office.city.split()[-1]
    offices = None
    for passage in own_words(story):
        prose, at = passage.prose, passage.prose.find(city)
        while at >= 0:
            words = words_of(prose)
            first = bisect_left(words, at + len(city), key=_start)
            count = name_length(prose, words, first)
            if count:
                offices = offices or reader(context)
                beside = offices.beside(prose, words, first, first + count - 1)
                start, end = words[first].start, words[first + count - 1].end
                if beside.key and not beside.is_changed:
                    place = (passage.start + start, passage.start + end)
                    said = prose[slice(*sentence_around(prose, start))]
                    yield Claim(prose[start:end], beside.key, beside.text, place, said)
            at = prose.find(city, at + 1)


def _start(word: Word) -> int:
    return word.start
