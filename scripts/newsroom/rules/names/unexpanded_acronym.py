"""An acronym that the story uses before it says what it stands for.

Two findings of lesser weight (hints) go with it: an acronym in brackets that is never used again,
and one that is explained twice.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from newsroom.finding import Finding, Fix, Severity
from newsroom.language.naming.acronyms import Acronyms, Definition, Use, first_uses, read_acronyms
from newsroom.language.naming.explanations import explanations, is_explained, needless
from newsroom.language.passages import body_passages
from newsroom.rules import Context, Fixing, Rule, finding
from newsroom.rules.names import acronym_mismatch
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
    # MIRNA Salindeho opens a feature in capitals and is Mirna later on.
    if use.acronym.isupper() and use.acronym.capitalize() in story.text:
        return None
    expansions = context.registers.expansions.get(use.acronym.lower(), ())
    explained = explanations(acronyms, use, expansions)
    if is_explained(story, use, expansions, explained):
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


def _as_begun(story: Story, use: Use, expansion: str) -> str:
    """`expansion` with a capital where it opens the paragraph."""
    opens = use.start == body_passages(story.body)[use.passage].start
    return expansion[:1].upper() + expansion[1:] if opens else expansion


def _needless(story: Story, context: Context, acronyms: Acronyms) -> Iterator[Finding]:
    """Hints: explained and never used again, explained twice. A wrong acronym is to go anyway."""
    hints = list(needless(story, acronyms, context.registers.expansions))
    wrong = acronym_mismatch.mismatches(story, context) if hints else {}
    for one, first in hints:
        if one.acronym in wrong:
            continue
        if first is None:
            message = f'"{one.acronym}" tidak dipakai lagi sesudah ini; singkatan dalam kurung tidak perlu.'
            message_en = f'"{one.acronym}" is not used again; the bracket is not needed.'
        else:
            line, _ = story.lines.position(first.start)
            message = (
                f'"{one.acronym}" sudah dijelaskan di baris {line}; cukup singkatannya di sini.'
            )
            message_en = f'"{one.acronym}" was explained in line {line}; the acronym will do here.'
        yield _hint(story, one, message, message_en)


def _hint(story: Story, one: Definition, message: str, message_en: str) -> Finding:
    span = story.body_span(one.start, one.end)
    return replace(finding(NAME, story, span, message, message_en), severity=Severity.HINT)
