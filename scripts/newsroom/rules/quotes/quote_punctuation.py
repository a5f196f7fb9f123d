"""The mark that ends quoted speech, set outside the quotation marks."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsroom.finding import Finding, Fix, Severity
from newsroom.language.passages import Passage, body_passages
from newsroom.language.quotes import Quote, read_quotes
from newsroom.language.sentences import sentence_around
from newsroom.language.verbs import ACTIVE, ATTRIBUTING, PASSIVE
from newsroom.language.voices import NAMING, looks_like_title
from newsroom.language.words import words_of
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
_SHORTEST = 4
_MOST = 10
_ENDED = ".,?!…"
_SAID = re.compile(r",\s{1,3}(?P<verb>[a-z]{4,16})\b")
_LEAD = re.compile(r"(?P<verb>[a-z]{4,16})?(?P<mark>[,:])\s{1,3}\Z")
_REACH = 200
_NEARBY = 60
_SAYING = ACTIVE | PASSIVE | ATTRIBUTING


@dataclass(frozen=True, slots=True)
class _Slip:
    """What stands at `start` to `end` around a closing mark, and what should."""

    start: int
    end: int
    instead: str


def check(story: Story, _: Context) -> Iterable[Finding]:
    """One finding per quote, ten at most, at its last mark and the one behind it."""
    passages = body_passages(story.body)
    quoted = read_quotes(passages)
    starts = [passage.start for passage in passages]
    unsound = {bisect_right(starts, fault.at) - 1 for fault in quoted.faults}
    told = 0
    for quote in quoted.quotes:
        passage = passages[quote.passage]
        behind = quote.end - passage.start
        outside = passage.prose[behind : behind + 1] in (",", ".") and not quote.continues
        for slip in _slips(passage, quote) if outside and quote.passage not in unsound else ():
            yield _finding(story, slip)
            told += 1
        if told == _MOST:
            return


def _slips(passage: Passage, quote: Quote) -> Iterator[_Slip]:
    prose = passage.prose
    start, end = quote.start - passage.start, quote.end - passage.start
    inside = prose[start + 1 : end - 1]
    words = words_of(inside)
    # A mark of Markdown before the closing one, or a quote in the quote, is left to the eye.
    if len(words) < _SHORTEST or inside[-1:].isspace() or inside[-1:] in '”"“':
        return
    if looks_like_title(words) or inside.endswith("...") or _is_named(prose, start):
        return
    mark = prose[end]
    if not (_is_said(prose, end) if mark == "," else _is_led(prose, start)):
        return
    ended = inside[-1] if inside[-1] in _ENDED else ""
    kept = ended if ended in ("?", "!", "…") else mark
    first = end - 1 - len(ended)
    yield _Slip(passage.start + first, passage.start + end + 1, f"{kept}{prose[end - 1]}")


def _is_named(prose: str, start: int) -> bool:
    """Whether what is quoted is a title or a theme: `temanya, “…”`."""
    before = words_of(prose[max(0, start - _NEARBY) : start])[-3:]
    return any(word.lower.removesuffix("nya") in NAMING for word in before)


def _is_said(prose: str, end: int) -> bool:
    """Whether `”,` is followed by a verb of saying: `”, kata Rina`."""
    said = _SAID.match(prose, end)
    return said is not None and said["verb"] in ATTRIBUTING


def _is_led(prose: str, start: int) -> bool:
    """Whether speech that ends the sentence is led in: `Rina mengatakan, “…”.`, `” kata Rina, “…”.`."""
    begin, _ = sentence_around(prose, start)
    before = prose[max(begin, start - _REACH) : start]
    lead = _LEAD.search(before)
    if lead is None or not before.strip():
        return False
    said = any(word.lower in _SAYING for word in words_of(before))
    goes_on = re.search(r"[”\"]\s{1,3}[a-z]{4,16}\b", before) is not None
    return said and (goes_on or prose[start + 1 : start + 2].isupper())


def _finding(story: Story, slip: _Slip) -> Finding:
    written = story.text[slip.start : slip.end]
    return finding(
        NAME,
        story,
        story.body_span(slip.start, slip.end),
        f"Tanda baca ucapan ditulis sebelum tanda petik penutup: {slip.instead} bukan {written}.",
        f"The mark that ends a quote goes before the closing quotation mark: {slip.instead} not {written}.",
        fix=Fix(slip.instead, safe=True),
    )
