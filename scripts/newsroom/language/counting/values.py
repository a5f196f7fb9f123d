"""Figures by what they mean, however they are written: `1,5 juta`, `1.500.000`; `13`, `tiga belas`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from newsroom.clock import MONTHS
from newsroom.language.counting.number_words import NUMBER_WORDS, OPENING, SCALES, value_of

_GROUPED = re.compile(r"(\d{1,3}(?:\.\d{3}){1,6}+)(?:\.00)?")
_LEADING_ZERO = re.compile(r"(?<!\d)(?<!\d[.])0(?=\d(?![\d]))")
_PLAIN = re.compile(r"\d{1,15}(?:\.\d{1,6})?")
_MONTH: Mapping[str, int] = MappingProxyType(
    {name.lower(): number for number, name in enumerate(MONTHS, 1)}
)


def meanings(words: Sequence[str]) -> list[str]:
    """The words, with every number, time and date among them in one form.

    `words` are words and figures in lower case, in order and without marks.
    """
    parted = (part for word in words for part in _parted(word))
    return list(_meanings(list(parted)))


def _parted(word: str) -> tuple[str, ...]:
    # Ketiga and ke-3 are one.
    return ("ke", word[2:]) if word[:2] == "ke" and word[2:] in OPENING else (word,)


def _meanings(words: Sequence[str]) -> Iterator[str]:
    at = 0
    while at < len(words):
        word = words[at]
        if word in OPENING:
            end = next(
                (i for i in range(at, len(words)) if words[i] not in NUMBER_WORDS), len(words)
            )
            value = value_of(words[at:end])
            yield from (words[at:end] if value is None else [_told(value)])
            at = end
        elif word[:1].isdigit():
            taken, meaning = _figure(words[at : at + 3])
            yield meaning
            at += taken
        else:
            yield word
            at += 1


def _figure(words: Sequence[str]) -> tuple[int, str]:
    """How many of `words` the figure at their beginning takes, and what it means."""
    figure = _one_form(words[0])
    behind = words[1] if len(words) > 1 else ""
    if behind in SCALES and _PLAIN.fullmatch(figure):
        return 2, _told(Decimal(figure) * SCALES[behind])
    if behind in _MONTH and len(words) > 2 and words[2].isdigit():
        return 3, f"{figure}/{_MONTH[behind]}/{words[2]}"
    return 1, figure


def _one_form(figure: str) -> str:
    figure = _LEADING_ZERO.sub("", figure.replace(":", ".").replace(",", "."))
    grouped = _GROUPED.fullmatch(figure)
    return grouped[1].replace(".", "") if grouped else figure


def _told(value: Decimal) -> str:
    return f"{value.normalize():f}"
