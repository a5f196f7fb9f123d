"""Names in a headline that the body spells otherwise, or does not hold.

A headline is written in title case, so a capital tells nothing there: a name is what the
dictionary does not know, or what stands beside a word as it does beside a near one in the body.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import DamerauLevenshtein

from newsroom.language.lexicon import DAYS, FUNCTION_WORDS, MONTHS
from newsroom.language.naming.names import is_title
from newsroom.language.orthography.spelling import is_word
from newsroom.language.passages import Passage
from newsroom.language.words import Word, lower_words, words_of

_SHORTEST = 4
_SHORTEST_FOR_TWO = 7
_SHORTEST_ACRONYM = 3
_SHORTEST_OF_PAIR = 5
_PLAIN = FUNCTION_WORDS | DAYS | MONTHS


Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class NameMismatch:
    """A word of the headline at `start` to `end` in the file; `body` is the near one, or empty."""

    word: str
    start: int
    end: int
    body: str = ""


def name_mismatches(
    title: Passage, body: Sequence[Passage], *, people: Collection[str], known: Collection[str]
) -> list[NameMismatch]:
    """Names of the headline `title` that the `body` spells otherwise, or not at all.

    `people` are the words (in lower case) of names that are known to be people's: one that the
    body never says is told too, but a near one is taken for the body's slip. `known` are short
    forms and other words that are no names.
    """
    titled = words_of(title.prose)
    candidates = _candidates(titled, known)
    if not candidates:
        return []
    said = [lower_words(passage.prose) for passage in body]
    candidates = [at for at in candidates if not _is_said(titled[at].lower, said)]
    if not candidates:
        return []
    words = [word for passage in body for word in words_of(passage.prose)]
    found: list[NameMismatch] = []
    for index in candidates:
        word = titled[index]
        near = _near(titled, index, words)
        person = word.lower in people
        if near is None and person and not _is_part(word.lower, said):
            near = ""
        elif near is None or person:
            continue
        found.append(
            NameMismatch(word.text, title.start + word.start, title.start + word.end, near)
        )
    return [
        one for one in _joined(found) if one.body or not all(map(is_word, one.word.lower().split()))
    ]


def pair_mismatches(
    title: Passage,
    body: Sequence[Passage],
    *,
    places: Collection[Pair],
    institutions: Collection[Pair],
) -> list[NameMismatch]:
    """Names of two ordinary words in the headline `title` that the `body` has otherwise.

    One of `places` with a slip in a word, or one of `institutions` (Dinas Kesehatan) that the body
    never says, while it names another of that kind. Words are in lower case.
    """
    asked = [
        (one, two)
        for one, two in pairwise(words_of(title.prose))
        if one.is_capitalised and two.is_capitalised and len(two.text) >= _SHORTEST_OF_PAIR
    ]
    # Nearly all headlines end here.
    likely = [(pair, near) for pair in asked if (near := _likely(pair, places, institutions))]
    if not likely:
        return []
    pairs = list(dict.fromkeys(pair for one in body for pair in pairwise(words_of(one.prose))))
    said = {word.lower for pair in pairs for word in pair}
    return [
        NameMismatch(f"{one.text} {two.text}", title.start + one.start, title.start + two.end, name)
        for (one, two), near in likely
        if two.lower not in said and (name := _named(pairs, near))
    ]


def _likely(
    pair: tuple[Word, Word], places: Collection[Pair], institutions: Collection[Pair]
) -> frozenset[Pair]:
    """What the body may have in place of a `pair` of words."""
    head, word = pair[0].lower, pair[1].lower
    if (head, word) in places:
        return frozenset()
    if (head, word) in institutions:
        return frozenset(one for one in institutions if one[0] == head and one[1] != word)
    return frozenset(one for one in places if one[0] == head and _are_near(word, one[1]))


def _named(pairs: Iterable[tuple[Word, Word]], near: Collection[Pair]) -> str | None:
    """The first of `near` that stands in the body with capitals."""
    for one, two in pairs:
        if one.is_capitalised and two.is_capitalised and (one.lower, two.lower) in near:
            return f"{one.text} {two.text}"
    return None


def _candidates(titled: Sequence[Word], known: Collection[str]) -> list[int]:
    """The words that the dictionary does not know, and those beside them."""
    unknown = {index for index, word in enumerate(titled) if not is_word(word.lower)}
    if not unknown:
        return []
    beside = unknown | {index + 1 for index in unknown} | {index - 1 for index in unknown}
    return [
        index
        for index in sorted(beside & set(range(len(titled))))
        if _may_be_name(titled[index], known)
    ]


def _joined(found: Iterable[NameMismatch]) -> list[NameMismatch]:
    """With the words of one name that the body does not hold as one."""
    joined: list[NameMismatch] = []
    for one in found:
        last = joined[-1] if joined else None
        if last and last.end + 1 == one.start and last.body == one.body == "":
            joined[-1] = NameMismatch(f"{last.word} {one.word}", last.start, one.end)
        else:
            joined.append(one)
    return joined


def _may_be_name(word: Word, known: Collection[str]) -> bool:
    return (
        word.is_capitalised
        and len(word.text) >= (_SHORTEST_ACRONYM if word.is_acronym else _SHORTEST)
        and word.lower not in _PLAIN
        and word.lower not in known
        and not (is_title(word) and not word.is_acronym)
    )


def _is_said(word: str, said: Iterable[Collection[str]]) -> bool:
    return any(word in words for words in said)


def _is_part(word: str, said: Iterable[Collection[str]]) -> bool:
    """Whether the body says the word with an ending or in a compound: Kenarinya, Sela-Hulu."""
    return any(word in one for words in said for one in words)


def _near(
    titled: Sequence[Word],
    index: int,
    words: Sequence[Word],
) -> str | None:
    """The name in the body of which the headline's word is a misspelling."""
    word = titled[index]
    ordinary = is_word(word.lower)
    slips = _slips(word, words)
    if not slips:
        return None
    lower = {one.lower for one in words if not one.is_capitalised}
    before = titled[index - 1].lower if index else ""
    behind = titled[index + 1].lower if index + 1 < len(titled) else ""
    for at in slips:
        one = words[at]
        if one.lower in lower:
            continue
        beside = [before] if at and words[at - 1].lower == before else []
        beside += [behind] if at + 1 < len(words) and words[at + 1].lower == behind else []
        if beside and (not ordinary or not all(map(is_word, beside))):
            return one.text
        if not ordinary and (word.is_acronym or not is_word(one.lower)):
            return one.text
    return None


