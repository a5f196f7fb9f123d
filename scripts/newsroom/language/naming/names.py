"""Names of people: runs of capitalised words, without the titles and institutions around them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from newsroom.language.lexicon import (
    ADMINISTRATIVE,
    DAYS,
    DOCUMENTS,
    FUNCTION_WORDS,
    HONORIFICS,
    INSTITUTIONS,
    MONTHS,
    PARTICLES,
    PLACES,
    REGIONS,
    ROLES,
    SACRED,
    SURNAMES,
)
from newsroom.language.words import Word, find_words, lower_words, word_set, words_of

_TITLES = ROLES | INSTITUTIONS | PLACES | HONORIFICS | DOCUMENTS | SACRED | REGIONS
# Short forms of offices are made freely: kadishub, kabagops, wakapolres, diskominfo, bappeda.
_OFFICE_PREFIXES = tuple(
    word_set("""
        bape bapp dinke dinso disbu disdi dishu diskom disna dispa dispe dispo kabag kadis kapol
        kasat kasub mendik menko setda waka wadir
        """)
)
_EDGES = FUNCTION_WORDS | DAYS | MONTHS
# A name can hold an initial or be led by one: M. Yusuf, H. Andi, KH. Ahmad.
SHORTENED = word_set("apt dr drs dra drg drh h hj ir kh m moh muh muhd prof st tgh abd")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in the text."""

    words: tuple[Word, ...]

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.words[-1].end

    @property
    def text(self) -> str:
        """Its words with one space between them."""
        return " ".join(word.text for word in self.words)

    @property
    def key(self) -> str:
        """What two writings of one name have in common."""
        return " ".join([_plain(word.text) for word in self.words])


def name_key(name: str) -> str:
    """`name` in lower case, with plain apostrophes, single spaces and no full stops."""
    return " ".join(_plain(name).replace(".", " ").split())


@lru_cache(maxsize=10_000)
def _plain(word: str) -> str:
    return word.casefold().translate(_APOSTROPHES)


