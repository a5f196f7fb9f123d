"""What a story says about who holds which office."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.language.naming.names import is_title, read_person
from newsroom.language.naming.offices import Key, name_length
from newsroom.language.quoting.speech import own_words
from newsroom.language.sentences import sentence_around
from newsroom.language.words import Word, words_of
from newsroom.rules import Context
from newsroom.rules._shared.officials import key_of, reader, sightings
from newsroom.story import Story

_PAST = re.compile(
    r"\b(?:(?:saat|ketika|kala|waktu|masa) itu|dulu|dahulu|pernah|periode|era|semasa|almarhum(?:ah)?"
    r"|mendiang|mantan|menjabat|dilantik|pelantikan|melantik|menggantikan|digantikan|pengganti"
    r"|purna[a-z]{0,20}|pensiun|terpilih|calon|serah terima|sertijab|demisioner|tahun lalu|silam)\b",
    re.IGNORECASE,
)
_HANDING_OVER = re.compile(r"\b(?:serah terima|sertijab|(?:di|pe)lanti[a-z]{1,3})\b", re.IGNORECASE)
_BY = (" dibuka", " dihadiri", " dipimpin", " disaksikan", " ditutup")
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")


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
        sentence = self.sentence
        # Serah terima disaksikan Camat Rina: it is not hers that is handed over.
        before, office, _ = sentence.partition(self.office)
        if office and before.rstrip().endswith(_BY):
            sentence = _HANDING_OVER.sub("", sentence)
        return _PAST.search(sentence) is not None or (bool(years) and str(year) not in years)


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
