"""Money written otherwise than `Rp1.800.000`."""

import re
from collections.abc import Iterable
from itertools import islice

from newsroom.finding import Finding, Fix, Severity
from newsroom.language.passages import Passage
from newsroom.language.speech import own_words
from newsroom.rules import Context, Fixing, Rule, finding
from newsroom.story import Story

NAME = "rupiah-format"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Rp ditulis rapat dengan angkanya: tanpa titik, tanpa spasi, tanpa ,- di belakang.",
    summary_en="Rp stands right before its figure: no full stop, no space, no ,- behind it.",
    why="Satu bentuk membuat angka uang mudah dibaca, dicari, dan dibandingkan; Rp bukan singkatan "
    "yang diakhiri titik.",
    why_en="One form makes sums of money easy to read, to search and to compare; Rp is a symbol, "
    "not an abbreviation with a full stop.",
    cure="Tulis Rp langsung di depan angkanya, seperti Rp1.800.000 atau Rp1,8 juta. Perbaikan ini "
    "aman dijalankan otomatis.",
    cure_en="Write Rp right before the figure: Rp1.800.000 or Rp1,8 juta. This fix is safe to "
    "make automatically.",
    basis=("EYD V",),
    fixing=Fixing.SAFE,
)
_MOST = 100
_AMOUNT = re.compile(
    # The letter before is looked at afterwards: a search that begins with a letter is faster.
    r"[Rr][Pp](?<![\w/=&?.]..)(?P<gap>\.?[ \t\u00a0\u202f]{0,3})"
    r"(?P<figure>[0-9]++(?:[.,][0-9]++)*+)(?P<dash>,[-–—]|\.[-–—]|,=)?"
)


def check(story: Story, _: Context) -> Iterable[Finding]:
    """One finding per place, at most a hundred."""
    found = (one for passage in own_words(story) for one in _in(passage, story))
    return islice(found, _MOST)


def _in(passage: Passage, story: Story) -> Iterable[Finding]:
    for match in _AMOUNT.finditer(passage.prose):
        right = f"Rp{match['figure']}"
        written = match[0]
        if written != right:
            start = passage.start + match.start()
            yield finding(
                NAME,
                story,
                story.body_span(start, start + len(written)),
                f'Tulis "{right}", bukan "{written}": Rp rapat dengan angkanya, tanpa tanda lain.',
                f'Write "{right}", not "{written}": Rp right before the figure, with no other mark.',
                fix=Fix(right, safe=True),
            )
