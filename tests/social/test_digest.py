"""Digests: text to paste, short enough to be read, honest about what it leaves out."""

from hypothesis import given
from hypothesis import strategies as st

from newsroom.social.digest import MOST, Item, digest_text

URL = "https://berita.contoh.example/kit/hari/2026-11-23/"
WHATSAPP = 65_536


def items(count: int, title: str = "Pasar Tepian Buka Lebih Pagi") -> list[Item]:
    return [
        Item(f"{title} {n}", f"https://berita.contoh.example/2026/11/p{n}/") for n in range(count)
    ]


def test_a_digest_names_the_city_the_day_and_every_story_with_its_address() -> None:
    text, left_out = digest_text("Kota Contoh", "Senin, 23 November 2026", items(2), URL)

    assert left_out == 0
    assert text == (
        "*Kabar Kota Contoh*\nSenin, 23 November 2026\n\n"
        "• Pasar Tepian Buka Lebih Pagi 0\nhttps://berita.contoh.example/2026/11/p0/\n\n"
        "• Pasar Tepian Buka Lebih Pagi 1\nhttps://berita.contoh.example/2026/11/p1/\n\n"
        f"Semua berita: {URL}"
    )


@given(count=st.integers(0, 200), title=st.text(min_size=1, max_size=100), url=st.just(URL))
def test_it_is_never_too_long_and_counts_what_it_leaves_out(
    count: int, title: str, url: str
) -> None:
    text, left_out = digest_text("Kota Contoh", "Pekan 48", items(count, title), url)

    assert len(text.encode("utf-16-le", "surrogatepass")) // 2 <= MOST < WHATSAPP
    assert text.count("/2026/11/p") == count - left_out
    assert (f"{left_out} berita lain: {url}" in text) == (left_out > 0)


def test_the_newest_stay() -> None:
    text, left_out = digest_text("Kota Contoh", "Pekan 48", items(100), URL)

    assert left_out > 0
    assert "/p0/" in text
    assert "/p99/" not in text


def test_as_many_stand_in_it_as_find_room() -> None:
    text, left_out = digest_text("Kota Contoh", "Pekan 48", items(100), URL)
    one_more = f"• {items(100)[100 - left_out].title}\n{items(100)[100 - left_out].url}\n\n"

    assert len(text) + len(one_more) > MOST
    assert digest_text("Kota Contoh", "Pekan 48", items(20), URL)[1] == 0


def test_a_headline_of_absurd_length_leaves_the_address() -> None:
    text, left_out = digest_text("K" * 4000, "Pekan 48", items(1), URL)

    assert (text, left_out) == (URL, 1)
