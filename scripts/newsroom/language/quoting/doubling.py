"""Speech said twice to be somebody's.

`, ujarnya,” ujarnya`, `,” kata dia, katanya`, `,” ujarnya,” ujarnya`, `Rina berkata, “…,” katanya`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.language.passages import Passage
from newsroom.language.quoting.verbs import BARE, PLAIN, SAYING, WITH_NYA
from newsroom.language.sentences import sentence_around
from newsroom.language.words import word_set, words_of

_CLOSING = re.compile(r"[”\"“]")
_ENDS = ("nya", "ia", "beliau")
_KEPT = frozenset("?!…")
_NOUNS = word_set("cerita doa harap kisah klaim komentar kritik nilai pesan saran tanya usul")
# “Mahal, katanya,” kata Rina: what others told Rina.
_HEARSAY = _NOUNS | {"kata"}
_REACH = 40
_NYA = "|".join(sorted(WITH_NYA))
_VERB = "|".join(sorted(BARE))
_NAME = r"[A-Z][\w’'-]{1,20}"
_SAID = rf"(?:(?:{_NYA})(?!\w)|(?:{_VERB})\s(?:dia|ia|beliau)(?!\w))"
_TWO = rf"(?P<two>{_SAID}|(?P<verb>{_VERB})\s(?P<name>{_NAME}))"
# “Kami siap, ujarnya,” ujarnya.  The sentence mark that the speech had stays.
_INSIDE = re.compile(
    rf"(?<=[\w.,?!…])(?P<cut>(?P<mark>[,.?!…]?)\s{{1,3}}(?P<one>{_SAID}),?(?P<close>[”\"“]),?)"
    rf"\s{{0,3}}{_TWO}"
)
# “Kami siap,” kata dia, katanya.  “Kami siap,” ujarnya,” ujarnya.  “Kami siap,” ujarnya, ujar Rina.
_OUTSIDE = re.compile(
    rf"[”\"],?\s{{1,3}}(?P<one>{_SAID}|(?:{_VERB})\s{_NAME}(?:\s{_NAME}){{0,3}})"
    rf"(?P<gap>,?(?P<extra>[”\"“]?),?\s{{1,3}}){_TWO}"
)
# Rina berkata, “Kami siap,” katanya.
_BEHIND = re.compile(
    rf"[”\"],?\s{{1,3}}(?P<two>{_SAID}|(?P<verb>{_VERB})\s(?P<name>{_NAME}(?:\s{_NAME}){{0,3}}))\s?\."
)
_LEADING = SAYING | word_set("bertanya melanjutkan menjawab menyampaikan menyebutkan")
_LEAD = re.compile(
    rf"(?:(?P<name>{_NAME}(?:\s{_NAME}){{0,9}})|,|\b(?:ia|dia|beliau))(?:\s(?:juga|kemudian|kembali|lalu|pun|sendiri))?"
    rf"(?:\s(?:dalam|pada|saat)\s[a-z]{{4,16}}nya)?\s(?P<verb>{'|'.join(sorted(_LEADING))})"
    r"(?:\sbahwa)?\s?[,:]?\s{1,3}\Z"
)
_SHORTEST_LEAD, _LONGEST_LEAD = 8, 250
_TEXTS = word_set("""
    adat hadis iklan kitab lagu leluhur orang papan pepatah peribahasa semboyan slogan spanduk surat
    """)
_DOING = re.compile(r"(?:ber|di|me)[a-z]{4}|saat\b|ketika\b|[Mm]enurut|[Kk]ata")
_SENTENCE_ENDS = re.compile(r"\s{0,3}(?:[.?!]|\Z)")


@dataclass(frozen=True, slots=True)
class Doubling:
    """An attribution at `start` to `end` beside another of the same speech, `kept`.

    `cut` is what goes, and `instead` what takes its place. `mark` is a closing quotation mark
    too many between the two. Places are offsets into the file.
    """

    start: int
    end: int
    kept: str
    cut: tuple[int, int]
    instead: str = ""
    mark: int | None = None


def find_doublings(passages: tuple[Passage, ...]) -> Iterator[Doubling]:
    """The attributions in running text that are one too many, in order."""
    for passage in passages:
        if passage.is_text:
            for mark in _CLOSING.finditer(passage.prose):
                yield from _at_mark(passage.prose, mark.start(), passage.start)


def _at_mark(prose: str, at: int, offset: int) -> Iterator[Doubling]:
    if prose[max(0, at - 4) : at].rstrip(",").endswith(_ENDS):
        inside = _INSIDE.search(prose, max(0, at - _REACH), at + _REACH)
        if inside and inside.start("close") == at and _is_doubled_inside(inside):
            mark = inside["mark"] if inside["mark"] in _KEPT else ","
            instead = f"{mark}{inside['close']}"
            yield _found(inside, offset, "one", inside.span("cut"), instead=instead)
    outside = _OUTSIDE.match(prose, at)
    if outside is None:
        behind = _BEHIND.match(prose, at)
        lead = behind and _lead(prose, at, behind)
        if behind and lead:
            yield _led(prose, at, offset, lead, behind)
    elif outside["verb"] and _is_doubled_by_name(outside):
        cut = outside.start("one"), outside.start("two")
        yield _found(outside, offset, "one", cut)
    elif not outside["verb"] and (outside["extra"] or _SENTENCE_ENDS.match(prose, outside.end())):
        yield _found(outside, offset, "two", (outside.start("gap"), outside.end("two")))


def _is_doubled_inside(match: re.Match[str]) -> bool:
    stem = _stem(match["one"])
    if match["verb"] and stem in _HEARSAY:
        return False
    # “Saya ingat pesannya,” without a mark before it: a noun of the speaker's own.
    noun = stem in _NOUNS and not match["mark"]
    return stem == _stem(match["two"]) and not noun


def _is_doubled_by_name(match: re.Match[str]) -> bool:
    """Whether the verb with a name behind it says again what the first one said."""
    if not match["gap"].strip():
        return False
    one = match["one"].split()
    same = _stem(match["one"]) == match["verb"]
    if len(one) > 1 and one[1][0].isupper():
        return same and match["name"] in one[1:]
    # Pesannya, pesan Rina yang terakhir: a noun.
    return match["verb"] in PLAIN or (same and match["verb"] not in _NOUNS)


def _lead(prose: str, at: int, behind: re.Match[str]) -> str:
    """The verb of saying before the speech that ends at `at`, if it has the speaker of that behind."""
    opened = max(prose.rfind("“", 0, at), prose.rfind('"', 0, at))
    # Most speech begins its paragraph or sentence.
    if opened < _SHORTEST_LEAD or prose[opened - 2] in ".?!”\n":
        return ""
    first = max(sentence_around(prose, opened)[0], opened - _LONGEST_LEAD)
    lead = _LEAD.search(prose, first, opened)
    if lead is None:
        return ""
    before = [word.text for word in words_of(prose[first : lead.start("verb")])]
    # Pepatah mengatakan: nobody. Rina mengenang Budi berkata: another one's words.
    if not before or before[0].lower() in _TEXTS or any(map(_DOING.match, before)):
        return ""
    stem, verb = _stem(behind["two"]), lead["verb"]
    if behind["name"]:
        own = set(lead["name"].split()) if lead["name"] else set(before)
        return verb if not own.isdisjoint(behind["name"].split()) else ""
    return verb if stem in PLAIN or stem[1:] in verb else ""


def _led(prose: str, at: int, offset: int, lead: str, behind: re.Match[str]) -> Doubling:
    """The attribution behind speech goes, and its comma becomes the full stop."""
    comma = prose[at - 1] in ",."
    mark = "" if prose[at - 1] in _KEPT else "."
    start, end = behind.span("two")
    cut = offset + at - comma, offset + behind.end()
    return Doubling(offset + start, offset + end, lead, cut, f"{mark}{prose[at]}")


def _stem(said: str) -> str:
    return said.split(maxsplit=1)[0].removesuffix("nya")


def _found(
    match: re.Match[str], offset: int, at: str, cut: tuple[int, int], *, instead: str = ""
) -> Doubling:
    start, end = match.span(at)
    extra = match.start("extra") if match.groupdict().get("extra") else None
    return Doubling(
        offset + start,
        offset + end,
        match["two" if at == "one" else "one"],
        (offset + cut[0], offset + cut[1]),
        instead,
        None if extra is None else offset + extra,
    )
