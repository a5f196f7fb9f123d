"""An acronym whose letters are not those of the words beside it.

Silent wherever the letters can be found in the words at all, and where the words may be no
expansion: a party behind a politician's name, a translation before a foreign acronym.
"""

import re
from collections.abc import Iterable, Sequence

from newsroom.finding import Finding, Severity
from newsroom.language.naming.acronyms import Definition, read_acronyms
from newsroom.language.naming.expansions import content_key, differing, fits, is_misspelled, misfit
from newsroom.language.words import Word
from newsroom.rules import Context, Rule, finding
from newsroom.story import Story

NAME = "acronym-mismatch"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Singkatan tidak cocok dengan bentuk panjangnya.",
    summary_en="An acronym does not match the words it stands for.",
    why="Nama lembaga yang keliru membuat pembaca mencari lembaga yang tidak ada. Bila huruf dan "
    "kata-katanya tidak sesuai, salah satunya pasti salah.",
    why_en="A wrong name sends readers to an institution that does not exist. Where letters and "
    "words disagree, one of them is wrong.",
    cure="Cocokkan dengan papan nama atau surat resmi lembaganya, lalu perbaiki singkatan atau "
    "bentuk panjangnya. Bentuk yang benar dicatat di content/registers/glossary.yml.",
    cure_en="Compare with the institution's own letterhead, then mend the acronym or the words. "
    "The right form belongs in content/registers/glossary.yml.",
    basis=("KEJ 1", "UU KIP 7"),
)
_ELSEWHERE = re.compile(r"\s{1,2}(?:(?:Kabupaten|Kota|Provinsi)\s)?([^\W\d_]{3,30})")


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding per acronym in brackets; what the glossary says comes first."""
    return mismatches(story, context).values()


def mismatches(story: Story, context: Context) -> dict[str, Finding]:
    """What is wrong with the acronyms of `story` that brackets explain, by the acronym."""
    told: dict[str, Finding] = {}
    for one in read_acronyms(story).definitions:
        if one.acronym in told:
            continue
        expansions = context.registers.expansions.get(one.acronym.lower())
        found = (
            _unlike_glossary(story, context, one, expansions)
            if expansions
            else _other_acronym(story, context, one) or _misfit(story, one)
        )
        if found:
            told[one.acronym] = found
    return told


def _unlike_glossary(
    story: Story, context: Context, one: Definition, expansions: Sequence[str]
) -> Finding | None:
    tails = [differing(one.words, expansion) for expansion in expansions]
    tail, right = tails[0], expansions[0]
    if tail is None or None in tails:
        return None
    slip = is_misspelled(content_key(_text(tail)), content_key(right))
    moved = one.phrase[0] - one.words[0].start
    end = tail[-1].end + moved
    if not slip and _is_elsewhere(story, context, end, one.end + 1):
        return None
    start = tail[0].start + moved
    written = " ".join(story.text[start:end].split())
    return finding(
        NAME,
        story,
        story.body_span(start, end),
        f'Menurut glosarium, {one.acronym} adalah "{right}", bukan "{written}". Perbaiki bentuk panjangnya, atau glossary.yml bila namanya sudah berubah.',
        f'By the glossary {one.acronym} is "{right}", not "{written}". Mend the words, or glossary.yml if the name has changed.',
    )


def _is_elsewhere(story: Story, context: Context, *ends: int) -> bool:
    """Whether the institution is that of another city, which may call its own otherwise."""
    own = context.settings.office.city.lower().split()
    places = [behind[1] for end in ends if (behind := _ELSEWHERE.match(story.text, end))]
    return any(place[:1].isupper() and place.lower() not in own for place in places)


def _other_acronym(story: Story, context: Context, one: Definition) -> Finding | None:
    """Where the words are those of another acronym of the glossary."""
    if not one.acronym.isupper() or not one.acronym.isalpha():
        return None
    key = content_key(_text(one.words))
    for begin in range(len(key) - 1):
        known = context.registers.acronyms_of.get(key[begin:], ())
        if known and all(acronym.isupper() for acronym in known):
            words = context.registers.expansions[known[0].lower()][0]
            return _wrong_letters(story, one, words, known[0])
    return None


def _misfit(story: Story, one: Definition) -> Finding | None:
    if one.whole and fits(one.acronym, one.words[:1]):
        return None
    tail = misfit(one.acronym, one.words)
    return _wrong_letters(story, one, _text(tail), "") if tail else None


def _wrong_letters(story: Story, one: Definition, words: str, right: str) -> Finding:
    known = f" Glosarium mencatat {right}." if right else ""
    known_en = f" The glossary has {right}." if right else ""
    return finding(
        NAME,
        story,
        story.body_span(one.start, one.end),
        f'Huruf "{one.acronym}" tidak sesuai dengan "{words}".{known} Periksa nama resminya, lalu perbaiki singkatan atau kata-katanya.',
        f'The letters "{one.acronym}" do not fit "{words}".{known_en} Look up the official name and mend the letters or the words.',
    )


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)
