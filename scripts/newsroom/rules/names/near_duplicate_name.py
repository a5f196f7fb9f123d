"""A name that the story spells in two ways."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from newsroom.finding import Finding, Fix, Severity
from newsroom.language.naming.names import Name, find_names, ordinary_words, person_key, read_person
from newsroom.language.naming.spellings import SHORTEST_WORD, Clash, Known, Spelling, find_clashes
from newsroom.language.orthography.hidden import is_disguised
from newsroom.language.passages import Role, story_passages, value_passage
from newsroom.language.words import find_words
from newsroom.registers import Registers
from newsroom.rules import Context, Fixing, Rule, finding
from newsroom.rules._shared.headlines import is_told_elsewhere
from newsroom.story import Story

NAME = "near-duplicate-name"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Satu nama ditulis dengan dua ejaan.",
    summary_en="One name is spelled in two ways.",
    why="Nama yang salah tulis menyinggung orangnya dan membuat isi berita ikut diragukan; di "
    "mesin pencari ia menjadi orang lain.",
    why_en="A misspelled name offends its bearer and makes readers doubt the rest; to a search "
    "engine it is another person.",
    cure="Tanyakan ejaan yang benar kepada orangnya, lalu samakan. Bila memang dua orang, tulis "
    "keduanya di different_people; nama tempat yang mirip didaftarkan di places.yml.",
    cure_en="Ask the person for the right spelling and use it throughout. If they are two people, "
    "give both in different_people; places that look alike go into places.yml.",
    basis=("KEJ 1", "UU KIP 7"),
    fixing=Fixing.SUGGESTED,
)
_MOST_PLACES = 4
_AND = re.compile(
    r",?\s{1,3}(?:(?:dan|serta|atau|maupun|ke|dengan)\s{1,3})?(?:[A-Z0-9]\w{0,20}\.?\s{1,3}){0,4}"
)
_BETWEEN = re.compile(rf"{_AND.pattern}|[^.?!…\n]{{1,120}}")
_VOUCHED = (
    ("", ""),
    ("; yang kedua tercantum di sources", "; the second is in sources"),
    ("; yang kedua tercatat di register", "; the second is in the registers"),
)


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding per pair of spellings, at the first place of the one with less behind it."""
    sources = list(_sources(story))
    known = _known(story, sources, context.registers)
    city = frozenset(word.lower for word in find_words(context.settings.office.city)) - {"kota"}
    for clash in find_clashes([*sources, *_names(story, city)], known):
        places = clash.wrong.places + clash.right.places
        if is_disguised(clash.wrong.text) or is_disguised(clash.right.text):
            continue
        if not (_are_named_together(story, clash) or is_told_elsewhere(story, context, places)):
            yield _finding(story, clash, known)


def _are_named_together(story: Story, clash: Clash) -> bool:
    """Whether a sentence holds both, `Siti Aminah dan adiknya, Siti Amanah`, and so they are two."""
    wrong = set(clash.wrong.places)
    return any(
        (one in wrong) != (two in wrong) and _are_beside(story, one[1], two[0])
        for one, two in pairwise(sorted([*wrong, *clash.right.places]))
    )


def _are_beside(story: Story, end: int, start: int) -> bool:
    # In the front matter one line can hold several values.
    between = _BETWEEN if end > story.body.start else _AND
    return between.fullmatch(story.text, end, start) is not None


def _names(story: Story, city: frozenset[str]) -> Iterator[Name]:
    passages = [one for one in story_passages(story) if one.role is not Role.TABLE]
    ordinary = ordinary_words(passage.prose for passage in passages)
    for passage in passages:
        yield from find_names(
            passage.prose, passage.start, ordinary=ordinary, stops=city, shortest=SHORTEST_WORD
        )


def _sources(story: Story) -> Iterator[Name]:
    for loc in story.positions:
        if len(loc) == 3 and loc[0] == "sources" and loc[2] == "name":
            passage = value_passage(story, Role.CAPTION, loc)
            person = read_person(passage.prose, passage.start) if passage else None
            if person:
                yield person


def _known(story: Story, sources: list[Name], registers: Registers) -> Known:
    return Known(
        registers=registers.known_names,
        sources=frozenset(name.key for name in sources),
        roles={person_key(source.name): source.role for source in story.meta.sources},
        apart=frozenset(frozenset(map(person_key, pair)) for pair in story.meta.different_people),
    )


def _finding(story: Story, clash: Clash, known: Known) -> Finding:
    wrong, right = clash.wrong, clash.right
    vouched, vouched_en = _VOUCHED[known.rank(right.key)]
    return finding(
        NAME,
        story,
        story.body_span(*wrong.places[0]),
        f'Satu nama, dua ejaan: "{wrong.text}" ({_places(story, wrong)}) dan "{right.text}" ({_places(story, right)}){vouched}. Samakan menurut orangnya, atau tulis keduanya di different_people bila memang berbeda.',
        f'One name, two spellings: "{wrong.text}" ({_places(story, wrong)}) and "{right.text}" ({_places(story, right)}){vouched_en}. Ask and use one, or give both in different_people if they differ.',
        fix=Fix(right.text, safe=False),
    )


def _places(story: Story, spelling: Spelling) -> str:
    """`12:11, 33:390`, and how many places more."""
    places = [story.lines.position(start) for start, _ in spelling.places]
    shown = ", ".join(f"{line}:{column}" for line, column in places[:_MOST_PLACES])
    more = len(places) - _MOST_PLACES
    return shown if more <= 0 else f"{shown}, +{more}"
