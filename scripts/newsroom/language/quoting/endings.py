"""The comma or full stop that ends quoted speech, where it stands outside the marks or nowhere."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.language.passages import Passage
from newsroom.language.quoting.quotes import FaultKind, Quote, read_quotes
from newsroom.language.quoting.verbs import (
    ACTIVE,
    ATTRIBUTING,
    BARE,
    PASSIVE,
    PLAIN,
    SAYING,
    WITH_NYA,
)
from newsroom.language.quoting.voices import NAMING, looks_like_title
from newsroom.language.sentences import sentence_around
from newsroom.language.words import word_set, words_of

_SHORTEST = 4
_BEHIND = frozenset((",", ".", " "))
_ENDED = ".,?!…"
_SAID = re.compile(r"[,.]\s{1,3}(?P<verb>[a-z]{4,16})\b")
# “Kami siap”. Kata Rina.  With more behind the name it is a sentence of its own.
_SAID_APART = re.compile(
    r"\.\s{1,3}(?P<verb>[A-Z][a-z]{3,15})"
    r"(?P<who>\s(?:[Dd]ia|[Ii]a|[Bb]eliau|[A-Z][\w’'-]{1,20}(?:\s[A-Z][\w’'-]{1,20}){0,3}))?\s{0,3}[.]"
)
# “Kami siap” kata Rina.  Without a mark; of other verbs many are nouns, too.
_SAID_ON = re.compile(
    r"\s{1,3}(?P<verb>[a-z]{4,16})(?P<who>\s(?:dia|ia|beliau)\b|\s[A-Z]|[.,]|\s(?:saat|kepada|sambil)\b)"
)
# “Kami siap”, Rina menjelaskan.
_SAID_BY = re.compile(
    r",\s{1,3}(?:[A-Z][\w’'-]{1,20}\s){1,4}(?P<verb>[a-z]{6,16})\s?(?:\.|\s(?:di|kepada|saat|sambil|usai)\b)"
)
_PLAINLY = PLAIN | word_set("jelas keluh lanjut sambung tambah tegas terang")
_LEAD = re.compile(r"(?P<word>[\w’'-]{1,30})[\s)]{0,3}(?P<mark>[,:])\s{1,3}\Z")
_REACH = 200
_NEARBY = 60
_SAYING = ACTIVE | PASSIVE | ATTRIBUTING | {"menurut", "menurutnya"}


@dataclass(frozen=True, slots=True)
class Misplaced:
    """What stands at `start` to `end` around a closing mark, and what should stand `instead`.

    `capital` is where the verb of saying behind it then has a capital too many.
    """

    start: int
    end: int
    instead: str
    capital: int | None = None


def find_misplaced(passages: tuple[Passage, ...]) -> Iterator[Misplaced]:
    """The marks behind quotes that a verb of saying belongs to, in order.

    Short quotes, titles, themes and paragraphs whose quotation marks are not sound are passed over.
    """
    quoted = read_quotes(passages)
    starts = [passage.start for passage in passages]
    mixed = {fault.at for fault in quoted.faults if fault.kind is FaultKind.MIXED}
    unsound = {
        bisect_right(starts, fault.at) - 1 for fault in quoted.faults if fault.at not in mixed
    }
    for quote in quoted.quotes:
        passage = passages[quote.passage]
        behind = quote.end - passage.start
        outside = passage.prose[behind : behind + 1] in _BEHIND and not quote.continues
        told = not mixed.isdisjoint((quote.start, quote.end - 1))
        if outside and not told and quote.passage not in unsound:
            yield from _misplaced(passage, quote)


def _misplaced(passage: Passage, quote: Quote) -> Iterator[Misplaced]:
    prose = passage.prose
    start, end = quote.start - passage.start, quote.end - passage.start
    inside = prose[start + 1 : end - 1]
    words = words_of(inside)
    # A mark of Markdown before the closing one, or a quote in the quote, is left to the eye.
    if len(words) < _SHORTEST or inside[-1:].isspace() or inside[-1:] in '”"“':
        return
    if looks_like_title(words) or inside.endswith("...") or _is_named(prose, start):
        return
    if prose[end] == " ":
        if inside[-1].isalnum() and _is_said_on(prose, start, end):
            yield Misplaced(passage.start + end - 1, passage.start + end, f",{prose[end - 1]}")
        return
    capital = _said_apart(prose, end)
    if _is_said(prose, end) or _is_said_by(prose, start, end) or capital is not None:
        mark = ","
    elif prose[end] == "." and _is_led(prose, start):
        mark = "."
    else:
        return
    ended = inside[-1] if inside[-1] in _ENDED else ""
    kept = ended if ended in ("?", "!", "…") else mark
    first, behind = passage.start + end - 1 - len(ended), passage.start + end + 1
    at = None if capital is None else passage.start + capital
    yield Misplaced(first, behind, f"{kept}{prose[end - 1]}", at)


def _is_named(prose: str, start: int) -> bool:
    """Whether what is quoted is a title or a theme: `temanya, “…”`."""
    before = words_of(prose[max(0, start - _NEARBY) : start])[-3:]
    return any(word.lower.removesuffix("nya") in NAMING for word in before)


def _is_said(prose: str, end: int) -> bool:
    """Whether a verb of saying follows: `”, kata Rina`, `”. kata Rina`."""
    said = _SAID.match(prose, end)
    return said is not None and said["verb"] in ATTRIBUTING


def _is_said_on(prose: str, start: int, end: int) -> bool:
    """Whether a verb of saying follows whole sentences without a mark: `” kata Rina`."""
    said = _SAID_ON.match(prose, end) if prose[start + 1].isupper() else None
    if said is None:
        return False
    named = said["who"][-1].isupper() or said["who"].strip() in ("dia", "ia", "beliau")
    return said["verb"].removesuffix("nya") in _PLAINLY and named != said["verb"].endswith("nya")


def _is_said_by(prose: str, start: int, end: int) -> bool:
    """Whether speech opens the sentence and its speaker follows: `”, Rina menjelaskan.`."""
    said = _SAID_BY.match(prose, end)
    if said is None or said["verb"] not in SAYING:
        return False
    return not prose[sentence_around(prose, start)[0] : start].strip()


def _said_apart(prose: str, end: int) -> int | None:
    """Where a verb of saying stands with its speaker as a sentence of its own: `”. Kata Rina.`."""
    said = _SAID_APART.match(prose, end)
    if said is None:
        return None
    verbs = BARE if said["who"] else WITH_NYA
    return said.start("verb") if said["verb"].lower() in verbs else None


def _is_led(prose: str, start: int) -> bool:
    """Whether speech that ends the sentence is led in: `Rina mengatakan, “…”.`, `” kata Rina, “…”.`."""
    begin, _ = sentence_around(prose, start)
    before = prose[max(begin, start - _REACH) : start]
    lead = _LEAD.search(before)
    if lead is None or not before.strip():
        return False
    # Tiga kata kunci: “…” is a term behind a noun, Rina menambahkan: “…” is speech.
    if lead["mark"] == ":" and not (lead["word"] in _SAYING or lead["word"][0].isupper()):
        return False
    said = any(word.lower in _SAYING for word in words_of(before))
    goes_on = re.search(r"[”\"]\s{1,3}[a-z]{4,16}\b", before) is not None
    return said and (goes_on or prose[start + 1 : start + 2].isupper())
