"""Posts as a reader of each network would see them: frames of HTML, everything escaped."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.social.colour import contrast
from newsroom.social.post import Picture, Post
from newsroom.social.preview import number, preview_css, render_posts, safe_href

LINK = "https://berita.kotacontoh.id/2026/11/pasar/"
POST = Post(
    story_id="2026-11-19-pasar",
    network="x",
    text=f"Pasar buka pukul 05.00.\n\n{LINK}\n#Pasar",
    link=LINK,
    length=55,
    limit=280,
    picture=Picture(name="pasar-1200x630-0123456789ab.jpg", width=1200, height=630, alt="Kartu."),
    title="Pasar Tepian Buka Lebih Pagi",
    summary="Pasar kini buka pukul 05.00.",
)


class Page(HTMLParser):
    """What a browser would make of it: tags with their attributes, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def shown(*posts: Post) -> Page:
    return Page(render_posts(posts, card_url=lambda name: f"../cards/{name}"))


def test_every_post_has_a_frame_with_its_count() -> None:
    page = shown(POST, replace(POST, network="facebook", limit=63_206))

    assert [each["aria-label"] for each in page.of("article")] == ["X", "Facebook"]
    assert "55 / 280" in page.text
    assert "55 / 63.206" in page.text


def test_the_text_stands_there_as_it_would_be_sent() -> None:
    assert POST.text in shown(POST).text


def test_what_the_network_hides_is_shown_as_hidden() -> None:
    text = "Pasar buka pukul 05.00. Pedagang sudah siap."
    page = shown(replace(POST, network="instagram", text=text, folded_at=23))

    before, after = page.text.split("Tersembunyi sampai pembaca mengetuk")
    assert "Pasar buka pukul 05.00. … selengkapnya" in before
    assert "Pedagang sudah siap." in after
    assert "Tersembunyi" not in shown(replace(POST, text=text)).text


def test_what_is_hidden_begins_without_the_empty_lines_at_the_fold() -> None:
    text = "Pasar buka pukul 05.00.\n\nPedagang sudah siap."
    page = shown(replace(POST, network="instagram", text=text, folded_at=23))

    assert "\n\nPedagang sudah siap." not in page.text
    assert "Pedagang sudah siap." in page.text


def test_a_text_that_was_cut_says_so_and_which_key_holds_it() -> None:
    assert "social.x" in shown(replace(POST, was_cut=True)).text
    assert "social.x" not in shown(POST).text


def test_an_address_is_a_link_only_where_the_network_makes_it_one() -> None:
    assert [each["href"] for each in shown(POST).of("a")] == [LINK]
    assert shown(replace(POST, network="instagram")).of("a") == []


def test_facebook_shows_the_preview_of_the_link() -> None:
    page = shown(replace(POST, network="facebook", text="Pasar buka pagi."))

    assert "berita.kotacontoh.id" in page.text
    assert "Pasar Tepian Buka Lebih Pagi" in page.text
    assert "Pasar kini buka pukul 05.00." in page.text
    assert "Pasar Tepian Buka Lebih Pagi" not in shown(POST).text


def test_bluesky_shows_the_preview_of_the_link_too() -> None:
    page = shown(replace(POST, network="bluesky", text="Pasar buka pagi.", limit=300))

    assert "Pasar Tepian Buka Lebih Pagi" in page.text
    assert "55 / 300 huruf dan tanda" in page.text


@pytest.mark.parametrize("network", ["facebook", "bluesky"])
def test_a_photo_story_is_its_picture_and_not_a_preview(network: str) -> None:
    page = shown(replace(POST, network=network, attached=True))

    assert "Pasar Tepian Buka Lebih Pagi" not in page.text
    assert [each["href"] for each in page.of("a")] == [LINK]
    assert "di dalam teks, bisa diklik" in page.text
    assert len(page.of("img")) == 1


def test_what_a_post_costs_is_shown_where_it_costs_anything() -> None:
    assert "US$0,205; dengan tautan 13 kali harga tanpa tautan" in shown(POST).text
    assert "Biaya" not in shown(replace(POST, network="mastodon")).text


