"""Days and months as words, and how they are miswritten: `selasa`, `Jum'at`, `Pebruari`."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from newsroom.language.counting.number_words import NUMBER_WORDS
from newsroom.language.words import Word, lower_words, word_set, words_of

_MISSPELLED: Mapping[str, str] = MappingProxyType(
    {
        "jum'at": "Jumat",
        "jum’at": "Jumat",
        "jum‘at": "Jumat",
        "jum`at": "Jumat",
        "jum´at": "Jumat",
        "kemis": "Kamis",
        "saptu": "Sabtu",
        "pebruari": "Februari",
        "febuari": "Februari",
        "februwari": "Februari",
        "agustur": "Agustus",
        "septembar": "September",
        "oktobar": "Oktober",
        "nopember": "November",
        "novembar": "November",
        "desembar": "Desember",
    }
)
_CAPITALISED = word_set("""
    senin selasa rabu kamis jumat sabtu januari februari maret april juni juli agustus september
    oktober november desember
    """)
_DAYS = word_set("senin selasa rabu kamis jumat sabtu")
_TIMES_OF_DAY = word_set("pagi siang sore petang malam dini")
# Ordinary words or parts of names too; what stands beside decides.
_BOTH_WAYS = ("minggu", "mei")
_WATCHED = _CAPITALISED | frozenset([*_MISSPELLED, *_BOTH_WAYS])
# Prayers and names of mosques keep their own spelling.
_NAMED = word_set("masjid musala surau surah surat")
_JOINED = frozenset("/_@#.=-")


class Slip(NamedTuple):
    """A miswritten word at `start` to `end` of a passage, and how it is written."""

    start: int
    end: int
    right: str


def miswritten_days(prose: str) -> Iterator[Slip]:
    """The days and months in `prose` without their capital or in an old spelling."""
    # Most passages name no day, and most days that are named have their capital.
    found = _WATCHED & lower_words(prose)
    if not any(one in _MISSPELLED or one in prose for one in found):
        return
    words = words_of(prose)
    for index in [at for at, word in enumerate(words) if word.lower in _WATCHED]:
        word = words[index]
        right = _right(words, index, word, prose)
        if right and right != word.text and not _is_joined(prose, word):
            shouted = word.text.isupper() and len(word.text) > 2
            yield Slip(word.start, word.end, right.upper() if shouted else right)


def _right(words: tuple[Word, ...], index: int, word: Word, prose: str) -> str | None:
    if word.lower in _MISSPELLED:
        before = words[index - 1].lower if index else ""
        return None if before in _NAMED else _MISSPELLED[word.lower]
    if word.text in _CAPITALISED or (word.text in _BOTH_WAYS and _is_date(words, index, prose)):
        return word.text.capitalize()
    return None


def _is_date(words: tuple[Word, ...], index: int, prose: str) -> bool:
    """Whether `minggu` is the day here, and `mei` the month."""
    word = words[index]
    before = words[index - 1].lower if index else ""
    counted = prose[: word.start].rstrip()[-1:].isdigit()
    if word.text == "mei":
        year = prose[word.end : word.end + 5].strip()
        return before == "bulan" or counted or (len(year) == 4 and year.isdigit())
    if counted or before in NUMBER_WORDS or before == "akhir":
        return False
    behind = words[index + 1].lower if index + 1 < len(words) else ""
    dated = prose[word.end : word.end + 4].lstrip(" ,(")[:1].isdigit()
    return before in _DAYS or before == "hari" or behind in _TIMES_OF_DAY or dated


def _is_joined(prose: str, word: Word) -> bool:
    """Whether the word is part of an address, a hashtag or a file's name."""
    before, behind = prose[word.start - 1 : word.start], prose[word.end : word.end + 1]
    return bool(before and before in _JOINED) or bool(behind and behind in "_@/")
