"""A line becomes a source: a name, a role, how it was heard."""

from datetime import date

import pytest

from newsroom.intake.sources import read_sources
from newsroom.story import Method

DAY = date(2026, 11, 19)


@pytest.mark.parametrize(
    ("line", "name", "role"),
    [
        ("Ratna Wulandari, Kepala Pasar", "Ratna Wulandari", "Kepala Pasar"),
        ("Ratna Wulandari - Kepala Pasar", "Ratna Wulandari", "Kepala Pasar"),
        (
            "Ratna Wulandari – Kepala Pasar, Kota Contoh",
            "Ratna Wulandari",
            "Kepala Pasar, Kota Contoh",
        ),
        ("Ratna Wulandari; Kepala Pasar", "Ratna Wulandari", "Kepala Pasar"),
        (
            "Dr. Ratna Wulandari, S.E., M.Si., Kepala Pasar",
            "Dr. Ratna Wulandari, S.E., M.Si.",
            "Kepala Pasar",
        ),
        ("- Ratna Wulandari, warga", "Ratna Wulandari", "warga"),
        ("1. Ratna Wulandari, warga", "Ratna Wulandari", "warga"),
        ("Ratna Wulandari", "Ratna Wulandari", ""),
    ],
)
def test_a_name_and_a_role(line: str, name: str, role: str) -> None:
    (source,) = read_sources(line, day=DAY)

    assert (source.name, source.role, source.method, source.at) == (
        name,
        role,
        Method.INTERVIEW,
        DAY,
    )


@pytest.mark.parametrize(
    ("line", "method", "url"),
    [
        (
            "Dokumen: Surat Edaran 12/2026, https://kota.contoh.example/12.pdf",
            Method.DOCUMENT,
            "https://kota.contoh.example/12.pdf",
        ),
        (
            "Surat Edaran 12/2026 https://kota.contoh.example/12.pdf.",
            Method.DOCUMENT,
            "https://kota.contoh.example/12.pdf",
        ),
        ("Pernyataan tertulis: Humas Pasar, juru bicara", Method.STATEMENT, None),
        ("pengamatan: Papan harga, di pasar", Method.OBSERVATION, None),
        ("Rapat: Budi, warga", Method.INTERVIEW, None),
    ],
)
def test_how_it_was_heard(line: str, method: Method, url: str | None) -> None:
    (source,) = read_sources(line, day=DAY)

    assert (source.method, source.url) == (method, url)


def test_each_line_is_a_source_and_empty_lines_are_none() -> None:
    sources = read_sources("Ratna, Kepala Pasar\n\n  \n• Budi, warga\n", day=DAY)

    assert [one.name for one in sources] == ["Ratna", "Budi"]
