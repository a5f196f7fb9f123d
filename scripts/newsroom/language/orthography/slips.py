"""What a mistyped word was meant to be: one slip of the keyboard away from a known one.

Far from every known word, an unknown one is mostly a loan or a dialect word and no mistake. So
only such slips are looked for as happen: two letters swapped, one left out, one too many, one
that sounds or lies like another; the shorter the word, the fewer of them.
"""

from collections.abc import Callable, Iterator, Mapping
from string import ascii_lowercase

from newsroom.language.orthography.derivation import stems

Known = Callable[[str], bool]

_SWAPPED, _LEFT_OUT, _DOUBLED, _TOO_MANY, _TAKEN_FOR, _HEARD_AS = 5, 6, 6, 9, 7, 5
_ANY_FOR_ANY = 10
# Letters taken for each other, by sound or by their place on the keyboard.
_LIKE: Mapping[str, str] = {
    "a": "se", "b": "vpn", "c": "sk", "d": "tf", "e": "iar", "f": "pv", "g": "hk", "h": "gj", "i": "eou",
    "j": "dk", "k": "gql", "l": "kr", "m": "n", "n": "mb", "o": "ui", "p": "bf", "q": "k",
    "r": "lte", "s": "zca", "t": "dr", "u": "oi", "v": "fb", "w": "v", "x": "ks", "y": "iu",
    "z": "sj",
}  # fmt: skip
# A letter left out at the end is one of these; a vowel more would make many a loan word another.
_LAST_LETTERS = "gnhtr"
_LONGEST = 24
# At the end of a word these are said alike: murid, sebab, habis.
_HEARD: Mapping[str, str] = {"t": "d", "d": "t", "p": "b", "b": "p", "z": "s"}


def meant_word(word: str, known: Known) -> str | None:
    """The `known` word that lower-case `word` is one slip away from; None where there is none.

    What stands between affixes is looked at too: berkoordinsi is ber- and a slip of koordinasi.
    Of a word said twice (masjit-masjit) both halves have the slip.
    """
    half, hyphen, other = word.partition("-")
    if hyphen and half == other:
        meant_half = meant_word(half, known)
        return f"{meant_half}-{meant_half}" if meant_half else None
    if len(word) > _LONGEST or not (word.isascii() and word.isalpha() and word.islower()):
        return None
    for stem in dict.fromkeys((word, *stems(word))):
        for meant in _before_slip(stem):
            if meant != stem and known(meant):
                return word.replace(stem, meant, 1)
    return None


def _before_slip(word: str) -> Iterator[str]:
    size = len(word)
    places = range(size)
    if size >= _SWAPPED:
        yield from (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in places[:-1])
    if size >= _DOUBLED:
        yield from (word[:at] + word[at + 1 :] for at in places[1:] if word[at] == word[at - 1])
    if size >= _LEFT_OUT:
        for at in places[1:]:
            yield from (word[:at] + letter + word[at:] for letter in ascii_lowercase)
        yield from (word + letter for letter in _LAST_LETTERS)
    if size >= _TOO_MANY:
        yield from (word[:at] + word[at + 1 :] for at in places)
    if size >= _HEARD_AS and word[-1] in _HEARD:
        yield word[:-1] + _HEARD[word[-1]]
    if size >= _TAKEN_FOR:
        for at in places:
            others = ascii_lowercase if size >= _ANY_FOR_ANY else _LIKE[word[at]]
            yield from (word[:at] + letter + word[at + 1 :] for letter in others)
