"""Laws, decrees and statistics that a text cites."""

import pytest

from newsroom.language.documents import find_citations


@pytest.mark.parametrize(
    "cited",
    [
        "Perda Nomor 1 Tahun 1988",
        "UU No. 14 Tahun 2008",
        "UU Nomor 14/2008",
        "Peraturan Wali Kota Contoh Nomor 12 Tahun 2025",
        "Peraturan Menteri Komunikasi dan Informatika Nomor 8 Tahun 2019",
        "SK Wali Kota Nomor 188.4/12/2026",
        "Permendagri Nomor 77 Tahun 2020",
        "data BPS",
        "survei terbaru Badan Pusat Statistik",
    ],
)
def test_a_citation_is_found_whole(cited: str) -> None:
    text = f"Hal itu diatur atau dihitung dalam {cited}, kata dinas."

    assert [text[one.start : one.end] for one in find_citations(text)] == [cited]


@pytest.mark.parametrize(
    "text",
    [
        "Rumah di Jalan Peraturan nomor 3 itu kosong.",
        "Pemenang nomor 12 tahun 2025 pulang.",
        "Menurut UU, sewa dibayar di muka. BPS membuka lowongan.",
    ],
)
def test_what_is_no_citation(text: str) -> None:
    assert list(find_citations(text)) == []


def test_a_source_can_be_the_document() -> None:
    (law,) = find_citations("Itu diatur Perda Nomor 1 Tahun 1988.")
    (figures,) = find_citations("Menurut data BPS, harga naik.")

    assert law.is_named_in("Peraturan Daerah 1/1988")
    assert figures.is_named_in("Berita resmi, Badan Pusat Statistik")
    assert not law.is_named_in("Surat pemberitahuan, Dinas Perdagangan")
    assert not figures.is_named_in("Data penerima bantuan")
