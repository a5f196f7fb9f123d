"""The names of office-holders in a text, spelled right and nearly so."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import DamerauLevenshtein

from newsroom.language.lexicon import GIVEN_NAMES
from newsroom.language.naming.names import is_title, read_person
from newsroom.language.orthography.spelling import is_word
from newsroom.language.words import Word, lower_words, plain_words

_MOST_EDITS = 2
_SHORTEST = 4
_LONG = 6
_VOWELS = frozenset("aeiou")
_Entry = tuple[tuple[str, ...], int, str]


@dataclass(frozen=True, slots=True)
class Mention:
    """The registered name `right`, as it is written in `words[first]` to `words[last]`.

    `slip` is None where it is spelled right, else the word at fault and the right one, in lower
    case; both are whole names where words were joined or parted.
    """

    right: str
    first: int
    last: int
    slip: tuple[str, str] | None = None

    @property
    def is_slight(self) -> bool:
        """Whether nobody else is likely to be called so: one letter inside a longer word.

        Names of two people differ at their ends (Yulianto, Yulianti), or are common (Andi, Andri).
        """
        if self.slip is None:
            return True
        one, two = self.slip
        if one.replace(" ", "") == two.replace(" ", ""):
            return True
        shared = {word for word in plain_words(self.right.lower()) if word != two}
        ends = {one[-1], two[-1]} <= _VOWELS and one[-1] != two[-1]
        return (
            DamerauLevenshtein.distance(one, two) == 1
            and min(len(one), len(two)) >= _LONG
            and one[0] == two[0]
            and not ends
            and not shared <= GIVEN_NAMES
        )


def bare_name(name: str) -> str:
    """A person's name without the titles before and the degrees behind it."""
    person = read_person(name)
    return person.text if person else name.partition(",")[0]


class Roster:
    """Names of two words and more, to be found by any of their words."""

    __slots__ = ("_by_word",)

    def __init__(self, names: Iterable[str]) -> None:
        """Take `names` without titles and degrees."""
        found: dict[str, list[_Entry]] = {}
        for name in names:
            words = tuple(plain_words(name.lower()))
            for index, word in enumerate(words if len(words) > 1 else ()):
                found.setdefault(word, []).append((words, index, name))
        self._by_word: Mapping[str, Sequence[_Entry]] = found

    def find(
        self, prose: str, words: Sequence[Word], *, in_title_case: bool = False
    ) -> Iterator[Mention]:
        """The names in `prose`, whose words are `words`; each place once.

        A capitalised word behind a name makes it another one, `in_title_case` unless the
        dictionary knows the word.
        """
        by_word = self._by_word
        # Nearly all texts name none of them.
        if by_word.keys().isdisjoint(lower_words(prose)):
            return
        # Looked up for every word of every story: by place is faster than by name.
        hits = [index for index, word in enumerate(words) if word[3] in by_word]
        seen: set[tuple[int, str]] = set()
        for index in hits:
            for name, position, right in by_word[words[index].lower]:
                first = index - position
                if first < 0 or (first, right) in seen or not words[first].is_capitalised:
                    continue
                mention = _read(prose, words, first, name, right)
                if mention and not _goes_on(
                    prose, words, mention.last + 1, title_case=in_title_case
                ):
                    seen.add((first, right))
                    yield mention


def _read(
    prose: str, words: Sequence[Word], first: int, name: tuple[str, ...], right: str
) -> Mention | None:
    for count in (len(name), len(name) - 1, len(name) + 1):
        piece = words[first : first + count]
        slip = _slip([word.lower for word in piece], name)
        if slip is not None and _is_run(prose, piece):
            return Mention(right, first, first + count - 1, slip or None)
    return None


def _slip(written: Sequence[str], name: Sequence[str]) -> tuple[str, str] | tuple[()] | None:
    """What differs, () where nothing does, None where it is another name."""
    if len(written) != len(name):
        same = "".join(written) == "".join(name)
        return (" ".join(written), " ".join(name)) if same else None
    pairs = [(one, two) for one, two in zip(written, name, strict=True) if one != two]
    if not pairs:
        return ()
    if len(pairs) > 1:
        return None
    one, two = pairs[0]
    short = min(len(one), len(two))
    most = _MOST_EDITS if short >= _LONG else 1
    if short < _SHORTEST or DamerauLevenshtein.distance(one, two, score_cutoff=most) > most:
        return None
    return one, two


def _is_run(prose: str, words: Sequence[Word]) -> bool:
    """Whether the words are capitalised and nothing but space stands between them."""
    if not all(word.is_capitalised for word in words):
        return False
    return all(
        _is_beside(prose[one.end : two.start], initial=len(one.text) < 3)
        for one, two in pairwise(words)
    )


def _is_beside(gap: str, *, initial: bool) -> bool:
    return len(gap) < 4 and (gap.lstrip(".") if initial else gap).isspace()


def _goes_on(prose: str, words: Sequence[Word], behind: int, *, title_case: bool) -> bool:
    """Whether more of a name follows, which is then another one."""
    if behind >= len(words) or not words[behind].is_capitalised or is_title(words[behind]):
        return False
    if title_case and is_word(words[behind].lower):
        return False
    return prose[words[behind - 1].end : words[behind].start].isspace()
