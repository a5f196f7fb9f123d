"""Numbers that belong to one person."""

import re
from collections.abc import Iterator

from newsroom.language.words import word_set

# Kementerian Dalam Negeri's codes of the provinces, which an identity number begins with.
_PROVINCES = word_set(
    """
    11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 81
    82 91 92 93 94 95 96
    """
)
_IDENTITY = re.compile(r"(?<![\w.,/-])[0-9]{4}(?:[ .-]?[0-9]{4}){3}(?![\w/-]|[.,][0-9])")
_NUMBERED = re.compile(
    r"\b(?:kontrak|resi|tiket|seri|faktur|SPK|SK|registrasi|rekening|barcode|invoice|kartu kredit|sertifikat|NOP|NIB)\b[^.\n]{0,40}\Z",
    re.IGNORECASE,
)
_MOBILE = re.compile(
    r"(?<![\w.,/+-])(?:\+?62[ .-]?|\(\+62\)[ .-]?|0)8[0-9]{1,3}(?:[ .-]?[0-9]{3,4}){2,3}(?![0-9]|[.,/-][0-9])"
)
_DIGITS = range(10, 14)
_WOMEN = 40
_DAYS = range(1, 32)
_MONTHS = range(1, 13)


def identity_numbers(prose: str) -> Iterator[re.Match[str]]:
    """Numbers of sixteen digits that hold a province and a day of birth, and are called nothing else."""
    for match in _IDENTITY.finditer(prose):
        if _is_identity(match[0]) and not _NUMBERED.search(
            prose, max(0, match.start() - 80), match.start()
        ):
            yield match


def mobile_numbers(prose: str) -> Iterator[re.Match[str]]:
    """Mobile numbers, but for those made of one digit, which stand for any."""
    for match in _MOBILE.finditer(prose):
        number = national(match[0])
        if len(number) in _DIGITS and len(set(number[2:])) > 1:
            yield match


def _is_identity(written: str) -> bool:
    digits = re.sub(r"[ .-]", "", written)
    day, month = int(digits[6:8]), int(digits[8:10])
    born = day in _DAYS or day - _WOMEN in _DAYS
    return digits[:2] in _PROVINCES and born and month in _MONTHS and digits[12:] != "0000"


def national(number: str) -> str:
    """The digits of a telephone number as they are dialled within the country."""
    digits = re.sub(r"[^0-9]", "", number)
    return "0" + digits[2:] if digits.startswith("62") else digits
