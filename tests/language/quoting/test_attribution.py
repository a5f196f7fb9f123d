"""Who says what."""

import pytest

from newsroom.language.naming.names import ordinary_words
from newsroom.language.quoting.attribution import Attribution, find_attributions
from newsroom.language.quoting.clauses import Lexis
from tests.language.texts import joined, passages_of

PEOPLE = frozenset({"irwan balagading"})


def attributions(text: str) -> list[Attribution]:
    lexis = Lexis(ordinary_words([text]), frozenset({"contoh"}), PEOPLE)
    return list(find_attributions(passages_of(text), lexis))


def speakers(text: str) -> list[str]:
    return [one.speaker.text for one in attributions(text) if one.speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“Siap,” kata Budi Hartono.", "Budi Hartono"),
        ("“Siap”, kata Budi.", "Budi"),
        ("“Siap,” ujar Budi selaku Ketua RT.", "Budi"),
        ("“Siap,” tegas Hj. Siti binti Ahmad, S.E., saat ditemui.", "Siti binti Ahmad"),
        ("“Siap,” ujar Ketua RT 3, Budi.", "Budi"),
        ("“Siap,” kata Ketua bank sampah Sela, Budi Hartono (43).", "Budi Hartono"),
        ("“Siap,” kata pria bernama Tono.", "Tono"),
        ("“Siap,” kata Kepala Dinas Kota Contoh Budi Hartono.", "Budi Hartono"),
        ("“Siap,” kata Kapolres Kombes Pol Budi Hartono.", "Budi Hartono"),
        ("“Siap,” kata Kepala Diskominfo Irwan Balagading.", "Irwan Balagading"),
        ("“Siap,” kata Dayat -sapaan akrab Aji- di kantor.", "Dayat"),
        ("Menurut Budi Hartono, harga tetap.", "Budi Hartono"),
        ("Hal itu disampaikan Budi Hartono saat rapat.", "Budi Hartono"),
        ("Pintu, kata Budi, dibuka.", "Budi"),
        ("Budi Hartono menambahkan, pintu dibuka.", "Budi Hartono"),
        ("Sementara Budi juga menjelaskan pintu.", "Budi"),
        ("Kepala Dinas, Budi Hartono dalam paparannya menjelaskan.", "Budi Hartono"),
        ("Kepala Dinas, Budi Hartono pada kesempatan itu mengatakan.", "Budi Hartono"),
        ("Budi Hartono menyampaikan bahwa pintu dibuka.", "Budi Hartono"),
        ("Sekretaris Irwan Balagading menegaskan.", "Irwan Balagading"),
    ],
)
def test_the_grammar_names_the_speaker(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "“Siap,” kata dia. “Ayo,” ujarnya. Di mana, sambung dia, pintu dibuka.",
        "“Siap,” kata Wali Kota. “Ayo,” kata Kepala Dinas Kesehatan Kota Contoh.",
        "“Siap,” kata Lurah Karang Pandan, Kamis (13/1/2022).",
        "“Siap,” kata Wali Kota, Samarinda harus bersih.",
        "“Siap,” kata Presiden di Jakarta. “Ayo,” kata BPS.",
        "Menurut Perda, menurut Data BPS, menurut Badan Pusat Statistik.",
        "Palang Merah Indonesia menyatakan siap. Pertamina mengatakan siap.",
        "Sekolah menjelaskan. Warga Sela Hulu mengatakan. DPRD menegaskan.",
        "Rapat bersama Budi Hartono menjelaskan anggaran.",
        "Budi Hartono menyampaikan terima kasih. Budi Hartono menyebut namanya.",
        "Dalam kata Indonesia, jelas Sungai penting. Kirim pesan Budi Hartono.",
        "“Ibu berkata Budi Hartono harus pulang.”",
        "“Siap,” sabda Nabi Muhammad.",
        "Rina Marlina, S.Pd. mengatakan siap.",
        "Dalam kata Pengantar, ia berterima kasih. Itu kata Budi menutup rapat.",
    ],
)
def test_what_is_not_certain_is_no_speaker(text: str) -> None:
    assert speakers(text) == []


def test_one_of_many_is_the_crowd() -> None:
    found = attributions("“Siap,” kata seorang warga. “Ayo,” ujar salah satu pedagang ikan.")

    assert [one.crowd.text for one in found if one.crowd] == ["warga", "pedagang"]


def test_somebody_told_of_before_is_not_the_crowd() -> None:
    text = "“Siap,” kata warga itu. “Ayo,” kata warga Sela Hulu. “Mari,” kata warga, Budi."

    assert [one.crowd for one in attributions(text)] == [None, None, None]


def test_places_are_those_of_the_file() -> None:
    texts = ("Pasar buka.", "Semua siap. “Ayo,” kata Budi.")
    lexis = Lexis()
    (found,) = find_attributions(passages_of(*texts), lexis)

    assert found.speaker is not None
    assert joined(*texts)[found.speaker.start : found.speaker.end] == "Budi"
    assert joined(*texts)[found.verb.start : found.verb.end] == "kata"