_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`", "'"))


def ordinary_words(texts: Iterable[str]) -> frozenset[str]:
    """The words that stand in lower case somewhere in `texts`."""
    return frozenset().union(*map(_ordinary_words, texts))


@lru_cache(maxsize=128)
def _ordinary_words(text: str) -> frozenset[str]:
    return lower_words(text).intersection([word[0] for word in words_of(text)])


@lru_cache(maxsize=128)
def capital_runs(text: str) -> tuple[Sequence[Word], ...]:
    """Runs of capitalised words with nothing but space, or the full stop of an initial, between.

    Particles such as `bin` stand inside a run, never at its end.
    """
    words = words_of(text)
    runs: list[list[Word]] = []
    last = -_FAR
    # Most words are in lower case: the capitals are found first, then what stands between them.
    for index in [at for at, word in enumerate(words) if word[0][0].isupper()]:
        if index - last == 1 and _are_joined(text, words[last], words[index]):
            runs[-1].append(words[index])
        elif index - last == _OVER_PARTICLE and _is_particle(text, words, last + 1):
            runs[-1] += words[last + 1 : index + 1]
        else:
            runs.append([words[index]])
        last = index
    return tuple(runs)


_FAR = 3
_OVER_PARTICLE = 2


def _is_particle(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether the word at `at` is a particle between two words of one run."""
    before, word, behind = words[at - 1 : at + 2]
    joined = word.text in PARTICLES and _are_joined(text, before, word)
    return joined and _are_joined(text, word, behind)


def _are_joined(text: str, one: Word, two: Word) -> bool:
    gap = text[one.end : two.start]
    if gap == " " or gap.isspace():
        return True
    shortened = len(one.text) == 1 or one.lower in SHORTENED
    return shortened and gap.rstrip() == "." and (gap != "." or len(two.text) > 1)


def is_title(word: Word) -> bool:
    """Whether `word` names an office, an institution or a kind of place, or is an acronym."""
    return _names_office(word.text)


@lru_cache(maxsize=10_000)
def _names_office(word: str) -> bool:
    plain = word.lower().removesuffix("nya")
    acronym = len(word) > 1 and word.isupper()
    return acronym or plain in _TITLES or plain.startswith(_OFFICE_PREFIXES)


def is_ordinary(word: Word, ordinary: Collection[str]) -> bool:
    """Whether `word` has its capital from its place: a function word, a day, a known word."""
    return word.lower in _EDGES or word.lower in ordinary


def split_run(run: Sequence[Word], *, stops: Collection[str] = ()) -> list[list[Word]]:
    """The pieces of a run between titles and `stops` (words in lower case).

    The name of a city or a regency is left out too, where more follows: Kota Samarinda Saparuddin.
    """
    if len(run) == 1:
        # Half of all runs are one word, mostly that at the beginning of a sentence.
        word = run[0]
        return [] if word.lower in stops or _names_office(word.text) else [[word]]
    pieces: list[list[Word]] = [[]]
    last = len(run) - 1
    for index, word in enumerate(run):
        surname = index == last and word.lower in SURNAMES and bool(pieces[-1])
        of_place = 0 < index < last and _names_place(run, index)
        if of_place or word.lower in stops or (not surname and _names_office(word.text)):
            pieces.append([])
        else:
            pieces[-1].append(word)
    return [piece for piece in pieces if piece]


def _names_place(run: Sequence[Word], index: int) -> bool:
    """Whether a city's or a regency's name stands at `index`; `Wali Kota` is followed by a person's."""
    mayor = index > 1 and run[index - 2].lower == "wali"
    return run[index - 1].lower in ADMINISTRATIVE and not mayor


def trim(piece: list[Word], ordinary: Collection[str]) -> list[Word]:
    """`piece` without ordinary words and particles at its ends."""
    start, end = 0, len(piece)
    while start < end and _is_edge(piece[start], ordinary):
        start += 1
    while end > start and _is_edge(piece[end - 1], ordinary):
        end -= 1
    return piece[start:end]


def _is_edge(word: Word, ordinary: Collection[str]) -> bool:
    return is_ordinary(word, ordinary) or not word.is_capitalised


def find_names(
    text: str,
    offset: int = 0,
    *,
    ordinary: Collection[str] = (),
    stops: Collection[str] = (),
    shortest: int = 0,
) -> list[Name]:
    """What may be names in `text`.

    `ordinary` words are trimmed from both ends, `stops` are never part of a name: the words of
    the city's own name. Single words of fewer letters than `shortest` may be left out.
    """
    return [
        Name(tuple([word.moved(offset) for word in name]))
        for run in capital_runs(text)
        if len(run) > 1 or len(run[0].text) >= shortest
        for piece in split_run(run, stops=stops)
        if (name := trim(piece, ordinary))
    ]


def read_person(text: str, offset: int = 0) -> Name | None:
    """The name in `text`, which holds nothing else than titles before and degrees behind it.

    None where a word of it is in lower case: what is named then is no person.
    """
    bare = text.partition(",")[0]
    words = find_words(bare)
    runs = capital_runs(bare)
    while len(words) > 1 and _leads_name(words):
        words = words[1:]
    whole = bool(words) and runs != () and list(runs[-1][-len(words) :]) == words
    return Name(tuple([word.moved(offset) for word in words])) if whole else None


def _leads_name(words: list[Word]) -> bool:
    """Whether the first word is a title, or the first letter of K.H. or A.A., which no run holds."""
    initials = len(words[0].text) == len(words[1].text) == 1 and words[1].start - words[0].end == 1
    return words[0].lower in HONORIFICS or initials


@lru_cache(maxsize=1024)
def person_key(name: str) -> str:
    """The key of the person's name in `name`; that of the whole where it names no person."""
    person = read_person(name)
    return person.key if person else name_key(name)
