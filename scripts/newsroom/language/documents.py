"""Laws, decrees and statistics that a text cites: `Perda Nomor 1 Tahun 1988`, `data BPS`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.language.words import word_set, words_of

_KIND = (
    r"(?:Undang-Undang|UU|Perppu|Perpu|Peraturan|Perda|Perwali|Perwal|Perkada|Pergub|Perbup|Perpres|PP|Permen\w{0,12}"
    r"|Keputusan|Kepres|Keppres|Kepwali|Kepgub|Kepmen\w{0,12}|SK|Surat Keputusan|Surat Edaran|SE|Instruksi|Inpres|Qanun)"
)
# UU Nomor 14 Tahun 2008; Perda Kota Contoh No. 3/2019; SK Wali Kota Nomor 188.4/12/2026
_NUMBERED = re.compile(
    rf"\b(?P<kind>{_KIND})(?P<of>(?: (?:[A-Z][\w-]{{1,20}}|dan|RI)){{0,6}})"
    r" (?:Nomor|nomor|No\.?|no\.?|Nomer) ?(?P<number>[\w.-]{1,20}(?:/[\w.-]{1,20}){0,4})"
    r"(?:,? [Tt]ahun (?P<year>\d{4}))?"
)
_STATISTICS = re.compile(
    r"\b(?:[Dd]ata|[Ss]urvei|[Ss]tatistik|[Aa]ngka|[Cc]atatan|[Ss]ensus|[Rr]ilis|[Pp]ublikasi)"
    r"(?: \w{1,20}){0,3}? (?P<who>BPS|Badan Pusat Statistik)\b"
)
_BPS = "bps"
_GENERAL = word_set("nomor tahun kota kabupaten provinsi republik indonesia tentang wali")


@dataclass(frozen=True, slots=True)
class Citation:
    """A document as cited at `start` to `end`; `key` is what citations of one have in common."""

    text: str
    start: int
    end: int
    key: str

    def is_named_in(self, text: str) -> bool:
        """Whether `text`, the name of a source say, may mean this document."""
        words = {word.lower for word in words_of(text)}
        if self.key == _BPS:
            return not words.isdisjoint((_BPS, "statistik"))
        own = {word.lower for word in words_of(self.text)} - _GENERAL
        return not own.isdisjoint(words) or not _years(self.text).isdisjoint(_years(text))


def find_citations(text: str) -> Iterator[Citation]:
    """The citations in `text`, in no special order."""
    if "omor" in text or "No" in text or " no" in text:
        for match in _NUMBERED.finditer(text):
            # A number alone is that of a house or a winner.
            if "/" in match["number"] or match["year"]:
                cited = match[0].rstrip(".-")
                yield Citation(cited, match.start(), match.start() + len(cited), _key(match))
    if "BPS" in text or "Statistik" in text:
        for match in _STATISTICS.finditer(text):
            yield Citation(match[0], match.start(), match.end(), _BPS)


def _key(match: re.Match[str]) -> str:
    return f"{match['number'].rstrip('.-')} {match['year'] or ''}".strip().lower()


def _years(text: str) -> set[str]:
    return set(re.findall(r"\d{4}", text))
