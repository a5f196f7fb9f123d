"""What an acronym can stand for, and what it cannot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.language.naming.expansions import content_key, differing, fits, misfit, stands_in
from newsroom.language.words import words_of


@pytest.mark.parametrize(
    ("acronym", "phrase"),
    [
        ("BKPPD", "Badan Kepegawaian, Pendidikan dan Pelatihan Daerah"),
        ("TWAP", "Tim Wali Kota untuk Akselerasi Pembangunan"),
        ("LAPAN", "Lembaga Penerbangan dan Antariksa Nasional"),
        ("TAPM", "Tenaga Ahli Pemberdayaan Masyarakat"),
        ("PSSI", "Persatuan Sepak Bola Seluruh Indonesia"),
        ("Kemenkes", "Kementerian Kesehatan"),
        ("P2TP2A", "Pusat Pelayanan Terpadu Pemberdayaan Perempuan dan Anak"),
    ],
)
def test_the_letters_of_an_acronym_are_found_in_its_words(acronym: str, phrase: str) -> None:
    assert fits(acronym, words_of(phrase))
    assert misfit(acronym, words_of(phrase)) is None


@pytest.mark.parametrize(
    ("acronym", "phrase"),
    [
        ("ODP", "Organisasi Perangkat Daerah"),
        ("BPDB", "kepala Badan Penanggulangan Bencana Daerah"),
        ("BTL", "warga menerima bantuan langsung tunai"),
        ("BKPPD", "Badan Kepegawaian Daerah"),
        ("BPBD", "Badan Penanggulangan Bencana"),
        ("KRDT", "korban kekerasan dalam rumah tangga"),
    ],
)
def test_letters_that_were_meant_to_be_initials_are_a_misfit(acronym: str, phrase: str) -> None:
    assert misfit(acronym, words_of(phrase)) is not None


@pytest.mark.parametrize(
    ("acronym", "phrase"),
    [
        ("WHO", "Organisasi Kesehatan Dunia"),
        ("ADB", "Bank Pembangunan Asia"),
        ("PKS", "Anggota DPRD Budi Santoso"),
        ("PAN", "Fraksi Andi Nurdin"),
        ("KK", "kartu tanda penduduk"),
        ("Ketum", "Ketua Panitia Umum Daerah"),
    ],
)
def test_what_may_be_no_expansion_is_no_misfit(acronym: str, phrase: str) -> None:
    assert misfit(acronym, words_of(phrase)) is None


@given(
    st.lists(
        st.sampled_from(["dinas", "badan", "kota", "warga", "daerah", "perangkat", "umum"]),
        min_size=3,
    )
)
def test_initials_always_fit_their_own_words(phrase: list[str]) -> None:
    acronym = "".join(word[0] for word in phrase).upper()

    assert misfit(acronym, words_of(" ".join(phrase))) is None


def test_commas_and_connectors_make_no_other_expansion() -> None:
    assert content_key("usaha mikro, kecil, dan menengah") == content_key(
        "Usaha Mikro Kecil Menengah"
    )


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Dewan Perwakilan Rakyat Daerah Kota Contoh", None),
        ("rapat Dewan Perwakilan Rakyat Daerah", None),
        ("rapat di Dewan Perwakilan Daerah", "Dewan Perwakilan Daerah"),
        ("Dewan Perwakilan Rakyat Daearh Kota Contoh", "Dewan Perwakilan Rakyat Daearh"),
        ("Dewan Pendidikan", None),
        ("anggota fraksi", None),
    ],
)
def test_an_expansion_differs_where_it_was_tried(written: str, told: str | None) -> None:
    tail = differing(words_of(written), "Dewan Perwakilan Rakyat Daerah")

    assert (tail and " ".join(word.text for word in tail)) == told


def test_initials_side_by_side_explain_an_acronym() -> None:
    words = words_of("Semua organisasi perangkat daerah hadir di ruang terbuka hijau.")

    assert stands_in("OPD", words)
    assert stands_in("RTH", words)
    assert not stands_in("ASN", words)
