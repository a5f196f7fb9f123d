"""Whether a name comes with a word on who it is."""

import pytest

from newsroom.language.quoting.roles import has_role


def told(text: str, name: str, *, known: tuple[str, ...] = ()) -> bool:
    start = text.index(name)
    return has_role(text, start, start + len(name), known=known, apposition=True)


@pytest.mark.parametrize(
    "text",
    [
        "Kepala Pasar Rina Dusi hadir.",
        "“Ayo,” kata Rina Dusi, penjual sagu.",
        "“Ayo,” kata Rina Dusi (45).",
        "“Ayo,” kata Rina Dusi, 45 tahun.",
        "“Ayo,” kata Rina Dusi dari Dinas Sosial.",
        "“Ayo,” kata dr. Rina Dusi.",
        "“Ayo,” kata Rina Dusi, yang menunggu sejak subuh.",
        "Rina Dusi sudah 20 tahun berjualan sagu.",
        "“Ayo,” kata Rina Dusi. Nelayan itu tersenyum.",
        "Anggota DPRD Rina Dusi hadir.",
    ],
)
def test_a_role_in_any_form(text: str) -> None:
    assert told(text, "Rina Dusi")


@pytest.mark.parametrize(
    "text",
    [
        "“Ayo,” kata Rina Dusi.",
        "“Ayo,” kata Rina Dusi, Kamis (19/11/2026).",
        "“Ayo,” kata Rina Dusi, saat ditemui.",
        "Ketua hadir. “Ayo,” kata Rina Dusi. Pasar lalu dibuka.",
        "Rina Dusi mengatakan, pasar dibuka.",
    ],
)
def test_a_name_alone(text: str) -> None:
    assert not told(text, "Rina Dusi")


def test_the_role_that_the_sources_give_counts() -> None:
    assert told("Juragan kopi Rina Dusi hadir.", "Rina Dusi", known=("juragan",))
