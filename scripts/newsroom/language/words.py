"""Words with their places."""

import re
from dataclasses import dataclass

# Letters, joined by an apostrophe or a hyphen: Sa'diyah, Jum’at, Al-Fatih.
_WORD = re.compile(r"[^\W\d_]++(?:['’ʼ`´‘-][^\W\d_]++)*+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word; `text` is what stands at `start` to `end`."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()

    @property
    def is_acronym(self) -> bool:
        """Whether it is two or more capitals and nothing else: TWAP, RT."""
        return len(self.text) > 1 and self.text.isupper()


def find_words(text: str, offset: int = 0) -> list[Word]:
    """The words of `text`; their places count from `offset`."""
    return [
        Word(match[0], match.start() + offset, match.end() + offset)
        for match in _WORD.finditer(text)
    ]


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
