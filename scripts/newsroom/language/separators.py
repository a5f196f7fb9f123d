"""Figures with the separators of another language: `1,500 orang`, `2.5 persen`, `Rp1,500,000`."""

import re

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
    r"[0-9](?<![a-oq-zA-OQ-Z0-9_.,:/-].)(?:"
    rf"(?P<thousands>(?<!0)[0-9]{{0,2}}(?:,[0-9]{{3}})+(?![.,]?[0-9]))(?=\s(?:{_PEOPLE})\b)"
    rf"|(?P<decimal>[0-9]{{0,2}}\.[0-9]{{1,2}})(?=[ \u00a0]?(?:{_MEASURES})(?!\w))"
    r"|(?P<millions>[0-9]{0,2}(?:,[0-9]{3}){2,}(?![.,]?[0-9])))"
)
_RUPIAH = re.compile(
    r"[Rr]p\.?\s?([1-9][0-9]{0,2}(?:,[0-9]{3})+)(?![.,]?[0-9]|\s(?:ribu|juta|mil|tri))"
)
_CLOCK = re.compile(r"\b(?:pukul|jam)\s\Z", re.IGNORECASE)


def swapped_separators(prose: str) -> list[Stretch]:
    """Where `prose` has a comma for thousands or a full stop for decimals.

    Told by what stands behind: people are counted in thousands, percent and millions in decimals.
    """
    stretches = {match.span(1) for match in _RUPIAH.finditer(prose)}
    stretches |= {
        match.span()
        for match in _SWAPPED.finditer(prose)
        if not _CLOCK.search(prose, max(0, match.start() - 8), match.start())
    }
    return sorted(stretches)
