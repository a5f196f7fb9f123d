"""Figures at the head of a sentence, written twice, or with the separators of another language.

Editors differ about opening a sentence with a figure, so that is a hint; a separator that changes
the value is a warning.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from string import digits

from newsroom.finding import Finding, Fix, Severity
from newsroom.language.counting.figures import figure_places
from newsroom.language.counting.separators import swapped_separators
from newsroom.language.passages import Passage, Role
from newsroom.language.quoting.speech import own_words
from newsroom.language.sentences import split_sentences
from newsroom.rules import Context, Fixing, Rule, finding
from newsroom.story import Story

NAME = "figure-form"
RULE = Rule(
    severity=Severity.HINT,
    summary="Kalimat diawali angka, bilangan ditulis dua kali, atau titik dan komanya tertukar.",
    summary_en="A sentence opens with a figure, a number is written twice, or its separators are "
    "swapped.",
    why="Ribuan memakai titik dan desimal memakai koma; tertukar, 1,500 orang menjadi satu setengah "
    "orang. Angka di awal kalimat mudah terbaca sebagai nomor.",
    why_en="Thousands take a full stop and decimals a comma; swapped, 1,500 people are one and a "
    "half. A figure that opens a sentence reads like the number of a list.",
    cure="Tulis 1.500 orang dan 2,5 persen. Awali kalimat dengan kata, seperti Sebanyak, dan tulis "
    "bilangan sekali saja.",
    cure_en="Write 1.500 orang and 2,5 persen. Open the sentence with a word such as Sebanyak, and "
    "write a number once.",
    basis=("EYD V", "SOP 3"),
    fixing=Fixing.SUGGESTED,
)
_MOST = 10
_STOP = re.compile(r"[.!?…][\"'”’)]{0,2}\s{1,3}\Z")
_LONGEST_STOP = 6
_BRACKET = re.compile(r"\((?:(?<=[0-9]\()|(?<=[0-9] \())[^0-9]")
_TWICE = re.compile(
    r"[0-9][0-9.,]{0,15} ?\((?:(?:se|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|puluh"
    r"|belas|ratus|ribu|juta|miliar|nol|koma|rupiah|persen) ?){1,40}+\)",
    re.IGNORECASE,
)
_EXCHANGED = str.maketrans(".,", ",.")


def check(story: Story, _: Context) -> Iterable[Finding]:
    """At most ten findings: separators first in each passage, then the rest."""
    return islice(_found(story), _MOST)


def _found(story: Story) -> Iterator[Finding]:
    for passage in own_words(story):
        if not figure_places(passage.prose):
            continue
        yield from _swapped(story, passage)
        for match in _TWICE.finditer(passage.prose) if _BRACKET.search(passage.prose) else ():
            yield _twice(story, passage, match)
        if passage.role is Role.TEXT:
            yield from _openings(story, passage)


def _openings(story: Story, passage: Passage) -> Iterator[Finding]:
    prose = passage.prose
    if not prose.lstrip()[:1].isdigit() and not _may_open(prose):
        return
    for start, end in split_sentences(prose):
        # The full stop of a miswritten Rp. ends no sentence.
        if prose[start] in digits and prose[max(0, start - 4) : start].strip().lower() != "rp.":
            figure = prose[start:end].split(maxsplit=1)[0]
            at = passage.start + start
            yield finding(
                NAME,
                story,
                story.body_span(at, at + len(figure)),
                f'Kalimat ini diawali angka, "{figure}". Awali dengan kata, misalnya Sebanyak, atau tulis bilangannya dengan huruf.',
                f'This sentence opens with a figure, "{figure}". Open it with a word, such as Sebanyak, or spell the number out.',
            )


def _may_open(prose: str) -> bool:
    """Whether a figure stands behind the end of a sentence: the cheap question."""
    return any(
        prose[place - 1].isspace()
        and not prose[place - 2].isalnum()
        and _STOP.search(prose, max(0, place - _LONGEST_STOP), place)
        for place in figure_places(prose)
        if place > 1
    )


def _twice(story: Story, passage: Passage, match: re.Match[str]) -> Finding:
    return finding(
        NAME,
        story,
        story.body_span(passage.start + match.start(), passage.start + match.end()),
        f'"{match[0]}" menulis bilangan dua kali. Cukup angka atau hurufnya saja; bentuk ganda hanya untuk akta dan kuitansi.',
        f'"{match[0]}" writes the number twice. The figure or the word is enough; both together are for deeds and receipts.',
    )


def _swapped(story: Story, passage: Passage) -> Iterator[Finding]:
    prose = passage.prose
    for start, end in swapped_separators(prose):
        written = prose[start:end]
        right = written.translate(_EXCHANGED)
        found = finding(
            NAME,
            story,
            story.body_span(passage.start + start, passage.start + end),
            f'Titik dan koma tertukar: "{written}" ditulis "{right}". Titik untuk ribuan, koma untuk desimal.',
            f'Full stop and comma are swapped: "{written}" is "{right}". A full stop parts thousands, a comma decimals.',
            fix=Fix(right, safe=False),
        )
        yield replace(found, severity=Severity.WARNING)
