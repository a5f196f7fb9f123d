"""A number that is taken up again with `itu`, but is another: `empat titik … lima titik itu`.

`Itu` says that the thing was told before, so the two numbers are of one thing. Passed over is what
the text may have come to meanwhile: a sum or a rest, a list of as many names, a change.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from newsroom.language.counting.conflicts import Conflict, Mention, is_slip
from newsroom.language.counting.number_words import value_of
from newsroom.language.counting.numbers import Number, NumberKind, find_numbers
from newsroom.language.counting.sums import MEASURES
from newsroom.language.lexicon import FUNCTION_WORDS
from newsroom.language.passages import Passage
from newsroom.language.words import word_set

_NUMBERS = ("tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh")
_THAT = re.compile(
    r"\s(?P<noun>[a-z-]{3,20})(?:\s(?P<more>[a-z-]{3,20}))?\s(?:itu|tersebut)\b(?!\s(?:saja|hanya))"
)
# All of them: `kelima titik itu`.
_ALL = re.compile(
    # The letter before is looked at afterwards: a search that begins with a letter is faster.
    rf"[Kk]e(?<!\w..)(?P<number>{'|'.join(_NUMBERS)})"
    r"(?=\s(?P<noun>[a-z-]{3,20})(?:\s(?P<more>[a-z-]{3,20}))?\s(?:itu|tersebut)\b)"
)
_EACH_OF = tuple(f"e{word}" for word in _NUMBERS)
_THAT_SUM = re.compile(r"\s(?:itu|tersebut)\b")
_HEAD = re.compile(r"\b(?P<head>[a-z]{4,20})\s(?:sebesar\s|senilai\s)?\Z", re.IGNORECASE)
_SIZE = re.compile(
    r"\b(?P<noun>[a-z]{4,20})\s(?:(?:sepanjang|setinggi|seluas|selebar|sedalam|seberat|berukuran"
    r"|berlantai)\s)?\Z",
    re.IGNORECASE,
)
_STOREYS = word_set("lantai tingkat")
_SIZES = _STOREYS | word_set("meter kilometer hektare ton")
_SIZED = re.compile(r"\s[a-z]{3,10}(?:\spersegi|\skubik)?\s(?:itu|tersebut)\b")
_BUILDINGS = word_set("rumah bangunan gedung")
_BEHIND = re.compile(
    r"\b(?:di|ke|dari|pada|untuk|bagi|kepada|oleh|seluruh|semua)\s\Z", re.IGNORECASE
)
# Of these some can be meant, of whatever number was told.
_NO_HEADS = MEASURES | word_set("orang warga anak korban kata hal tahap alasan cara")
_ADDED = re.compile(
    r"\b(?:bertambah|berkurang|tambahan|ditambah|menjadi|semula|awalnya|sebelumnya|lain|lainnya"
    r"|sisanya|kemudian|baru|lagi|di antaranya|salah satu|termasuk)\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:dari|baru|hanya|lagi|hingga|sampai|per|minimal|maksimal|tinggal|setiap|tiap)\s\Z",
    re.IGNORECASE,
)
_GROWN = re.compile(
    r"\b(?:bertambah|ditambah|diperpanjang|diperluas|ditinggikan|dipotong|semula|awalnya|rencana\w*)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r",\s|\sdan\s|\sserta\s")
_LEAST_LISTED = 3
_FEW = 2
_SHARE = Decimal("0.25")
_MOST_NUMBERS = 60
_REACH = 1200
_NEAR = 60
"""`itu` stands no further behind a number: there are two words of twenty letters between."""


def find_repeats(passages: Sequence[Passage]) -> Iterator[Conflict]:
    """Numbers with `itu` behind them that differ from the only one told before, in order."""
    found = [(one, number) for one in passages for number in _numbers(one.prose)][:_MOST_NUMBERS]
    ends = [(one.prose, number.end) for one, number in found]
    repeats = [
        at for at, (prose, end) in enumerate(ends) if _may_say_that(prose[end : end + _NEAR])
    ]
    told = [Mention(*one) for one in found] if repeats else []
    for index in repeats:
        conflict = _repeat(told[:index], told[index])
        if conflict:
            yield conflict


def _may_say_that(text: str) -> bool:
    """Whether `text` can hold the `itu` of a repeat: the cheap question."""
    return "itu" in text or "tersebut" in text


def _numbers(prose: str) -> list[Number]:
    """The numbers of a passage, with those that mean all of something."""
    if not _may_say_that(prose) or not any(word in prose for word in _EACH_OF):
        return list(find_numbers(prose))
    every = [
        Number(*match.span(), value, NumberKind.COUNT, (match["noun"], match["more"] or ""))
        for match in _ALL.finditer(prose)
        if (value := value_of([match["number"]])) is not None
    ]
    return sorted([*find_numbers(prose), *every])


def _repeat(before: list[Mention], two: Mention) -> Conflict | None:
    number, prose = two.number, two.passage.prose
    if number.about or not before:
        return None
    if number.kind is NumberKind.MONEY:
        return _money(before, two) if _THAT_SUM.match(prose, number.end) else None
    if number.kind is not NumberKind.COUNT:
        return None
    if number.noun in _SIZES:
        return _size(before, two) if _SIZED.match(prose, number.end) else None
    return _count(before, two)


def _count(before: list[Mention], two: Mention) -> Conflict | None:
    """`delapan makam umum … sembilan makam umum itu`."""
    head = two.number.noun
    match = _THAT.match(two.passage.prose, two.number.end)
    if match is None or not head or head in _NO_HEADS:
        return None
    more = match["more"] or ""
    if (more and more in FUNCTION_WORDS) or head not in (match["noun"], more):
        return None
    more = "" if more == head else more
    same = [one for one in before if one.number.noun == head]
    if not same or any(not _is_alike(one, more) for one in same):
        return None
    one = same[-1]
    if not _is_only(same, two) or not _is_near(one.number.value, two.number.value):
        return None
    fewer = two.number.value < one.number.value and not _is_all(two)
    if fewer or _is_part(one) or _is_come_to(before, one, two):
        return None
    return Conflict(one, two, f"{head} {more}".rstrip())


def _is_part(one: Mention) -> bool:
    """Whether what was told is only a part, or one of several."""
    at = one.number.start
    return _PART.search(one.passage.prose, max(0, at - 12), at) is not None


def _is_all(two: Mention) -> bool:
    """Whether fewer are not simply some of them: `280 bibit itu hidup`, but `di tujuh lokasi itu`."""
    if two.written.lower().startswith("ke"):
        return True
    return (
        _BEHIND.search(two.passage.prose, max(0, two.number.start - 9), two.number.start)
        is not None
    )


def _is_alike(one: Mention, more: str) -> bool:
    """Whether what was told is of the same kind: `makam umum`, where `more` is `umum`."""
    return not more or more in one.number.nouns


def _is_only(same: Sequence[Mention], two: Mention) -> bool:
    """Whether one value was told, and another than the one of `two`."""
    values = {one.number.value for one in same}
    rough = any(one.number.about for one in same)
    near = two.start - same[-1].end <= _REACH
    return len(values) == 1 and two.number.value not in values and not rough and near


def _is_near(one: Decimal, two: Decimal) -> bool:
    return abs(one - two) <= max(Decimal(_FEW), _SHARE * one) or is_slip(one, two)


def _is_come_to(before: list[Mention], one: Mention, two: Mention) -> bool:
    """Whether the text can have come to the value of `two` after it told that of `one`."""
    first = max(0, one.number.start - len(one.sentence))
    texts = [one.passage.prose[first:]]
    since = [
        mention
        for mention in before
        if mention.start >= one.passage.start + first and mention.number.noun not in MEASURES
    ]
    texts += list(dict.fromkeys(mention.passage.prose for mention in since))
    values = [mention.number.value for mention in since]
    value = two.number.value
    pairs = [(a, b) for at, a in enumerate(values) for b in values[at + 1 :]]
    if value in values or any(value in (a + b, abs(a - b)) for a, b in pairs):
        return True
    if any(_ADDED.search(text) for text in [one.sentence, two.sentence]):
        return True
    listed = max(len(_LISTED.findall(text)) + 1 for text in texts)
    return listed >= _LEAST_LISTED and listed == value


def _money(before: list[Mention], two: Mention) -> Conflict | None:
    """`Kerugian mereka Rp410 juta … kerugian Rp401 juta itu`."""
    prose, start = two.passage.prose, two.number.start
    match = _HEAD.search(prose, max(0, start - 40), start)
    if match is None:
        return None
    head = match["head"].lower().removesuffix("nya")
    same = [one for one in before if one.number.kind is NumberKind.MONEY and _has(one, head)]
    if not same or not _is_only(same, two):
        return None
    one = same[-1]
    if _is_part(one) or not is_slip(one.number.value, two.number.value):
        return None
    told = [mention.number.value for mention in before]
    changed = _ADDED.search(one.sentence) or _ADDED.search(two.sentence)
    return None if changed or two.number.value in told else Conflict(one, two, head)


def _has(one: Mention, head: str) -> bool:
    """Whether `head` stands in the clause before the number."""
    start = one.number.start
    clause = re.split(r"[.;:!?,]\s", one.passage.prose[max(0, start - 60) : start])[-1]
    return head in {word.lower().removesuffix("nya") for word in clause.split()}


def _size(before: list[Mention], two: Mention) -> Conflict | None:
    """`bangunan dua lantai itu … rumah tiga lantai itu`."""
    noun = _sized(two)
    same = [one for one in before if _unit(one) == two.number.noun and _is_one(_sized(one), noun)]
    if not noun or not same or not _is_only(same, two):
        return None
    one, value = same[-1], two.number.value
    # Another bridge may have been told with that length.
    if any(_unit(other) == two.number.noun and other.number.value == value for other in before):
        return None
    few = _FEW if two.number.noun in _STOREYS else 0
    off = abs(one.number.value - value)
    if off > max(Decimal(few), _SHARE * one.number.value) and not is_slip(one.number.value, value):
        return None
    grown = _GROWN.search(one.sentence) or _GROWN.search(two.sentence)
    return None if grown or _is_part(one) else Conflict(one, two, noun)


def _sized(mention: Mention) -> str:
    """What has the size: the word before it."""
    prose, start = mention.passage.prose, mention.number.start
    match = _SIZE.search(prose, max(0, start - 45), start)
    word = match["noun"].lower() if match else ""
    return "" if word in FUNCTION_WORDS else word


def _unit(mention: Mention) -> str:
    number = mention.number
    before = mention.passage.prose[max(0, number.start - 10) : number.start].lower()
    return "lantai" if before.endswith("berlantai ") else number.noun


def _is_one(one: str, two: str) -> bool:
    return one == two or {one, two} <= _BUILDINGS
