"""Whether two names can be those of one person."""

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from newsroom.language.lexicon import HONORIFICS
from newsroom.language.words import words_of

_SAME = 92
"""From this ratio on (0 to 100, rapidfuzz) two writings count as one name, one of them misspelled."""


@lru_cache(maxsize=4096)
def same_person(said: str, known: str) -> bool:
    """Whether `said` can stand for the person `known`: the name, nearly so, or a part of it."""
    one, two = _words(said), _words(known)
    if not one or not two:
        return False
    return _is_part(one, two) or (len(two) > 1 and _is_part(two, one)) or _holds(two, one)


def holds_name(text: str, known: str) -> bool:
    """Whether the name `known` stands in `text`, nearly spelled so."""
    name = _words(known)
    return bool(name) and _holds([word.lower for word in words_of(text)], name)


@lru_cache(maxsize=4096)
def _words(name: str) -> Sequence[str]:
    """The words of a name in lower case, without honorifics before and degrees behind it."""
    words = tuple(word.lower for word in words_of(name.partition(",")[0]))
    while len(words) > 1 and words[0] in HONORIFICS:
        words = words[1:]
    return words


def _is_part(words: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether every word is a word of `whole`, the initial of one, or short for one: Ros, Rosmalia."""
    return all(
        word in whole or (len(word) != 2 and any(one.startswith(word) for one in whole))
        for word in words
    )


def _holds(words: Sequence[str], name: Sequence[str]) -> bool:
    target, count = " ".join(name), len(name)
    windows = (words[start : start + count] for start in range(len(words) - count + 1))
    return any(ratio(" ".join(window), target) >= _SAME for window in windows)
