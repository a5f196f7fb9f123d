"""Money written otherwise than `Rp1.800.000`."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from newsroom.finding import Finding, Fix, Severity
from newsroom.language.counting.figures import figure_places
from newsroom.language.passages import Passage
from newsroom.language.quoting.speech import own_words
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
_SIGN = re.compile(r"(?<![\w/=&?.])[Rr][Pp]\.?[ \t\u00a0\u202f]{0,3}\Z")
_LONGEST_SIGN = 6
_FIGURE = re.compile(r"([0-9]++(?:[.,][0-9]++)*+)(?:,[-–—]|\.[-–—]|,=)?")


def check(story: Story, _: Context) -> Iterable[Finding]:
    """One finding per place, at most a hundred."""
    found = (one for passage in own_words(story) for one in _in(passage, story))
    return islice(found, _MOST)


def _in(passage: Passage, story: Story) -> Iterable[Finding]:
    for begin, written, figure in _amounts(passage.prose):
        right = f"Rp{figure}"
        if written != right:
            start = passage.start + begin
            yield finding(
                NAME,
                story,
                story.body_span(start, start + len(written)),
                f'Tulis "{right}", bukan "{written}": Rp rapat dengan angkanya, tanpa tanda lain.',
                f'Write "{right}", not "{written}": Rp right before the figure, with no other mark.',
                fix=Fix(right, safe=True),
            )


def _amounts(prose: str) -> Iterator[tuple[int, str, str]]:
    """The sums of money in `prose`: where each begins, how it is written, and its figure."""
    for place in figure_places(prose):
        near = prose[max(0, place - _LONGEST_SIGN) : place]
        sign = _SIGN.search(prose, place - len(near), place) if "p" in near or "P" in near else None
        match = _FIGURE.match(prose, place) if sign else None
        if sign and match:
            yield sign.start(), prose[sign.start() : match.end()], match[1]
