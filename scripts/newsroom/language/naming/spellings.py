"""Names that a story spells in two ways."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein

from newsroom.language.lexicon import GIVEN_NAMES
from newsroom.language.naming.names import Name

MOST_EDITS = 2
MOST_NAMES = 400
"""So many different names are compared. No news story holds more, and time stays bounded."""
_SHORTEST = 8
SHORTEST_WORD = _SHORTEST
"""Names of one word that are shorter are never compared."""
_LONGEST_NAME = 6
_LONGEST_RUN = 10
_SHORTEST_WORD = 4
_SHORT_WORD = 5
Place = tuple[int, int]
_Near = tuple[str, str, str, int]
"""Two keys, the one word of the second that is meant (empty: all of it), and the edits between."""


@dataclass(frozen=True, slots=True)
class Known:
    """Names that vouch for a spelling, by key: the newsroom's registers, and the story's sources.

    `roles` are the roles of the sources; two with two roles are two people. So are the pairs of
    keys in `apart`.
    """

    registers: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    roles: Mapping[str, str] = field(default_factory=dict)
    apart: frozenset[frozenset[str]] = frozenset()

    def rank(self, key: str) -> int:
        """How well a spelling is vouched for: 2 by a register, 1 by the sources, 0 by nothing."""
        return 2 if key in self.registers else int(key in self.sources)

    def are_apart(self, one: str, two: str) -> bool:
        """Whether the two are known to be different names."""
        two_roles = one in self.roles and self.roles[one] != self.roles.get(two, self.roles[one])
        both_registered = self.rank(one) == self.rank(two) == 2
        if two_roles or both_registered or frozenset((one, two)) in self.apart:
            return True
        return any(
            (_holds(first, one) and _holds(second, two))
            or (_holds(first, two) and _holds(second, one))
            for first, second in self._two_people
        )

    @property
    def _two_people(self) -> Iterator[tuple[str, str]]:
        """The pairs of names that are known to be two people's."""
        yield from ((min(pair), max(pair)) for pair in self.apart if len(pair) == 2)
        for one, two in combinations(self.roles, 2):
            if self.roles[one] != self.roles[two]:
                yield one, two


def _holds(name: str, part: str) -> bool:
    """Whether `part` is one or more whole words of `name`, side by side."""
    return f" {part} " in f" {name} "


@dataclass(frozen=True, slots=True)
class Spelling:
    """A way of writing a name, and every place (offsets) where it is written so, in order."""

    key: str
    text: str
    places: tuple[Place, ...]
    is_part: bool = False
    """Whether it stands nowhere but in a longer name."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two spellings of what looks like one name; `wrong` is the one with less behind it."""

    wrong: Spelling
    right: Spelling


def find_clashes(names: Iterable[Name], known: Known) -> list[Clash]:
    """The names that are one name spelled twice, as far as their letters tell, in order."""
    names = list(names)
    keys = _keys(names)
    near = [*_near_names(keys), *_near_words(keys, known)]
    # Nearly every story spells all its names in one way: where they stand need not be known.
    return _clashes(near, _spellings(names), known) if near else []


def _clashes(near: Iterable[_Near], spellings: Mapping[str, Spelling], known: Known) -> list[Clash]:
    best: dict[str, tuple[int, Clash]] = {}
    for first, second, word, edits in near:
        one, two = spellings[first], spellings[second]
        if word:
            two = _word_of(two, word)
        elif _is_common(one, two):
            continue
        if known.are_apart(one.key, two.key):
            continue
        wrong, right = sorted((one, two), key=lambda spelling: _weight(spelling, known))
        if wrong.key not in best or edits < best[wrong.key][0]:
            best[wrong.key] = (edits, Clash(wrong, right))
    return _whole([clash for _, clash in best.values()])


def _whole(clashes: list[Clash]) -> list[Clash]:
    """Of clashes about parts of one name, that about the longest; in the order of the text."""
    kept: list[Clash] = []
    taken: list[Place] = []
    for clash in sorted(clashes, key=lambda one: -len(one.wrong.text)):
        start, end = clash.wrong.places[0]
        if not any(start < other_end and other_start < end for other_start, other_end in taken):
            kept.append(clash)
            taken += clash.wrong.places
    return sorted(kept, key=lambda clash: clash.wrong.places)


def _weight(spelling: Spelling, known: Known) -> tuple[int, int, int]:
    """More weighs: vouched for, then written more often, then written first."""
    return known.rank(spelling.key), len(spelling.places), -spelling.places[0][0]


def _keys(names: Iterable[Name]) -> dict[str, None]:
    """The keys of `_spellings`, in its order."""
    keys: dict[str, None] = {}
    seen: set[str] = set()
    for name in names:
        key = name.key
        if key in seen or (len(name.words) == 1 and len(key) < _SHORTEST):
            continue
        seen.add(key)
        for part in _parts_of(key):
            if len(keys) < MOST_NAMES:
                keys[part] = None
    return keys


