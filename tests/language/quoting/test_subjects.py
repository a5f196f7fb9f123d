"""Whether a sentence is about one person."""

import pytest

from newsroom.language.quoting.subjects import is_about_person


@pytest.mark.parametrize(
    "sentence",
    [
        "Ia terdiam sejenak.",
        "Meski begitu, beliau tidak patah semangat.",
        "Politisi itu juga menyinggung soal parkir.",
        "Perempuan berhijab kelahiran Tanjung Damar itu tertawa.",
        "Anak sulungnya merantau.",
        "Istrinya menjahit di rumah.",
    ],
)
def test_somebody_known_is_spoken_of(sentence: str) -> None:
    assert is_about_person(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Pasar itu buka lebih pagi.",
        "Warga menyeberang dengan rakit.",
        "Sebanyak 40 guru mengikuti pelatihan menulis.",
        "Anggarannya Rp1,2 miliar.",
        "Anak sungai meluap.",
        "",
    ],
)
def test_nobody_in_particular_is_spoken_of(sentence: str) -> None:
    assert not is_about_person(sentence)
