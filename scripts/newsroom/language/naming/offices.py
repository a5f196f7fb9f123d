"""Offices as they stand beside a name: `Kepala Dinas Kesehatan Kota Contoh X`, `X selaku …`.

An office's key is its words in lower case, short forms written out, without connectors and
without the city's name: `Kadis Kesehatan Kota Contoh` and `Kepala Dinas Kesehatan` have one key.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from newsroom.language.lexicon import CROWD, FUNCTION_WORDS, HONORIFICS
from newsroom.language.naming.expansions import CONNECTORS
from newsroom.language.naming.names import is_ordinary, is_title
from newsroom.language.words import Word, word_set

Key = tuple[str, ...]
ShortForms = Mapping[str, str]
"""What short forms (in lower case) stand for: `sekda`, `kadis`, `diskominfo`."""

_MOST_WORDS = 12
_LONGEST_NAME = 4
_GAP = re.compile(r"[ \n,()-]{1,4}")
_BETWEEN = re.compile(r"\s?[,(–-]\s?|\s")
_TITLES = re.compile(r"\.?\s?")
# With one of these the office is not said to be held now, or not by this person.
_MODIFIERS = word_set("""
    mantan eks bekas plt plh pj pjs calon bakal wakil ajudan istri suami keluarga anak putra putri
    utusan perwakilan mewakili diwakili almarhum almarhumah alm mendiang mendampingi asisten staf
    sekretaris bendahara kursi jabatan posisi ruang rumah kantor kediaman bersama dengan antara
    menjadi jadi bagi cawali cawawali pengganti
    """)
_AND = word_set("dan serta maupun bersama hingga")
_QUOTES = frozenset('"“”„')
_SELAKU = word_set("selaku sebagai")


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a name: the `key` and the `text` of an office that is known, or none.

    `is_other` says that a role stands there, known or not; `is_changed` that `mantan`, `Plt` and
    the like go with the office.
    """

    key: Key = ()
    text: str = ""
    is_other: bool = False
    is_changed: bool = False


def office_key(words: Iterable[str], city: str, short_forms: ShortForms) -> Key:
    """The key of an office, whose words are in lower case."""
    own = city.lower().split()
    names = [word for word in own if word != "kota"]
    found: list[str] = []
    for word in words:
        if word in names:
            if found and found[-1] == "kota" and found[-2:-1] != ["wali"]:
                found.pop()
        elif word in short_forms:
            found += short_forms[word].lower().replace(",", "").split()
        else:
            found.append(word)
    return tuple(word for word in found if word not in CONNECTORS)


@dataclass(frozen=True)
class Reader:
    """What it takes to read offices: those that are known, by key, and how the city is called."""

    known: frozenset[Key]
    city: str
    short_forms: ShortForms

    @cached_property
    def _heads(self) -> frozenset[str]:
        """Words with which an office can begin."""
        return frozenset(key[0] for key in self.known if key) | self.short_forms.keys()

    def beside(self, prose: str, words: Sequence[Word], first: int, last: int) -> Beside:
        """The office beside the name that is `words[first]` to `words[last]` of `prose`."""
        before = self._before(prose, words, first, last)
        if before.key:
            return before
        behind = self._behind(prose, words, last)
        return before if before.is_other and not behind.key else behind

    def _before(self, prose: str, words: Sequence[Word], first: int, last: int) -> Beside:
        end = first
        while end and words[end - 1].lower in HONORIFICS and _is_near(prose, words, end - 1):
            end -= 1
        begin = end
        while begin and end - begin < _MOST_WORDS and _is_near(prose, words, begin - 1):
            begin -= 1
        for index in range(begin, end):
            if words[index].lower not in self._heads:
                continue
            key = self._key_of(words[index:end])
            if key in self.known:
                parted = "," in prose[words[end - 1].end : words[first].start]
                if parted and _is_listed(prose, words, index, last):
                    return Beside(is_other=True)
                text = prose[words[index].start : words[end - 1].end]
                return Beside(key, text, is_other=True, is_changed=_is_changed(prose, words, index))
        return Beside(is_other=end > 0 and _is_role(prose, words, end - 1))

    def _behind(self, prose: str, words: Sequence[Word], last: int) -> Beside:
        begin = last + 1
        if begin >= len(words) or not _BETWEEN.fullmatch(
            prose, words[last].end, words[begin].start
        ):
            return Beside()
        gap = prose[words[last].end : words[begin].start]
        led = words[begin].lower in _SELAKU
        if not led and (gap.isspace() or words[begin].lower in CONNECTORS):
            return Beside()
        begin += led
        end = begin
        while (
            end < len(words)
            and end - begin < _MOST_WORDS
            and (end == begin or _is_near(prose, words, end - 1))
        ):
            end += 1
        starts = begin < end and words[begin].lower in self._heads
        for index in range(end, begin, -1) if starts else ():
            key = self._key_of(words[begin:index])
            whole = words[index - 1].lower not in CONNECTORS
            if key in self.known and whole and not self._goes_on(prose, words, index):
                if not led and _is_listed(prose, words, last, index - 1):
                    return Beside(is_other=True)
                text = prose[words[begin].start : words[index - 1].end]
                return Beside(key, text, is_other=True)
        return Beside(is_other=begin < end and _is_role_word(words[begin]))

    def _goes_on(self, prose: str, words: Sequence[Word], index: int) -> bool:
        """Whether more of a longer office, or of another place's, follows."""
        near = index < len(words) and prose[words[index - 1].end : words[index].start].isspace()
        return near and words[index].is_capitalised

    def _key_of(self, words: Sequence[Word]) -> Key:
        return office_key([word.lower for word in words], self.city, self.short_forms)


