"""Names, and when two of them are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.language.naming.likeness import holds_name, same_person
from newsroom.language.naming.names import (
    capital_runs,
    find_names,
    name_key,
    ordinary_words,
    read_person,
)
from newsroom.language.naming.spellings import MOST_NAMES, Known, find_clashes
from newsroom.language.quoting.nicknames import find_nicknames

CITY = {"contoh"}


def names(text: str, *, ordinary: str = "") -> list[str]:
    found = find_names(text, ordinary=ordinary_words([ordinary]), stops=CITY)
    return [name.text for name in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kepala Dinas Pekerjaan Umum Kota Contoh Ferdinan Mokoagu", ["Ferdinan Mokoagu"]),
        ("Ketua TWAP Kota Samarinda Saparuddin menilai", ["Saparuddin"]),
        ("Wali Kota Rosmalia Tandiala hadir", ["Rosmalia Tandiala"]),
        ("Dr. H. Muhammad Yusuf, S.T.", ["Muhammad Yusuf", "S", "T"]),
        ("Lukman Hakim dan Akbar Tanjung", ["Lukman Hakim", "Akbar Tanjung"]),
        ("Siti binti Ahmad serta M. Yusuf", ["Siti binti Ahmad", "M Yusuf"]),
        ("Sa’diyah, Jum'at, dan Al-Fatih", ["Sa’diyah", "Al-Fatih"]),
        ("Namun Pada Senin Budi Hartono", ["Budi Hartono"]),
        ("Kadishub, Diskominfo, dan BKPPD", []),
        ("Aji Syarif\nHidayatullah", ["Aji Syarif Hidayatullah"]),
    ],
)
def test_titles_institutions_and_days_are_left_out(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dr. H. Aji Hidayat, S.T., M.Si.", "Aji Hidayat"),
        ("Siti binti Ahmad", "Siti binti Ahmad"),
        (" Saparuddin ", "Saparuddin"),
        ("Laman belanja kelurahan", None),
        ("Niaga.Asia", None),
        ("", None),
    ],
)
def test_a_field_that_holds_a_person(text: str, expected: str | None) -> None:
    person = read_person(text)

    assert (person and person.text) == expected


def test_words_that_also_stand_in_lower_case_are_trimmed() -> None:
    assert names("Rapat Kerja Budi Hartono", ordinary="rapat kerja selesai") == ["Budi Hartono"]


@given(st.text(alphabet="Aab .,'’-\n", max_size=120))
def test_names_stand_where_they_say(text: str) -> None:
    for run in capital_runs(text):
        assert [text[word.start : word.end] for word in run] == [word.text for word in run]
        assert run[0].is_capitalised
        assert run[-1].is_capitalised
    for name in find_names(text, 7):
        assert [text[word.start - 7 : word.end - 7] for word in name.words] == name.text.split()


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("Saparuddin", "Saparuddin"),
        ("Saparudin", "Saparuddin"),
        ("Dewi", "Dewi Lestari"),
        ("Lestari", "Dewi Lestari"),
        ("D. Lestari", "Dewi Lestari"),
        ("Hj. Dewi Lestari", "Dewi Lestari, S.E."),
        ("Syarif Hidatullah", "Aji Syarif Hidayatullah"),
        ("Ros", "Rosmalia Tandiala"),
        ("Dewi Lestari Putri", "Dewi Lestari"),
    ],
)
def test_a_name_stands_for_a_person(said: str, known: str) -> None:
    assert same_person(said, known)


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("Dewi Kartika", "Dewi Lestari"),
        ("Budi", "Dewi Lestari"),
        ("Rahmat", "Rahman"),
        ("", "Budi"),
    ],
)
def test_another_name_does_not(said: str, known: str) -> None:
    assert not same_person(said, known)


def test_a_name_is_found_in_a_longer_phrase() -> None:
    assert holds_name(
        "Kepala Diskominfo Kota Samarinda, Aji Syarif Hidatullah", "Aji Syarif Hidayatullah"
    )
    assert not holds_name("Kepala Diskominfo Kota Samarinda", "Aji Syarif Hidayatullah")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kata Dayat -sapaan akrab Aji Hidayat- di", [("Dayat", "Aji Hidayat")]),
        ("Aji Hidayat yang akrab disapa Dayat itu", [("Aji Hidayat", "Dayat")]),
        ("wali kota yang biasa disapa Ros itu", [("", "Ros")]),
        ("Menurut Riko, sapaannya, banjir surut", []),
        ("Warga disapa wali kota", []),
    ],
)
def test_nicknames_that_the_text_introduces(text: str, expected: list[tuple[str, str]]) -> None:
    assert list(find_nicknames([text])) == expected


def clashes(text: str, known: Known | None = None) -> list[tuple[str, str]]:
    found = find_clashes(find_names(text, stops=CITY), known or Known())
    return [(clash.wrong.text, clash.right.text) for clash in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Aji Hidatullah, Aji Hidayatullah, Aji Hidayatullah",
            [("Aji Hidatullah", "Aji Hidayatullah")],
        ),
        (
            "Aji Syarif Hidatullah, Aji Syarif Hidayatullah",
            [("Aji Syarif Hidayatullah", "Aji Syarif Hidatullah")],
        ),
        ("Muhammad Ali, Mohammad Ali", [("Mohammad Ali", "Muhammad Ali")]),
        ("Ahmad Yani, Ahmad Yamin", []),
        ("Siti Nur Hasanah, Siti Nurhasanah", [("Siti Nurhasanah", "Siti Nur Hasanah")]),
        ("Budi Santoso, Budi Susanto", []),
        ("Sela Ulu, Sela Ilir", []),
        ("Budi Ali, Budi Adi", []),
        ("Melati Indah II, Melati Indah III", []),
        ("Pustaka Baca, Pustaka Bacaan", []),
        ("Peradaban Sungai, Perayaan Sungai", []),
    ],
)
def test_one_name_spelled_twice(text: str, expected: list[tuple[str, str]]) -> None:
    assert clashes(text) == expected


def test_a_register_vouches_more_than_the_sources_and_these_more_than_numbers() -> None:
    text = "Aji Hidatullah, Aji Hidatullah, Aji Hidayatullah"
    wrong, right = "aji hidatullah", "aji hidayatullah"

    assert clashes(text) == [("Aji Hidayatullah", "Aji Hidatullah")]
    assert clashes(text, Known(sources=frozenset({right}))) == [
        ("Aji Hidatullah", "Aji Hidayatullah")
    ]
    both = Known(sources=frozenset({wrong}), registers=frozenset({right}))
    assert clashes(text, both) == [("Aji Hidatullah", "Aji Hidayatullah")]


def test_two_people_are_two() -> None:
    text, pair = "Siti Aminah, Siti Amanah", frozenset({"siti aminah", "siti amanah"})

    assert clashes(text, Known(apart=frozenset({pair}))) == []
    assert clashes(text, Known(registers=pair)) == []
    assert clashes(text, Known(sources=pair, roles=dict.fromkeys(pair, "Guru"))) != []
    roles = {"siti aminah": "Guru", "siti amanah": "Bidan"}
    assert clashes(text, Known(sources=pair, roles=roles)) == []


def test_one_word_is_compared_with_the_sources_only() -> None:
    known = Known(sources=frozenset({"aji hidayatullah"}))

    assert clashes("Aji Hidayatullah, Hidatullah", known) == [("Hidatullah", "Hidayatullah")]
    assert clashes("Aji Hidayatullah, Hidatullah") == []
    assert clashes("Aji Hidayatullah, Hidatullah, Rudi Hidatullah", known) == []


def test_the_key_of_a_name_ignores_case_marks_and_space() -> None:
    assert name_key("M.  Sa’diyah") == name_key("m sa'diyah")


def test_more_names_than_a_story_holds_are_not_compared() -> None:
    many = ", ".join(
        f"Orang{'abcdefghij'[i % 10]}{'abcdefghij'[i // 10 % 10]}{i // 100 * 'x'} Besar"
        for i in range(MOST_NAMES * 2)
    )

    assert clashes(f"{many}, Aji Hidatullah, Aji Hidayatullah") is not None
