"""Words that grow from known ones by affixes that Hunspell's dictionary does not give them.

The dictionary marks every stem with the affixes it takes, and leaves many out that are in daily
use: it knows `pajang` and `memajang`, not `dipajang`. Affixes combine only as Indonesian lets
them, and a stem has at least four letters, so that a slip of the pen seldom passes for a word.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from newsroom.language.words import word_set

Known = Callable[[str], bool]

_SHORTEST = 4
_SHORTEST_WHOLE = 3
_CLITICS = ("nya", "lah", "kah", "ku", "mu")
_PREFIXED = re.compile(
    r"(?P<prefix>antar|pasca|multi|pra|non|anti|semi|sub|super|mikro|makro|pro|swa|agro|eko|bio|"
    r"inter|intra|infra|mini|tele|tri|dwi|catur|panca|nir|maha|adi|kau|ku)-?(?P<rest>[a-z-]{4,})"
)
# What stands in front of a stem: letters that may follow it, and the letter that it swallows where
# a vowel follows (menulis from tulis, but mentransfer).
_NASALS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "nge": ("", ()),
    "ng": ("ghkaeiou", ("k",)),
    "ny": ("", ("s",)),
    "m": ("bfpv", ("p",)),
    "n": ("cdjtzs", ("t",)),
    "": ("lmnrwy", ()),
}
_VOWELS = frozenset("aeiou")
_ENDINGS: Mapping[str, tuple[str, ...]] = {
    "di": ("", "kan", "i"),
    "ter": ("", "kan", "i"),
    "ber": ("", "an", "kan"),
    "se": ("",),
    "ke": ("an",),
    "keter": ("an",),
    "keber": ("an",),
    "per": ("an",),
    "pe": ("", "an"),
    "pember": ("an",),
    "diper": ("", "kan", "i"),
    "memper": ("", "kan", "i"),
    "": ("an", "kan"),
}
# Long enough for what they are, but no stems: with them, slips would pass.
_NO_STEMS = word_set("anda anti atau dari ialah itulah kata kini namun pada para pula serta yang")


def is_derived(word: str, known: Known) -> bool:
    """Whether lower-case `word` grows from a word that is `known`, by affixes and clitics."""
    parts = word.split("-")
    if len(parts) > 1 and all(len(part) > 1 and _grows(part, known) for part in parts):
        return True
    return any(_grows(form, known) for form in _without_clitics(word))


def _without_clitics(word: str) -> Iterator[str]:
    yield word
    for clitic in _CLITICS:
        stem = word.removesuffix(clitic)
        if stem != word and len(stem) >= _SHORTEST_WHOLE:
            yield stem
    prefixed = _PREFIXED.fullmatch(word)
    if prefixed:
        yield prefixed["rest"]


def _grows(word: str, known: Known) -> bool:
    return known(word) or any(
        len(stem) >= _SHORTEST and stem not in _NO_STEMS and known(stem) for stem in stems(word)
    )


def stems(word: str) -> Iterator[str]:
    """What lower-case `word` could grow from by one pair of affixes, known or not."""
    for prefix, endings in _ENDINGS.items():
        if word.startswith(prefix):
            yield from _without_ending(word[len(prefix) :], endings)
    for begins, endings in (("me", ("", "kan", "i")), ("pe", ("", "an"))):
        if word.startswith(begins):
            for stem in _without_nasal(word[len(begins) :]):
                yield from _without_ending(stem, endings)


def _without_ending(stem: str, endings: tuple[str, ...]) -> Iterator[str]:
    for ending in endings:
        if stem.endswith(ending):
            yield stem[: len(stem) - len(ending)] if ending else stem


def _without_nasal(rest: str) -> Iterator[str]:
    for nasal, (keeps, swallowed) in _NASALS.items():
        if not rest.startswith(nasal):
            continue
        stem = rest[len(nasal) :]
        first, second = stem[:1], stem[1:2]
        if first in _VOWELS:
            yield from (letter + stem for letter in swallowed)
        if nasal == "nge" or (first in keeps and (first not in swallowed or second not in _VOWELS)):
            yield stem