def name_length(prose: str, words: Sequence[Word], first: int) -> int:
    """How many words from `first` on, right behind a city's name, are a person's; 0 where none are.

    Two to four capitalised words with nothing but space between them, none of them a title.
    """
    end = first
    while end < min(len(words), first + _LONGEST_NAME + 1) and words[end].is_capitalised:
        gap = prose[words[end - 1].end : words[end].start] if end else ""
        if not (gap.isspace() or (end == first and gap.strip() == ",")) or len(gap) > 3:
            break
        end += 1
    names = words[first:end]
    plain = not any(is_title(word) or is_ordinary(word, ()) for word in names)
    return len(names) if 2 <= len(names) <= _LONGEST_NAME and plain else 0


def _is_listed(prose: str, words: Sequence[Word], first: int, last: int) -> bool:
    """Whether what goes from `first` to `last` may be two entries of a list of guests.

    `hadir Wali Kota, Kepala Dinas X, Y` and `hadir Y, Kepala Dinas X, dan Camat`.
    """
    if first and "," in prose[words[first - 1].end : words[first].start]:
        return True
    if last + 1 >= len(words):
        return False
    gap, behind = prose[words[last].end : words[last + 1].start], words[last + 1]
    goes_on = behind.is_capitalised or behind.lower in _AND
    return gap.strip() == "," and goes_on


def _is_near(prose: str, words: Sequence[Word], index: int) -> bool:
    """Whether the word at `index` and the next are parted by no end of a sentence."""
    one = words[index]
    gap = prose[one.end : words[index + 1].start]
    shortened = one.lower in HONORIFICS and _TITLES.fullmatch(gap) is not None
    return shortened or _GAP.fullmatch(gap) is not None


def _is_changed(prose: str, words: Sequence[Word], index: int) -> bool:
    """Whether what stands before the office at `index` makes it another one, or one of the past."""
    if not index:
        return False
    word = words[index - 1]
    gap = prose[word.end : words[index].start]
    if word.lower in _MODIFIERS and gap.strip(" .\n") == "":
        return True
    ordinary = word.lower in FUNCTION_WORDS or not word.is_capitalised
    return gap.isspace() and not ordinary and is_title(word)


def _is_role(prose: str, words: Sequence[Word], index: int) -> bool:
    """Whether the words up to `index`, right before the name, tell who somebody is."""
    gap = prose[words[index].end : words[index + 1].start]
    if gap.strip(" \n,").isdigit():
        return True
    if not _is_near(prose, words, index):
        return False
    # What is quoted before the verb of saying tells nothing: “… ke sekolah,” ujar Rina.
    begin = index
    while begin > max(0, index - 3) and _QUOTES.isdisjoint(
        prose[words[begin - 1].end : words[begin].start]
    ):
        begin -= 1
    return any(_is_role_word(word) for word in words[begin : index + 1])


def _is_role_word(word: Word) -> bool:
    return is_title(word) or word.lower in CROWD
