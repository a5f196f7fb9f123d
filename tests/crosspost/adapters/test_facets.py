"""Links and hashtags of a Bluesky post, by their places in bytes."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.crosspost.adapters._facets import facets
from newsroom.crosspost.adapters._tid import tid_of
from tests.newsrooms import NOW


def marked(text: str) -> list[tuple[str, str]]:
    """Each facet: the words that it marks, and where they lead or what they name."""
    found: list[Any] = list(facets(text))
    data = text.encode()
    return [
        (
            data[one["index"]["byteStart"] : one["index"]["byteEnd"]].decode(),
            one["features"][0].get("uri") or one["features"][0]["tag"],
        )
        for one in found
    ]


def link(text: str) -> tuple[str, str]:
    return (text, text)


def tag(word: str) -> tuple[str, str]:
    return (f"#{word}", word)


DISAMBIGUATION = "https://id.wikipedia.org/wiki/Kota_(disambiguasi)"
PAGE = "https://berita.kotacontoh.id/2026/11/pasar/"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tidak ada apa-apa di sini.", []),
        (PAGE, [link(PAGE)]),
        (f"Banjir surut 🌊👨‍👩‍👧 é: {PAGE}", [link(PAGE)]),
        (f"Baca ({PAGE}).", [link(PAGE)]),
        (f"“{PAGE}”, katanya", [link(PAGE)]),
        (f"{DISAMBIGUATION} itu", [link(DISAMBIGUATION)]),
        ("#KotaContoh #HUT354", [tag("KotaContoh"), tag("HUT354")]),
        ("Pasar (#pasar), #harga.", [tag("pasar"), tag("harga")]),
        ("#banjir🌊 surut", [tag("banjir")]),
        ("#ꦏꦺꦴꦠ #مدينة", [tag("ꦏꦺꦴꦠ"), tag("مدينة")]),
        ("Nomor #354 dan C#major, #, #!", []),
        (f"{PAGE}(#satu)", [link(f"{PAGE}(#satu)")]),
        (f"{PAGE}#bagian", [link(f"{PAGE}#bagian")]),
        ("#" + "a" * 64, [tag("a" * 64)]),
        ("#" + "a" * 65, []),
        (f"{PAGE} #satu {PAGE}", [link(PAGE), tag("satu"), link(PAGE)]),
    ],
)
def test_what_is_marked(text: str, expected: list[tuple[str, str]]) -> None:
    assert marked(text) == expected


@given(
    st.lists(st.sampled_from([PAGE, "#kota", "🌊", "é", "عربي", "👩‍👧", "surut.", "\n"])).map(
        " ".join
    )
)
def test_places_fall_between_characters_in_order_and_apart(text: str) -> None:
    places: list[Any] = [one["index"] for one in facets(text)]
    ends = [0, *(one["byteEnd"] for one in places)]

    assert all(
        low <= one["byteStart"] < one["byteEnd"] for low, one in zip(ends, places, strict=False)
    )
    assert [words for words, _ in marked(text)] == [
        word for word in text.split() if word in (PAGE, "#kota")
    ]


class TestRecordKeys:
    def test_the_same_post_has_the_same_key(self) -> None:
        assert tid_of("kunci", NOW) == tid_of("kunci", NOW)

    def test_two_posts_of_one_second_have_two_keys(self) -> None:
        assert len({tid_of(str(number), NOW) for number in range(5_000)}) == 5_000

    def test_keys_sort_by_their_second(self) -> None:
        later = NOW.replace(second=NOW.second + 1)

        assert tid_of("b", NOW)[:8] <= tid_of("a", later)[:8]
        assert all(tid_of(str(n), NOW) < tid_of(str(n + 1), later) for n in range(200))

    def test_the_key_tells_the_second(self) -> None:
        """13 characters of 5 bits; below the time lie 10 bits that set clocks apart."""
        alphabet = "234567abcdefghijklmnopqrstuvwxyz"
        value = 0
        for character in tid_of("kunci", NOW):
            value = value * 32 + alphabet.index(character)

        assert (value >> 10) // 1_000_000 == NOW.timestamp()
