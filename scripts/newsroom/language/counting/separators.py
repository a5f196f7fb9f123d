"""Figures with the separators of another language: `1,500 orang`, `2.5 persen`, `Rp1,500,000`."""

import re

from newsroom.language.counting.figures import figure_places
from newsroom.language.sentences import Stretch

_PEOPLE = (
    r"orang|warga|jiwa|peserta|siswa|pelajar|penonton|rumah|unit|bibit|pohon|ekor|kendaraan|paket"
    r"|pengunjung|keluarga|pedagang|pekerja|pegawai|lembar|dosis|bungkus|botol|butir|kantong|karung"
    r"|buku|kursi|eksemplar|batang|helai|porsi|dus|kotak|tabung|tiket|suara|pemilih|penumpang"
    r"|petani|nelayan|kepala keluarga|pelari|atlet|mahasiswa|guru|anak|balita|lansia|ibu|perempuan"
    r"|relawan|karyawan|buruh|pemuda|santri|jemaah|pendaftar|pasien|sapi|kambing|ayam|ikan|telur"
    r"|kapal|perahu|sepeda|motor|mobil|lampu|titik|meja|masker|kupon|sertifikat|bidang|toko|kios"
    r"|lapak|sekolah|desa|tanaman|lubang|foto|laporan|aduan|berkas|formulir|dokumen|penduduk"
    r"|pengungsi|korban|responden|anggota|kader|tamu|undangan|pelanggan|pengguna|penerima|buah"
    r"|potong|bingkisan|nasi|kaus|sambungan|rekening"
)
_MEASURES = (
    r"persen|%|ribu|juta|miliar|triliun|derajat|kilometer|km|meter|hektare|ton|kilogram|kg|liter"
)
_SWAPPED = re.compile(
    # Only the p of Rp may stand right before.
    r"(?<![a-oq-zA-OQ-Z0-9_.,:/-])[0-9](?:"
    rf"(?P<thousands>(?<!0)[0-9]{{0,2}}(?:,[0-9]{{3}})+(?![.,]?[0-9]))(?=\s(?:{_PEOPLE})\b)"
    rf"|(?P<decimal>[0-9]{{0,2}}\.[0-9]{{1,2}})(?=[ \u00a0]?(?:{_MEASURES})(?!\w))"
    r"|(?P<millions>[0-9]{0,2}(?:,[0-9]{3}){2,}(?![.,]?[0-9])))"
)
_RUPIAH = re.compile(r"[Rr]p\.?\s?\Z")
_GROUPS = re.compile(r"([1-9][0-9]{0,2}(?:,[0-9]{3})+)(?![.,]?[0-9]|\s(?:ribu|juta|mil|tri))")
_CLOCK = re.compile(r"\b(?:pukul|jam)\s\Z", re.IGNORECASE)


def swapped_separators(prose: str) -> list[Stretch]:
    """Where `prose` has a comma for thousands or a full stop for decimals.

    Told by what stands behind: people are counted in thousands, percent and millions in decimals.
    """
    stretches = []
    for place in figure_places(prose):
        # Both marks stand within four places of the first figure, as in `100,5`.
        head = prose[place : place + 4]
        match = _swapped(prose, place) if "," in head or "." in head else None
        if match:
            stretches.append(match.span())
    return stretches


def _swapped(prose: str, place: int) -> re.Match[str] | None:
    match = _SWAPPED.match(prose, place)
    if match and not _CLOCK.search(prose, max(0, place - 8), place):
        return match
    is_money = _RUPIAH.search(prose, max(0, place - 4), place)
    return _GROUPS.match(prose, place) if is_money else None
