"""The same words said twice to be somebody's: `, ujarnya,” ujarnya.`, `,” kata dia, katanya`."""

import re
from collections.abc import Iterable

from newsroom.finding import Finding, Fix, Severity
from newsroom.language.passages import Passage, body_passages
from newsroom.language.verbs import BARE, WITH_NYA
from newsroom.language.words import word_set
from newsroom.rules import Context, Fixing, Rule, finding
from newsroom.story import Story

NAME = "doubled-attribution"
RULE = Rule(
    severity=Severity.ERROR,
    summary="Satu ucapan dua kali disebut siapa yang mengatakannya.",
    summary_en="One quote says twice who said it.",
    why="Kata seperti ujarnya yang terbawa ke dalam tanda petik terbaca sebagai ucapan narasumber, "
    "dan pembaca mengira naskahnya tidak disunting.",
    why_en="A word such as ujarnya that slipped inside the quotation marks reads as the source's own, "
    "and readers think that nobody edited the text.",
    cure="Sisakan satu, di luar tanda petik: “Kami siap,” ujarnya.",
    cure_en="Keep one, outside the quotation marks: “Kami siap,” ujarnya.",
    basis=("SOP 3", "KEJ 1"),
    fixing=Fixing.SAFE,
)
_CLOSING = re.compile(r"[”\"“]")
_ENDS = ("nya", "ia", "beliau")
_KEPT = frozenset("?!…")
_NOUNS = word_set("cerita doa harap kisah klaim komentar kritik nilai pesan saran tanya usul")
_REACH = 40
_NYA = "|".join(sorted(WITH_NYA))
_VERB = "|".join(sorted(BARE))
_SAID = rf"(?:(?:{_NYA})(?!\w)|(?:{_VERB})\s(?:dia|ia|beliau)(?!\w))"
# “Kami siap, ujarnya,” ujarnya.  The sentence mark that the speech had stays.
_INSIDE = re.compile(
    rf"(?<=[\w.,?!…])(?P<cut>(?P<mark>[,.?!…]?)\s{{1,3}}(?P<one>{_SAID}),?(?P<close>[”\"“]),?)"
    rf"\s{{0,3}}(?P<two>{_SAID})"
)
# “Kami siap,” kata dia, katanya.
_OUTSIDE = re.compile(
    rf"[”\"],?\s{{1,3}}(?P<one>{_SAID}|(?:{_VERB})\s[A-Z][\w’'-]{{1,20}}(?:\s[A-Z][\w’'-]{{1,20}}){{0,3}})"
    rf"(?P<cut>,?\s{{1,3}}(?P<two>{_SAID}))(?=\s{{0,3}}[.?!]|\s*\Z)"
)


def check(story: Story, _: Context) -> Iterable[Finding]:
    """One finding per doubled attribution, at the one that is too much."""
    for passage in body_passages(story.body):
        if passage.is_text:
            for mark in _CLOSING.finditer(passage.prose):
                yield from _at_mark(story, passage, mark.start())


def _at_mark(story: Story, passage: Passage, at: int) -> Iterable[Finding]:
    prose = passage.prose
    if prose[max(0, at - 4) : at].rstrip(",").endswith(_ENDS):
        inside = _INSIDE.search(prose, max(0, at - _REACH), at + _REACH)
        if inside and inside.start("close") == at and _is_doubled(inside):
            mark = inside["mark"] if inside["mark"] in _KEPT else ","
            yield _finding(story, passage, inside, f"{mark}{inside['close']}", "one")
    outside = _OUTSIDE.match(prose, at)
    if outside:
        yield _finding(story, passage, outside, "", "two")


def _is_doubled(match: re.Match[str]) -> bool:
    stem = _stem(match["one"])
    # “Saya ingat pesannya,” without a mark before it: a noun of the speaker's own.
    noun = stem in _NOUNS and not match["mark"]
    return stem == _stem(match["two"]) and not noun


def _stem(said: str) -> str:
    return said.split(maxsplit=1)[0].removesuffix("nya")


def _finding(
    story: Story, passage: Passage, match: re.Match[str], instead: str, at: str
) -> Finding:
    start, end = (passage.start + place for place in match.span(at))
    cut = [passage.start + place for place in match.span("cut")]
    return finding(
        NAME,
        story,
        story.body_span(start, end),
        f'"{match[at]}" berlebih: ucapan ini sudah disertai "{match["two" if at == "one" else "one"]}". Hapus salah satu.',
        f'"{match[at]}" is one too many: these words already have "{match["two" if at == "one" else "one"]}". Remove one.',
        fix=Fix(instead, safe=True, span=story.body_span(*cut)),
    )
