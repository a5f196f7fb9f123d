"""The words of a text in the form in which texts are compared, whoever typed them again.

`normalWords` in theme/scripts/lookup.js does the same; a test holds both together.
"""

import re
from unicodedata import normalize

import regex

_APOSTROPHE = "'’‘ʼ`´"
"""An apostrophe joins: Jum'at is Jumat."""
_COMMON = "“”–—…•\u00a0"
"""Marks that part words, as newsrooms set them. Without them most texts are plain ASCII."""
_UNSEEN = regex.compile(r"[\p{M}\p{Cf}]")
"""Accents, once they stand alone, and what no reader sees: soft hyphens, marks of direction."""
_THOUSANDS = re.compile(r"([0-9])[.,](?=[0-9]{3}(?![0-9]))")
"""150.000 and 150,000 are 150000."""
_ASCII_WORD = re.compile(r"[a-z]+|[0-9]+")
_WORD = regex.compile(r"\p{L}+|\p{N}+")


def normal_words(text: str) -> list[str]:
    """The words and numbers of `text` in lower case, without marks, accents and thousands' points.

    Numbers are words of their own: `Rp150.000` is `rp`, `150000`. A hyphen parts words.
    """
    for mark in _APOSTROPHE:
        text = text.replace(mark, "")
    for mark in _COMMON:
        text = text.replace(mark, " ")
    if text.isascii():
        return _ASCII_WORD.findall(_THOUSANDS.sub(r"\1", text.lower()))
    bare = _UNSEEN.sub("", normalize("NFKD", text)).lower()
    found: list[str] = _WORD.findall(_THOUSANDS.sub(r"\1", bare))
    return found
