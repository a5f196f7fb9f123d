"""Where a text counts an anniversary: `HUT ke-119 Kota Contoh`, `Hari Jadi Kota Contoh ke-119`."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from newsroom.language.calendar.dates import DateMention
from newsroom.language.calendar.occasion import Days
from newsroom.language.counting.figures import figure_places
from newsroom.language.orthography.spelling import is_word
from newsroom.language.passages import Passage
from newsroom.language.sentences import sentence_around

_EVENT = re.compile(
    r"(?:HUT|Hari\sUlang\sTahun|Hari\sJadi|Ulang\sTahun|Dirgahayu|Peringatan|Hari\sKemerdekaan)(?:nya)?"
    r"(?:\s\(HUT\))?(?=\s)",
    re.IGNORECASE,
)
_RANK = re.compile(r"\bke\s?[-–]?\s?(?P<rank>[0-9]{1,4})(?![\w-]|[.,:/][0-9]|\s?%)", re.IGNORECASE)
# What may stand between the name of the day, its number and whose day it is.
_LINK = re.compile(
    r"(?:[\s,()]|hari\b|jadi\b|ulang\b|tahun\b|hut\b|dari\b|bagi\b|kelahiran\b|berdirinya\b|lahirnya\b|yang\b"
    r"|kemerdekaan\b|proklamasi\b|negara\b)*+",
    re.IGNORECASE,
)
_BEARER = re.compile(r"[A-Z][^\W\d_]*+(?:\s[A-Z][^\W\d_]*+){0,5}")
_FREE = re.compile(r"\bkemerdekaan\b", re.IGNORECASE)
_THE_CITY = re.compile(r"\s(?:hari jadi\s)?kota(?:\s(?:yang|ini))?\s")
_CELEBRATES = re.compile(
    r"(?:\A|[.!?,0-9)]\s)(?P<whose>[A-Z][^\W\d_]*+(?:\s[A-Z][^\W\d_]*+){0,3})\s(?:juga\s|akan\s|kini\s|tengah\s)?"
    r"(?:merayakan|memperingati|menyambut|menyongsong|genap)\s\Z"
)
_FOUNDED = re.compile(r"\b(?:hut|hari jadi|ulang tahun|berdiri|didirikan|lahir)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<![0-9.,])(?:1[5-9]|20|21)[0-9]{2}(?![0-9])")
_BEFORE = re.compile(r"\b(?:lalu|silam|sebelumnya|kemarin)\b", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:depan|mendatang|nanti)\b", re.IGNORECASE)
_JUST_PAST, _SEASON, _YEAR_LONG = timedelta(days=60), timedelta(days=120), timedelta(days=365)
# The dictionary does not know every verb: dimeriahkan.
_VERBAL, _VERB = ("me", "di", "ber", "ter"), 6
_DAY_WORDS = (
    "hut",
    "jadi",
    "ulang tahun",
    "irgahayu",
    "kemerdekaan",
    "berdiri",
    "lahir",
    "ingatan",
)
_WINDOW, _NEARBY = 80, 250
INDEPENDENCE = "Kemerdekaan"
"""Whose day it is where a text says only that it is the day of independence."""


class Counted(NamedTuple):
    """An anniversary in a passage: its number at `start` to `end`, and whose day it is.

    `whose` is a run of capitalised words that begins with the bearer's name.
    """

    start: int
    end: int
    rank: int
    whose: str


def tells_of_anniversary(text: str) -> bool:
    """Whether a word of such a day stands anywhere in `text`."""
    plain = text.lower()
    return any(word in plain for word in _DAY_WORDS)


def may_count(prose: str) -> bool:
    """Whether `prose` has a rank, such as that of an anniversary: the cheap question."""
    if "ke" not in prose and "Ke" not in prose:
        return False
    # Up to three marks stand between: `ke - 119`.
    return any("ke" in prose[max(0, at - 5) : at].lower() for at in figure_places(prose))


def find_counted(prose: str) -> Iterator[Counted]:
    """The anniversaries of `prose` that have a number and whose bearer stands right beside."""
    if not may_count(prose):
        return
    done = 0
    for event in _EVENT.finditer(prose):
        rank = _RANK.search(prose, event.end(), min(len(prose), event.end() + _WINDOW))
        before = prose[event.start() - 1 : event.start()]
        if rank is None or rank.start() < done or before.isalnum():
            continue
        between = prose[event.end() : rank.start()]
        if any(mark in between for mark in '.!?;:“”"'):
            continue
        done = rank.end()
        behind = prose[rank.end() : rank.end() + _WINDOW]
        whose = _bearer(between) or _bearer(behind) or _subject(prose, event.start())
        if not whose and _THE_CITY.fullmatch(between):
            whose = "Kota"
        if not whose and _FREE.search(prose, event.start(), rank.start()):
            whose = INDEPENDENCE
        if whose:
            yield Counted(rank.start(), rank.end(), int(rank["rank"]), whose)


def _bearer(text: str) -> str:
    link = _LINK.match(text)
    match = _BEARER.match(text, link.end() if link else 0)
    return match[0] if match else ""


def _subject(prose: str, at: int) -> str:
    """Who celebrates, as the subject of the sentence: `Kota Contoh merayakan HUT ke-120`."""
    match = _CELEBRATES.search(prose[max(0, at - _WINDOW) : at])
    return match["whose"] if match else ""


def is_bearer(whose: str, name: str) -> bool:
    """Whether a run of capitalised words names the bearer `name` and nobody longer named.

    In a headline an ordinary word can follow: `Kota Contoh Dimeriahkan Pawai`.
    """
    if not whose.lower().startswith(name.lower()):
        return False
    rest = whose[len(name) :]
    if not rest or rest[0] != " ":
        return not rest
    word = rest.split()[0].lower()
    return is_word(word) or (word.startswith(_VERBAL) and len(word) >= _VERB)


def around(prose: str, at: int) -> str:
    """The words near the offset `at`, as far as they say what is meant there."""
    return prose[max(0, at - _NEARBY) : at + _NEARBY]


def dated_years(
    passage: Passage, counted: Counted, dates: Iterable[DateMention], first: date
) -> set[int]:
    """The years of the day itself where the sentence dates it: `HUT ke-120 … 21 Februari 2027`.

    `dates` are the story's.
    """
    start, end = sentence_around(passage.prose, counted.start)
    near = range(passage.start + start, passage.start + end)
    same = [one for one in dates if one.start in near and one.on(first.year) == first]
    return {one.year for one in same if one.year} - {first.year}


def celebrated_years(prose: str, first: date, event: Days | None) -> set[int]:
    """The years whose anniversary of the day `first` can be meant in `prose`.

    Those that it names, and that of the story's `event`; the coming one once the season for it
    has begun, and the past one for some weeks, or where the words say so.
    """
    years = set(map(int, _YEAR.findall(prose))) - {first.year}
    if event is None:
        return years
    today = event[1]
    this = first.replace(year=today.year, day=min(first.day, 28))
    years.add(today.year)
    if today > this + _SEASON or _AHEAD.search(prose):
        years.add(today.year + 1)
    if today < this - _YEAR_LONG + _JUST_PAST or _BEFORE.search(prose):
        years.add(today.year - 1)
    return years


def is_slip(mention: DateMention, first: date, prose: str) -> bool:
    """Whether the date is the founding day but for one digit of the year, or two that changed places."""
    if mention.year is None or (mention.day, mention.month) != (first.day, first.month):
        return False
    if not _FOUNDED.search(prose) or re.search(rf"\bke-?{mention.year - first.year}\b", prose):
        return False
    one, two = f"{mention.year:04d}", f"{first.year:04d}"
    wrong = sum(a != b for a, b in zip(one, two, strict=True))
    return wrong == 1 or (wrong == 2 and Counter(one) == Counter(two))