def _slips(word: Word, words: Sequence[Word]) -> list[int]:
    """Where a capitalised word stands that differs from `word` as a misspelling does."""
    if word.is_acronym:
        alike = [at for at, one in enumerate(words) if one.is_acronym]
    else:
        # Names that are near have one first letter, and few words of a story share it.
        first = word.lower[0]
        alike = [at for at, one in enumerate(words) if one[3][0] == first and not one.is_acronym]
    return [at for at in alike if words[at].is_capitalised and _is_slip(word, words[at])]


def _is_slip(word: Word, one: Word) -> bool:
    """Whether two words of like length differ by a letter, or by two where they are long."""
    short, long = sorted((word.lower, one.lower), key=len)
    if word.is_acronym:
        near = len(short) >= _SHORTEST and _edits(short, long, 1) == 1
        return near or sorted(short) == sorted(long)
    return _are_near(short, long)


def _are_near(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    if len(short) < _SHORTEST or long in (f"{short}an", f"{short}i", f"{short}nya", f"{short}s"):
        return False
    most = 2 if len(short) >= _SHORTEST_FOR_TWO else 1
    return short[0] == long[0] and _edits(short, long, most) <= most


def _edits(one: str, two: str, most: int) -> int:
    return DamerauLevenshtein.distance(one, two, score_cutoff=most)
