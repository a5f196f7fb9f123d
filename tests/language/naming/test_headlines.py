"""Names of a headline in its story."""

import pytest

from newsroom.language.naming.headlines import name_mismatches, pair_mismatches
from newsroom.language.passages import Passage, Role


def told(title: str, body: str, *people: str) -> list[tuple[str, str]]:
    """The headline's words at fault, each with the body's."""
    found = name_mismatches(
        Passage(Role.TITLE, 0, title),
        [Passage(Role.TEXT, 100, body)],
        people=people,
        known=frozenset({"pemkot"}),
    )
    assert [title[one.start : one.end] for one in found] == [one.word for one in found]
    return [(one.word, one.body) for one in found]


@pytest.mark.parametrize(
    ("title", "body", "wrong", "right"),
    [
        ("Hidatullah Buka Rapat", "Aji Hidayatullah hadir.", "Hidatullah", "Hidayatullah"),
        ("Warga Muara Lontr Panen", "Warga Muara Lontar panen.", "Lontr", "Lontar"),
        ("Rahmat Hidayat Juara", "Pelari Rahman Hidayat juara.", "Rahmat", "Rahman"),
        ("BKPDD Buka Seleksi", "Kantor BKPPD ramai.", "BKPDD", "BKPPD"),
    ],
)
def test_a_near_name_in_the_body_is_told(title: str, body: str, wrong: str, right: str) -> None:
    assert told(title, body) == [(wrong, right)]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Pasar Tepian Dibuka", "Pasar Tepian dibuka."),
        ("Pemkot Buka Pasar", "Pemerintah Kota membuka pasar."),
        ("Car Free Day Digelar", "Hari bebas kendaraan digelar."),
        ("Jembatan Kenari Dibuka", "Jembatan Kenanga dibuka."),
        ("Vaksinasi Dimulai", "Imunisasi dimulai."),
    ],
)
def test_ordinary_words_and_other_names_are_left_alone(title: str, body: str) -> None:
    assert told(title, body) == []


def test_a_person_whom_the_body_never_names_is_told_as_one() -> None:
    assert told("Ratna Wulandari Buka Pasar", "Pasar buka.", "ratna", "wulandari") == [
        ("Ratna Wulandari", "")
    ]


def test_a_known_name_that_the_body_misspells_is_the_bodys_fault() -> None:
    assert told("Wulandari Buka Pasar", "Ibu Wulandary hadir.", "wulandari") == []


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        (
            "Warga Bukit Kenara Panen",
            "Warga Bukit Kenari panen.",
            [("Bukit Kenara", "Bukit Kenari")],
        ),
        ("Dinas Sosial Buka Pos", "Dinas Pangan buka.", [("Dinas Sosial", "Dinas Pangan")]),
        ("Warga Bukit Kenanga Panen", "Warga Bukit Kenari panen.", []),
        ("Warga Bukit Kenara Panen", "Kenara dan Bukit Kenari panen.", []),
        ("Dinas Sosial Buka Pos", "Pos sosial dibuka Dinas Pangan.", []),
        ("Dinas Siapkan Pos", "Dinas Pangan menyiapkan pos.", []),
    ],
)
def test_names_of_ordinary_words_are_told_where_they_are_known(
    title: str, body: str, expected: list[tuple[str, str]]
) -> None:
    found = pair_mismatches(
        Passage(Role.TITLE, 0, title),
        [Passage(Role.TEXT, 100, body)],
        places={("bukit", "kenari")},
        institutions={("dinas", "sosial"), ("dinas", "pangan")},
    )
    assert [(one.word, one.body) for one in found] == expected
    assert [title[one.start : one.end] for one in found] == [one.word for one in found]
