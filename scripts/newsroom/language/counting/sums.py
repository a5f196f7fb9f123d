"""Parts that a text gives with their whole: do they add up?

Read are four forms: `112 perempuan dan 74 laki-laki` with a number of people nearby; `186 orang,
terdiri atas … dan …`; `dari 42 pedagang, 30 …, sisanya 12 …`; `12 dari 30 kelurahan (40 persen)`.
Parts that come to much less or more than the whole are of something else, and nothing is said.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from newsroom.language.counting.numbers import Number, NumberKind, find_numbers
from newsroom.language.sentences import Stretch, split_sentences
from newsroom.language.words import word_set

_MEN = word_set("laki-laki pria lelaki putra siswa laki")
_WOMEN = word_set("perempuan wanita putri siswi")
_PEOPLE = word_set("""
    orang jiwa peserta warga penduduk siswa pelajar pegawai anggota pelari atlet pasien pemilih
    pengunjung mahasiswa calon pendaftar relawan kader pekerja korban penumpang anak lansia guru
    lulusan pengungsi penerima santri pedagang nelayan petani pencari
    """)
MEASURES = word_set("""
    hari jam menit tahun bulan pekan minggu meter kilometer km hektare kilogram kg liter ton kali
    persen derajat gram detik sentimeter halaman lantai wita wib wit kilo m
    """)
"""What is measured, not counted."""
_PARTED = re.compile(
    r"\b(?:terdiri (?:dari|atas)|meliputi|rinciannya|dengan rincian|perinciannya|dengan perincian"
    r"|terbagi atas|yakni|yaitu)\b|:\s(?=[0-9R])",
    re.IGNORECASE,
)
_MAKE_UP = re.compile(
    r"\b(?:komposisi\w*|rincian\w*|proporsi\w*|terdiri|terbagi|sisanya|selebihnya)\b", re.IGNORECASE
)
# One of these stands wherever `_PARTED` matches.
_PARTED_PIECES = ("terdiri ", "meliputi", "rincian", "terbagi", "yakni", "yaitu", ":")
_EACH = re.compile(
    r"\b(?:setiap|tiap|masing-masing|per|di antaranya|antara lain|termasuk|sekitar|lebih dari|hampir|kini|sekarang|semula)\b",
    re.IGNORECASE,
)
_REST = re.compile(r"\bsisanya,?\s(?:yakni\s|yaitu\s|sebanyak\s|sebesar\s)?\Z", re.IGNORECASE)
_OUT_OF = re.compile(
    r"\s(?:[^\W\d_]+\s){0,3}dari\s(?:total\s|jumlah\s|keseluruhan\s|sebanyak\s|seluruh\s){0,2}",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"[^.;0-9]{0,40}?(?:\(|\batau\s)(?:sekitar\s|sebesar\s|setara\s)?", re.IGNORECASE
)
_FROM = re.compile(r"(?<!terdiri )\bdari\s(?:total\s|jumlah\s|sebanyak\s){0,2}\Z", re.IGNORECASE)
_COUNT, _MONEY = NumberKind.COUNT, NumberKind.MONEY
_NEAR = Decimal("0.3")
_ONE = Decimal(1)
_FAR_OFF = 20
_MOST_PARTS = 12
_LIST_REACH = 60


class Mismatch(NamedTuple):
    """Parts at `start` to `end` of a passage that do not come to `stated`; `right` is what they do.

    `sum` is how they were reckoned, for people: `112 + 80`.
    """

    start: int
    end: int
    sum: str
    right: Decimal
    stated: str


def may_add_up(own: Sequence[Number]) -> bool:
    """Whether a sentence has two numbers of things, or two sums of money."""
    kinds = [one.kind for one in own]
    return kinds.count(_COUNT) > 1 or kinds.count(_MONEY) > 1


def find_wrong_sums(prose: str, before: str = "") -> Iterator[Mismatch]:
    """What does not add up in a passage; `before` is the passage in front of it."""
    numbers = find_numbers(prose)
    if len(numbers) < 2:
        return
    groups = by_sentence(numbers, split_sentences(prose))
    for index, (stretch, own) in enumerate(groups):
        if len(own) < 2:
            continue
        yield from _shares(prose, own)
        parts = _parted(prose, stretch, own) or _couple(prose, own)
        if parts and not _EACH.search(prose, *stretch):
            wholes = _wholes(prose, groups, index, parts) or _far_wholes(before, parts)
            yield from _judged(prose, parts, wholes)
        elif not parts:
            yield from _rests(prose, own)


_Group = tuple[Stretch, list[Number]]


def by_sentence(numbers: Sequence[Number], sentences: Sequence[Stretch]) -> list[_Group]:
    """Each sentence with its numbers."""
    groups: list[_Group] = [(stretch, []) for stretch in sentences]
    at = 0
    for number in numbers:
        while at + 1 < len(groups) and groups[at][0][1] <= number.start:
            at += 1
        groups[at][1].append(number)
    return groups


def _judged(
    prose: str, parts: list[Number], wholes: list[tuple[Number, str]]
) -> Iterator[Mismatch]:
    """A mismatch where there is a single candidate for the whole, close but not equal to the sum."""
    total = sum((one.value for one in parts), Decimal(0))
    values = {whole.value for whole, _ in wholes}
    if len(values) != 1 or wholes[0][0].about:
        return
    whole, written = wholes[0]
    if whole.value != total and abs(whole.value - total) <= whole.value * _NEAR:
        yield mismatch(prose, parts, total, written)


def mismatch(prose: str, parts: Sequence[Number], right: Decimal, stated: str) -> Mismatch:
    """The `parts` of a passage that come to `right`, not to what is `stated`."""
    reckoned = " + ".join(prose[one.start : one.end] for one in parts)
    return Mismatch(parts[0].start, parts[-1].end, reckoned, right, stated)


def _parted(prose: str, stretch: Stretch, own: list[Number]) -> list[Number]:
    """The parts behind `terdiri atas`, to the end of the sentence."""
    if not may_add_up(own):
        return []
    sentence = prose[stretch[0] : stretch[1]].lower()
    announced = any(piece in sentence for piece in _PARTED_PIECES)
    match = _PARTED.search(prose, *stretch) if announced else None
    if match is None:
        return []
    behind = [one for one in own if one.start > match.end()]
    parts = [one for one in behind if not _is_out_of(prose, one)]
    kinds = {one.kind for one in parts}
    countable = kinds <= {NumberKind.COUNT} or kinds == {NumberKind.MONEY}
    measured = any(one.noun in MEASURES for one in parts)
    if [one.value for one in parts] == list(range(1, len(parts) + 1)):
        # The numbers of a list: 5 hal: 1) …, 2) …, 3) …
        return []
    return parts if 2 <= len(parts) <= _MOST_PARTS and countable and not measured else []


def _couple(prose: str, own: list[Number]) -> list[Number]:
    """Two numbers side by side, one of men and one of women, named behind or before them."""
    for one, two in pairwise(own):
        if two.start - one.end > _LIST_REACH:
            continue
        sex = _sex(prose, one)
        if sex and {sex, _sex(prose, two)} == {"men", "women"}:
            return [one, two]
    return []


def _sex(prose: str, number: Number) -> str:
    before = prose[max(0, number.start - 24) : number.start].lower().split()[-2:]
    for word in (number.noun, *reversed(before)):
        if word in _MEN or word in _WOMEN:
            return "men" if word in _MEN else "women"
    return ""


def _wholes(
    prose: str, groups: Sequence[_Group], index: int, parts: list[Number]
) -> list[tuple[Number, str]]:
    """Candidates for the whole, in the sentence itself, else in the one before, else behind."""
    for at in (index, index - 1, index + 1):
        found = groups[at][1] if 0 <= at < len(groups) else []
        wholes = [one for one in found if one not in parts and _can_be_whole(one, parts)]
        if wholes:
            return [(one, prose[one.start : one.end]) for one in wholes]
    return []


def _far_wholes(before: str, parts: list[Number]) -> list[tuple[Number, str]]:
    found = [one for one in find_numbers(before) if _can_be_whole(one, parts)] if before else []
    return [(one, before[one.start : one.end]) for one in found if one.noun in _PEOPLE]


def _can_be_whole(one: Number, parts: list[Number]) -> bool:
    if one.kind is not parts[0].kind or one.value <= max(part.value for part in parts):
        return False
    if one.kind is NumberKind.MONEY:
        return True
    nouns = {part.noun for part in parts}
    return (
        one.noun in _PEOPLE or {one.noun} == nouns or (bool(one.noun) and one.noun not in MEASURES)
    )


def _rests(prose: str, own: list[Number]) -> Iterator[Mismatch]:
    """`dari 42 pedagang, 30 …, sisanya 12 …`, and shares that make up a whole."""
    rest = own[-1]
    shares = [one for one in own if one.kind is NumberKind.PERCENT]
    begin = max(0, rest.start - 30)
    may_be_rest = "isanya" in prose[begin : rest.start].lower()
    is_rest = may_be_rest and _REST.search(prose, begin, rest.start) is not None
    if len(shares) == len(own) and (is_rest or len(shares) > 2):
        total = sum((one.value for one in shares), Decimal(0))
        told = is_rest or _MAKE_UP.search(prose, max(0, own[0].start - _LIST_REACH), rest.start)
        if told and _ONE < abs(total - 100) <= _FAR_OFF:
            yield mismatch(prose, shares, total, "100 persen")
    elif is_rest and rest.kind is NumberKind.COUNT and _is_out_of(prose, own[0]):
        parts = [one for one in own[1:] if one.kind is NumberKind.COUNT]
        if len(parts) > 1 and not any(one.noun in MEASURES for one in own):
            yield from _judged(prose, parts, [(own[0], prose[own[0].start : own[0].end])])


def _is_out_of(prose: str, number: Number) -> bool:
    return _FROM.search(prose, max(0, number.start - 25), number.start) is not None


def _shares(prose: str, own: list[Number]) -> Iterator[Mismatch]:
    """`12 dari 30 kelurahan (40 persen)`, `dari 30 kelurahan, 12 (40 persen)`."""
    for one, two, share in zip(own, own[1:], own[2:], strict=False):
        counts = one.kind is two.kind and one.kind in (NumberKind.COUNT, NumberKind.MONEY)
        if not counts or share.kind is not NumberKind.PERCENT or two.about:
            continue
        if not _SHARE.fullmatch(prose, two.end, share.start):
            continue
        between = prose[one.end : two.start]
        if _OUT_OF.fullmatch(between):
            part, whole = one, two
        elif _is_out_of(prose, one) and len(between) <= _LIST_REACH and "." not in between:
            part, whole = two, one
        else:
            continue
        if 0 < part.value <= whole.value:
            yield from _judged_share(prose, part, whole, share)


def _judged_share(prose: str, part: Number, whole: Number, share: Number) -> Iterator[Mismatch]:
    right = 100 * part.value / whole.value
    if abs(right - share.value) > (3 * _ONE if share.about else _ONE):
        reckoned = f"{prose[part.start : part.end]} : {prose[whole.start : whole.end]}"
        stated = prose[share.start : share.end]
        yield Mismatch(share.start, share.end, reckoned, round(right, 1), stated)
