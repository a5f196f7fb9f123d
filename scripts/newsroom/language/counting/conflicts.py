"""One thing with two values: `59 kelurahan` here and `58 kelurahan` there, founded 1668 and 1688.

Two numbers before the same noun are mostly of two things, so more is asked for: the sentences
share words, the more of them the less the values differ as slips do; no word in them tells of a
part, a change or another time; and they name no different places, days or years.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from itertools import combinations, pairwise
from typing import NamedTuple

from newsroom.language.counting.number_words import NUMBER_WORDS
from newsroom.language.counting.numbers import Number, NumberKind, find_numbers
from newsroom.language.lexicon import DAYS, FUNCTION_WORDS, MONTHS, ROLES
from newsroom.language.passages import Passage
from newsroom.language.sentences import sentence_around
from newsroom.language.words import Word, word_set, words_of

_APART = re.compile(
    r"\b(?:sejak|menjadi|semula|sebelumnya|lalu|silam|lain|lainnya|sisanya|sisa|antaranya|selebihnya"
    r"|setiap|tiap|masing-masing|bertambah|berkurang|naik|turun|target\w*|rencana\w*|tambahan|ditambah"
    r"|sebagian|termasuk|dibanding\w*|sedangkan|sementara|gelombang|tahap|berikutnya|mendatang|depan"
    r"|putra|putri|perempuan|laki-laki|anak-anak|dewasa|kategori|kini|sekarang|berikut|juara|peringkat|harapan|kedua|ketiga|keempat|terakhir|minus)\b",
    re.IGNORECASE,
)
_REBUILT = re.compile(
    r"\b(?:kembali|ulang|lagi|pertama|kedua|perluasan|cabang|baru)\b", re.IGNORECASE
)
# Right before a number these make it a part, or one of several.
_PART = re.compile(
    r"\b(?:dari|baru|hanya|lagi|akan|hingga|sampai|per|minimal|maksimal|paling|sudah|telah"
    r"|ke|tinggal)\s(?:\w+\s)?\Z",
    re.IGNORECASE,
)
# So does `juga`, where it adds to what was told.
_ALSO = re.compile(r"\bjuga\s(?:\w+\s)?\Z", re.IGNORECASE)
# Of them some: `tiga ruang kelas itu`.
_OF_THEM = re.compile(r"(?:\s[a-z-]{3,20}){1,3}?\s(?:itu|tersebut)\b")
_NO_HEADS = word_set("""
    hari jam menit detik tahun bulan pekan minggu meter kilometer km hektare kilogram kg liter ton
    kali persen derajat gram sentimeter cm wita wib wit orang lantai halaman langkah tahap poin
    rupiah watt gawat butir langkah bagian sisi cara alasan hal pilihan macam jenis
    """)
_TOTALS = word_set("kelurahan kecamatan desa kabupaten provinsi rt rw")
_MONEY_HEADS = word_set("""
    anggaran biaya dana nilai senilai hadiah bantuan pagu kontrak investasi hibah retribusi tarif
    kerugian
    """)
_EVENTS = word_set("berdiri didirikan dibangun diresmikan lahir ditetapkan beroperasi")
_HEADS = {NumberKind.MONEY: _MONEY_HEADS, NumberKind.YEAR: _EVENTS}
_EMPTY = (
    FUNCTION_WORDS
    | NUMBER_WORDS
    | _NO_HEADS
    | word_set("jumlah jumlahnya total sebanyak ekor unit buah lembar paket batang")
)
_PREPOSITIONS = word_set("di ke untuk kepada bagi saat ketika pada oleh")
_DENIALS = word_set("belum tidak bukan tanpa tak")
_BETWEEN = word_set("di untuk bagi bidang arah kategori")
_VERBAL = ("me", "di", "ber", "ter")
# Who says it does not tell what it is about.
_ACTORS = ROLES | word_set("pemerintah wali")
_AFFIXES = re.compile(r"^(?:meng|mem|men|di|ber|ter)(?=\w{4})|(?<=\w{4})(?:kan|nya|i)$")
_BARE, _SMALL, _MANY = 6, 12, 1000
_MOST_ALIKE, _SHORTEST = 8, 4
_BEFORE, _WINDOW = 60, 30


class Mention:
    """A number with the sentence around it."""

    def __init__(self, passage: Passage, number: Number) -> None:
        self.passage = passage
        self.number = number

    @property
    def start(self) -> int:
        """Its offset in the file."""
        return self.passage.start + self.number.start

    @property
    def end(self) -> int:
        """The offset behind it and the noun."""
        return self.passage.start + self.number.end

    @property
    def written(self) -> str:
        """The number in its own words."""
        return self.passage.prose[self.number.start : self.number.end]

    @cached_property
    def sentence(self) -> str:
        """The sentence that holds it."""
        start, end = sentence_around(self.passage.prose, self.number.start)
        return self.passage.prose[start:end]

    @property
    def is_apart(self) -> bool:
        """Whether the sentence tells of a part, a change or another time."""
        at = self.number.start
        before = self.passage.prose[max(0, at - _WINDOW) : at]
        return _PART.search(before) is not None or _APART.search(self.sentence) is not None

    @property
    def is_added(self) -> bool:
        """Whether it is told as one more: `juga menerima 12 paket`."""
        at = self.number.start
        return _ALSO.search(self.passage.prose, max(0, at - _WINDOW), at) is not None

    @property
    def is_of_them(self) -> bool:
        """Whether it may be some of what was told."""
        return _OF_THEM.match(self.passage.prose, self.number.end) is not None

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the sentence."""
        return words_of(self.sentence)

    @cached_property
    def gist(self) -> tuple[str, ...]:
        """What the sentence is about: its longer words without affixes, in order."""
        return tuple(
            bare(word.lower)
            for word in self.words
            if len(word.text) >= _SHORTEST and word.lower not in _EMPTY
        )

    @cached_property
    def content(self) -> frozenset[str]:
        """The words of the gist."""
        return frozenset(self.gist)

    @cached_property
    def followers(self) -> Mapping[str, str]:
        """What stands behind each: `lomba lari` is another thing than `lomba menggambar`."""
        words = [word for word in self.words if word.lower not in _BETWEEN]
        return {bare(one.lower): two.text for one, two in pairwise(words)}

    @cached_property
    def places(self) -> frozenset[str]:
        """The words behind `di`, `ke`, `untuk` and the like."""
        return frozenset(
            two.lower
            for one, two in pairwise(self.words)
            if one.lower in _PREPOSITIONS
            and self.sentence[one.end : two.start].isspace()
            and two.lower != "tahun"
        )

    @property
    def denied(self) -> bool:
        """Whether something is said not to be so."""
        return any(word.lower in _DENIALS for word in self.words)

    @cached_property
    def years(self) -> frozenset[Decimal]:
        """The years that the sentence names."""
        numbers = find_numbers(self.sentence)
        return frozenset(one.value for one in numbers if one.kind is NumberKind.YEAR)

    @cached_property
    def values(self) -> frozenset[Decimal]:
        """The values of all numbers in the sentence."""
        return frozenset(one.value for one in find_numbers(self.sentence))

    @cached_property
    def names(self) -> frozenset[str]:
        """Capitalised words inside the sentence, days and months among them."""
        return frozenset(
            word.lower
            for word in self.words[1:]
            if word.is_capitalised or word.lower in DAYS or word.lower in MONTHS
        )


