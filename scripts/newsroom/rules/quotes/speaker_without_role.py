"""Somebody who speaks and is never introduced: half a name, or no word on who it is."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from newsroom.finding import Finding, Severity
from newsroom.language.naming.likeness import same_person
from newsroom.language.naming.names import Name, read_person
from newsroom.language.passages import body_passages
from newsroom.language.quoting.attribution import Attribution
from newsroom.language.quoting.speech import without_speech
from newsroom.language.words import words_of
from newsroom.rules import Context, Rule, finding
from newsroom.rules._shared.speaking import Speaking, speaking_in
from newsroom.rules.quotes._mentions import Named, are_one, is_introduced, mentions_of, named_in
from newsroom.story import Source, Story

NAME = "speaker-without-role"
RULE = Rule(
    severity=Severity.WARNING,
    summary="Pembicara muncul pertama kali tanpa nama lengkap atau tanpa keterangan siapa dia.",
    summary_en="A speaker first appears without full name, or without a word on who it is.",
    why="Bobot sebuah ucapan bergantung pada siapa yang mengatakannya. Nama saja tidak menjelaskan "
    "mengapa orang itu ditanya.",
    why_en="What words weigh depends on who says them. A name alone does not tell why that person "
    "was asked.",
    cure="Pada penyebutan pertama tulis nama lengkap dan jabatan, pekerjaan, atau hubungannya dengan "
    "kejadian: kata Rina Lestari, pedagang sayur.",
    cure_en="At the first mention give full name and office, occupation, or tie to the event: kata "
    "Rina Lestari, pedagang sayur.",
    basis=("KEJ 2", "SOP 3"),
)
_MOST = 40  # No news story has more speakers, and time stays bounded.


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding per speaker, where the name first stands."""
    speaking = speaking_in(story, context)
    first = tuple(islice(_first_words(speaking), _MOST))
    if not first:
        return
    bodies = body_passages(story.body)
    # Named in other people's words, nobody is introduced.
    passages = [
        passage if passage.prose == prose else replace(passage, prose=prose)
        for passage, prose in zip(bodies, without_speech(bodies), strict=True)
        if passage.start <= first[-1][0].verb.start
    ]
    named = cache(lambda: named_in(passages, speaking.lexis))
    for one, speaker in first:
        here = passages[bisect_right(passages, speaker.start, key=lambda one: one.start) - 1]
        yield from _judged(story, named, one, (here, speaker))


def _first_words(speaking: Speaking) -> Iterator[tuple[Attribution, Name]]:
    """The first attribution to each speaker."""
    seen: list[str] = []
    for one in speaking.attributions:
        if one.speaker and not any(are_one(one.speaker.text, other) for other in seen):
            seen.append(one.speaker.text)
            yield one, one.speaker


def _judged(
    story: Story, named: Callable[[], Sequence[Named]], one: Attribution, here: Named
) -> Iterator[Finding]:
    speaker = here[1]
    source = next((one for one in story.meta.sources if _is(one, speaker.text)), None)
    whole = read_person(source.name) if source else None
    halved = whole is not None and len(whole.words) > 1 and len(speaker.words) == 1
    words = words_of(source.role if source else "")
    roles = frozenset(word.lower for word in words if len(word.text) > 3)
    if not halved and is_introduced(*here, roles, one):
        return
    name = whole.text if whole else speaker.text
    mentions = mentions_of(named(), one, speaker, name)
    if not any(is_introduced(passage, at, roles, one) for passage, at in mentions):
        yield _finding(story, mentions[0][1] if mentions else speaker)
    elif halved and all(len(at.words) == 1 for _, at in mentions):
        yield _finding(story, mentions[0][1], name)


def _is(source: Source, name: str) -> bool:
    person = read_person(source.name)
    return person is not None and same_person(name, person.text)


def _finding(story: Story, at: Name, name: str = "") -> Finding:
    """The finding on a mention: half of `name`, where that is given, or without a role."""
    message = f'"{at.text}" berbicara tanpa keterangan siapa dia. Tambahkan jabatan, pekerjaan, atau hubungannya dengan kejadian.'
    message_en = f'"{at.text}" speaks without a word on who it is. Add office, occupation, or tie to the event.'
    if name:
        message = f'"{at.text}" pertama kali muncul tanpa nama lengkap. Tulis "{name}" di sini.'
        message_en = f'"{at.text}" first appears without the full name. Write "{name}" here.'
    return finding(NAME, story, story.body_span(at.start, at.end), message, message_en)