def test_a_hub_is_shown_the_addresses_of_the_feeds() -> None:
    feeds = (
        "https://berita.kotacontoh.id/feeds/atom.xml\nhttps://berita.kotacontoh.id/feeds/rss.xml"
    )
    page = shown(replace(POST, network="websub", text=feeds, picture=None))

    assert [each["href"] for each in page.of("a")] == feeds.split("\n")
    assert "alamat umpan yang berubah" in page.text
    assert page.of("img") == []


@pytest.mark.parametrize("network", ["instagram", "telegram"])
def test_some_show_the_picture_first_and_x_after_the_text(network: str) -> None:
    first = render_posts([replace(POST, network=network)], card_url=str)
    x = render_posts([POST], card_url=str)

    assert first.index("<img") < first.index("post-text")
    assert x.index("post-text") < x.index("<img")


def test_the_card_comes_with_its_size_and_alternative_text() -> None:
    (image,) = shown(POST).of("img")

    assert image["src"] == "../cards/pasar-1200x630-0123456789ab.jpg"
    assert (image["width"], image["height"], image["alt"]) == ("1200", "630", "Kartu.")
    assert "Kartu." in shown(POST).text


def test_where_no_alternative_text_is_taken_it_is_said_so() -> None:
    page = shown(replace(POST, network="telegram"))

    assert "tidak diterima jaringan ini" in page.text
    assert page.of("img")[0]["alt"] == "Kartu."


def test_cards_can_be_put_into_the_page() -> None:
    html = render_posts([POST], card_url=lambda _: "data:image/jpeg;base64,AAAA")

    assert Page(html).of("img")[0]["src"] == "data:image/jpeg;base64,AAAA"


def test_a_post_without_a_picture_has_none() -> None:
    assert shown(replace(POST, picture=None)).of("img") == []


def test_a_network_that_is_not_in_the_table_is_still_shown() -> None:
    assert POST.text in shown(replace(POST, network="lain")).text


@pytest.mark.parametrize("where", ["text", "title", "summary", "story_id", "network"])
def test_nothing_that_is_written_becomes_markup(where: str) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>\" onload='x'"
    changed: dict[str, Any] = {where: evil}
    post = replace(POST, **changed)
    page = shown(post, replace(post, network="facebook"))

    assert page.of("script") == []
    assert all(
        set(each) <= {"class", "src", "alt", "width", "height", "loading", "decoding"}
        for each in page.of("img")
    )
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]


@given(st.text())
def test_no_text_ever_adds_an_element(text: str) -> None:
    plain = [tag for tag, _ in shown(replace(POST, text="a")).tags]
    tags = [tag for tag, _ in shown(replace(POST, text=text)).tags]

    assert set(tags) <= {*plain, "a", "span"}


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "//lain.id", ""])
def test_only_pages_are_linked(link: str) -> None:
    assert safe_href(link) == ""
    assert safe_href(LINK) == LINK


def test_a_fragment_needs_no_script_and_no_style_of_its_own() -> None:
    page = shown(POST)

    assert page.of("script") == []
    assert not [1 for _, attributes in page.tags if "style" in attributes]


def test_the_stylesheet_touches_nothing_but_posts() -> None:
    rules = preview_css().split("}")
    selectors = [rule.split("{")[0].split("*/")[-1].strip() for rule in rules if "{" in rule]

    assert all(
        part.strip().startswith((".post", "@media"))
        for each in selectors
        for part in each.split(",")
    )


@pytest.mark.parametrize("by_night", [False, True], ids=["by day", "by night"])
def test_everything_in_a_frame_is_read_at_seven_to_one(by_night: bool) -> None:
    day_and_night = preview_css().split("@media (prefers-color-scheme: dark)")
    colours = dict(re.findall(r"--post-([a-z]+): (#[0-9a-f]+)", day_and_night[by_night]))

    for ground in ("paper", "screen"):
        for ink in ("ink", "muted", "link", "warn"):
            assert contrast(colours[ink], colours[ground]) >= 7, (ink, ground)


def test_numbers_are_written_as_in_indonesian() -> None:
    assert (number(280), number(63_206)) == ("280", "63.206")
