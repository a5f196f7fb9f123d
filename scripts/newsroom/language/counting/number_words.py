"""Number words and their values: `tiga ratus lima puluh empat` is 354."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

_DIGITS = ["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
_DIGIT: Mapping[str, int] = MappingProxyType({word: at for at, word in enumerate(_DIGITS, 1)})
_TEN: Mapping[str, int] = MappingProxyType({"sepuluh": 10, "sebelas": 11, "seratus": 100})
_TIMES: Mapping[str, int] = MappingProxyType({"puluh": 10, "ratus": 100})
SCALES: Mapping[str, int] = MappingProxyType(
    {
        "ribu": 10**3,
        "juta": 10**6,
        "miliar": 10**9,
        "milyar": 10**9,
        "triliun": 10**12,
        "trilyun": 10**12,
    }
)
_ONE_SCALE: Mapping[str, int] = MappingProxyType(
    {"seribu": 10**3, "sejuta": 10**6, "semiliar": 10**9, "setriliun": 10**12}
)
OPENING = frozenset([*_DIGIT, *_TEN, *_ONE_SCALE])
"""A number in words begins with one of these."""
NUMBER_WORDS = OPENING | frozenset([*_TIMES, *SCALES, "belas"])
APPROXIMATE = frozenset(["belasan", "puluhan", "ratusan", "ribuan", "jutaan", "miliaran"])
"""Behind a number word these make it a rough one: `tiga puluhan`."""


def value_of(words: Sequence[str]) -> Decimal | None:
    """The value of number words in lower case; None where they are no single number.

    `dua tiga` is none: it is two numbers side by side.
    """
    total = group = digit = 0
    for word in words:
        if word in _DIGIT:
            if digit or group % 10:
                return None
            digit = _DIGIT[word]
        elif word in SCALES:
            group += digit
            if not group:
                return None
            total, group, digit = total + group * SCALES[word], 0, 0
        elif word in _ONE_SCALE:
            if digit or group:
                return None
            total += _ONE_SCALE[word]
        else:
            step = _step(word, digit)
            if step is None or group % _room(word):
                return None
            group, digit = group + step, 0
    return Decimal(total + group + digit)


def _step(word: str, digit: int) -> int | None:
    """What `word` behind `digit` adds below the thousands; None where it cannot stand there."""
    if word in _TEN:
        return None if digit else _TEN[word]
    if not digit:
        return None
    return digit + 10 if word == "belas" else digit * _TIMES[word]


def _room(word: str) -> int:
    """What the number so far must be a multiple of for `word` to go on with it."""
    return 1000 if word.endswith("ratus") else 100
