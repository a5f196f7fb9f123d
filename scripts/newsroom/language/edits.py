"""What was changed between two versions of a text, and which changes change nothing that is said.

Cosmetic are marks, capitals, spacing, words joined or parted, a word doubled or no longer, the
standard form of a word or a figure, and a slip of the pen. Other figures and names never are.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein, Indel

from newsroom.language.counting.values import meanings
from newsroom.language.orthography.spelling import is_word
from newsroom.language.quoting.subjects import PRONOUNS
from newsroom.language.quoting.verbs import BARE, WITH_NYA

_PIECE = re.compile(r"\d++(?:[.,:/]\d++)*+|[^\W\d_]++|[%&]")
_MOST = 20_000
"""Stretches of more pieces than these are compared as one: the work grows with their square."""
_SLIP = 2
_SIGNS: Mapping[str, str] = MappingProxyType({"%": "persen", "&": "dan"})
_ZONES = frozenset(["wib", "wita", "wit"])
_TIME = re.compile(r"[0-2]?\d\.[0-5]\d")


class Piece(NamedTuple):
    """A word or a figure and where it stands; `key` is what counts of it."""

    text: str
    start: int
    end: int
    key: str

    @property
    def is_figure(self) -> bool:
        """Whether it is written in digits."""
        return self.text[0].isdigit()


Pieces = Sequence[Piece]


class Change(NamedTuple):
    """What stood there, what stands there now, and where in the new text, as a number of pieces."""

    old: Pieces
    new: Pieces
    at: int


def pieces_of(text: str, offset: int = 0) -> list[Piece]:
    """The words and figures of `text`; places count from `offset`."""
    return [
        Piece(match[0], match.start() + offset, match.end() + offset, _key(match[0]))
        for match in _PIECE.finditer(text)
    ]


def _key(text: str) -> str:
    if text in _SIGNS:
        return _SIGNS[text]
    # 10:00 and 10.00 are one time of day.
    return text.replace(":", ".") if text[0].isdigit() else text.casefold()


def find_changes(
    old: Pieces, new: Pieces, standard: Callable[[str], str] = str
) -> Iterator[Change]:
    """The changes from `old` to `new` that may change what is said, in order.

    `standard` gives the standard form of the words that it is given.
    """
    waiting: Block | None = None
    for block in _blocks(old, new):
        if waiting and _is_same(_merged(waiting, block), old, new):
            waiting = None
            continue
        if waiting:
            yield _change(waiting, old, new)
        waiting = None if _is_same(block, old, new, standard) else block
    if waiting:
        yield _change(waiting, old, new)


_SENTENCE = 40
Block = tuple[int, int, int, int]
"""A range of the old text (start, end) and the range of the new text that stands for it."""


def _change(block: Block, old: Pieces, new: Pieces) -> Change:
    i, j, k, m = block
    return Change(old[i:j], new[k:m], k)


def _merged(one: Block, next_one: Block) -> Block:
    # `di usung dimana`, `diusung di mana`: it is the wrong `di` that stayed.
    return (one[0], next_one[1], one[2], next_one[3])


def _is_same(block: Block, old: Pieces, new: Pieces, standard: Callable[[str], str] = str) -> bool:
    i, j, k, m = block
    return (
        _is_cosmetic(old[i:j], new[k:m], standard)
        or (k == m and _is_doubling(old, i, j))
        or (i == j and (_is_doubling(new, k, m) or _is_help(new, k, m)))
    )


def _blocks(old: Pieces, new: Pieces) -> Iterator[Block]:
    """Ranges of `old` and of `new` that stand for each other and differ, as long as they are."""
    was, now = [one.key for one in old], [one.key for one in new]
    first = _common(was, now)
    last = _common(was[first:][::-1], now[first:][::-1])
    was, now = was[first : len(was) - last], now[first : len(now) - last]
    if max(len(was), len(now)) > _MOST:
        yield first, first + len(was), first, first + len(now)
        return
    edits = chain((edit for edit in Indel.opcodes(was, now) if edit.tag != "equal"), (None,))
    block: Block | None = None
    for edit in edits:
        if block and edit and (edit.src_start, edit.dest_start) == (block[1], block[3]):
            block = (block[0], edit.src_end, block[2], edit.dest_end)
            continue
        if block:
            i, j, k, m = (place + first for place in block)
            yield i, j, k, m
        block = (edit.src_start, edit.src_end, edit.dest_start, edit.dest_end) if edit else None


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    pairs = zip(one, other, strict=False)
    shortest = min(len(one), len(other))
    return next((at for at, (a, b) in enumerate(pairs) if a != b), shortest)


def _is_cosmetic(old: Pieces, new: Pieces, standard: Callable[[str], str]) -> bool:
    if meanings([one.key for one in old]) == meanings([one.key for one in new]):
        return True
    figures = [one.key for one in old if one.is_figure]
    if figures != [one.key for one in new if one.is_figure]:
        return False
    usual = pieces_of(standard(" ".join(one.text for one in old)))
    return _joined(old) == _joined(new) or _stand_for_each_other(usual, new)


_SIZES = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1))


def _stand_for_each_other(old: Pieces, new: Pieces) -> bool:
    """Whether both are the same words from left to right, joined, parted or misspelt."""
    i = k = 0
    while i < len(old) and k < len(new):
        for many, few in _SIZES:
            one, other = old[i : i + many], new[k : k + few]
            if _joined(one) == _joined(other) or (
                many == few and _is_slip(one[0].text, other[0].text)
            ):
                i, k = i + many, k + few
                break
        else:
            return False
    return i >= len(old) and k >= len(new)


def _joined(pieces: Pieces) -> str:
    return "".join(one.key for one in pieces)


def _is_slip(wrong: str, right: str) -> bool:
    return (
        wrong[0].islower()
        and wrong.isalpha()
        and right.isalpha()
        and not is_word(wrong)
        and is_word(right.lower())
        and DamerauLevenshtein.distance(wrong, right, score_cutoff=_SLIP) <= _SLIP
    )


def _is_doubling(text: Pieces, start: int, end: int) -> bool:
    """Whether the pieces only say once more what stands beside them, or once more who says it."""
    length = end - start
    keys = [one.key for one in text[start:end]]
    beside = (text[max(0, start - length) : start], text[end : end + length])
    # “Kami siap,” kata dia, katanya.
    if length == 1 and keys[0] in WITH_NYA:
        return True
    # Rina berkata, “Kami siap,” kata Rina.
    if keys[0] in BARE and len(keys) > 1:
        known = {one.key for one in text[max(0, start - _SENTENCE) : start]} | PRONOUNS
        if known.issuperset(keys[1:]):
            return True
    return not any(one.is_figure for one in text[start:end]) and any(
        [one.key for one in pieces] == keys for pieces in beside
    )


def _is_help(text: Pieces, start: int, end: int) -> bool:
    """Whether the pieces spell an acronym beside them, or belong to a time of day: pukul, WITA."""
    keys = [one.key for one in text[start:end]]
    if keys == ["pukul"]:
        return end < len(text) and text[end].is_figure
    if len(keys) == 1 and keys[0] in _ZONES:
        return start > 0 and _TIME.fullmatch(text[start - 1].key) is not None
    initials = "".join(one.text[0] for one in text[start:end] if one.text[0].isupper())
    beside = (text[max(0, start - 1) : start], text[end : end + 1])
    return len(initials) > 1 and any(
        _stands_for(one.text, initials, "".join(keys)) for pieces in beside for one in pieces
    )


def _stands_for(short: str, initials: str, whole: str) -> bool:
    """Whether `short` is an acronym of words: BPBD by their `initials`, Sekda by more letters."""
    if short.isupper() or not short.istitle() or is_word(short.lower()):
        return short == initials
    return _runs_through(initials.lower(), short.lower()) and _runs_through(short.lower(), whole)


def _runs_through(letters: str, text: str) -> bool:
    """Whether `letters` stand in `text` in their order, with or without others between them."""
    rest = iter(text)
    return all(letter in rest for letter in letters)
