"""Offices beside names."""

import pytest

from newsroom.language.naming.offices import Beside, Reader, name_length, office_key
from newsroom.language.words import words_of

FORMS = {"sekda": "Sekretaris Daerah", "kadis": "Kepala Dinas", "diskes": "Dinas Kesehatan"}
HEALTH = ("kepala", "dinas", "kesehatan")
MAYOR = ("wali", "kota")
READER = Reader(frozenset({HEALTH, MAYOR, ("sekretaris", "daerah")}), "Kota Contoh", FORMS)


def beside(text: str) -> Beside:
    """The office beside Rina Marlina in `text`."""
    words = words_of(text)
    first = next(index for index, word in enumerate(words) if word.text == "Rina")
    return READER.beside(text, words, first, first + 1)


@pytest.mark.parametrize(
    "office",
    [
        "Kepala Dinas Kesehatan",
        "Kepala Dinas Kesehatan Kota Contoh",
        "kadis kesehatan kota contoh",
        "Kepala Diskes",
    ],
)
def test_the_writings_of_an_office_have_one_key(office: str) -> None:
    words = [word.lower for word in words_of(office)]

    assert office_key(words, "Kota Contoh", FORMS) == HEALTH


def test_a_mayor_keeps_the_word_kota() -> None:
    assert office_key(["wali", "kota", "contoh"], "Kota Contoh", FORMS) == MAYOR


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Kepala Dinas Kesehatan Kota Contoh Rina Marlina hadir.", HEALTH),
        ("Kepala Dinas Kesehatan, dr. Hj. Rina Marlina, hadir.", HEALTH),
        ("Rina Marlina, Kepala Dinas Kesehatan Kota Contoh, hadir.", HEALTH),
        ("Rina Marlina selaku Kadis Kesehatan hadir.", HEALTH),
        ("Rina Marlina (Kepala Diskes) hadir.", HEALTH),
        ("“Siap,” kata Sekda Rina Marlina.", ("sekretaris", "daerah")),
        ("Kepala Dinas Kesehatan Kota Damar Rina Marlina hadir.", ()),
        ("Kepala Dinas Kesehatan hadir. Rina Marlina pulang.", ()),
        ("Rina Marlina, Kepala Dinas Kesehatan Provinsi Sela, hadir.", ()),
        ("Wali Kota, Kepala Dinas Kesehatan, Rina Marlina, dan camat hadir.", ()),
        ("Rina Marlina, Kepala Dinas Kesehatan, dan camat hadir.", ()),
        ("Rina Marlina menyapa Kepala Dinas Kesehatan.", ()),
    ],
)
def test_the_office_that_belongs_to_a_name_is_read(text: str, key: tuple[str, ...]) -> None:
    assert beside(text).key == key


@pytest.mark.parametrize("before", ["Mantan", "Plt", "calon", "Wakil", "istri"])
def test_a_word_before_the_office_can_change_it(before: str) -> None:
    assert beside(f"Hadir {before} Kepala Dinas Kesehatan Rina Marlina.").is_changed


@pytest.mark.parametrize(
    "text", ["Ketua RT 3 Rina Marlina", "Pedagang sayur, Rina Marlina", "Rina Marlina, guru SD"]
)
def test_another_role_is_known_for_one(text: str) -> None:
    assert beside(text) == Beside(is_other=True)


@pytest.mark.parametrize(
    ("behind", "count"),
    [(" Rina Marlina hadir", 2), (", Rina Marlina", 2), (" hadir", 0), (" Dinas Kesehatan", 0)],
)
def test_a_name_behind_the_city_is_two_to_four_words(behind: str, count: int) -> None:
    text = f"Wali Kota Contoh{behind}"

    assert name_length(text, words_of(text), 3) == count