def bare(word: str) -> str:
    """`mengikuti` and `diikuti` alike; no stem, only a sign that two words may be of one."""
    return _AFFIXES.sub("", word) if len(word) > _BARE else word.removesuffix("nya")


class Conflict(NamedTuple):
    """Two values of what `head` names, in the order of the text."""

    one: Mention
    two: Mention
    head: str


def find_conflicts(passages: tuple[Passage, ...]) -> Iterator[Conflict]:
    """Numbers of one thing that differ, at most one pair for each thing."""
    groups: dict[str, list[Mention]] = {}
    for passage in passages:
        for number in find_numbers(passage.prose):
            head = _head(passage.prose, number)
            if head:
                groups.setdefault(head, []).append(Mention(passage, number))
    for head, mentions in groups.items():
        if 2 <= len(mentions) <= _MOST_ALIKE:
            pair = next((one for one in combinations(mentions, 2) if _clash(head, *one)), None)
            if pair:
                yield Conflict(*pair, head.removeprefix("~"))


def _head(prose: str, number: Number) -> str:
    """What the number is of; for money and years the word before it, marked with a tilde."""
    if number.about:
        return ""
    heads = _HEADS.get(number.kind)
    if heads is None:
        noun = number.noun if number.kind is NumberKind.COUNT else ""
        return "" if noun in _NO_HEADS else noun
    before = prose[max(0, number.start - _BEFORE) : number.start].lower()
    if not any(head in before for head in heads):
        return ""
    clause = re.split(r"[.;:!?]\s", before)[-1]
    found = [word.lower for word in words_of(clause) if word.lower in heads]
    return f"~{found[-1]}" if found else ""


