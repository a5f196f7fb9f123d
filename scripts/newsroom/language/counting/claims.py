"""Dates and names that a caption gives and the story does not.

A name has a word that is no Indonesian one, but for places: those are named with ordinary words too
(`Bukit Melati`).
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from rapidfuzz.fuzz import ratio

from newsroom.language.calendar.dates import DateMention
from newsroom.language.lexicon import PLACES
from newsroom.language.naming.names import Name, capital_runs, find_names
from newsroom.language.orthography.spelling import is_word
from newsroom.language.words import Word, plain_words, word_set, words_of

_ALIKE = 80
"""From this ratio on a word is another spelling of one, which is another rule's."""
_SHORTEST = 4
_MOST_NAMES = 20
# Of what lies in the land; a park or a field is called by what it is for.
_LAND = word_set("bukit tanjung muara teluk pulau gunung danau kelurahan desa dusun lorong")
_WHERE = word_set(
    "di ke dari kawasan lereng tepi kelurahan desa kecamatan kampung dusun warga pantai"
)
# Behind those, a kind of place and no name.
_KINDS = word_set("""
    wisata siaga kecil besar terluar buatan adat api iklim tangguh sehat cantik mandiri budaya
    cinta layak bersih hijau ramah digital cerdas peduli sadar tanggap
    """)


def date_is_given(mention: DateMention, dates: Iterable[DateMention], days: Iterable[date]) -> bool:
    """Whether the story has that day, as one of its `dates`, within a stretch of them, or in `days`."""
    for day in days:
        if (day.day, day.month) == (mention.day, mention.month):
            return mention.year in (None, day.year)
    return any(_is_in(mention, one) for one in dates)


def _is_in(mention: DateMention, other: DateMention) -> bool:
    if mention.year and other.year and mention.year != other.year:
        return False
    first = other.day if other.first is None else other.first
    return mention.month == other.month and first <= mention.day <= other.day


def has_strange_word(prose: str, story_text: str) -> bool:
    """Whether a name of two words in `prose` may be foreign to `story_text`, in lower case.

    The cheap question, asked before `foreign_names`.
    """
    words = words_of(prose)
    return any(
        word.lower not in story_text
        and _has_neighbour(words, at)
        and (not is_word(word.lower) or _is_in_land(words, at))
        for at, word in enumerate(words)
        if word.text[0].isupper() and len(word.text) >= _SHORTEST
    )


def _is_in_land(words: Sequence[Word], at: int) -> bool:
    """Whether the word at `at` names a place in the land: `di Bukit Melati`."""
    return (
        at > 1
        and words[at - 1].lower in _LAND
        and words[at - 1].is_capitalised
        and words[at - 2].lower in _WHERE
        and words[at].lower not in _KINDS
    )


def _has_neighbour(words: tuple[Word, ...], at: int) -> bool:
    """Whether a capitalised word stands beside the one at `at`, or an initial."""
    beside = words[max(0, at - 1) : at] + words[at + 1 : at + 2]
    return any(word.text[0].isupper() for word in beside)


def foreign_names(
    prose: str, story_words: Collection[str], *, city: Collection[str], allowed: Collection[str]
) -> Iterator[Name]:
    """Names of two or more words in `prose` with a word that neither the story nor Indonesian has.

    `story_words` and `allowed` are in lower case. A word that is nearly one of the story's is
    passed over: that is a misspelling.
    """
    places = islice(_places(prose), _MOST_NAMES)
    yield from islice(_lands(prose, story_words, allowed), _MOST_NAMES)
    for name in [*find_names(prose, stops=city)[:_MOST_NAMES], *places]:
        words = [word.lower.replace("’", "'") for word in name.words]
        if len(words) > 1 and any(_is_foreign(one, story_words, allowed) for one in words):
            yield name


def _places(prose: str) -> Iterator[Name]:
    """`Stadion Wirabuana`: a word for a place and one name behind it. Longer names are found as such."""
    for run in capital_runs(prose):
        last = len(run) - 1
        if last > 0 and run[last - 1].lower in PLACES and run[max(0, last - 2)].lower != "wali":
            yield Name((run[last - 1], run[last]))


def _lands(prose: str, story_words: Collection[str], allowed: Collection[str]) -> Iterator[Name]:
    """Places in the land whose name is an ordinary word that the story does not have."""
    words = words_of(prose)
    for at, word in enumerate(words):
        if not word.is_capitalised or not _is_in_land(words, at) or not is_word(word.lower):
            continue
        if word.lower not in allowed and not _is_known(word.lower, story_words):
            yield Name((words[at - 1], word))


def _is_foreign(word: str, story_words: Collection[str], allowed: Collection[str]) -> bool:
    if len(word) < _SHORTEST or word in allowed or is_word(word):
        return False
    return not _is_known(word, story_words)


def _is_known(word: str, story_words: Collection[str]) -> bool:
    """Whether the story has the word, or one that is nearly it."""
    if word in story_words or word.removesuffix("nya") in story_words:
        return True
    return any(ratio(word, one) >= _ALIKE for one in story_words)


def words_in(texts: Iterable[str]) -> frozenset[str]:
    """All words of `texts` in lower case, and the parts of those with a hyphen."""
    found = {word.lower().replace("’", "'") for text in texts for word in plain_words(text)}
    parts = {part for word in found if "-" in word for part in word.split("-")}
    return frozenset(found | parts)
