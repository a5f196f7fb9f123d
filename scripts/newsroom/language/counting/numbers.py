"""Numbers as the press writes them, with their values and what they count.

Figures (`1.250`, `1,2 juta`, `10-20`), money (`Rp1,2 miliar`), shares (`2,5 persen`), ranks
(`ke-354`), hours (`pukul 10.00`), years, and words (`tiga ratus lima puluh empat`). Rough numbers
(`belasan`, `ratusan`) are none here, and dates in figures belong to `newsroom.language.calendar.dates`.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from newsroom.language.counting.figures import figure_places
from newsroom.language.counting.number_words import (
    APPROXIMATE,
    NUMBER_WORDS,
    OPENING,
    SCALES,
    value_of,
)
from newsroom.language.lexicon import FUNCTION_WORDS, MONTHS
from newsroom.language.words import Word, lower_words, word_set, words_of


class NumberKind(StrEnum):
    """What a number is for."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    ORDINAL = "ordinal"
    TIME = "time"
    YEAR = "year"
    DAY = "day"
    LABEL = "label"
    """Part of a name or an address: SMPN 3, RT 04, COVID-19, Nomor 5."""


class Number(NamedTuple):
    """A number in a text; `start` to `end` covers its sign, its scale and its percentage too.

    `value` is in ones: rupiah, percent, or hours with the minutes as hundredths. `nouns` are up
    to two lower-case words behind it, of which the first is what it counts. `about` says that
    the text itself calls it rough (`sekitar`, `lebih dari`).
    """

    start: int
    end: int
    value: Decimal
    kind: NumberKind
    nouns: tuple[str, ...] = ()
    about: bool = False

    @property
    def noun(self) -> str:
        """What is counted: the first word behind the number that is no classifier."""
        if len(self.nouns) > 1 and self.nouns[0] in _CLASSIFIERS and self.nouns[1] not in _NO_NOUNS:
            return self.nouns[1]
        return self.nouns[0] if self.nouns else ""


_CLASSIFIERS = word_set("orang buah unit ekor lembar batang helai butir bidang titik paket jenis")
_SINGLE = word_set("seorang sebuah seekor sepasang selembar sebatang sepucuk")
_BEGINNINGS = OPENING | _SINGLE
_LABELS = word_set("""
    no no. nomor nomer rt rt. rw rw. pasal ayat bab lantai blok gang gg gg. edisi volume vol. vol
    tipe type kelas kolom halaman hal. seri versi covid km kilometer jilid kav kavling jalur koridor
    perda perwali permen perpres uu pp sma smp sd sman smpn sdn smkn mtsn min tps telepon telp telp.
    hp wa whatsapp gerai pintu kode pos loket ruang kamar angka skor kedudukan hubungi center hotline darurat siaga
    kontak panggil ext ekstensi
    """)
_ABOUT = (
    *("sekitar ", "kurang lebih ", "lebih kurang ", "lebih dari ", "hampir ", "nyaris ", "lebih "),
    *("kira-kira ", "sedikitnya ", "setidaknya ", "paling sedikit ", "paling banyak ", "di atas "),
    *("minimal ", "maksimal "),
)
_WINDOW = 18
_LONGEST = 32
_FIGURE = re.compile(r"[0-9]++(?:[.,:/–-][0-9]++)*+")
_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]{1,4})?")
_PLAIN = re.compile(r"[0-9]+(?:,[0-9]{1,4})?")
_ENGLISH = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,2})?")
_POINTED = re.compile(r"[0-9]{1,3}\.[0-9]{1,2}")
_HOUR = re.compile(r"(?:[01]?[0-9]|2[0-4])[.:][0-5][0-9]")
_SHORT = MappingProxyType({"rb": "ribu", "jt": "juta", "m": "miliar", "t": "triliun"})
_SHORT_TAIL = re.compile(r"[ \u00a0]?(rb|jt|M|T)(?![\w-])")
_TAIL = re.compile(
    r"(?:[ \u00a0](?P<scale>ribu|juta|miliar|milyar|triliun|trilyun)(?![\w-]))?"
    r"(?:[ \u00a0]?(?P<percent>%|persen(?!\w)))?(?P<rupiah>[ \u00a0]rupiah(?!\w))?",
    re.IGNORECASE,
)
_NOUNS = re.compile(r"\s([^\W\d_]++(?:-[^\W\d_]++)?)(?:\s([^\W\d_]++(?:-[^\W\d_]++)?))?")
_RUPIAH = re.compile(r"(?<!\w)Rp\.?[ \u00a0]?\Z", re.IGNORECASE)
_RANK = re.compile(r"(?<!\w)ke(?: ?[-–] ?| )\Z", re.IGNORECASE)
_ADDRESS = tuple("/=&?#@_")
_HOURS = ("pukul", "jam", "pkl", "pkl.")
_ZONE = re.compile(r"\s?(?:WIB|WITA|WIT|Wib|Wita|Wit)\b")
# 20 sampai 22 November; 20, 21, dan 22 November
_DAYS = re.compile(
    r"(?:, ?[0-9]{1,2}){0,4},?\s(?:sampai|hingga|dan|s\.d\.|atau)\s[0-9]{1,2}(?:/[0-9]|\s(?:"
    + "|".join(sorted(MONTHS))
    + r")\b)",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"-?an\b")
