"""Where sentences end."""

import re
from bisect import bisect_right
from functools import lru_cache

from newsroom.language.words import word_set

Stretch = tuple[int, int]
"""Offsets (start, end) into a text."""

# A run of end marks is taken whole, whatever follows it, so that time stays linear.
_END = re.compile(r"[.!?…]++[\"'”’»)\]]*+")
_OPENERS = "\"'“‘«([–—-"
# Those that stand before a name or a number; dll. and dsb. can end a sentence.
_ABBREVIATIONS = word_set("""
    a.n alm almh apt d.a d.h dr dra drg drs gg h hj hlm ir jl jln kab kapt kec kel kh kol kompol
    letkol mr mrs no nomor ny pdt pgs pj plh plt pol prof ptp rt rw s.d sdr sdri st telp tgl tn
    u.b u.p ust ustad vol yth jan feb mar apr jun jul agu agt sep sept okt nov nop des
    """)
# S.H., M.Si., Ph.D.
_DEGREE = re.compile(r"(?:[A-Z][a-z]{0,3}\.)+[A-Z][A-Za-z]{0,4}")
_LONGEST = 12
_REACH = 500


@lru_cache(maxsize=256)
def split_sentences(text: str) -> tuple[Stretch, ...]:
    """The sentences of one paragraph, without the space around them.

    A sentence ends at `.`, `!`, `?` or `…`, with closing marks behind it, where a new one begins
    with a capital, a figure or an opening mark; not behind an abbreviation, an initial, a degree
    or the number of an entry in a list.
    """
    stretches = []
    start = 0
    for match in _END.finditer(text):
        begin = _next(text, match.end())
        if begin == match.end() < len(text):
            continue
        if _begins(text, begin) and not _is_abbreviation(text, start, match):
            stretches.append((start, match.end()))
            start = begin
    stretches.append((start, len(text)))
    trimmed = (_trim(text, stretch) for stretch in stretches)
    return tuple((begin, end) for begin, end in trimmed if begin < end)


def sentence_around(text: str, at: int) -> Stretch:
    """The sentence in which the character at `at` stands, as far as 500 characters reach from it.

    The limit keeps a text of one endless sentence from costing more than another.
    """
    sentences = split_sentences(text)
    index = bisect_right(sentences, (at, len(text))) - 1
    start, end = sentences[index] if index >= 0 else (at, at)
    return max(start, at - _REACH), min(end, at + _REACH)


_SPACE = re.compile(r"\s*+")


def _next(text: str, at: int) -> int:
    """The offset of the first character from `at` on that is no space."""
    space = _SPACE.match(text, at)
    return space.end() if space else at


def _begins(text: str, at: int) -> bool:
    """Whether a sentence can begin at `at`, which also holds at the end of the text."""
    first = text[at : at + 1]
    return not first or first in _OPENERS or first.isupper() or first.isdigit()


def _is_abbreviation(text: str, start: int, match: re.Match[str]) -> bool:
    if match[0] != ".":
        return False
    before = text[max(start, match.start() - _LONGEST) : match.start()].split()
    word = before[-1].lstrip(_OPENERS) if before else ""
    if len(word) == 1 and word.isupper():
        return True
    if word.isdigit() and match.start() - start <= _LONGEST and len(before) == 1:
        return True
    return word.lower() in _ABBREVIATIONS or _DEGREE.fullmatch(word) is not None


def _trim(text: str, stretch: Stretch) -> Stretch:
    start, end = stretch
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return start + left, start + len(piece.rstrip())
