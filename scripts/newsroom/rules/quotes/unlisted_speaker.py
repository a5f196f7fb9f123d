"""Somebody who speaks in the story and is not among its sources."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from newsroom.finding import Finding, Severity
from newsroom.language.naming.likeness import holds_name, same_person
from newsroom.language.naming.names import name_key
from newsroom.language.passages import body_passages
from newsroom.language.quoting.attribution import Attribution
from newsroom.language.quoting.nicknames import find_nicknames
from newsroom.language.words import find_words
from newsroom.registers import Registers
from newsroom.rules import Context, Rule, finding
from newsroom.rules._shared.speaking import speaking_in
from newsroom.story import Story

NAME = "unlisted-speaker"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Orang yang dikutip tidak ada di daftar narasumber.",
    summary_en="Somebody who is quoted is not in the list of sources.",
    why="Daftar sources menunjukkan dari siapa redaksi mendengar sendiri. Nama yang tidak ada di "
    "sana mungkin salah tulis, atau ucapannya belum diperiksa.",
    why_en="The list of sources says whom the newsroom heard. A name that is not there may be "
    "misspelled, or the words were never checked.",
    cure="Tambahkan orangnya ke sources dengan jabatan dan cara memperolehnya, atau perbaiki "
    "namanya. Suara warga yang tidak disebut namanya didaftarkan sebagai warga.",
    cure_en="Add the person to sources with role and method, or mend the name. Voices from the "
    "crowd that are not named are listed as warga.",
    basis=("KEJ 2", "KEJ 1"),
)
_CROWD = "warga"


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding per speaker, where the name first stands.

    A story without any sources has that finding already.
    """
    if not story.meta.sources or not story.readable("sources"):
        return
    sources = [source.name for source in story.meta.sources]
    also = cache(lambda: _called(story, sources, context.registers))
    seen: set[str] = set()
    for attribution in speaking_in(story, context).attributions:
        named = attribution.speaker or attribution.crowd
        key = name_key(named.text) if named else ""
        if named is None or key in seen:
            continue
        seen.add(key)
        if not (_is_listed(attribution, sources, story) or _is_listed(attribution, also(), story)):
            # Later on they are called by one word of the name.
            seen.update(key.split())
            yield _finding(story, named.text, named.start, named.end)


def _called(story: Story, sources: Sequence[str], registers: Registers) -> Sequence[str]:
    """What else the registers and the story itself call its `sources`."""
    names = list(sources)
    called = [(official.name, *official.aliases) for official in registers.officials]
    texts = (passage.prose for passage in body_passages(story.body))
    nicknames: Iterator[tuple[str, ...]] = find_nicknames(texts)
    for group in [*called, *nicknames]:
        known = any(
            same_person(one, name) or holds_name(one, name) for one in group for name in names
        )
        if known or "" in group:
            names += group
    return names[len(sources) :]


def _is_listed(attribution: Attribution, listed: Sequence[str], story: Story) -> bool:
    if attribution.crowd is not None:
        crowd = {attribution.crowd.text, _CROWD}
        return any(
            crowd & {word.lower for word in find_words(f"{source.name} {source.role}")}
            for source in story.meta.sources
        )
    speaker = attribution.speaker
    return speaker is None or any(
        same_person(speaker.text, name) or holds_name(attribution.said_by, name) for name in listed
    )


def _finding(story: Story, said: str, start: int, end: int) -> Finding:
    names = ", ".join(source.name for source in story.meta.sources[:5])
    return finding(
        NAME,
        story,
        story.body_span(start, end),
        f'"{said}" berbicara dalam berita ini, tetapi tidak ada di sources ({names}). Tambahkan sebagai narasumber, atau perbaiki namanya.',
        f'"{said}" speaks in this story but is not in sources ({names}). Add the source, or mend the name.',
    )
