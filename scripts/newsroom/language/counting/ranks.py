"""Ranks (`ke-354`) and the ways they are miswritten: `ke 354`, `ke – 354`, `ke354`, `ke-XI`.

`ke 5 kelurahan` and `dari 3 ke 5` are no ranks but tell where to; a bare `ke` before a figure
counts as one only behind a word that takes a rank (`HUT`, `hari`, `peringkat`) or before `kali`.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

# The letter before is looked at afterwards: a search that begins with a letter is faster.
_KE = re.compile(
    r"[Kk][Ee](?<![\w-]..)(?P<gap>[ \u00a0]{0,2}[-–—]?[ \u00a0]{0,2})"
    r"(?:(?P<figure>[0-9]{1,4})(?![\w%/]|[.,:–-][0-9])|(?P<roman>[IVXLC]{1,7})(?![\w-]))"
)
# Behind these a rank stands whatever follows: HUT Kota Contoh ke 354.
_EVENT = re.compile(
    r"\b(?:hut|hari\sjadi|ulang\stahun|milad|dies\snatalis|dirgahayu|haul|mtq|musda|munas|muktamar"
    r"|muskot|kongres|konferensi|porprov|porkot|popda|pon|jambore|olimpiade|festival|perang\sdunia"
    r"|reuni|musyawarah\s\w{1,12})\b(?:\s(?-i:[A-Z(]\S{0,24})){0,5}\s\Z",
    re.IGNORECASE,
)
# Behind these one stands too, unless they are counted themselves: tiga hari ke 12 desa.
_RANKED = re.compile(
    r"(?<![0-9]\s)(?<!satu\s)(?<!dua\s)(?<!tiga\s)(?<!empat\s)(?<!lima\s)(?<!enam\s)(?<!tujuh\s)"
    r"(?<!lapan\s)(?<!bilan\s)(?<!puluh\s)(?<!erapa\s)\b(?:abad|peringkat|urutan|ranking|edisi"
    r"|periode|putaran|babak|tahap|gelombang|angkatan|hari|kali|tahun|bulan|minggu|pekan|menit"
    r"|masa|posisi|juara|kloter|etape|seri|yang|anak|sidang|rapat|pertemuan|presiden|gubernur|bupati"
    r"|wali\skota|finis|ronde|laga|musim|semester|triwulan|jilid|lantai|generasi|kalinya)\s\Z",
    re.IGNORECASE,
)
_TIMES = re.compile(r"\skali(?:nya)?\b", re.IGNORECASE)
# With these behind it a figure counts places to go to, or degrees.
_DESTINATION = re.compile(
    r"\s(?:sekolah|desa|kelurahan|kecamatan|kota|kabupaten|provinsi|rumah|titik|lokasi|negara|daerah"
    r"|tempat|puskesmas|pasar|rt|rw|orang|warga|unit|ruang|kelas|kampung|posko|dinas|instansi|persen"
    r"|derajat|meter|kilometer|perusahaan|keluarga|cabang|stasiun|pulau|wilayah|kantor|lembaga)\b",
    re.IGNORECASE,
)
# A Roman figure of two letters and more is a rank behind any noun (Pelatihan ke II), but not where
# something goes, or goes on from another one.
_GOES = re.compile(
    r"\b(?:dari\s[^.;]{1,40}|naik|turun|pindah|masuk|promosi|maju|lanjut|menuju|kembali|sampai|hingga"
    r"|akses|lolos|lalu|kemudian|langsung|terus|lagi|juga|kelas|golongan|kolom|bab|bagian|(?:me|ber|ter|di)[a-z]{3,20}|[IVXL]{1,7})\s\Z",
    re.IGNORECASE,
)
_NOUN = re.compile(r"[a-z]{4}\s\Z")
_WINDOW = 70
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


class Rank(NamedTuple):
    """A miswritten rank at `start` to `end` of a passage, and how it is written.

    `is_roman` says that it is a Roman figure behind `ke`, which official names keep.
    """

    start: int
    end: int
    right: str
    is_roman: bool


def miswritten_ranks(prose: str) -> Iterator[Rank]:
    """The ranks in `prose` that are not written like `ke-354`."""
    for match in _KE.finditer(prose):
        start, end = match.span()
        before = prose[max(0, start - _WINDOW) : start]
        roman = match["roman"]
        if match["gap"] == "-" and not roman:
            continue
        if not _is_rank(match, before, prose):
            continue
        value = _roman_value(roman) if roman else int(match["figure"])
        if value:
            yield Rank(start, end, f"{match[0][:2]}-{value}", bool(roman))


def _is_rank(match: re.Match[str], before: str, prose: str) -> bool:
    gap, end = match["gap"], match.end()
    if gap == "-":
        return True
    if _EVENT.search(before):
        return True
    if _DESTINATION.match(prose, end):
        return False
    marked = gap.strip() != "" or (gap == "" and not match["roman"])
    if marked or _TIMES.match(prose, end) or _RANKED.search(before):
        return True
    numbered = match["roman"] and len(match["roman"]) > 1 and _NOUN.search(before)
    return bool(numbered) and _GOES.search(before) is None


def _roman_value(roman: str) -> int:
    """The value of a Roman figure; 0 where it is none, or a letter that may be something else."""
    if roman in ("C", "L"):
        return 0
    values = [_ROMAN[letter] for letter in roman]
    total = sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))
    return total if _to_roman(total) == roman else 0


def _to_roman(number: int) -> str:
    pairs = (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    )
    written = ""
    for value, letters in pairs:
        written += letters * (number // value)
        number %= value
    return written