_FIRST_YEAR, _LAST_YEAR = 1500, 2199
_COUNTED = word_set("orang warga peserta jiwa rumah unit ekor bibit pohon siswa pelajar penonton")


@lru_cache(maxsize=256)
def find_numbers(text: str) -> tuple[Number, ...]:
    """The numbers of one passage, in order; places count from its beginning."""
    found: list[Number] = []
    done = 0
    for place in figure_places(text):
        # A run such as 1.250 holds places that were read with it.
        match = _FIGURE.match(text, place) if place >= done else None
        if match:
            done = match.end()
            found += _figures(text, match)
    # Most passages have no number in words.
    if not _BEGINNINGS.isdisjoint(lower_words(text)):
        found = sorted([*found, *_in_words(text)])
    return tuple(found)


def _figures(text: str, match: re.Match[str]) -> tuple[Number, ...]:
    """The numbers in a run of figures: one, or the two ends of a range."""
    token, (start, end) = match[0], match.span()
    if len(token) > _LONGEST:
        return ()
    before = text[max(0, start - _WINDOW) : start]
    last_mark = before[-1:]
    if last_mark.isalpha() and not _RUPIAH.search(before):
        return ()
    if before.endswith(") ") or last_mark in _ADDRESS:
        # The figures behind an area code, or in the address of a page.
        return ()
    mark = max(token.find("-"), token.find("–"))
    if mark < 0:
        number = _figure(text, before, start, end)
        return (number,) if number else ()
    first = _figure(text, before, start, start + mark, until=end)
    last = _figure(text, before, start + mark + 1, end)
    if first and last and first.value < last.value:
        return first._replace(kind=last.kind), last
    return ()


def _figure(
    text: str, before: str, start: int, end: int, *, until: int | None = None
) -> Number | None:
    token = text[start:end]
    tail = _TAIL.match(text, until or end)
    scale, percent, rupiah = tail.groups() if tail else (None, None, None)
    behind = tail.end() if tail else end
    value = _value(token, scaled=bool(scale or percent))
    if value is None or (text.startswith(("an", "-an"), behind) and _BEHIND.match(text, behind)):
        return None
    if scale:
        value *= SCALES[scale.lower()]
    sign = _RUPIAH.search(before) if before[-4:].lower().find("rp") >= 0 else None
    if sign:
        # `M` in Rp1,2 M; behind other figures it is a metre.
        short = _SHORT_TAIL.match(text, behind)
        if short and behind == end:
            value, behind = value * SCALES[_SHORT[short[1].lower()]], short.end()
    nouns = _nouns(text, behind)
    begin = start - len(sign[0]) if sign else start
    if percent:
        kind = NumberKind.PERCENT
    elif sign or rupiah:
        kind = NumberKind.MONEY
    else:
        kind = _kind(text, before, start, end, nouns)
    return Number(
        begin, end if until else behind, value, kind, nouns, _is_about(text, begin, behind)
    )


