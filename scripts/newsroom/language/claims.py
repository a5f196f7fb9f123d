"""Dates and names that a caption gives and the story does not."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import islice

from rapidfuzz.fuzz import ratio

from newsroom.language.dates import DateMention
from newsroom.language.lexicon import PLACES
from newsroom.language.names import Name, capital_runs, find_names
from newsroom.language.spelling import is_word
from newsroom.language.words import Word, plain_words, words_of

_ALIKE = 80
"""From this ratio on a word is another spelling of one, which is another rule's."""
_SHORTEST = 4
_MOST_NAMES = 20


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
        word.lower not in story_text and _has_neighbour(words, at) and not is_word(word.lower)
        for at, word in enumerate(words)
        if word.text[0].isupper() and len(word.text) >= _SHORTEST
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


def _is_foreign(word: str, story_words: Collection[str], allowed: Collection[str]) -> bool:
    if len(word) < _SHORTEST or word in story_words or word in allowed or is_word(word):
        return False
    bare = word.removesuffix("nya")
    return bare not in story_words and not any(ratio(word, one) >= _ALIKE for one in story_words)


def words_in(texts: Iterable[str]) -> frozenset[str]:
    """All words of `texts` in lower case, and the parts of those with a hyphen."""
    found = {word.lower().replace("’", "'") for text in texts for word in plain_words(text)}
    parts = {part for word in found if "-" in word for part in word.split("-")}
    return frozenset(found | parts)
