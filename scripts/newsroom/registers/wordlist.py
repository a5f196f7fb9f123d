"""Word lists: what a row means, and where a text holds it.

A pattern is a word or a phrase of words; letters count alike in lower and upper case. A star at
the end of a word stands for any ending: `tunanetra`, `tuna*`. Exceptions are written the same way,
parted by semicolons: a phrase that covers the found words and lets them pass.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from newsroom.language.words import Word, lower_words, words_of

_PHRASE = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\*?(?: [^\W\d_]+(?:['’-][^\W\d_]+)*\*?)*")
_GAP = re.compile(r"\s{1,3}")
_STEM = 3
"""Starred words are looked up by so many first letters; a shorter stem is refused."""

Phrase = tuple[str, ...]


def is_phrase(text: str) -> bool:
    """Whether `text` is written as a pattern or an exception has to be."""
    return bool(_PHRASE.fullmatch(text)) and all(
        not word.endswith("*") or len(word) > _STEM for word in text.split()
    )


@dataclass(frozen=True, slots=True)
class WordRow:
    """A row of a word list."""

    pattern: str
    replacement: str
    exceptions: str
    basis: str
    added_by: str
    date: date


@dataclass(frozen=True, slots=True)
class Hit:
    """A row of a list, found in a text at `start` to `end`."""

    row: WordRow
    start: int
    end: int

    def replacement(self, text: str) -> str:
        """The row's replacement, with a capital where the words in `text` have one."""
        found, instead = text[self.start : self.end], self.row.replacement
        if found.isupper() and len(found) > 1:
            return instead.upper()
        return instead[:1].upper() + instead[1:] if found[:1].isupper() else instead


_Kept = tuple[frozenset[str], frozenset[str]]
"""The words that a text must hold too, and the names of the lists with such rows."""


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Which lists keep rows by which word or stem, so that a text is asked once for all lists."""

    words: Mapping[str, Sequence[_Kept]]
    stems: Mapping[str, Sequence[_Kept]]

    @lru_cache(maxsize=256)  # noqa: B019  # a newsroom has one lexicon, and it lives as long
    def lists_for(self, text: str) -> Collection[str]:
        """The names of the lists that may have something to say to `text`."""
        words, lower = lower_words(text), text.lower()
        kept = [self.words[word] for word in words & self._keys]
        # Few rows have a star: to look for their stems costs less than to cut all words short.
        kept += [rows for stem, rows in self.stems.items() if stem in lower]
        # Half of all phrases are kept by a word that every story has, `warga` or `harga`.
        lists = [names for rows in kept for others, names in rows if others <= words]
        return frozenset().union(*lists)

    @cached_property
    def _keys(self) -> frozenset[str]:
        return frozenset(self.words)


_Entry = tuple[Phrase, int, WordRow]
_Candidate = tuple[int, int, WordRow]


@dataclass(frozen=True, eq=False)
class WordList:
    """The rows of one list in content/registers/words, in the file's order.

    A list that belongs to a `lexicon` under its `name` is quicker to say that it finds nothing.
    """

    rows: tuple[WordRow, ...] = ()
    name: str = ""
    lexicon: Lexicon | None = None

    @cached_property
    def patterns(self) -> frozenset[str]:
        """All patterns, in lower case."""
        return frozenset(row.pattern.lower() for row in self.rows)

    @cached_property
    def _by_word(self) -> Mapping[str, Sequence[_Entry]]:
        """Rows by the longest word of their pattern, or by its stem; it is the rarest in texts."""
        found: dict[str, list[_Entry]] = {}
        for row in self.rows:
            phrase = _phrase(row.pattern)
            place = max(
                range(len(phrase)), key=lambda at: (phrase[at][-1:] != "*", len(phrase[at]))
            )
            word = phrase[place]
            key = word[:_STEM] + "*" if word.endswith("*") else word
            found.setdefault(key, []).append((phrase, place, row))
        return found

    @property
    def keys(self) -> Iterator[tuple[str, frozenset[str]]]:
        """The word, or stem with a star, that each row is kept by, and its other whole words."""
        for key, rows in self._by_word.items():
            for phrase, place, _ in rows:
                others = (*phrase[:place], *phrase[place + 1 :])
                yield key, frozenset([word for word in others if not word.endswith("*")])

    def may_stand_in(self, text: str) -> bool:
        """Whether the list may find something in `text`; False is certain, and sooner had."""
        return self.lexicon is None or self.name in self.lexicon.lists_for(text)

    def find(self, text: str) -> Iterator[Hit]:
        """Where `text` holds a pattern and no exception covers it; hits do not overlap."""
        if not self.may_stand_in(text):
            return
        words = words_of(text)
        done = 0
        for start, length, row in sorted(self._candidates(words, text), key=_leftmost_longest):
            if start < done:
                continue
            done = start + length
            if not _is_excepted(row, words, (start, done), text):
                yield Hit(row, words[start].start, words[done - 1].end)

    def _candidates(self, words: Sequence[Word], text: str) -> Iterator[_Candidate]:
        begins = self._is_key
        for index in [at for at, word in enumerate(words) if begins(word.lower)]:
            for phrase, place, row in self._rows_at(words[index].lower):
                if _stands_at(phrase, words, index - place, text):
                    yield index - place, len(phrase), row

    @cached_property
    def _is_key(self) -> Callable[[str], bool]:
        """Whether rows are kept by a word; a cheap question for most words."""
        kept = self._by_word
        if not any(key.endswith("*") for key in kept):
            return kept.__contains__
        return lambda word: word in kept or word[:_STEM] + "*" in kept

    def _rows_at(self, word: str) -> Iterable[_Entry]:
        exact = self._by_word.get(word, ())
        starred = self._by_word.get(word[:_STEM] + "*", ())
        return [*exact, *starred] if starred else exact


def _leftmost_longest(candidate: _Candidate) -> tuple[int, int]:
    return candidate[0], -candidate[1]


def with_lexicon(lists: Mapping[str, WordList]) -> Mapping[str, WordList]:
    """The same lists, by their names, with a lexicon of all of them."""
    kept: dict[str, dict[frozenset[str], set[str]]] = {}
    for name, one in lists.items():
        for key, others in one.keys:
            kept.setdefault(key, {}).setdefault(others, set()).add(name)
    rows = {
        key: [(others, frozenset(names)) for others, names in groups.items()]
        for key, groups in kept.items()
    }
    lexicon = Lexicon(
        {key: groups for key, groups in rows.items() if not key.endswith("*")},
        {key[:-1]: groups for key, groups in rows.items() if key.endswith("*")},
    )
    return {name: WordList(one.rows, name, lexicon) for name, one in lists.items()}


def _phrase(pattern: str) -> Phrase:
    return tuple(pattern.lower().split())


def _stands_at(phrase: Phrase, words: Sequence[Word], index: int, text: str) -> bool:
    if index < 0 or index + len(phrase) > len(words):
        return False
    for offset, wanted in enumerate(phrase):
        word = words[index + offset]
        if not _is_word(wanted, word.lower):
            return False
        if offset and not _GAP.fullmatch(text, words[index + offset - 1].end, word.start):
            return False
    return True


def _is_word(wanted: str, word: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted


def _is_excepted(row: WordRow, words: Sequence[Word], hit: tuple[int, int], text: str) -> bool:
    """Whether an exception stands where it covers the words `hit` (first, behind the last)."""
    first, behind = hit
    return any(
        begin + len(phrase) >= behind and _stands_at(phrase, words, begin, text)
        for exception in row.exceptions.split(";")
        if (phrase := _phrase(exception))
        for begin in range(behind - len(phrase), first + 1)
    )