def _clash(key: str, one: Mention, two: Mention) -> bool:
    if one.number.value == two.number.value or one.sentence == two.sentence:
        return False
    head = bare(key.removeprefix("~"))
    shared = (one.content & two.content) - {head} - one.names
    behind = bare(one.followers.get(head, ""))
    same = behind in shared and behind == bare(two.followers.get(head, ""))
    if len(shared) + same < _needed(key, one.number.value, two.number.value):
        return False
    if one.number.kind is NumberKind.YEAR:
        apart = bool(_REBUILT.search(one.sentence) or _REBUILT.search(two.sentence))
    else:
        told = one.number.value in two.values or two.number.value in one.values
        apart = one.is_apart or two.is_apart or two.is_added or told
        apart = apart or (two.is_of_them and two.number.value < one.number.value)
        apart = apart or one.years != two.years
    if apart or one.denied != two.denied or _is_elsewhere(one, two):
        return False
    if any(_are_distinct(word, one, two) for word in shared | {head}):
        return False
    return not (one.names - two.names and two.names - one.names)


def _is_elsewhere(one: Mention, two: Mention) -> bool:
    """Whether both say where, for whom or when, and nothing of that is the same."""
    return bool(one.places and two.places) and one.places.isdisjoint(two.places)


def _are_distinct(word: str, one: Mention, two: Mention) -> bool:
    """Whether `word` is told apart by what stands behind it, or before it as the subject."""
    if _differ(one.followers.get(word, ""), two.followers.get(word, ""), one, two):
        return True
    opens = one.gist[1:2] == two.gist[1:2] == (word,)
    acts = _ACTORS.isdisjoint((*one.gist[:1], *two.gist[:1]))
    return opens and acts and _differ(one.gist[0], two.gist[0], one, two)


def _differ(first: str, second: str, one: Mention, two: Mention) -> bool:
    """Whether each of two words stands in one of the sentences only, and not both are verbs."""
    if first.startswith(_VERBAL) and second.startswith(_VERBAL):
        return False
    first, second = bare(first), bare(second)
    return first in one.content - two.content and second in two.content - one.content


def _needed(key: str, one: Decimal, two: Decimal) -> int:
    """How many words two sentences must share, so that two values are of one thing."""
    if max(one, two) <= _SMALL:
        return 2
    if is_slip(one, two):
        return 0 if key in _TOTALS else 1 if key.startswith("~") else 2
    if key.startswith("~") and len(_figures(one)) == len(_figures(two)) == 2:
        return 1
    return 3 if max(one, two) <= 2 * min(one, two) else _MANY


def is_slip(one: Decimal, two: Decimal) -> bool:
    """Whether two values differ as slips do; round numbers differ for reasons.

    By two digits that changed places, by one unit, or in one digit of three and more.
    """
    if abs(one - two) == 1:
        return True
    first, second = f"{one.normalize():f}", f"{two.normalize():f}"
    if len(first) != len(second):
        return False
    wrong = sum(a != b for a, b in zip(first, second, strict=True))
    if wrong == 2:
        return Counter(first) == Counter(second)
    return wrong == 1 and min(len(_figures(one)), len(_figures(two))) > 2


def _figures(value: Decimal) -> str:
    """The digits of a value without the zeros around them."""
    return f"{value:f}".replace(".", "").strip("0")
