"""Parts of one whole that come to more than it, without a word that announces them.

`Dari 42 motor, 30 milik … dan 14 milik …`; `9 rumah rusak, 4 di hulu dan 6 di hilir`; a whole in the
sentence before; the shares of a survey or of a cost. Parts that come to less need not be all, and
parts that overlap (`25 membawa bekal, 20 membawa payung`) may come to more: of both nothing is said.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from newsroom.language.counting.numbers import Number, NumberKind, find_numbers
from newsroom.language.counting.sums import MEASURES, Mismatch, by_sentence, may_add_up, mismatch
from newsroom.language.sentences import Stretch, split_sentences
from newsroom.language.words import word_set

_OUT_OF = re.compile(r"(?:\A|[,;]\s|\bbahwa\s)[Dd]ari\s(?:[a-z]{3,12}\s){0,2}\Z")
_OF_THAT = re.compile(
    r"\A(?:Dari|Di antara)\s(?:(?:jumlah|total|angka|dana|anggaran|uang|nilai|keseluruhan)\s"
    r"(?:itu|tersebut|ini)|mereka)\b"
)
_OPENING = re.compile(r"\A(?:Sebanyak\s|Sebesar\s)?\Z")
_CONJUNCT = re.compile(
    r"(?:,|\bdan|\bserta|\bsedangkan|\bsementara)\s(?:sebanyak\s|sebesar\s)?\Z", re.IGNORECASE
)
_NEXT = re.compile(r"\s(?P<one>orang\s|unit\s|ekor\s|buah\s)?(?P<word>[^\W\d_]++)")
# The parts may overlap, be parts of parts, or be of different times.
_OTHERWISE = re.compile(
    r"[:(]|\b(?:terdiri|meliputi|rincian\w*|yakni|yaitu|sisanya|selebihnya|di antaranya|antara lain"
    r"|termasuk|juga|sekaligus|keduanya|setiap|tiap|masing-masing|pernah|menjadi|kemudian|setelah"
    r"|lebih dari satu|lebih dari|sekitar|hampir|rata-rata|atau|baru|sebagian|beberapa|berkali-kali|dua kali)\b",
    re.IGNORECASE,
)
_PREPOSITIONS = word_set("""
    di dari pada untuk bagi oleh dengan dalam atas milik tanpa karena akibat lewat melalui yang
    """)
_STATES = word_set("""
    tetap naik turun hadir absen lulus gagal rusak hilang selamat tewas meninggal sembuh sakit baik
    aktif setuju abstain sudah belum tidak telah masih sedang datang pulang pindah bertahan kosong
    penuh layak rawan siap selesai menunggu menyusul menolak mundur menang kalah mati hidup lain lainnya asal lolos gugur buka tutup
    """)
_VERBAL = ("me", "di", "ber", "ter")
_SHORTEST = 5
# What one can do or have together with others.
_OVERLAPPING = word_set("""
    menyukai suka gemar memiliki punya mempunyai menguasai bisa dapat mampu memakai menggunakan
    membawa mengikuti ikut membeli menjual menanam memelihara menerima mendapat memperoleh mengeluh
    mengeluhkan mengusulkan dilengkapi membutuhkan butuh perlu memerlukan menyebut mengenal bersedia
    """)
_OPPOSITES = (
    *(("sudah", "belum"), ("negeri", "swasta"), ("siang", "malam"), ("dalam", "luar")),
    *(("naik", "turun"), ("hadir", "absen"), ("lulus", "gagal"), ("menang", "kalah")),
    *(("hidup", "mati"), ("setuju", "menolak"), ("baik", "rusak"), ("buka", "tutup")),
    *(("menyala", "mati"), ("menyala", "padam"), ("selamat", "tewas"), ("selamat", "meninggal")),
)
_CLOSED = 3
"""So many of the opposites leave nothing between them, so that too little is wrong as well."""
_DENIED = re.compile(r"\s(?:tidak|belum)(?:\s(?P<what>[^\W\d_]++))?")
_LINKS = word_set("dan itu yang sedangkan sementara serta sebanyak ini tersebut")
_OPINION = re.compile(
    r"\b(?:responden|menjawab|menyatakan|memilih|setuju|puas|ragu\w*|abstain|berpendapat)\b",
    re.IGNORECASE,
)
_COST = re.compile(
    r"\s(?:dari\s)?(?:total\s)?(?:biaya|anggaran|dana|modal|pengeluaran|belanja|pendapatan"
    r"|produksi|penjualan|konsumsi|lahan|volume|sampah|timbulan|suara|kebutuhan)\b"
)
_LAST_VIEW = re.compile(r"\b(?:tidak|ragu\w*|abstain|lain(?:nya)?|belum)\b", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:naik|turun|tumbuh|meningkat|menurun|bertambah|berkurang|target\w*|diskon|potongan|tahun"
    r"|lalu|sebelumnya|jawaban ganda|cakupan|capaian|realisasi|kehadiran|inflasi)\b",
    re.IGNORECASE,
)
_MOST = Decimal("0.2")
_ONE = Decimal(1)
_FAR_OFF = 20
_REACH = 60
_LONG = 90


def find_wrong_partitions(prose: str) -> Iterator[Mismatch]:
    """What comes to more than its whole in a passage, one finding for each sentence."""
    numbers = find_numbers(prose)
    if len(numbers) < 2:
        return
    previous: list[Number] = []
    for stretch, own in by_sentence(numbers, split_sentences(prose)):
        if _may_be_parts(own) and not _OTHERWISE.search(prose, *stretch):
            yield from _in_sentence(prose, stretch, own, previous)
        previous = own


def _may_be_parts(own: list[Number]) -> bool:
    """Whether a sentence has two parts of one kind, or three shares: the cheap question."""
    if len(own) < 2:
        return False
    return len(own) > 2 if own[0].kind is NumberKind.PERCENT else may_add_up(own)


def _in_sentence(
    prose: str, stretch: Stretch, own: list[Number], previous: list[Number]
) -> Iterator[Mismatch]:
    if own[0].kind is NumberKind.PERCENT:
        yield from _of_hundred(prose, stretch, own)
        return
    whole, opening = _whole(prose, stretch, own, previous)
    if whole is None or whole.about or whole.noun in MEASURES:
        return
    behind = [one for one in own if one.kind is whole.kind and one is not whole]
    parts = [one for one in behind if one is opening or _is_conjunct(prose, one)]
    if opening is None and whole is own[0] and not _is_out_of(prose, stretch, whole):
        parts = _appended(prose, whole, parts)
    if len(parts) < 2 or not _are_of(prose, stretch, parts, whole):
        return
    total = sum((one.value for one in parts), Decimal(0))
    excess = total - whole.value
    closed = _has_opposites(_words(prose, stretch, parts), _OPPOSITES[:_CLOSED])
    wrong = excess > 0 or (closed and excess < 0)
    if wrong and abs(excess) <= max(whole.value * _MOST, _least(whole)):
        yield mismatch(prose, parts, total, _written(prose, whole))


def _least(whole: Number) -> Decimal:
    return _ONE if whole.kind is NumberKind.COUNT else Decimal(0)


def _whole(
    prose: str, stretch: Stretch, own: list[Number], previous: list[Number]
) -> tuple[Number | None, Number | None]:
    """What the parts are of, and the first part where that opens the sentence."""
    first = own[0]
    before = prose[stretch[0] : first.start]
    if _OF_THAT.match(before):
        return _only(previous, first.kind), first
    if _OPENING.fullmatch(before) and _is_part_of_list(prose, own):
        return _only(previous, first.kind), first
    return (first if first.kind in (NumberKind.COUNT, NumberKind.MONEY) else None), None


def _is_part_of_list(prose: str, own: Sequence[Number]) -> bool:
    """Whether what opens the sentence is a part as those behind it are, no whole."""
    match = _NEXT.match(prose, own[0].end)
    return match is not None and _may_follow(match["word"].lower())


def _only(numbers: Sequence[Number], kind: NumberKind) -> Number | None:
    """The single number of that kind which counts no measure."""
    found = [one for one in numbers if one.kind is kind and one.noun not in MEASURES]
    return found[0] if len(found) == 1 and kind in (NumberKind.COUNT, NumberKind.MONEY) else None


def _is_out_of(prose: str, stretch: Stretch, whole: Number) -> bool:
    return _OUT_OF.search(prose[max(stretch[0], whole.start - 40) : whole.start]) is not None


def _is_conjunct(prose: str, number: Number) -> bool:
    return _CONJUNCT.search(prose, max(0, number.start - 24), number.start) is not None


def _appended(prose: str, whole: Number, parts: list[Number]) -> list[Number]:
    """Parts set behind a clause with one preposition: `…, 4 di hulu dan 6 di hilir`."""
    following = {_following(prose, one) for one in parts}
    if len(following) != 1 or not following <= _PREPOSITIONS or len(parts) < 2:
        return []
    between = prose[whole.end : parts[0].start]
    near = len(between) <= _LONG and "," in between and between.count(",") == 1
    return parts if near and whole.nouns else []


def _following(prose: str, number: Number) -> str:
    match = _NEXT.match(prose, number.end)
    return match["word"].lower() if match else ""


def _may_follow(word: str) -> bool:
    """Whether a number stands for things named before: `30 milik …`, `9 harganya tetap`."""
    if word in _PREPOSITIONS or word in _STATES:
        return True
    return len(word) >= _SHORTEST and (word.startswith(_VERBAL) or word.endswith("nya"))


def _are_of(prose: str, stretch: Stretch, parts: Sequence[Number], whole: Number) -> bool:
    """Whether the parts are told as those of one thing, which they share out."""
    if any(one.value >= whole.value or one.about for one in parts):
        return False
    told = _words(prose, stretch, parts)
    opposite = _has_opposites(told, _OPPOSITES) or _is_denied(prose, parts[-1], told)
    following = []
    for one in parts:
        match = _NEXT.match(prose, one.end)
        if match is None:
            return False
        word = match["word"].lower()
        following.append(word)
        if not (match["one"] or word == whole.noun or _may_follow(word)):
            return False
    if opposite:
        return True
    twice = len(set(following)) < len(following) and not _STATES.isdisjoint(following)
    if twice or not _OVERLAPPING.isdisjoint(following):
        return False
    return _share_out(following, told)


def _share_out(following: Sequence[str], told: Sequence[set[str]]) -> bool:
    """Whether parts are alike, so that each thing is in one: the same words, or what became of them."""
    alike = set.intersection(*told) - _LINKS - _PREPOSITIONS
    if alike or all(word in told[0] for word in following[1:]):
        return True
    fates = all(
        word in _STATES or (word.startswith("di") and len(word) >= _SHORTEST)
        for word in following[1:]
    )
    return len(following) > 2 and fates and "tidak" not in following[:-1]


def _is_denied(prose: str, last: Number, told: Sequence[set[str]]) -> bool:
    """Whether the last part is told as what the one before is not: `15 membayar dan 13 tidak`."""
    match = _DENIED.match(prose, last.end)
    return match is not None and (match["what"] is None or match["what"] in told[-2])


def _words(prose: str, stretch: Stretch, parts: Sequence[Number]) -> list[set[str]]:
    """The words behind each part, up to the next."""
    ends = [*(one.start for one in parts[1:]), stretch[1]]
    return [
        set(re.findall(r"[^\W\d_]+", prose[one.end : end].lower()))
        for one, end in zip(parts, ends, strict=True)
    ]


def _has_opposites(told: Sequence[set[str]], opposites: Sequence[tuple[str, str]]) -> bool:
    if len(told) != 2:
        return False
    one, two = told
    return any(
        (a in one and b in two and b not in one) or (b in one and a in two and a not in one)
        for a, b in opposites
    )


def _of_hundred(prose: str, stretch: Stretch, own: list[Number]) -> Iterator[Mismatch]:
    """The shares of one survey, or of one cost."""
    shares = [one for one in own if one.kind is NumberKind.PERCENT]
    near = all(two.start - one.end <= _REACH for one, two in pairwise(shares))
    if len(shares) < 3 or not near or _CHANGE.search(prose, *stretch):
        return
    listed = all(_is_conjunct(prose, one) for one in shares[1:])
    surveyed = listed and _OPINION.search(prose, *stretch) is not None
    if not surveyed and not _COST.match(prose, shares[0].end):
        return
    total = sum((one.value for one in shares), Decimal(0))
    closed = surveyed and _LAST_VIEW.search(prose, shares[-1].end, stretch[1]) is not None
    off = total - 100
    if _ONE < off <= _FAR_OFF or (closed and -_FAR_OFF <= off < -_ONE):
        yield mismatch(prose, shares, total, "100 persen")


def _written(prose: str, whole: Number) -> str:
    return prose[whole.start : whole.end]
