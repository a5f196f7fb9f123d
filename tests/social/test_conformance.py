"""Lengths by the networks' published rules: cases drawn from the rules, not from our code.

X: twitter-text, configuration 3 (weight 1 for U+0000-10FF, U+2000-200D, U+2010-201F and
U+2032-2037, 2 for all else; an emoji 2, an address 23; NFC first). Bluesky: the lexicon of
`app.bsky.feed.post`, 300 graphemes (Unicode annex 29) and 3,000 bytes of UTF-8; counted as older
servers do, before rule GB9c of Unicode 15.1. Threads: bytes. Mastodon: an address 23. Telegram:
UTF-16 code units.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.networks import (
    BLUESKY,
    FACEBOOK,
    MASTODON,
    NETWORKS,
    TELEGRAM,
    THREADS,
    Limits,
    Network,
    X,
)
from newsroom.social.counting import clusters, fits, length_of

FAMILY, FLAG, TAGGED_FLAG, RAINBOW = "👨‍👩‍👧‍👦", "🇮🇩", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🏳️‍🌈"
SKIN, KEYCAP, HEART, COUPLE = "👍🏽", "1️⃣", "❤️", "👩🏾‍❤️‍💋‍👨🏼"
LINK = "https://berita.samarindakota.go.id/2026/11/pasar-tepian-buka-lebih-pagi/"

EMOJI = [FAMILY, FLAG, TAGGED_FLAG, RAINBOW, SKIN, KEYCAP, HEART, COUPLE, "😀", "🫠"]


class TestX:
    @pytest.mark.parametrize("emoji", [one for one in EMOJI if one != COUPLE])
    def test_an_emoji_is_two_alone_beside_words_and_beside_its_like(self, emoji: str) -> None:
        assert length_of(emoji, X) == 2
        assert length_of(f"Pasar{emoji}buka", X) == 11
        assert length_of(emoji * 3, X) == 6

    def test_a_sequence_newer_than_twitter_text_counts_more_never_less(self) -> None:
        """Its table ends before two people of two skin tones could kiss (Emoji 13.1)."""
        assert length_of(COUPLE, X) == 11

    @pytest.mark.parametrize(
        ("text", "length"),
        [
            ("🇮🇩🇲🇾", 4),
            ("日本語", 6),
            ("東京タワー", 10),
            ("안녕", 4),
            ("，。", 4),
            ("Ａ", 2),
        ],
        ids=["flags", "han", "kana", "hangul", "punctuation", "full width"],
    )
    def test_east_asian_signs_are_two_each(self, text: str, length: int) -> None:
        assert length_of(text, X) == length

    @pytest.mark.parametrize(
        ("sign", "weight"),
        [
            ("\u10ff", 1),
            ("\u1100", 2),
            ("\u1fff", 2),
            ("\u200d", 1),
            ("\u200e", 2),
            ("\u2010", 1),
            ("\u201f", 1),
            ("\u2020", 2),
            ("\u2031", 2),
            ("\u2032", 1),
            ("\u2037", 1),
            ("\u2038", 2),
        ],
    )
    def test_the_ranges_of_light_signs_end_where_they_are_said_to(
        self, sign: str, weight: int
    ) -> None:
        assert length_of(f"a{sign}b", X) == 2 + weight

    @pytest.mark.parametrize(
        "address",
        [
            "https://t.co/abc",
            "http://contoh.id",
            "https://contoh.id:8080/warta",
            "https://contoh.id/warta?hal=2&urut=baru#atas",
            "https://contoh.id/warta/ikan_(sungai)",
            "https://sub.domain.panjang.sekali.samarindakota.go.id/",
            "https://contoh.id/" + "a" * 500,
            "www.contoh.id",
            "CONTOH.ID",
        ],
    )
    def test_an_address_is_23_whatever_stands_in_it(self, address: str) -> None:
        assert length_of(address, X) == 23
        assert length_of(f"({address})", X) == 25

    @pytest.mark.parametrize(
        "text",
        ["https://localhost/warta", "berita@contoh.id", "contoh.tidakada", "Rp1.500.000", "v1.2"],
    )
    def test_what_only_looks_like_an_address_is_text(self, text: str) -> None:
        assert length_of(text, X) == len(text)

    def test_letters_are_counted_composed(self) -> None:
        assert length_of("e\u0301", X) == length_of("é", X) == 1

    def test_280_fit_and_281_do_not(self) -> None:
        assert fits(f"{'a' * 256} {LINK}", X)
        assert not fits(f"{'a' * 257} {LINK}", X)
        assert fits(FAMILY * 140, X)
        assert not fits(FAMILY * 140 + "a", X)


class TestBluesky:
    @pytest.mark.parametrize("emoji", EMOJI)
    def test_an_emoji_is_one_whatever_it_is_made_of(self, emoji: str) -> None:
        assert length_of(emoji, BLUESKY) == 1
        assert length_of(f"Pasar{emoji}buka", BLUESKY) == 10
        assert length_of(emoji * 3, BLUESKY) == 3

    @pytest.mark.parametrize(
        ("text", "length"),
        [
            ("🇮🇩🇲🇾", 2),
            ("🇮🇩🇲", 2),
            ("e\u0301\u0323", 1),
            ("Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞", 6),
            ("مدينة", 5),
            ("مَدِينَةٌ", 5),
            ("لا إله", 6),
            ("한국", 2),
            ("각", 1),
            ("นี้", 1),
            ("\r\n", 1),
        ],
        ids=[
            *("two flags", "a flag and a half", "two accents", "many accents"),
            *("arabic", "arabic with vowels", "lam alif", "hangul", "jamo", "thai", "line end"),
        ],
    )
    def test_what_a_reader_sees_as_one_is_one(self, text: str, length: int) -> None:
        assert length_of(text, BLUESKY) == length

    @pytest.mark.parametrize(
        ("text", "old", "new"),
        [
            ("ꦲꦏ꧀ꦱꦫꦗꦮ", 6, 5),
            ("ꦏ꧀ꦏ", 2, 1),
            ("ꦏ꧀ꦏ꧀ꦏ", 3, 1),
            ("ꦏꦸꦠ", 2, 2),
            ("क्षि", 2, 1),
            ("ᬓ᭄ᬓ", 2, 1),
            ("ꦏ꧀", 1, 1),
        ],
        ids=["hanacaraka", "pasangan", "two", "vowel", "devanagari", "balinese", "pangkon"],
    )
    def test_joined_consonants_count_as_on_servers_of_before_unicode_15_1(
        self, text: str, old: int, new: int
    ) -> None:
        """The older count is the higher one, so a text that fits there fits everywhere."""
        assert length_of(text, BLUESKY) == old
        assert len(clusters(text)) == new

    def test_300_fit_and_301_do_not(self) -> None:
        assert fits("a" * 300, BLUESKY)
        assert not fits("a" * 301, BLUESKY)
        assert fits("ꦏ꧀ꦏ" * 150, BLUESKY)
        assert not fits("ꦏ꧀ꦏ" * 151, BLUESKY)

    def test_nor_do_more_than_3000_bytes_however_few_signs_they_are(self) -> None:
        most = 3_000 // len(FAMILY.encode())

        assert most < 300
        assert fits(FAMILY * most, BLUESKY)
        assert not fits(FAMILY * (most + 1), BLUESKY)


class TestThreads:
    @pytest.mark.parametrize(
        ("text", "length"),
        [
            ("Pasar", 5),
            ("😀", 4),
            (FAMILY, 25),
            (FLAG, 8),
            (HEART, 6),
            (SKIN, 8),
            (KEYCAP, 7),
            ("it’s", 6),
            ("é", 2),
            ("日本", 6),
        ],
    )
    def test_every_sign_is_its_bytes(self, text: str, length: int) -> None:
        assert length_of(text, THREADS) == length

    def test_the_text_that_was_refused_with_498_characters_is_too_long(self) -> None:
        text = "a" * 495 + "’’’"

        assert len(text) == 498
        assert length_of(text, THREADS) == 504
        assert not fits(text, THREADS)
        assert fits("a" * 491 + "’’’", THREADS)


class TestMastodon:
    @pytest.mark.parametrize(
        ("text", "length"),
        [
            (LINK, 23),
            (f"Baca {LINK} sekarang", 23 + len("Baca  sekarang")),
            (f"{LINK} {LINK}", 47),
            ("http://contoh.id", 23),
            ("contoh.id", 9),
            ("https://berita.contoh.example/a/", 32),
            ("日本", 2),
            ("😀", 2),
        ],
        ids=["link", "in text", "two", "short", "bare", "unknown", "han", "emoji"],
    )
    def test_an_address_is_23_where_it_begins_with_https(self, text: str, length: int) -> None:
        assert length_of(text, MASTODON) == length

    def test_a_server_may_count_otherwise(self) -> None:
        roomy = MASTODON.within(Limits(text=1_000, link_weight=40))

        assert length_of(LINK, roomy) == 40
        assert fits("a" * 1_000, roomy)


@pytest.mark.parametrize("network", [TELEGRAM, FACEBOOK], ids=lambda network: network.name)
@pytest.mark.parametrize(("text", "units"), [("Pasar", 5), ("😀", 2), (FAMILY, 11), ("日", 1)])
def test_elsewhere_signs_count_their_utf_16_units(network: Network, text: str, units: int) -> None:
    assert length_of(text, network) == units


@given(st.text(max_size=80), st.sampled_from(list(NETWORKS.values())))
def test_no_count_is_below_what_readers_see(text: str, network: Network) -> None:
    """Where addresses are text: no network counts fewer than the signs that a reader sees."""
    if ":" not in text and "." not in text and network is not X:
        assert length_of(text, network) >= len(clusters(text))


@given(st.text("कखক্्ꦏꦲ꧀ᬓ᭄\u200d\u0301aé 😀", max_size=40))
def test_joined_consonants_never_make_a_bluesky_text_shorter(text: str) -> None:
    assert len(clusters(text)) <= length_of(text, BLUESKY) <= len(text)
