"""Where sentences end in Indonesian news."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.language.sentences import sentence_around, split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Kantor di Jl. Pelita No. 5 buka pukul 08.00 WITA.",
        "Dr. H. Andi Harun, S.T., M.Si. hadir bersama A. Yani.",
        "Harganya Rp1.250.000 atau 2.5 persen lebih murah.",
        "“Kami siap!” kata Budi Hartono.",
        "“Kami siap?” tanya dia... lalu pulang.",
        "1. Berkeliling lahan bersama petugas ukur.",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pasar buka. Pembeli datang.", ["Pasar buka.", "Pembeli datang."]),
        ("“Kami siap.” Pembeli datang.", ["“Kami siap.”", "Pembeli datang."]),
        ("Siapa? “Kami!”\nSemua.", ["Siapa?", "“Kami!”", "Semua."]),
        ("Buka (setiap hari.) 12 pedagang datang", ["Buka (setiap hari.)", "12 pedagang datang"]),
        ("Beras, gula, dll. Semua murah.", ["Beras, gula, dll.", "Semua murah."]),
    ],
)
def test_two_sentences_part(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text(alphabet='Aa5 .?!…“”"()\n', max_size=200))
def test_nothing_but_space_is_lost(text: str) -> None:
    stretches = split_sentences(text)

    assert (
        "".join(text[start:end] for start, end in stretches).split()
        == "".join(text[start:end] for start, end in stretches).split()
    )
    outside = set(range(len(text))) - {at for start, end in stretches for at in range(start, end)}
    assert all(text[at].isspace() for at in outside)
    assert list(stretches) == sorted(stretches)


def test_the_sentence_around_a_place() -> None:
    text = "Pasar buka. Pembeli datang pagi-pagi. Semua senang."
    start, end = sentence_around(text, text.index("datang"))

    assert text[start:end] == "Pembeli datang pagi-pagi."


def test_an_endless_sentence_is_seen_in_part() -> None:
    text = "kata " * 10_000
    start, end = sentence_around(text, 25_000)

    assert (start, end) == (24_500, 25_500)
