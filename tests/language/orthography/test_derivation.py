"""Which words grow from known ones, and which only look so."""

import pytest

from newsroom.language.orthography.derivation import is_derived
from newsroom.language.words import word_set

KNOWN = word_set("""
    bayar kursi gaung gratis kibar jaring kompak penduduk pekan dampak jawab pantul pajang rujuk
    unduh undur gelar fasilitasi sosialisasi warga bencana genset relawan laman pilih kayu
    tulis sapu putih kirim
    """)
GROWN = word_set("""
    berbayar berkursi digaungkan digratiskan dikibarkan jaringan kekompakan kependudukan sepekan
    terdampak terjawab terpantul dipajang dirujuk diunduh diundur digelar difasilitasi
    disosialisasikan antarwarga pascabencana gensetnya relawanlah laman-laman relawan-relawan
    menyapu penyapu memutihkan menulis pengiriman mengirimkan kauundur
    """)
SLIPS = word_set("""
    berbyar dikibrkan kekompkan dipajangi-an mempilih disosialisasian gensetnyah masyarakt
    transfaran pngiriman ndipajang relawankan-i
    """)


@pytest.mark.parametrize("word", sorted(GROWN))
def test_affixes_lead_back_to_a_known_word(word: str) -> None:
    assert is_derived(word, KNOWN.__contains__)


@pytest.mark.parametrize("word", sorted(SLIPS))
def test_a_slip_of_the_pen_leads_nowhere(word: str) -> None:
    assert not is_derived(word, KNOWN.__contains__)


def test_short_stems_prove_nothing() -> None:
    assert not is_derived("dicat", frozenset({"cat"}).__contains__)