def _parts_of(key: str) -> list[str]:
    """The keys of `_parts`, in its order."""
    words = key.split(" ")
    if not 2 < len(words) <= _LONGEST_RUN:
        return [key]
    counts = range(2, len(words))
    ends = [part for count in counts for part in (words[:count], words[-count:])]
    return [key, *map(" ".join, ends)]


def _spellings(names: Iterable[Name]) -> dict[str, Spelling]:
    """Every name, and what may be a name at either end of a longer run, with its places."""
    texts: dict[str, str] = {}
    places: dict[str, set[Place]] = defaultdict(set)
    whole: set[str] = set()
    for name in names:
        key = name.key
        whole.add(key)
        if len(name.words) == 1 and len(key) < _SHORTEST:
            # Too short to be compared, and in nothing longer.
            continue
        for part in _parts(name):
            key = part.key
            if key in texts or len(texts) < MOST_NAMES:
                texts.setdefault(key, part.text)
                places[key].add((part.start, part.end))
    return {
        key: Spelling(key, texts[key], tuple(sorted(places[key])), is_part=key not in whole)
        for key in texts
    }


def _parts(name: Name) -> Iterator[Name]:
    yield name
    if len(name.words) <= _LONGEST_RUN:
        for count in range(2, len(name.words)):
            yield Name(name.words[:count])
            yield Name(name.words[-count:])


def _edits(one: str, two: str) -> int | None:
    """How many letters differ; None where that is too many for names of this length."""
    length = min(len(one), len(two))
    most = _most_edits(length, single=" " not in one)
    edits = DamerauLevenshtein.distance(one, two, score_cutoff=most)
    return edits if edits <= most else None


def _most_edits(length: int, *, single: bool) -> int:
    if length < _SHORTEST:
        return 0
    return MOST_EDITS if not single or length > _SHORTEST + 1 else 1


def _near_names(every: Iterable[str]) -> Iterator[_Near]:
    """Pairs of names of two words or more."""
    keys = [key for key in every if " " in key and len(key) >= _SHORTEST]
    for first, second in _pairs_in_question(keys):
        one, two = keys[first], keys[second]
        edits = DamerauLevenshtein.distance(one, two, score_cutoff=MOST_EDITS)
        if edits <= MOST_EDITS and _is_one_name(one.split(" "), two.split(" ")):
            yield one, two, "", edits


def _pairs_in_question(keys: Sequence[str]) -> list[tuple[int, int]]:
    """The pairs of indexes of names that share a word in its place, all initials, or all letters.

    No others can be one name, and nearly all pairs of a story's names are others.
    """
    alike: dict[object, list[int]] = defaultdict(list)
    for index, key in enumerate(keys):
        words = key.split(" ")
        for place, word in enumerate(words):
            alike[len(words), place, word].append(index)
        alike[tuple(word[0] for word in words)].append(index)
        alike["".join(words)].append(index)
    return sorted({pair for group in alike.values() for pair in combinations(group, 2)})


def _is_common(one: Spelling, two: Spelling) -> bool:
    """Whether they share only what many are called: Muhammad Rizky, Muhammad Rizki Pratama."""
    shared = set(one.key.split(" ")) & set(two.key.split(" "))
    return (one.is_part or two.is_part) and bool(shared) and shared <= GIVEN_NAMES


def _is_one_name(one: list[str], two: list[str]) -> bool:
    """Whether two names that differ in a letter or two can be one: they share a word or initials."""
    if max(len(one), len(two)) > _LONGEST_NAME:
        return False
    if len(one) != len(two):
        return "".join(one) == "".join(two)
    pairs = [(first, second) for first, second in zip(one, two, strict=True) if first != second]
    shared = len(pairs) < len(one) or all(first[0] == second[0] for first, second in pairs)
    return shared and all(_can_be_misspelled(*pair) for pair in pairs)


def _can_be_misspelled(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    if len(short) < _SHORTEST_WORD or long in (f"{short}an", f"{short}i"):
        return False
    # Rizal and Rizky, Yani and Yamin are names of their own.
    return len(short) > _SHORT_WORD or DamerauLevenshtein.distance(one, two) < MOST_EDITS


def _near_words(keys: Collection[str], known: Known) -> Iterator[_Near]:
    """A person named by one word that is nearly a word of a vouched name in the same story."""
    single = [key for key in keys if " " not in key and len(key) >= _SHORTEST]
    if not single:
        return
    spoken = {word for key in keys if " " in key for word in key.split(" ")}
    vouched = [key for key in keys if known.rank(key)]
    for key in single:
        if key in spoken or known.rank(key):
            continue
        for name in vouched:
            for word in name.split(" "):
                edits = _edits(key, word)
                if edits and _can_be_misspelled(key, word):
                    yield key, name, word, edits


def _word_of(spelling: Spelling, word: str) -> Spelling:
    """One word of a name as a spelling of its own, at the name's places."""
    words = dict(zip(spelling.key.split(" "), spelling.text.split(" "), strict=False))
    return Spelling(spelling.key, words.get(word, word), spelling.places)
