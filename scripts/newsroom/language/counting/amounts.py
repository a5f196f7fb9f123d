"""Whether the numbers of one text are borne out by another: a headline's by its story."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import combinations, islice, pairwise
from typing import NamedTuple

from newsroom.language.counting.conflicts import bare
from newsroom.language.counting.number_words import NUMBER_WORDS
from newsroom.language.counting.numbers import Number, NumberKind, find_numbers
from newsroom.language.lexicon import FUNCTION_WORDS
from newsroom.language.passages import Passage
from newsroom.language.sentences import sentence_around
from newsroom.language.words import word_set, words_of

_SMALL = 12
"""Up to so many, things can be listed without being counted."""
_CLOSE = Decimal("0.05")
_ROUGHLY = Decimal("0.25")
# `semua` and `separuh` are told without a number.
_IN_WORDS = (Decimal(50), Decimal(100))
_MOST_ADDENDS = 12
_MOST_CLAIMS = 20
_AMOUNTS = (NumberKind.COUNT, NumberKind.MONEY, NumberKind.PERCENT)
_APART = (NumberKind.TIME, NumberKind.DAY)
_PEOPLE = word_set("""
    orang warga penumpang korban pekerja petugas siswa pelajar anak pengendara nelayan penghuni
    pedagang peserta pengunjung santri pasien pendaki mahasiswa buruh
    """)
_VERBAL = ("me", "di", "ber", "ter")
_VERB = 5
_STEM = 4
_STATES = word_set("setuju abstain tewas luka luka-luka hilang selamat hadir absen lulus sakit")
_NO_VERBS = word_set("menit meter meteran menteri dinas terminal berita dirham menara merek medali")
# Two of four: the number behind is the whole.
_OUT_OF = re.compile(r"\s(?:\w{1,20}\s){0,2}dari\s(?:(?:total|seluruh|semua|jumlah)\s)?")
_CLAUSE = re.compile(r"[^.,;:!?]{0,40}")
_NEARBY = 60
_AS_MANY = Decimal("1.5")
_CHECKED = (*_AMOUNTS, NumberKind.TIME, NumberKind.ORDINAL)


class Given(NamedTuple):
    """A number of the text that is relied on, in its words.

    It stands in `prose`. `is_whole` says that another is told as a part of it: `empat dari lima
    fraksi`.
    """

    number: Number
    written: str
    prose: str = ""
    is_whole: bool = False

    @property
    def behind(self) -> list[str]:
        """The words of the clause behind it."""
        clause = _CLAUSE.match(self.prose, self.number.end)
        return clause[0].lower().split() if clause else []

    @property
    def sentence(self) -> str:
        """The sentence around it, in lower case."""
        return sentence_in(self.prose, self.number)


def sentence_in(prose: str, number: Number) -> str:
    """The sentence of `prose` around `number`, in lower case."""
    start, end = sentence_around(prose, number.start)
    return prose[start:end].lower()


@dataclass(frozen=True, slots=True)
class Unsupported:
    """A number without support; `instead` is what the text has in its place, where it can be told.

    `is_close` says that it is within five percent of that, so perhaps only rounded.
    """

    number: Number
    instead: Given | None
    is_close: bool = False


def find_unsupported(prose: str, support: Collection[Given]) -> Iterator[Unsupported]:
    """Those of the first twenty numbers of `prose` that `support` does not bear out.

    Years, days and parts of names are passed over. A small number may count what is listed, so it
    is reported only where the text counts the same things, says the same of them, and comes to
    another small number.
    """
    named = False
    for claim in islice(find_numbers(prose), _MOST_CLAIMS):
        # `Empat Fraksi Setuju, Satu Menolak` counts fractions twice.
        if named and claim.value <= _SMALL and claim.nouns and _is_verb(claim.nouns[0]):
            continue
        named = named or (claim.kind is NumberKind.COUNT and bool(claim.nouns))
        # `3 hari lagi` counts from the day the post is read, `24 jam` means always.
        is_phrase = "lagi" in claim.nouns or (claim.value == 24 and claim.noun == "jam")
        if claim.kind in _CHECKED and not is_phrase:
            found = _unsupported(prose, claim, support)
            if found:
                yield found


def _unsupported(prose: str, claim: Number, support: Collection[Given]) -> Unsupported | None:
    equal = [one.number for one in support if one.number.value == claim.value]
    if any(_counts_same(claim, one) for one in equal):
        return None
    rivals = [one for one in support if _counts_same(claim, one.number)]
    if claim.kind is NumberKind.TIME:
        return _time(claim, rivals)
    if claim.kind is NumberKind.PERCENT and claim.value in _IN_WORDS:
        return None
    if claim.value <= _SMALL and claim.kind in (NumberKind.COUNT, NumberKind.ORDINAL):
        wrong = _small(claim, rivals, support)
        return wrong if wrong and _says_same(prose, claim, rivals) else None
    values = {one.number.value for one in rivals}
    if claim.noun == "tahun" and any(one.number.kind is NumberKind.YEAR for one in support):
        # Reckoned from the years that the story gives.
        return None
    # It stands in the text, whatever it counts there, but not in a date or an hour.
    if any(one.kind not in _APART for one in equal) or _is_sum(claim.value, rivals, support):
        return None
    nearest = min(_alike(claim, support), key=lambda one: _distance(claim, one), default=None)
    if nearest and _distance(claim, nearest) <= (_ROUGHLY if claim.about else _CLOSE):
        return None if claim.about else Unsupported(claim, nearest, is_close=True)
    instead = rivals[0] if len(values) == 1 else None
    return Unsupported(claim, instead)


def _small(claim: Number, rivals: list[Given], support: Collection[Given]) -> Unsupported | None:
    """A small number is wrong only where the text has one other for the same things."""
    if claim.kind is not NumberKind.COUNT:
        return None
    # Where the text parts a whole, the claim may be of one part or the other.
    if any(one.is_whole and claim.value < one.number.value for one in rivals):
        return None
    people = [one for one in support if _is_of_people(one.number)]
    if _is_of_people(claim) and _is_told(claim.value, people):
        return None
    rivals = rivals or _suffering(claim, people)
    values = {one.number.value for one in rivals}
    if len(values) != 1:
        return None
    other = rivals[0].number
    near = other.nouns == claim.nouns and len(claim.nouns) == 2
    near = near and other.value <= claim.value * _AS_MANY
    return Unsupported(claim, rivals[0]) if other.value <= _SMALL or near else None


def _says_same(prose: str, claim: Number, rivals: list[Given]) -> bool:
    """Whether a rival's sentence has a word of the claim's besides what is counted.

    `Dua Nelayan Hilang` is not contradicted by `tiga nelayan berangkat melaut`.
    """
    counted = {one for one in claim.nouns if any(one in other.number.nouns for other in rivals)}
    words = {word.lower for word in words_of(sentence_in(prose, claim))}
    words -= {one for one in counted if not _is_verb(one)} | FUNCTION_WORDS | NUMBER_WORDS
    stems = [bare(word) for word in words]
    stems = [stem for stem in stems if len(stem) >= _STEM]
    told = [one.sentence for one in rivals]
    return not stems or not told or any(stem in one for one in told for stem in stems)


def _is_told(value: Decimal, people: Collection[Given]) -> bool:
    """Whether one number is `value`, or two come to it: one hurt on the quay and two on the boat."""
    values = [one.number.value for one in people][:_MOST_CLAIMS]
    return value in values or any(one + two == value for one, two in combinations(values, 2))


def _suffering(claim: Number, people: Collection[Given]) -> list[Given]:
    """People to whom the same happens: `Tiga Terluka`, `dua orang penghuninya terluka`."""
    verb = next((one for one in claim.nouns if _is_verb(one)), "")
    if not verb or (claim.nouns[0] != verb and claim.nouns[0] not in _PEOPLE):
        return []
    return [one for one in people if verb in one.behind]


def _is_of_people(number: Number) -> bool:
    if number.kind is not NumberKind.COUNT:
        return False
    noun = number.nouns[0] if number.nouns else ""
    return not noun or noun in _PEOPLE or _is_verb(noun) or noun.endswith("nya")


def _is_verb(word: str) -> bool:
    if word in _STATES:
        return True
    return word.startswith(_VERBAL) and len(word) >= _VERB and word not in _NO_VERBS


def _counts_same(claim: Number, other: Number) -> bool:
    """Whether `other` counts what `claim` counts: the same noun, or the same sort of amount."""
    if claim.kind is not NumberKind.COUNT:
        return other.kind is claim.kind
    if other.kind is not NumberKind.COUNT or not claim.nouns or not other.nouns:
        return False
    return claim.noun == other.nouns[0] or claim.noun == other.noun


def _is_sum(value: Decimal, rivals: list[Given], support: Collection[Given]) -> bool:
    counts = {one.number.value for one in support if one.number.kind in _AMOUNTS}
    parts = {one.number.value for one in rivals} or counts
    if len(parts) > _MOST_ADDENDS:
        return False
    return (len(parts) > 1 and sum(parts) == value) or any(
        one + two == value for one, two in combinations(sorted(counts)[:40], 2)
    )


def _alike(claim: Number, support: Collection[Given]) -> list[Given]:
    kinds = _AMOUNTS if claim.kind is NumberKind.COUNT else (claim.kind,)
    return [one for one in support if one.number.kind in kinds]


def _distance(claim: Number, other: Given) -> Decimal:
    return abs(claim.value - other.number.value) / max(claim.value, Decimal(1))


def _time(claim: Number, times: list[Given]) -> Unsupported | None:
    """`jam 9 malam` may stand for 21.00; a text without hours may not be about the hour."""
    if not times or any((one.number.value - claim.value) % 12 == 0 for one in times):
        return None
    return Unsupported(claim, times[0] if len(times) == 1 else None)


@lru_cache(maxsize=4)
def given_in(passages: tuple[Passage, ...]) -> tuple[Given, ...]:
    """The numbers of all `passages`, each in its words."""
    return tuple(given for passage in passages for given in _given(passage.prose))


def _given(prose: str) -> Iterator[Given]:
    numbers = find_numbers(prose)
    parts = [pair for pair in pairwise(numbers) if _is_out_of(prose, *pair)]
    nouns = {one: two.nouns for one, two in parts}
    wholes = {two for _, two in parts}
    for number in numbers:
        lacks_noun = parts and not number.nouns
        meant = number._replace(nouns=nouns.get(number, ())) if lacks_noun else number
        is_whole = bool(wholes) and number in wholes
        yield Given(meant, in_words(prose, number), prose, is_whole)


def _is_out_of(prose: str, part: Number, whole: Number) -> bool:
    """Whether two numbers side by side are a part and its whole: `empat dari lima fraksi`."""
    near = whole.start - part.end <= _NEARBY and part.value < whole.value
    return near and _OUT_OF.fullmatch(prose, part.end, whole.start) is not None


def in_words(prose: str, number: Number) -> str:
    """A number as `prose` has it, with the word behind it where it counts something."""
    end = number.end
    if number.kind is NumberKind.COUNT and number.nouns:
        end += 1 + len(number.nouns[0])
    return prose[number.start : end]
