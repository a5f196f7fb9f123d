"""Which changes of a text change what it says."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.language.edits import find_changes, pieces_of


def changes(old: str, new: str) -> list[tuple[str, str]]:
    found = find_changes(
        pieces_of(old), pieces_of(new), lambda text: text.replace("resiko", "risiko")
    )
    return [(" ".join(o.text for o in one.old), " ".join(n.text for n in one.new)) for one in found]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Kami siap”, katanya", "“Kami siap,” katanya"),
        ("hari selasa", "hari Selasa"),
        ("di usung dimana", "diusung di mana"),
        ("resiko banjir", "risiko banjir"),
        ("pedagng siap", "pedagang siap"),
        ("karna dimana", "karena di mana"),
        ("yang yang siap", "yang siap"),
        ("katanya,” katanya.", "katanya."),
        ("pukul 10:00", "pukul 10.00"),
        ("mulai 10.00", "mulai pukul 10.00"),
        ("mulai 10.00", "mulai 10.00 WITA"),
        ("hari ke 3", "hari ketiga"),
        ("pedagang & pembeli", "pedagang dan pembeli"),
        ("Sekda datang", "Sekretaris Daerah (Sekda) datang"),
        ("Rp 5.000", "Rp5.000"),
        ("HUT ke 354", "HUT ke-354"),
        ("biaya 5000 rupiah", "biaya 5.000 rupiah"),
        ("biaya Rp 1.500.000,00", "biaya Rp1,5 juta"),
        ("sebanyak 1,500 bungkus", "sebanyak 1.500 bungkus"),
        ("naik 2.4 persen", "naik 2,4%"),
        ("naik 5 %", "naik 5 persen"),
        ("pukul 9.00", "pukul 09.00"),
        ("pada 05/11/2026", "pada 5 November 2026"),
        ("pada 19 November 2026", "pada 19/11/2026"),
        ("datang 3 orang", "datang tiga orang"),
        ("datang tiga belas orang", "datang 13 orang"),
        ("sebanyak dua ratus lima puluh ribu", "sebanyak 250 ribu"),
        ("seribu porsi", "1.000 porsi"),
        ("OPD siap", "Organisasi Perangkat Daerah (OPD) siap"),
        ("", ""),
    ],
)
def test_spelling_says_nothing_new(old: str, new: str) -> None:
    assert changes(old, new) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("datang 200 warga", "datang 300 warga", ("200", "300")),
        ("biaya 2.5 juta", "biaya 25 juta", ("2.5", "25")),
        ("biaya 5000 rupiah", "biaya 50.000 rupiah", ("5000", "50.000")),
        ("pukul 10.00 WIB", "pukul 10.00 WITA", ("WIB", "WITA")),
        ("pukul 10.00 WITA", "pukul 10.00", ("WITA", "")),
        ("naik 1,5 juta", "naik 15 juta", ("1,5", "15")),
        ("naik 1,5 juta", "naik 1,5 miliar", ("juta", "miliar")),
        ("datang tiga orang", "datang empat orang", ("tiga", "empat")),
        ("datang dua puluh", "datang dua puluh lima", ("", "lima")),
        ("tiga belas los", "30 los", ("tiga belas", "30")),
        ("pukul 10.00", "pukul 1000", ("10.00", "1000")),
        ("telepon 0812", "telepon 812", ("0812", "812")),
        ("naik 1.05 persen", "naik 1.5 persen", ("1.05", "1.5")),
        ("pada 19/11/2026", "pada 19 Oktober 2026", ("19/11/2026", "19 Oktober 2026")),
        ("pada 19 November 2026", "pada 18 November 2026", ("19", "18")),
        ("pukul 10.00 00", "pukul 10.00", ("00", "")),
        ("kata Hidatullah siap", "kata Hidayatullah siap", ("Hidatullah", "Hidayatullah")),
        ("kata hidatullah", "kata hidayatullah", ("hidatullah", "hidayatullah")),
        ("warga menolak", "warga menerima", ("menolak", "menerima")),
        ("warga tidak siap", "warga siap", ("tidak", "")),
        ("warga siap", "warga belum siap", ("", "belum")),
        ("dua dua warga 5 5", "dua dua warga 5", ("5", "")),
        ("Sekda datang", "Siti Rahma, Sekda, datang", ("", "Siti Rahma")),
        ("hari ke 3", "hari keempat", ("ke 3", "keempat")),
        ("BPBD siap", "Badan Pusat (BPBD) siap", ("", "Badan Pusat")),
    ],
)
def test_figures_names_and_other_words_do(old: str, new: str, told: tuple[str, str]) -> None:
    assert changes(old, new) == [told]


def test_every_place_is_named() -> None:
    old = "Pada Senin 20 warga datang dan 5 pulang"
    new = "Pada Senin 21 warga datang lalu 5 pulang"

    assert changes(old, new) == [("20", "21"), ("dan", "lalu")]


@given(st.text("ab 12.,\n“", max_size=80))
def test_a_text_that_stays_has_no_changes(text: str) -> None:
    assert changes(text, text) == []


@given(st.text("ab 1", max_size=40), st.text("ab 1", max_size=40))
def test_no_change_is_told_where_the_words_are_the_same(old: str, new: str) -> None:
    if [one.key for one in pieces_of(old)] == [one.key for one in pieces_of(new)]:
        assert changes(old, new) == []


def test_a_megabyte_that_is_another_one_is_compared_in_time() -> None:
    old = " ".join(f"kata{chr(97 + number % 26)}" for number in range(100_000))
    new = " ".join(f"lain{chr(97 + number % 25)}" for number in range(100_000))
    begun = time.process_time()

    assert len(changes(old, new)) == 1
    assert time.process_time() - begun < 5
