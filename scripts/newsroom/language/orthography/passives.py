"""Whether a word behind `di` is a verb, so that the two are one: di laksanakan, but di pasar."""

import re
from functools import lru_cache

from newsroom.language.orthography.spelling import is_word
from newsroom.language.words import word_set

NOUNS_OF_TWO = frozenset(
    """
    angkat beban;angkat berat;angkat besi;antar jemput;baca puisi;bagi hasil;buka puasa;cuci darah;
    cuci gudang;cuci piring;cuci tangan;dengar pendapat;jual beli;kejar paket;lawan arah;
    lempar cakram;lempar lembing;pasang naik;pasang surut;pilih tanding;putar balik;simpan pinjam;
    tanam paksa;tangkap ikan;tanya jawab;tarik suara;tarik tambang;timbang terima;tolak peluru;
    tukar guling;tukar pikiran;tukar tambah;tunggu antrean;tutup botol;tutup tahun
    """.replace("\n    ", "")
    .strip()
    .split(";")
)
"""Sports, customs and doings that begin like a verb: juara di tolak peluru."""
_NO_VERBS = word_set("hayati kontrakan tetapi")
# Places and things that take di- too: behind an auxiliary they may still be where somebody is.
_NOUNS = word_set("""
    alas bendung jilid kapur kontrak kubur lantai langgar pagar palang parkir raja tambang tembok
    """)
_AUXILIARY = re.compile(r"\b(?:akan|belum|bisa|boleh|dapat|harus|perlu|sudah|telah|wajib) {1,3}\Z")
_BY = re.compile(r" {1,3}oleh\b")
_REACH = 12
_SHORTEST = 4
_SHORTEST_WITH_PER = 7


@lru_cache(maxsize=10_000)
def is_passive(stem: str) -> bool:
    """Whether di- and `stem` make a verb by the stem's form: selenggarakan, hadiri, pertegas.

    The dictionary takes di- with nouns in -an too (dijaringan), so what stands before the ending
    has to be a word of its own, and the whole no noun of one in -k (ajak-an).
    """
    if stem in _NO_VERBS or not is_word("di" + stem):
        return False
    if stem.startswith("per") and len(stem) >= _SHORTEST_WITH_PER:
        return stem.endswith("kan") or not stem.endswith("an")
    if stem.endswith("kan"):
        return is_word(stem[:-3]) and not is_word(stem[:-2])
    return stem.endswith("i") and len(stem) > _SHORTEST and is_word(stem[:-1])


@lru_cache(maxsize=10_000)
def is_noun(stem: str) -> bool:
    """Whether `stem` is a noun by its ending: masukan, peruntukan."""
    return stem.endswith("an") and is_word(stem)


def acts_here(prose: str, start: int, end: int, stem: str) -> bool:
    """Whether a word that may be a thing is a verb here: harus di kunci, di gambar oleh."""
    if stem in _NOUNS or not is_word("di" + stem):
        return False
    beside = _AUXILIARY.search(prose, max(0, start - _REACH), start) or _BY.match(prose, end)
    return beside is not None
