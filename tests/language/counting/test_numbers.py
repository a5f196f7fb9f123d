"""Numbers as the press writes them, and what is worked out from them."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.language.counting.amounts import find_unsupported, given_in
from newsroom.language.counting.number_words import value_of
from newsroom.language.counting.numbers import Number, NumberKind, find_numbers
from newsroom.language.counting.separators import swapped_separators
from newsroom.language.counting.sums import find_wrong_sums
from tests.language.texts import passages_of

_UNITS = ["", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]


def only(text: str) -> Number:
    """The one number of `text`."""
    (number,) = find_numbers(text)
    return number


def spelled(number: int) -> str:
    """A number below a thousand million in words, as a reporter would write it."""
    if number >= 1_000_000:
        return f"{spelled(number // 1_000_000)} juta {spelled(number % 1_000_000)}".strip()
    if number >= 2000:
        return f"{spelled(number // 1000)} ribu {spelled(number % 1000)}".strip()
    if number >= 1000:
        return f"seribu {spelled(number - 1000)}".strip()
    if number >= 200:
        return f"{_UNITS[number // 100]} ratus {spelled(number % 100)}".strip()
    if number >= 100:
        return f"seratus {spelled(number - 100)}".strip()
    if number >= 20:
        return f"{_UNITS[number // 10]} puluh {_UNITS[number % 10]}".strip()
    teens = {10: "sepuluh", 11: "sebelas"}
    return teens.get(number) or (f"{_UNITS[number - 10]} belas" if number > 11 else _UNITS[number])


@given(st.integers(1, 999_999_999))
def test_every_number_in_words_has_its_value(number: int) -> None:
    assert value_of(spelled(number).split()) == number


@pytest.mark.parametrize(
    "words", ["dua tiga", "dua puluh tiga empat", "ratus", "puluh dua", "ribu"]
)
def test_words_side_by_side_are_no_number(words: str) -> None:
    assert value_of(words.split()) is None


@pytest.mark.parametrize(
    ("text", "written", "value", "kind"),
    [
        ("sebanyak 1.250 warga", "1.250", "1250", NumberKind.COUNT),
        ("sebanyak 1,2 juta warga", "1,2 juta", "1200000", NumberKind.COUNT),
        ("dana Rp1,2 miliar cair", "Rp1,2 miliar", "1200000000", NumberKind.MONEY),
        ("dana Rp 1.800.000 cair", "Rp 1.800.000", "1800000", NumberKind.MONEY),
        ("dana Rp2,5 M cair", "Rp2,5 M", "2500000000", NumberKind.MONEY),
        ("denda 50.000 rupiah", "50.000 rupiah", "50000", NumberKind.MONEY),
        ("naik 2,5 persen", "2,5 persen", "2.5", NumberKind.PERCENT),
        ("naik 50% lagi", "50%", "50", NumberKind.PERCENT),
        ("naik dua belas persen", "dua belas persen", "12", NumberKind.PERCENT),
        ("HUT ke-354 kota", "354", "354", NumberKind.ORDINAL),
        ("pukul 10.30 WITA", "10.30", "10.30", NumberKind.TIME),
        ("mulai 09:00 WITA", "09:00", "9.00", NumberKind.TIME),
        ("sejak tahun 1994", "1994", "1994", NumberKind.YEAR),
        ("siswa SMPN 3 menang", "3", "3", NumberKind.LABEL),
        ("vaksin COVID-19 tiba", "19", "19", NumberKind.LABEL),
        (
            "tiga ratus lima puluh empat orang",
            "tiga ratus lima puluh empat",
            "354",
            NumberKind.COUNT,
        ),
        ("seorang warga", "seorang", "1", NumberKind.COUNT),
    ],
)
def test_a_number_is_found_with_its_value(
    text: str, written: str, value: str, kind: NumberKind
) -> None:
    number = only(text)

    assert text[number.start : number.end] == written
    assert number.value == Decimal(value)
    assert number.kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "belasan warga, ratusan rumah, tiga puluhan orang",
        "Kamis (13/1/2022) di Balai Kota",
        "era 1960-an dan 2000-an",
        "salah satu warga datang satu per satu",
        "telepon (0999) 120-500 atau 0812-3456-7890",
        "https://contoh.example/berita/77 dan G20",
        "dua tiga orang, tiga perempat jalan",
    ],
)
def test_what_is_no_number_or_only_a_rough_one(text: str) -> None:
    assert [one for one in find_numbers(text) if text[one.start : one.end] != "satu"] == []


def test_the_ends_of_a_range_are_two_numbers() -> None:
    text = "antara 10-20 peserta, Rp5–Rp10 juta"

    assert [(one.value, one.noun) for one in find_numbers(text)][:2] == [
        (Decimal(10), "peserta"),
        (Decimal(20), "peserta"),
    ]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("59 kelurahan di kota", "kelurahan"),
        ("20 orang pedagang", "pedagang"),
        ("20 orang dirujuk", "dirujuk"),
        ("41 di antaranya", ""),
        ("Tiga Kelurahan Terendam", "kelurahan"),
    ],
)
def test_what_a_number_counts(text: str, noun: str) -> None:
    assert only(text).noun == noun


def test_the_text_itself_says_what_is_rough() -> None:
    assert only("sekitar 80 liter").about
    assert only("lebih dari Rp2 miliar").about
    assert not only("sebanyak 80 liter").about


def test_a_headline_is_borne_out_by_value_and_not_by_form() -> None:
    body = given_in(passages_of("Aliran air di tiga kelurahan berhenti enam jam, Rp1.200.000.000."))

    assert list(find_unsupported("3 Kelurahan, 6 Jam, Rp1,2 Miliar", body)) == []
    wrong = list(find_unsupported("4 Kelurahan, 5 Jam, Rp2,1 Miliar", body))
    assert [one.instead.written for one in wrong if one.instead] == [
        "tiga kelurahan",
        "enam jam",
        "Rp1.200.000.000",
    ]


@given(st.integers(2, 400), st.integers(2, 400), st.integers(-3, 3))
def test_a_sum_is_reported_where_it_is_off_and_only_there(one: int, two: int, off: int) -> None:
    total = one + two + off
    text = f"Sebanyak {total} orang hadir, terdiri atas {one} perempuan dan {two} laki-laki."
    near = max(one, two) < total and abs(off) <= total * 0.3

    found = list(find_wrong_sums(text))

    assert [wrong.right for wrong in found] == ([Decimal(one + two)] if off and near else [])


def test_swapped_separators_are_told_by_what_they_count() -> None:
    text = (
        "1,500 orang, 2.5 persen, Rp1,500,000; tetapi 1,500 hektare, 2.500 persen, pukul 9.30 meter"
    )

    written = [text[start:end] for start, end in swapped_separators(text)]

    assert written == ["1,500", "2.5", "1,500,000"]


@settings(max_examples=200)
@given(st.text(alphabet="0123456789.,:/–- Rpke%satuduabelrihjminp()", max_size=80))
def test_any_text_is_read_and_every_place_is_in_it(text: str) -> None:
    for number in find_numbers(text):
        assert 0 <= number.start < number.end <= len(text)
    for start, end in swapped_separators(text):
        assert text[start:end].strip()
    list(find_wrong_sums(text))
