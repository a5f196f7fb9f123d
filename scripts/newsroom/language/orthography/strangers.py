"""Where in a text a word that nobody knows counts as a word: neither a name nor part of an address."""

import re
from collections.abc import Iterator

from newsroom.language.words import Word

# Addresses, handles, tags, file names, figures with a unit: 4k, tps3r, @kota, berita.html.
_NO_WORD = re.compile(r"[@#/\\_&=<>~\d]|\w\.\w|www\.|http")
_OPENER = re.compile(
    r"(?:\A|(?<=[.!?]\s)|(?<=\n))"
    r"(?:(?P<word>[A-Z][a-z]{5,24}) (?:ini|itu|tersebut)\b"
    r"|(?P<twice>[A-Z][a-z]{3,15}-[a-z]{4,16})(?![\w-]))"
)
_REACH = 60
_SHORTEST = 3
_INITIALS = 4


def openers(prose: str) -> Iterator[Word]:
    """Words that open a sentence of `prose` with a capital and are no name.

    `ini`, `itu` or `tersebut` stands behind them, or they are said twice (Murid-murid).
    """
    for match in _OPENER.finditer(prose):
        kind = "word" if match["word"] else "twice"
        word = Word(match[kind], *match.span(kind), match[kind].lower())
        half, _, other = word.lower.partition("-")
        if not other or half == other:
            yield word


def stands_alone(prose: str, word: Word) -> bool:
    """Whether lower-case `word` stands by itself in `prose`, not within an address or a figure."""
    if len(word.text) < _SHORTEST or any(
        not "a" <= letter <= "z" for letter in word.text.replace("-", "")
    ):
        return False
    before = prose[max(0, word.start - _REACH) : word.start].rpartition(" ")[2]
    behind = prose[word.end : word.end + _REACH].partition(" ")[0]
    if before.endswith("(") and behind.startswith((")", "/")) and len(word.text) <= _INITIALS:
        return False
    return not _NO_WORD.search(f"{before.rpartition(chr(10))[2]}a{behind.partition(chr(10))[0]}")
