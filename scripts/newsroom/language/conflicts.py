"""One thing with two values: `59 kelurahan` here and `58 kelurahan` there, founded 1668 and 1688.

Two numbers before the same noun are mostly of two things, so more is asked for: the sentences
share words, no word in them tells of a part, a change or another time, they name no different
places or days, and the values differ as slips do, in one digit or by two that changed places.
"""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from newsroom.language.lexicon import DAYS, FUNCTION_WORDS, MONTHS
from newsroom.language.number_words import NUMBER_WORDS
from newsroom.language.numbers import Number, NumberKind, find_numbers
from newsroom.language.passages import Passage
from newsroom.language.sentences import sentence_around
from newsroom.language.words import Word, word_set, words_of

_APART = re.compile(
    r"\b(?:sejak|menjadi|jadi|dari|semula|sebelumnya|lalu|silam|kini|sekarang|lain|lainnya|sisanya|antaranya"
    r"|setiap|tiap|masing-masing|per|baru|tambahan|ditambah|bertambah|berkurang|naik|turun|target\w*|rencana\w*"
    r"|awal\w*|pertama|kedua|ketiga|keempat|terakhir|termasuk|sebagian|hanya|sedangkan|sementara|dibanding\w*"
    r"|juga|gelombang|tahap|selebihnya|sisa|akan|lagi|berikutnya|kemudian|depan|mendatang|hingga|sampai"
    r"|maksimal|minimal|paling|putra|putri|perempuan|laki-laki|anak-anak|dewasa|antara|kategori|kelas|minus)\b",
    re.IGNORECASE,
)
_NO_HEADS = word_set("""
    hari jam menit detik tahun bulan pekan minggu meter kilometer km hektare kilogram kg liter ton
    kali persen derajat gram sentimeter cm wita wib wit orang lantai halaman langkah tahap poin
    rupiah watt gawat butir langkah bagian sisi cara alasan hal pilihan macam jenis
    """)
_TOTALS = word_set("kelurahan kecamatan desa kabupaten provinsi rt rw")
_MONEY_HEADS = word_set("""
    anggaran biaya dana nilai senilai hadiah bantuan pagu kontrak investasi hibah retribusi tarif
    """)
_EVENTS = word_set("berdiri didirikan dibangun diresmikan lahir ditetapkan beroperasi")
_EMPTY = FUNCTION_WORDS | NUMBER_WORDS | _NO_HEADS | word_set("jumlah jumlahnya total sebanyak")
_SMALL = 12
_MOST_ALIKE = 8
_SHORTEST = 4
_BEFORE = 60


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

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the sentence."""
        return words_of(self.sentence)

    @cached_property
    def content(self) -> frozenset[str]:
        """What the sentence is about: its longer words in lower case."""
        return frozenset(
            word.lower.removesuffix("nya")
            for word in self.words
            if len(word.text) >= _SHORTEST and word.lower not in _EMPTY
        )

    @cached_property
    def names(self) -> frozenset[str]:
        """Capitalised words inside the sentence, days and months among them."""
        return frozenset(
            word.lower
            for word in self.words[1:]
            if word.is_capitalised or word.lower in DAYS or word.lower in MONTHS
        )


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
    if number.kind is NumberKind.COUNT:
        return "" if number.about or number.noun in _NO_HEADS else number.noun
    if number.kind not in (NumberKind.MONEY, NumberKind.YEAR) or number.about:
        return ""
    heads = _MONEY_HEADS if number.kind is NumberKind.MONEY else _EVENTS
    before = re.split(r"[.;:!?]\s", prose[max(0, number.start - _BEFORE) : number.start])[-1]
    found = [word.lower for word in words_of(before) if word.lower in heads]
    return f"~{found[-1]}" if found else ""


def _clash(head: str, one: Mention, two: Mention) -> bool:
    if one.number.value == two.number.value or one.sentence == two.sentence:
        return False
    shared = (one.content & two.content) - {head.removeprefix("~")}
    small = max(one.number.value, two.number.value) <= _SMALL
    slip = _is_slip(one.number.value, two.number.value)
    needed = 0 if head in _TOTALS and slip and not small else 1 if slip and not small else 2
    if len(shared - one.names) < needed:
        return False
    if _APART.search(one.sentence) or _APART.search(two.sentence):
        return False
    return not (one.names - two.names and two.names - one.names)


def _is_slip(one: Decimal, two: Decimal) -> bool:
    """Whether two values differ in one digit, or by two digits that changed places."""
    first, second = f"{one.normalize():f}", f"{two.normalize():f}"
    if len(first) != len(second):
        return False
    wrong = sum(a != b for a, b in zip(first, second, strict=True))
    return wrong == 1 or (wrong == 2 and Counter(first) == Counter(second))