def _value(token: str, *, scaled: bool) -> Decimal | None:
    """What the figures `token` are worth; None for dates, document numbers and telephones."""
    if token.isdigit():
        return None if token.startswith("0") and len(token) > 1 else Decimal(token)
    if _GROUPED.fullmatch(token):
        return Decimal(token.replace(".", "").replace(",", "."))
    if _ENGLISH.fullmatch(token) and not scaled and not token.startswith("0"):
        return Decimal(token.replace(",", ""))
    if _PLAIN.fullmatch(token):
        return Decimal(token.replace(",", "."))
    if (scaled and _POINTED.fullmatch(token)) or _HOUR.fullmatch(token):
        return Decimal(token.replace(":", "."))
    return None


def _kind(text: str, before: str, start: int, end: int, nouns: tuple[str, ...]) -> NumberKind:
    token = text[start:end]
    last = before.split()[-1:] if before[-1:].isspace() else []
    word = last[0].lstrip("(“\"'").lower() if last else ""
    if "e" in before[-5:].lower() and _RANK.search(before):
        return NumberKind.ORDINAL
    if word in _HOURS or (not token.isdigit() and _HOUR.fullmatch(token)) or _ZONE.match(text, end):
        return NumberKind.TIME
    if len(token) <= 2 and ((nouns and nouns[0] in MONTHS) or _DAYS.match(text, end)):
        return NumberKind.DAY
    if _is_year(token, word, nouns):
        return NumberKind.YEAR
    labelled = word in _LABELS or before[-1:] == "-" or (last and _is_code(last[0]))
    return NumberKind.LABEL if labelled else NumberKind.COUNT


def _is_year(token: str, word: str, nouns: tuple[str, ...]) -> bool:
    if not token.isdigit() or len(token) != 4 or not _FIRST_YEAR <= int(token) <= _LAST_YEAR:
        return False
    return word in MONTHS or word == "tahun" or not (nouns and nouns[0] in _COUNTED)


def _is_code(word: str) -> bool:
    """Whether `word` is an acronym, behind which a number is part of a name: SDN 005."""
    return 1 < len(word) <= 6 and word.isalpha() and word.isupper()


def _nouns(text: str, end: int) -> tuple[str, ...]:
    match = _NOUNS.match(text, end)
    if match is None:
        return ()
    words = [word.lower() for word in match.groups() if word]
    return tuple(words) if words[0] not in _NO_NOUNS else ()


_NO_NOUNS = (FUNCTION_WORDS | word_set("di per kali lagi")) - word_set(
    "orang kegiatan program rapat berita hasil pihak acara"
)


def _is_about(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - _WINDOW) : start].lower()
    return before.endswith(_ABOUT) or text.startswith(" lebih", end)


def _in_words(text: str) -> Iterator[Number]:
    words = words_of(text)
    done = 0
    for index in [at for at, word in enumerate(words) if word.lower in _BEGINNINGS]:
        word = words[index]
        if word.lower in _SINGLE:
            nouns = _nouns(text, word.end)
            yield Number(word.start, word.end, Decimal(1), NumberKind.COUNT, nouns)
        elif index >= done:
            done = _run_end(text, words, index)
            number = _worded(text, words, index, done)
            if number:
                yield number


def _run_end(text: str, words: tuple[Word, ...], index: int) -> int:
    """The index behind the last number word of the run that begins at `index`."""
    index += 1
    while (
        index < len(words)
        and words[index].lower in NUMBER_WORDS
        and text[words[index - 1].end : words[index].start].isspace()
    ):
        index += 1
    return index


def _worded(text: str, words: tuple[Word, ...], first: int, behind: int) -> Number | None:
    start, end = words[first].start, words[behind - 1].end
    value = value_of([word.lower for word in words[first:behind]])
    following = words[behind].lower if behind < len(words) else ""
    if value is None or following in APPROXIMATE or following.startswith("perempat"):
        return None
    before = words[first - 1].lower if first else ""
    if before in ("salah", "nomor", "per") or following == "setengah":
        return None
    tail = _TAIL.match(text, end)
    poetic = behind - first == 1 and words[first].text in ("Seribu", "Sejuta")
    kind = NumberKind.LABEL if poetic else NumberKind.COUNT
    if tail and tail["percent"]:
        kind, end = NumberKind.PERCENT, tail.end()
    elif tail and tail["rupiah"]:
        kind, end = NumberKind.MONEY, tail.end()
    return Number(start, end, value, kind, _nouns(text, end), _is_about(text, start, end))
