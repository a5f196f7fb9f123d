"""The mark that ends quoted speech, set outside the quotation marks or left out."""

from collections.abc import Iterable
from itertools import islice

from newsroom.finding import Finding, Fix, Severity
from newsroom.language.passages import body_passages
from newsroom.language.quoting.endings import Misplaced, find_misplaced
from newsroom.rules import Context, Fixing, Rule, finding
from newsroom.story import Story

NAME = "quote-punctuation"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Koma atau titik penutup ucapan berdiri di luar tanda petik.",
    summary_en="The comma or full stop that ends a quote stands outside the quotation marks.",
    why="Tanda baca ucapan adalah bagian ucapan itu. Ejaan yang berlaku menaruhnya sebelum tanda "
    "petik penutup.",
    why_en="The mark that ends what was said belongs to it. The spelling in force puts it before the "
    "closing quotation mark.",
    cure="Pindahkan ke dalam: “Kami siap melayani,” kata Rina. Istilah dan judul tetap seperti semula.",
    cure_en="Move it inside: “Kami siap melayani,” kata Rina. Terms and titles stay as they are.",
    basis=("EYD V",),
    fixing=Fixing.SAFE,
)
_MOST = 10


def check(story: Story, _: Context) -> Iterable[Finding]:
    """One finding per quote, ten at most, at its last mark and the one behind it."""
    found = find_misplaced(body_passages(story.body))
    yield from (_finding(story, one) for one in islice(found, _MOST))


def _finding(story: Story, one: Misplaced) -> Finding:
    written = story.text[one.start : one.end]
    return finding(
        NAME,
        story,
        story.body_span(one.start, one.end),
        f"Tanda baca ucapan ditulis sebelum tanda petik penutup: {one.instead} bukan {written}.",
        f"The mark that ends a quote goes before the closing quotation mark: {one.instead} not {written}.",
        fix=_fix(story, one),
    )


def _fix(story: Story, one: Misplaced) -> Fix:
    if one.capital is None:
        return Fix(one.instead, safe=True)
    between = story.text[one.end : one.capital]
    lowered = story.text[one.capital].lower()
    span = story.body_span(one.start, one.capital + 1)
    return Fix(f"{one.instead}{between}{lowered}", safe=True, span=span)
