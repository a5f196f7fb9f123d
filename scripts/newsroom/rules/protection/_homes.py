"""Where a named person lives, so exactly that anybody can find the door."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from newsroom.language.naming.names import name_key
from newsroom.language.sentences import split_sentences
from newsroom.registers import Registers
from newsroom.rules.protection._people import NAME, person

_CAP = r"[A-Z][\w'’]+"
_STREET = rf"(?:Jalan|Jl\.?|Gang|Gg\.?|Lorong|Perumahan|Perum|Kompleks|Komplek)\s{_CAP}(?:\s{_CAP}|\s[IVX]+\b){{0,3}}"
_HOUSE = r"(?:,?\sBlok\s[A-Z0-9]{1,4})?,?\s(?:Nomor|No\.?|nomor|no\.)\s?\d{1,4}[A-Za-z]?\b"
_BLOCK = r"RT\.?\s?\d{1,3}\s?(?:[/,]?\s?(?:dan\s)?RW\.?\s?\d{1,3}|/\s?\d{1,3})\b"
_WHERE = rf"(?:{_STREET}(?:{_HOUSE})?,?\s{_BLOCK}|{_BLOCK}|{_STREET}{_HOUSE})"
_LIVES = re.compile(
    rf"\b(?P<name>{NAME})(?:\s?\(\d{{1,2}}(?:\stahun)?\))?,?\s(?:(?:yang|seorang|adalah|kini|sehari-hari)\s){{0,2}}"
    rf"(?:warga|bertempat\stinggal|tinggal|berdomisili|beralamat|beralamatkan|penghuni)\b[^;\n]{{0,40}}?(?P<at>{_WHERE})"
    rf"|\b(?:rumah|kediaman|kontrakan|alamat)\s(?:milik\s|keluarga\s|pribadi\s)?(?:(?:Bapak|Ibu|Pak|Bu|H\.|Hj\.)\s)?(?P<owner>{NAME})(?:\s?\(\d{{1,2}}(?:\stahun)?\))?[^;\n]{{0,40}}?(?P<place>{_WHERE})"
)
# Rudi menerima bantuan di rumahnya, Jalan Melati Nomor 5.
_THEIRS = re.compile(
    rf"\b(?:rumahnya|kediamannya|tempat\stinggalnya)\b[^;\n]{{0,40}}?(?P<at>{_WHERE})"
)
_SOMEBODY = r"(?:tersangka|terdakwa|terpidana|terduga|pelaku|korban|saksi|pria|lelaki|laki-laki|perempuan|wanita|pemuda|remaja|anak|nenek|kakek|ibu|janda|lansia|ia|dia)"
# Tersangka tinggal di Jalan Melati Nomor 5; alamat korban di Jalan Melati Nomor 5.
_UNNAMED = re.compile(
    rf"\b(?P<who>{_SOMEBODY})\s(?:(?:itu|ini|tersebut|yang|kini|diketahui|sehari-hari|juga)\s){{0,2}}"
    rf"(?:bertempat\stinggal|tinggal|berdomisili|beralamat|beralamatkan)\b[^;.\n]{{0,30}}?(?P<at>{_WHERE})"
    rf"|\b(?:alamat|rumah|kediaman)\s(?P<whose>tersangka|terdakwa|pelaku)\b[^;.\n]{{0,40}}?(?P<whose_at>{_WHERE})",
    re.IGNORECASE,
)
# Alamatnya di Jalan Melati Nomor 5: whose, the sentences before must say.
_ADDRESS = re.compile(
    rf"\b[Aa]lamatnya\s(?:(?:tercatat|ada|berada|yaitu|ialah|adalah|memang)\s)?(?:di\s)?(?P<at>{_WHERE})"
)
_PERSON = re.compile(
    r"\bbernama\b|\bpenerima\sbantuan\b|\bpelaku\b(?!\s(?:usaha|UMKM|wisata|seni))"
    r"|\b(?:tersangka|terdakwa|terpidana|terduga|korban|saksi)\b"
    r"|\b(?:pria|lelaki|perempuan|wanita|pemuda|nenek|kakek|janda|lansia)\s(?:itu|ini|tersebut|asal)\b",
    re.IGNORECASE,
)
_THING = re.compile(
    r"\b(?:kantor|toko|tokonya|warung\w*|rumah\s(?:makan|sakit|produksi|dinas|ibadah|singgah|tahanan)|bengkel\w*|hotel|gedung|sekretariat|posko|pos|klinik|puskesmas|sekolah|kampus|universitas|masjid|gereja|pura|balai|kios\w*|kedai\w*|kafe\w*|usaha\w*|perusahaan|PT|CV|yayasan|koperasi|museum|taman|pasar|apotek|layanan|pelayanan|pendaftaran|sanggar|studio|galeri|salon|pabrik|gudang|posyandu|komunitas|panitia|lokasi|bank|lembaga|organisasi|perpustakaan|penginapan|panti|asrama|tempat|unit|sentra|gerai|loket|dapur|kelompok|pusat|festival|acara|kegiatan|lomba|bazar)\b",
    re.IGNORECASE,
)
_HOUSE_MARKS = ("RT", "No", "nomor", "no.")
_PRONOUNS = ("ia", "dia")
_BEFORE = 300


@dataclass(frozen=True, slots=True)
class Home:
    """The address at `start` to `end`, and whose it is; empty if nothing beside it says."""

    start: int
    end: int
    person: str


def homes(prose: str, registers: Registers, before: str = "") -> Iterator[Home]:
    """The homes of people in `prose`, behind the passage `before`.

    An official's is known and no secret.
    """
    told = before[-_BEFORE:]
    for begin, end in split_sentences(prose):
        sentence = prose[begin:end]
        for match in _LIVES.finditer(sentence):
            owned = match["owner"] is not None
            at = person(
                sentence,
                match,
                registers.known_people,
                strict=False,
                group="owner" if owned else "name",
            )
            if at and not sentence[at[0] : at[1]].endswith("nya"):
                start, stop = match.span("place" if owned else "at")
                yield Home(begin + start, begin + stop, sentence[at[0] : at[1]])
        for match, group in islice(_unnamed(sentence, told, registers), 1):
            start, stop = match.span(group)
            yield Home(begin + start, begin + stop, _called(match))
        told = f"{told} {sentence}"[-_BEFORE:]


def _called(match: re.Match[str]) -> str:
    """`tersangka` or another such word for whoever lives there."""
    told = match.groupdict()
    called = (told.get("who") or told.get("whose") or "").lower()
    return "" if called in _PRONOUNS else called


def _unnamed(sentence: str, told: str, registers: Registers) -> Iterator[tuple[re.Match[str], str]]:
    """Homes of somebody who is not named beside them; `told` is what stands before."""
    if not any(mark in sentence for mark in _HOUSE_MARKS):
        return
    theirs, somebody = _THEIRS.search(sentence), _UNNAMED.search(sentence)
    address = _ADDRESS.search(sentence)
    if not (theirs or somebody or address) or _names_official(sentence, registers):
        return
    if theirs:
        yield theirs, "at"
    # Only people live somewhere (tinggal); an office too has an address.
    pronoun = somebody and (somebody["who"] or "").lower() in _PRONOUNS
    if somebody and pronoun and ("tinggal" not in somebody[0] or _names_official(told, registers)):
        address, somebody = somebody, None
    if somebody and not _THING.search(somebody[0]):
        yield somebody, "at" if somebody["at"] else "whose_at"
    if address is None or not _PERSON.search(told) or _names_official(told, registers):
        return
    if not _THING.search(f"{told} {sentence[: address.start('at')]}"):
        yield address, "at"


def _names_official(sentence: str, registers: Registers) -> bool:
    plain = name_key(sentence)
    return any(key in plain for key in registers.known_people)
