"""Hours of the day as the press writes them, and the zones beside them.

`10:00` is an hour only where its sentence says so: behind `pukul` or `jam`, before a zone, or at
the other end of such a stretch. Elsewhere it may be a score, a verse or a length of time.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsroom.language.counting.figures import figure_places
from newsroom.language.passages import Passage, Role

_COLON = re.compile(r"[0-9]{1,2}:[0-5][0-9](?![\w:]|\.[0-9])")
_LEAD = re.compile(r"(?<!\w)(?P<word>pukul|jam|pkl\.?)(?P<gap>[ \u00a0]{0,3})\Z", re.IGNORECASE)
_RANGE_AHEAD = re.compile(
    r"(?:\s?[–-]\s?|\s(?:sampai|hingga|s\.d\.|s/d)\s)[0-9]{2}:[0-5][0-9](?![\w:]|\s(?:menit|detik))",
    re.IGNORECASE,
)
_RANGE_BEFORE = re.compile(
    r"[0-9]{1,2}[.:][0-9]{2}(?:\s?[–-]\s?|\s(?:sampai|hingga|s\.d\.|s/d|dan)\s(?:dengan\s)?)(?:pukul\s)?\Z",
    re.IGNORECASE,
)
_ZONED = re.compile(
    r"(?:(?:\s?[–-]\s?|\s(?:sampai|hingga|s\.d\.|s/d|dan)\s)[0-9]{1,2}[.:][0-9]{2})?"
    r"\s?(?P<zone>WIB|WITA|WIT)\b",
    re.IGNORECASE,
)
_INTRODUCED = re.compile(
    r"\b(?:pada|sejak|mulai|dimulai|hingga|sampai|sekitar|tepat|pagi|siang|sore|malam|berangkat|tiba"
    r"|tayang|buka|tutup|dibuka|ditutup|digelar|berlangsung|kumpul|berkumpul)\s?\(?\Z",
    re.IGNORECASE,
)
# Of something else than the hour.
_APART = re.compile(
    r"\b(?:qs|q\.s|surah|surat|ayat|al-\w{1,12}|an-\w{1,12}|skor|kedudukan|rasio|skala|perbandingan|injil|matius"
    r"|markus|lukas|yohanes|mazmur|roma|amsal|durasi|waktu tempuh|catatan waktu|selama)\b[^.;]{0,24}\Z",
    re.IGNORECASE,
)
_LASTING = re.compile(r"\s(?:menit|detik|jam)\b", re.IGNORECASE)
_TO_ZONE = re.compile(r"[0-9]++[ \u00a0]?(?P<zone>[Ww][Ii](?:[Bb]|[Tt][Aa]?)(?!\w))")
_NAMED_ZONE = re.compile(
    r"\b(?:W[Ii][Bb]|W[Ii][Tt][Aa]?|[Ww]aktu\s(?:Indonesia|setempat)|[Zz]ona\s[Ww]aktu)\b"
)
_HOUR_BEFORE = re.compile(r"[0-9]{1,2}(?:[.:][0-9]{2})?[ \u00a0]?\Z")
_PUKUL = re.compile(r"\b[Pp]ukul\s[0-9]{1,2}[.:][0-9]{2}")
_WINDOW = 45
_HOURS = range(25)


class HourSlip(NamedTuple):
    """An hour at `start` to `end` of a passage that is not written `pukul 10.00`."""

    start: int
    end: int
    right: str


class ZonedHour(NamedTuple):
    """An hour with its zone, `WIB`, `WITA` or `WIT`; `start` to `end` covers both."""

    start: int
    end: int
    zone: str


def miswritten_hours(prose: str, *, in_table: bool = False) -> Iterator[HourSlip]:
    """The hours in `prose` with a colon. In a table they get no `pukul`: its head says what it is."""
    for match in _COLON.finditer(prose) if ":" in prose else ():
        slip = _slip(prose, match, in_table=in_table)
        if slip:
            yield slip


def _slip(prose: str, match: re.Match[str], *, in_table: bool) -> HourSlip | None:
    start, end = match.span()
    before = prose[max(0, start - _WINDOW) : start]
    if before[-1:].isalnum() or before[-1:] in (":", ".", ",", "/", "="):
        return None
    if int(match[0].split(":")[0]) not in _HOURS or _APART.search(before):
        return None
    right = match[0].replace(":", ".")
    lead = _LEAD.search(before)
    if lead:
        word = "Pukul" if lead["word"][0].isupper() else "pukul"
        return HourSlip(start - len(lead[0]), end, f"{word} {right}")
    if _RANGE_BEFORE.search(before):
        return None if _LASTING.match(prose, end) else HourSlip(start, end, right)
    if _ZONED.match(prose, end) or _RANGE_AHEAD.match(prose, end):
        return HourSlip(start, end, right if in_table else f"pukul {right}")
    if _INTRODUCED.search(before) and match[0][2:3] == ":" and not _LASTING.match(prose, end):
        return HourSlip(start, end, f"pukul {right}")
    return None


def zoned_hours(prose: str) -> Iterator[ZonedHour]:
    """The hours in `prose` that name their zone."""
    for place in figure_places(prose):
        match = _TO_ZONE.match(prose, place)
        if match:
            at = match.start("zone")
            hour = _HOUR_BEFORE.search(prose, max(0, at - 8), at)
            if hour:
                yield ZonedHour(hour.start(), match.end(), match["zone"].upper())


def first_bare_hour(passages: Sequence[Passage]) -> tuple[Passage, int, int] | None:
    """The first `pukul 10.00` of `passages`, with where it stands; None where one names a zone.

    Tables are passed over: they have their zone in the head, or none of their own.
    """
    found = next((one for passage in passages if (one := _bare_hour(passage))), None)
    if found is None or any(_NAMED_ZONE.search(passage.prose) for passage in passages):
        return None
    return found


def _bare_hour(passage: Passage) -> tuple[Passage, int, int] | None:
    if passage.role is Role.TABLE or "ukul" not in passage.prose:
        return None
    match = _PUKUL.search(passage.prose)
    return (passage, *match.span()) if match else None
