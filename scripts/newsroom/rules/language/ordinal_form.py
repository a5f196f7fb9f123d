"""A rank that is not written `ke-354`.

A Roman figure behind `ke` is only a warning with a suggestion: official names have it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from newsroom.finding import Finding, Fix, Severity
from newsroom.language.counting.ranks import Rank, miswritten_ranks
from newsroom.language.passages import Passage
from newsroom.language.quoting.speech import own_words
from newsroom.rules import Context, Fixing, Rule, finding
from newsroom.story import Story

NAME = "ordinal-form"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Bilangan tingkat ditulis dengan tanda hubung: ke-354.",
    summary_en="An ordinal number is written with a hyphen: ke-354.",
    why="Tanpa tanda hubung, ke terbaca sebagai kata depan: ke 354 seperti menuju sesuatu.",
    why_en="Without the hyphen ke reads as the preposition: ke 354 would be on the way to something.",
    cure="Tulis ke, tanda hubung, dan angkanya tanpa spasi, seperti ke-354. Dengan angka Romawi, ke "
    "tidak dipakai: abad XX atau abad ke-20.",
    cure_en="Write ke, a hyphen and the figure without spaces: ke-354. A Roman figure goes without "
    "ke: abad XX, or abad ke-20.",
    basis=("EYD V",),
    fixing=Fixing.SAFE,
)
_MOST = 100


def check(story: Story, _: Context) -> Iterable[Finding]:
    """One finding per rank, at most a hundred, in the newsroom's own words."""
    return islice(_found(story), _MOST)


def _found(story: Story) -> Iterator[Finding]:
    for passage in own_words(story):
        for rank in miswritten_ranks(passage.prose):
            yield _roman(story, passage, rank) if rank.is_roman else _figure(story, passage, rank)


def _figure(story: Story, passage: Passage, rank: Rank) -> Finding:
    written = passage.prose[rank.start : rank.end]
    return finding(
        NAME,
        story,
        story.body_span(passage.start + rank.start, passage.start + rank.end),
        f'Tulis "{rank.right}", bukan "{written}": bilangan tingkat memakai tanda hubung tanpa spasi.',
        f'Write "{rank.right}", not "{written}": an ordinal takes a hyphen and no space.',
        fix=Fix(rank.right, safe=True),
    )


def _roman(story: Story, passage: Passage, rank: Rank) -> Finding:
    written = passage.prose[rank.start : rank.end]
    found = finding(
        NAME,
        story,
        story.body_span(passage.start + rank.start, passage.start + rank.end),
        f'Angka Romawi tidak memakai ke: "{written}" ditulis "{rank.right}", atau angka Romawinya saja. Biarkan bila begitu nama resminya.',
        f'A Roman figure goes without ke: "{written}" is "{rank.right}", or the Roman figure alone. Leave it if the official name has it.',
        fix=Fix(rank.right, safe=False),
    )
    return replace(found, severity=Severity.WARNING)
