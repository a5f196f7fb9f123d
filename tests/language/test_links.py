"""Links in Markdown, in HTML and bare; what tracks and what hides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.language.links import (
    find_addresses,
    find_links,
    find_medium,
    find_short_addresses,
    host_of,
    without_tracking,
)


def test_a_link_is_found_with_its_words_and_its_place() -> None:
    text = "Lihat [**jadwal** pasar](https://a.example/x_(y) 'Judul') dan ![atap](/images/a.jpg)."

    jadwal, atap = find_links(text, 100)

    assert (jadwal.text, jadwal.to, jadwal.is_picture) == (
        "**jadwal** pasar",
        "https://a.example/x_(y)",
        False,
    )
    assert text[jadwal.at - 100 :].startswith("https://a.example")
    assert (atap.text, atap.to, atap.is_picture) == ("atap", "/images/a.jpg", True)


def test_html_links_have_no_words_to_judge() -> None:
    (link,) = find_links('<a href="/pedoman/">di sini</a>')

    assert (link.to, link.text) == ("/pedoman/", None)


def test_bare_addresses_end_before_the_sentence_does() -> None:
    text = "Buka https://a.example/b?c=d, (http://e.example/f_(g)). “https://h.example”"

    assert [one.text for one in find_addresses(text)] == [
        "https://a.example/b?c=d",
        "http://e.example/f_(g)",
        "https://h.example",
    ]


def test_shortened_addresses_are_known_without_their_beginning() -> None:
    text = "Buka s.id/pasar, (www.bit.ly/A1), bukan pas.id/x, 1/2, https://s.id/y, dan/atau s.id."

    found = list(find_short_addresses(text, 10))

    assert [one.text for one in found] == ["s.id/pasar", "www.bit.ly/A1"]
    assert found[0].at == 10 + text.index("s.id")


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.Bit.ly/a", "bit.ly"),
        ("https://orang@bit.ly:443/a", "bit.ly"),
        ("https://bit.ly.contoh.example/", "bit.ly.contoh.example"),
        ("bit.ly/a", "bit.ly"),
        ("", ""),
    ],
)
def test_the_host_of_an_address(address: str, host: str) -> None:
    assert host_of(address) == host


@pytest.mark.parametrize(
    ("address", "clean"),
    [
        ("https://a.example/?utm_source=x", "https://a.example/"),
        ("https://a.example/?a=1&utm_source=x&b=2#c", "https://a.example/?a=1&b=2#c"),
        ("https://a.example/?a=1&amp;fbclid=x", "https://a.example/?a=1"),
        ("https://a.example/?fbclid#c", "https://a.example/#c"),
        ("https://a.example/?kode=utm_source&futm_a=1", None),
        ("https://a.example/utm_source=x", None),
    ],
)
def test_only_tracking_parameters_go(address: str, clean: str | None) -> None:
    assert without_tracking(address) == (clean or address)


@given(st.text("a?&=#utm_source", max_size=60))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = without_tracking(f"https://a.example/{text}")

    assert without_tracking(once) == once


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("lihat https://youtu.be/abc?t=1, ya", "https://youtu.be/abc?t=1,"),
        ("[suara](/media/pesan.mp3)", "/media/pesan.mp3"),
        ("<video src=x>", "<video"),
        ("https://www.youtube.com/@kanal", None),
        ("pasar.mp4 dan .mp4", None),
    ],
)
def test_media_are_known_by_their_address(text: str, medium: str | None) -> None:
    at = find_medium(text)

    assert (text[at[0] : at[1]] if at else None) == medium
