"""Whether two titles, or the names of two events, are one."""

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz

from newsroom.corpus.sketch import TOKEN
from newsroom.language.lexicon import DAYS, MONTHS
from newsroom.language.orthography.spelling import is_word
from newsroom.language.words import word_set

_ALIKE = 95
"""Texts of this likeness, in percent, are one text, misspelt."""
_LIKE_WORD = 60
_LONG_TITLE = 5
_FILLING = word_set("itu oleh para pun sang si yang")


def is_one_name(mine: str, theirs: str) -> bool:
    """Whether two names mean one thing: `Pasar Hulu` and `Pasar Hulu, Jalan Kenari`, or a slip."""
    short, long = sorted((mine.split(), theirs.split()), key=len)
    if mine == theirs or (len(short) > 1 and set(short) <= set(long)):
        return True
    return are_alike(mine, theirs)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The words of `text` in lower case, parted by spaces."""
    return " ".join(TOKEN.findall(text.lower()))


def are_alike(mine: str, theirs: str) -> bool:
    """Whether two texts, as `plain` gives them, are one but for a slip."""
    return fuzz.ratio(mine, theirs, score_cutoff=_ALIKE) > 0 and _is_slip(
        set(mine.split()), set(theirs.split())
    )


def _is_slip(mine: set[str], theirs: set[str]) -> bool:
    """Whether titles with these words differ by a slip only: `Mata` for `Gula` is another story."""
    pairs = zip(sorted(mine - theirs), sorted(theirs - mine), strict=False)
    return all(not (is_word(one) and is_word(other)) for one, other in pairs)


def core(title: str) -> str:
    """The words of a title that say something: `Kepala yang Baru` is `Kepala Baru`."""
    return " ".join(word for word in title.split() if word not in _FILLING)


def are_one_but_for_place(mine: str, theirs: str, place: Iterable[str]) -> bool:
    """Whether two titles differ in one word only, by which one of them misnames the `place`.

    `place` holds its words, as `plain` gives them.
    """
    one, other = mine.split(), theirs.split()
    if len(one) != len(other) or len(one) < _LONG_TITLE:
        return False
    apart = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    if len(apart) != 1 or set(apart[0]).isdisjoint(place):
        return False
    return fuzz.ratio(*apart[0]) >= _LIKE_WORD


def dated(title: str) -> list[str]:
    """What tells the parts of a series apart: figures, days, months, first and second."""
    return [word for word in title.split() if _is_dated(word)]


def are_series(one: str, other: str) -> bool:
    """Whether two titles, as `plain` gives them, differ in nothing but a day or a number."""
    rest = [word for word in one.split() if not _is_dated(word)]
    return one != other and rest == [word for word in other.split() if not _is_dated(word)] != []


def _is_dated(word: str) -> bool:
    return word in _CALENDAR or not word.isalpha()


_CALENDAR = (
    DAYS
    | MONTHS
    | word_set("pertama kedua ketiga keempat kelima keenam ketujuh terakhir pagi siang sore malam")
)
