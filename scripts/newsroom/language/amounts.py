"""Whether the numbers of one text are borne out by another: a headline's by its story."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import combinations, islice
from typing import NamedTuple

from newsroom.language.numbers import Number, NumberKind, find_numbers
from newsroom.language.passages import Passage

_SMALL = 12
"""Up to so many, things can be listed without being counted."""
_CLOSE = Decimal("0.05")
_ROUGHLY = Decimal("0.25")
# `semua` and `separuh` are told without a number.
_IN_WORDS = (Decimal(50), Decimal(100))
_MOST_ADDENDS = 12
_MOST_CLAIMS = 20
_AMOUNTS = (NumberKind.COUNT, NumberKind.MONEY, NumberKind.PERCENT)
_APART = (NumberKind.TIME, NumberKind.DAY)
_CHECKED = (*_AMOUNTS, NumberKind.TIME, NumberKind.ORDINAL)


class Given(NamedTuple):
    """A number of the text that is relied on, in its words."""

    number: Number
    written: str


@dataclass(frozen=True, slots=True)
class Unsupported:
    """A number without support; `instead` is what the text has in its place, where it can be told.

    `is_close` says that it is within five percent of that, so perhaps only rounded.
    """

    number: Number
    instead: Given | None
    is_close: bool = False


def find_unsupported(claims: Iterable[Number], support: Collection[Given]) -> Iterator[Unsupported]:
    """Those of the first twenty `claims` that `support` does not bear out.

    Years, days and parts of names are passed over. A small number may count what is listed, so it
    is reported only where the text counts the same things and comes to another small number.
    """
    for claim in islice(claims, _MOST_CLAIMS):
        # `3 hari lagi` counts from the day the post is read, `24 jam` means always.
        is_phrase = "lagi" in claim.nouns or (claim.value == 24 and claim.noun == "jam")
        if claim.kind in _CHECKED and not is_phrase:
            found = _unsupported(claim, support)
            if found:
                yield found


def _unsupported(claim: Number, support: Collection[Given]) -> Unsupported | None:
    equal = [one.number for one in support if one.number.value == claim.value]
    if any(_counts_same(claim, one) for one in equal):
        return None
    rivals = [one for one in support if _counts_same(claim, one.number)]
    if claim.kind is NumberKind.TIME:
        return _time(claim, rivals)
    if claim.kind is NumberKind.PERCENT and claim.value in _IN_WORDS:
        return None
    values = {one.number.value for one in rivals}
    if claim.value <= _SMALL and claim.kind in (NumberKind.COUNT, NumberKind.ORDINAL):
        conflict = claim.kind is NumberKind.COUNT and len(values) == 1 and max(values) <= _SMALL
        return Unsupported(claim, rivals[0]) if conflict else None
    if claim.noun == "tahun" and any(one.number.kind is NumberKind.YEAR for one in support):
        # Reckoned from the years that the story gives.
        return None
    # It stands in the text, whatever it counts there, but not in a date or an hour.
    if any(one.kind not in _APART for one in equal) or _is_sum(claim.value, rivals, support):
        return None
    nearest = min(_alike(claim, support), key=lambda one: _distance(claim, one), default=None)
    if nearest and _distance(claim, nearest) <= (_ROUGHLY if claim.about else _CLOSE):
        return None if claim.about else Unsupported(claim, nearest, is_close=True)
    instead = rivals[0] if len(values) == 1 else None
    return Unsupported(claim, instead)


def _counts_same(claim: Number, other: Number) -> bool:
    """Whether `other` counts what `claim` counts: the same noun, or the same sort of amount."""
    if claim.kind is not NumberKind.COUNT:
        return other.kind is claim.kind
    if other.kind is not NumberKind.COUNT or not claim.nouns or not other.nouns:
        return False
    return claim.noun == other.nouns[0] or claim.noun == other.noun


def _is_sum(value: Decimal, rivals: list[Given], support: Collection[Given]) -> bool:
    counts = {one.number.value for one in support if one.number.kind in _AMOUNTS}
    parts = {one.number.value for one in rivals} or counts
    if len(parts) > _MOST_ADDENDS:
        return False
    return (len(parts) > 1 and sum(parts) == value) or any(
        one + two == value for one, two in combinations(sorted(counts)[:40], 2)
    )


def _alike(claim: Number, support: Collection[Given]) -> list[Given]:
    kinds = _AMOUNTS if claim.kind is NumberKind.COUNT else (claim.kind,)
    return [one for one in support if one.number.kind in kinds]


def _distance(claim: Number, other: Given) -> Decimal:
    return abs(claim.value - other.number.value) / max(claim.value, Decimal(1))


def _time(claim: Number, times: list[Given]) -> Unsupported | None:
    """`jam 9 malam` may stand for 21.00; a text without hours may not be about the hour."""
    if not times or any((one.number.value - claim.value) % 12 == 0 for one in times):
        return None
    return Unsupported(claim, times[0] if len(times) == 1 else None)


@lru_cache(maxsize=4)
def given_in(passages: tuple[Passage, ...]) -> tuple[Given, ...]:
    """The numbers of all `passages`, each in its words."""
    return tuple(
        Given(number, in_words(passage.prose, number))
        for passage in passages
        for number in find_numbers(passage.prose)
    )


def in_words(prose: str, number: Number) -> str:
    """A number as `prose` has it, with the word behind it where it counts something."""
    end = number.end
    if number.kind is NumberKind.COUNT and number.nouns:
        end += 1 + len(number.nouns[0])
    return prose[number.start : end]
