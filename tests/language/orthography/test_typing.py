"""Slips of typing, and what only looks like one."""

import pytest

from newsroom.language.orthography.typing import (
    Slip,
    SlipKind,
    find_doubled,
    find_missing_end,
    find_spacing,
)
from newsroom.language.words import words_of


def mended(text: str, slips: list[Slip]) -> str:
    for slip in reversed(slips):
        start, end, instead = slip.edit
        text = text[:start] + instead + text[end:]
    return text


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Pedagang yang yang pindah", "Pedagang yang pindah"),
        ("Ia melaksanakan melaksanakan tugas", "Ia melaksanakan tugas"),
        ("Para Para pedagang", "Para Para pedagang"),
        ("anak anak", "anak-anak"),
        ("dari hari ke hari", "dari hari ke hari"),
        ("dinding-dinding", "dinding-dinding"),
        ("siang, siang", "siang, siang"),
        ("jelasnya jelasnya", "jelasnya jelasnya"),
    ],
)
def test_a_word_twice_is_a_slip_or_a_plural_without_its_hyphen(text: str, right: str) -> None:
    assert mended(text, list(find_doubled(words_of(text), text))) == right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Festival,di mana", "Festival, di mana"),
        ("Pasar  buka , lalu tutup .", "Pasar buka, lalu tutup."),
        ("sapu ,sekop ;lalu pulang", "sapu, sekop; lalu pulang"),
        ("harga 2 ,5 juta dan /a ,b", "harga 2 ,5 juta dan /a ,b"),
        ("mereka pulang.Warga senang", "mereka pulang. Warga senang"),
        ("nilai 1,5 dan Rp2.500,00", "nilai 1,5 dan Rp2.500,00"),
        (
            "lihat https://a.example/b,c dan Niaga.Asia",
            "lihat https://a.example/b,c dan Niaga.Asia",
        ),
        ("S.Pd., M.Si. dan dua titik...", "S.Pd., M.Si. dan dua titik..."),
    ],
)
def test_spaces_belong_behind_marks_not_before_them(text: str, right: str) -> None:
    assert mended(text, sorted(find_spacing(text, text), key=lambda one: one.edit)) == right


def test_what_others_said_is_not_looked_at() -> None:
    written = "“Kami  datang ,lalu pulang” kata Budi"
    own = "“" + " " * 24 + "g” kata Budi"

    assert [one.kind for one in find_spacing(written, own)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Daftar lapak baru dapat dibaca warga di kantor pasar",
        "Sebanyak 40 pedagang sayur menempati lapak baru sejak Kamis (19/11/2026)",
        "Daftar lapak baru dapat dibaca warga di [laman pasar](https://a.example/b)",
    ],
)
def test_a_paragraph_without_its_mark(text: str) -> None:
    slip = find_missing_end(text, words_of(text))

    assert slip is not None
    assert slip.kind is SlipKind.NO_END_MARK


@pytest.mark.parametrize(
    "text",
    [
        "Daftar lapak baru dapat dibaca warga di kantor pasar.",
        "Syarat bagi pedagang yang mendaftar lapak baru adalah:",
        "Jadwal Buka Pasar",
        "Wali Kota Contoh Buka Pasar Tepian yang Baru di Muara Lontar",
        "Ikuti kabar warga kota setiap hari di https://contoh.example/a",
        "(siti rahma dan dewi anggraini untuk redaksi kota contoh)",
        "Reporter: Siti Rahma dan Yosef Lakamera serta penyunting desk layanan",
        "Hujan turun di tepi sungai  \ndan kota terdiam lama sekali",
    ],
)
def test_what_needs_no_mark(text: str) -> None:
    assert find_missing_end(text, words_of(text)) is None
