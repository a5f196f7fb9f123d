"""How long a text is for a network.

The cases for X follow its published rules (twitter-text, configuration 3): an address counts 23,
an emoji 2 however many code points it has, Latin and other alphabets 1, Chinese, Japanese and
Korean 2, all after NFC.
"""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.networks import FACEBOOK, Counting, X
from newsroom.social.counting import boundaries, clusters, fits, measure

WEIGHTED, CHARACTERS = Counting.WEIGHTED, Counting.CHARACTERS


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("Pompa Baru", 10),
        ("satu\ndua", 8),
        ("Curly “quotes” and – dashes", 27),
        ("…", 2),
        ("Москва", 6),
        ("مدينة", 5),
        ("हिन्दी", 6),
        ("日本語", 6),
        ("서울", 4),
        ("你好, dunia", 11),
        ("ꦗꦮ", 4),
    ],
)
def test_x_counts_letters_by_their_script(text: str, length: int) -> None:
    assert measure(text, WEIGHTED) == length


@pytest.mark.parametrize(
    "emoji",
    ["😀", "❤️", "👍🏽", "👨‍👩‍👧‍👦", "👩🏾‍🚒", "🇮🇩", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "1️⃣", "🏳️‍🌈"],
    ids=["face", "heart", "skin", "family", "firefighter", "flag", "scotland", "keycap", "rainbow"],
)
def test_x_counts_an_emoji_as_two_whatever_it_is_made_of(emoji: str) -> None:
    assert measure(emoji, WEIGHTED) == 2
    assert measure(f"a{emoji}b", WEIGHTED) == 4


@pytest.mark.parametrize(
    "url",
    [
        "https://t.co",
        "https://berita.samarindakota.go.id/2022/01/rakor-twap/",
        "http://contoh.id/" + "panjang-sekali-" * 20,
        "https://contoh.id/cari?q=banjir&hal=2#atas",
        "contoh.id",
        "contoh.id/warga",
    ],
)
def test_x_counts_an_address_as_23_whatever_its_length(url: str) -> None:
    assert measure(url, WEIGHTED) == 23
    assert measure(f"Baca {url} sekarang", WEIGHTED) == 23 + len("Baca  sekarang")


def test_two_addresses_are_46() -> None:
    assert measure("https://contoh.id/a https://contoh.id/b", WEIGHTED) == 47


@pytest.mark.parametrize("text", ["Rp150.000", "pukul 15.00", "4,2 ton", "H. Ahmad", "a.n. warga"])
def test_x_does_not_take_indonesian_numbers_and_abbreviations_for_addresses(text: str) -> None:
    assert measure(text, WEIGHTED) == len(text)


def test_an_address_under_a_top_level_domain_that_x_does_not_know_is_text() -> None:
    link = "https://berita.contoh.example/2026/11/pasar/"

    assert measure(link, WEIGHTED) == len(link)


@given(st.text(alphabet="éàñüçô", max_size=20))
def test_x_counts_composed_and_decomposed_letters_alike(text: str) -> None:
    assert measure(unicodedata.normalize("NFD", text), WEIGHTED) == measure(text, WEIGHTED)


@pytest.mark.parametrize(("text", "length"), [("Pompa", 5), ("日本", 2), ("😀", 2), ("👨‍👩‍👧", 8)])
def test_elsewhere_a_character_is_a_utf_16_unit_the_strictest_reading(
    text: str, length: int
) -> None:
    assert measure(text, CHARACTERS) == length


@given(st.text(max_size=60))
def test_no_reading_of_characters_is_stricter_than_ours(text: str) -> None:
    assert len(clusters(text)) <= len(text) <= measure(text, CHARACTERS)


def test_a_text_fits_up_to_the_limit_and_not_one_further() -> None:
    assert fits("a" * 280, X)
    assert not fits("a" * 281, X)
    assert fits("日" * 140, X)
    assert not fits("日" * 141, X)
    assert fits("a" * 281, FACEBOOK)


@given(st.text(max_size=60))
def test_cutting_at_the_boundaries_gives_the_text_back(text: str) -> None:
    ends = boundaries(text)
    parts = [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]

    assert "".join(parts) == text
    assert parts == clusters(text)


@pytest.mark.parametrize("whole", ["👨‍👩‍👧‍👦", "🇮🇩", "é", "นี้"])
def test_what_a_reader_sees_as_one_character_is_one(whole: str) -> None:
    assert clusters(f"a{whole}b") == ["a", whole, "b"]
