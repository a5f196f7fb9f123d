"""Speech that nobody is said to have said."""

import pytest

from newsroom.language.quoting.voices import find_unattributed
from tests.language.texts import joined, passages_of


def lone(*texts: str) -> list[str]:
    """The quotes that nobody is said to have said."""
    file = joined(*texts)
    return [file[one.start : one.end] for one in find_unattributed(passages_of(*texts), NAMES)]


NAMES = frozenset({"hartati", "molanu"})
LONE = "“Kami siap melayani warga kota.”"


def test_a_lone_quote_belongs_to_nobody() -> None:
    assert lone("Pasar buka.", LONE, "Pembeli datang.") == [LONE]


@pytest.mark.parametrize(
    "texts",
    [
        (f"Budi menambahkan. {LONE}",),
        (f"{LONE} Begitu katanya.",),
        ("Budi menambahkan,", LONE),
        ("Budi lalu menjelaskan rencana itu.", LONE),
        (LONE, "Demikian disampaikan Budi."),
        ("“Kami siap melayani warga kota.", "“Kami menunggu semua warga kota,” kata Budi."),
        ("“Ayo,” kata Budi. “Kami siap melayani warga.” “Kami menunggu semua warga kota.”",),
        ("“Kami siap,” kata Budi.",),
        (LONE, "“Kami menunggu semua warga kota.”", "“Ayo,” kata Budi."),
        ("“Kota Bersih, Kota Sehat, Kota Kita.”",),
        ("Lomba bertema “Bersama menjaga sungai untuk semua.” dibuka.",),
        ("Seminar “menjaga sungai untuk anak cucu kita” dibuka.",),
        ("Warga menyebutnya “pasar yang tidak pernah tidur”.",),
    ],
)
def test_a_quote_that_has_an_owner_or_is_no_speech(texts: tuple[str, ...]) -> None:
    assert lone(*texts) == []


def test_the_speaker_of_another_paragraphs_quote_does_not_count() -> None:
    assert lone("“Kami siap melayani warga kota,” kata Budi.", LONE, "Rina pulang.") == [LONE]
    assert lone("Budi mengatakan, “Ayo.”", LONE, "Rina pulang.") == [LONE]


@pytest.mark.parametrize(
    "texts",
    [
        ("Politisi itu juga menyinggung soal parkir.", LONE, "Rombongan lalu ke pasar."),
        ("Perempuan berhijab itu sudah sepuluh tahun mengajar.", LONE),
        ("Meski begitu, lelaki itu tidak patah semangat.", LONE),
        ("Hartati Molanu sudah lama tinggal di tepi sungai.", LONE),
        ("Hartati Molanu menerangkan kronologinya. Keduanya beraksi dini hari.", LONE),
        ("Hartati Molanu menyalakan kompor. Tangannya cekatan memeras kunyit.", LONE),
        (f"Doa menutup acara. {LONE} Ribuan jemaah mengaminkan.",),
        ("Hal senada dilontarkan anggota dewan.", LONE),
        ("Lurah dihubungi lewat pesan singkat.", LONE),
        (f"{LONE} Ia terdiam sejenak.",),
        (f"Beliau kini menunggu buku. {LONE}",),
        (f"{LONE} Petani berusia 61 tahun itu menghela napas.",),
        (f"Hartati memulai dari dapur. Anak sulungnya merantau. {LONE}",),
        (LONE, "Hartati Molanu mengangkat seikat benang dari bak pewarna."),
        ("“Kami kalah karena kurang sabar,” ketusnya.",),
        ("“Kami kalah karena kurang sabar”, ketus pelatih itu.",),
        ("“Kami kalah karena kurang sabar,” — Rini, pegawai.",),
        ("**Apa penyebab banjir?**", LONE),
        ("“Berkas saya sudah lengkap?” tanya ibu itu.", LONE, "“Cepat sekali ya sekarang.”"),
        ("“Bersama menjaga sungai kita semua.” menjadi tema lomba.",),
        ("“Kecil nyalanya, besar artinya bagi kampung.” Kalimat itu dicetak di kaus.",),
        ("Ia berdiri di bawah papan “Dilarang memberi makan ikan di sini.”",),
    ],
)
def test_newsrooms_name_the_speaker_in_many_ways(texts: tuple[str, ...]) -> None:
    assert lone(*texts) == []


@pytest.mark.parametrize(
    "before",
    [
        "Sebanyak 40 guru mengikuti pelatihan menulis.",
        "Hartati Molanu meresmikan pasar itu, Kamis (19/11/2026).",
        "Hartati Molanu menyerahkan bantuan di aula.",
        "Selama pekerjaan, warga menyeberang dengan rakit.",
    ],
)
def test_a_paragraph_before_that_introduces_nobody(before: str) -> None:
    assert lone("Pasar buka.", before, LONE, "Pembeli datang.") == [LONE]
