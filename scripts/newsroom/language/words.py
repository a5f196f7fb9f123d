"""Words with their places."""

import re
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

# Letters, joined by an apostrophe or a hyphen: Sa'diyah, Jum’at, Al-Fatih.
_WORD = re.compile(r"[^\W\d_]++(?:['’ʼ`´‘-][^\W\d_]++)*+")


class Word(NamedTuple):
    """A word; `text` is what stands at `start` to `end`, `lower` the same in lower case."""

    text: str
    start: int
    end: int
    lower: str

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()

    @property
    def is_acronym(self) -> bool:
        """Whether it is two or more capitals and nothing else: TWAP, RT."""
        return len(self.text) > 1 and self.text.isupper()

    def moved(self, by: int) -> "Word":
        """The same word with places that count from elsewhere."""
        return _new(Word, (self.text, self.start + by, self.end + by, self.lower))


@lru_cache(maxsize=256)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of `text`. Many rules ask for those of one passage, so they are kept."""
    found = [(match[0], match.start()) for match in _WORD.finditer(text)]
    # Naming the fields costs more than finding the words; there are some hundred a story.
    return tuple(
        [_new(Word, (word, start, start + len(word), word.lower())) for word, start in found]
    )


_new = tuple.__new__


@lru_cache(maxsize=256)
def lower_words(text: str) -> frozenset[str]:
    """The words of `text` in lower case, kept like `words_of`."""
    return frozenset([word[3] for word in words_of(text)])


def words_within(text: str, start: int, end: int) -> list[Word]:
    """The words of `text` between two places where no word is cut; their places count from `start`."""
    words = words_of(text)
    first = bisect_left(words, start, key=_start)
    last = bisect_left(words, end, key=_start)
    return [word.moved(-start) for word in words[first:last]]


def _start(word: Word) -> int:
    return word.start


def find_words(text: str, offset: int = 0) -> list[Word]:
    """The words of `text`; their places count from `offset`."""
    words = words_of(text)
    return [word.moved(offset) for word in words] if offset else list(words)


def plain_words(text: str) -> list[str]:
    """The words of `text` without their places."""
    return _WORD.findall(text)


def word_set(text: str) -> frozenset[str]:
    """The words of `text`, parted by space, as a set: a readable way to write a long one."""
    return frozenset(text.split())


def opening_words(text: str, count: int = 4) -> str:
    """The first `count` words of `text`, with `…` where it goes on; enough to know it by."""
    words = text[:200].split()
    return " ".join(words[:count]) + ("…" if len(words) > count else "")
