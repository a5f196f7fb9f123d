"""An acronym that the story uses before it says what it stands for.

Two findings of lesser weight (hints) go with it: an acronym in brackets that is never used again,
and one that is explained twice.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from newsroom.finding import Finding, Fix, Severity
from newsroom.language.acronyms import Acronyms, Definition, Use, first_uses, read_acronyms
from newsroom.language.expansions import content_key, fits, stands_in
from newsroom.language.passages import body_passages
from newsroom.language.words import words_of
from newsroom.rules import Context, Fixing, Rule, finding
from newsroom.story import Story

NAME = "unexpanded-acronym"
RULE = Rule(
    severity=Severity.WARNING,
    summary="Singkatan dipakai tanpa bentuk panjangnya.",
    summary_en="An acronym is used without what it stands for.",
    why="Singkatan kantor hanya dikenal orang kantor. Warga yang tidak tahu artinya berhenti membaca "
    "atau salah paham.",
    why_en="The acronyms of an office are known in the office. Residents who do not know them stop "
    "reading or misunderstand.",
    cure="Pada penyebutan pertama tulis bentuk panjangnya, lalu singkatannya dalam kurung. Singkatan "
    "yang dikenal semua orang didaftarkan di content/registers/words/unexpanded-acronym.csv.",
    cure_en="At first mention give the words, then the acronym in brackets. Acronyms that everybody "
    "knows go into content/registers/words/unexpanded-acronym.csv.",
    basis=("SOP 3", "UU KIP 7"),
    fixing=Fixing.SUGGESTED,
)
_MOST = 8
_PARTS = re.compile(r"[-/ ]")


def check(story: Story, context: Context) -> Iterable[Finding]:
    """One finding per acronym, at its first use in the body; at most eight."""
    acronyms = read_acronyms(story)
    known = context.registers.word_list(NAME).patterns
    found = [
        one
        for use in _uses(story, context, acronyms)
        if use.acronym.lower() not in known and (one := _unexplained(story, context, acronyms, use))
    ]
    yield from found[:_MOST]
    yield from _needless(story, context, acronyms)


def _uses(story: Story, context: Context, acronyms: Acronyms) -> list[Use]:
    """The first use of each, in the order of the text; of coined ones those in the glossary."""
    coined = [one for one in context.registers.coined_acronyms if one in story.body.text]
    found = [*acronyms.uses.values(), *(first_uses(story, coined) if coined else ())]
    return sorted(found, key=lambda use: use.start)


def _unexplained(story: Story, context: Context, acronyms: Acronyms, use: Use) -> Finding | None:
    expansions = context.registers.expansions.get(use.acronym.lower(), ())
    explained = [one for one in acronyms.definitions if _explains(one, use, expansions)]
    near = use.passage + 1
    told = _is_told(story, use, expansions, until=near if explained else None)
    if told or any(one.passage <= near for one in explained):
        return None
    where, where_en, fix = "", "", None
    if explained:
        line, _ = story.lines.position(explained[0].start)
        where = f" Bentuk panjangnya baru muncul di baris {line}; pindahkan ke sini."
        where_en = f" It is explained only in line {line}; move that here."
    elif expansions:
        fix = Fix(f"{_as_begun(story, use, expansions[0])} ({use.acronym})", safe=False)
        where, where_en = f' Tulis "{fix.replacement}".', f' Write "{fix.replacement}".'
    else:
        where = f" Tulis bentuk panjangnya, lalu ({use.acronym}) dalam kurung."
        where_en = f" Write what it stands for, then ({use.acronym}) in brackets."
    return finding(
        NAME,
        story,
        story.body_span(use.start, use.end),
        f'"{use.acronym}" dipakai tanpa dijelaskan.{where}',
        f'"{use.acronym}" is used without being explained.{where_en}',
        fix=fix,
    )


def _explains(one: Definition, use: Use, expansions: tuple[str, ...]) -> bool:
    if use.acronym not in (one.acronym, *_PARTS.split(one.acronym)):
        return False
    # A wrong expansion is another rule's matter.
    tried = one.words[0].lower[0] == one.acronym[0].lower()
    return not one.whole or tried or _is_expansion(one, expansions)


def _is_expansion(one: Definition, expansions: tuple[str, ...]) -> bool:
    if any(content_key(one.text)[-len(key) :] == key for key in map(content_key, expansions)):
        return True
    return fits(one.acronym, one.words)


def _is_told(story: Story, use: Use, expansions: tuple[str, ...], *, until: int | None) -> bool:
    """Whether the body says the words, in brackets or not, up to the passage `until`."""
    keys = [" ".join(content_key(one)) for one in expansions]
    for passage in body_passages(story.body)[: until and until + 1]:
        words = words_of(passage.prose)
        if keys and any(key in " ".join(content_key(passage.prose)) for key in keys):
            return True
        if use.acronym.isupper() and stands_in(use.acronym, words):
            return True
    return False


def _as_begun(story: Story, use: Use, expansion: str) -> str:
    """`expansion` with a capital where it opens the paragraph."""
    opens = use.start == body_passages(story.body)[use.passage].start
    return expansion[:1].upper() + expansion[1:] if opens else expansion


def _needless(story: Story, context: Context, acronyms: Acronyms) -> Iterator[Finding]:
    """Hints: explained and never used again, explained twice."""
    told: dict[str, Definition] = {}
    for one in acronyms.definitions:
        expansions = context.registers.expansions.get(one.acronym.lower(), ())
        if one.whole or not one.acronym.isupper() or not _is_expansion(one, expansions):
            continue
        if one.acronym in told:
            first, _ = story.lines.position(told[one.acronym].start)
            yield _hint(
                story,
                one,
                f'"{one.acronym}" sudah dijelaskan di baris {first}; cukup singkatannya di sini.',
                f'"{one.acronym}" was explained in line {first}; the acronym will do here.',
            )
        elif story.text.count(one.acronym) == 1:
            yield _hint(
                story,
                one,
                f'"{one.acronym}" tidak dipakai lagi sesudah ini; singkatan dalam kurung tidak perlu.',
                f'"{one.acronym}" is not used again; the bracket is not needed.',
            )
        told.setdefault(one.acronym, one)


def _hint(story: Story, one: Definition, message: str, message_en: str) -> Finding:
    span = story.body_span(one.start, one.end)
    return replace(finding(NAME, story, span, message, message_en), severity=Severity.HINT)
