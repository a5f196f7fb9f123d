"""The pages of the site: where they stand, what stands on top, and that every link leads somewhere."""

import json
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urldefrag
from xml.etree.ElementTree import Element

import pytest

from newsroom.theme.policy import SITE_POLICY
from tests.plugins.conftest import Site
from tests.sites import approved, build, make_site_newsroom, text_of, tree, with_class, xml

SITE = "https://berita.contoh.example"


def pages(site: Site) -> Iterator[tuple[str, Element]]:
    for name in site.names():
        if name.endswith(".html"):
            yield name, tree(site.read(name))


def test_everything_stands_where_it_was_promised(site: Site) -> None:
    assert {
        *("index.html", "404.html", "robots.txt", "sitemap.xml", "manifest.json"),
        *("2026/11/biasa/index.html", "tentang/index.html", "ralat/index.html"),
        *("desk/layanan/index.html", "desk/kosong/index.html", "penulis/siti/index.html"),
        *("topik/topik-16/index.html", "kampanye/hari-jadi/index.html"),
        *("feeds/atom.xml", "feeds/rss.xml", "feeds/layanan.xml"),
    } <= set(site.names())


def test_a_second_page_of_a_tag_does_not_take_another_tags_place(site: Site) -> None:
    second = site.tree("/topik/topik-16/page/2/")

    assert len(list(with_class(site.tree("/topik/topik-16/"), "headline"))) == 20
    assert len(list(with_class(second, "headline"))) == 1
    assert (
        text_of(next(with_class(site.tree("/topik/topik-162/"), "heading__title"))) == "topik 162"
    )
    (way_back,) = (a.get("href") for a in second.iter("a") if a.get("rel") == "prev")
    assert way_back == "/topik/topik-16/"


def test_a_desk_without_stories_says_so(site: Site) -> None:
    page = text_of(site.tree("/desk/kosong/"))

    assert "Belum ada beritanya." in page
    assert "Belum ada berita di sini." in page


def test_the_paid_label_stands_above_everything(site: Site) -> None:
    body = site.tree("/2026/11/iklan/").find("body")
    assert body is not None

    first = next(element for element in body if element.tag != "a")
    assert (first.get("class"), text_of(first)) == (
        "band band--paid",
        "ADVERTORIAL · dibayar oleh Koperasi Sela",
    )


def test_the_paid_label_stands_in_listings_too(site: Site) -> None:
    found = [text_of(label) for label in with_class(site.tree("/"), "kicker--paid")]

    assert found == ["ADVERTORIAL · dibayar oleh Koperasi Sela"]


def test_a_correction_stands_above_the_text_with_its_time(site: Site) -> None:
    page = site.tree("/2026/11/ralat/")
    order = [element.get("class", "") for element in page.iter()]

    assert order.index("notice notice--correction") < order.index("prose")
    assert "15.20 WITA" in text_of(next(with_class(page, "notice--correction")))


def test_a_campaign_shows_its_agenda_and_its_stories(site: Site) -> None:
    page = text_of(site.tree("/kampanye/hari-jadi/"))

    assert "Minggu, 21 Februari 2027" in page
    assert "Sabtu, 30 Januari 2027 Lomba perahu 08.00 WITA · Dermaga" in page
    assert page.count("Pasar Tepian Buka Lebih Pagi") == 1


def test_every_page_has_one_headline_a_language_a_policy_and_a_way_past_the_menu(
    site: Site,
) -> None:
    for name, page in pages(site):
        assert page.get("lang") == "id", name
        assert len(list(page.iter("h1"))) == 1, name
        assert len(list(page.iter("main"))) == 1, name
        policy = page.find(".//meta[@http-equiv='Content-Security-Policy']")
        assert policy is not None, name
        assert policy.get("content") == SITE_POLICY, name
        assert next(page.iter("a")).get("href") == "#isi", name


def test_headings_skip_no_level(site: Site) -> None:
    for name, page in pages(site):
        levels = [int(e.tag[1]) for e in page.iter() if e.tag in {"h1", "h2", "h3", "h4", "h5"}]
        jumps = [deep - high for high, deep in pairwise(levels)]
        assert max(jumps, default=0) <= 1, (name, levels)


def test_ids_are_unique_on_their_page(site: Site) -> None:
    for name, page in pages(site):
        ids = [element.get("id") for element in page.iter() if element.get("id")]
        assert len(ids) == len(set(ids)), name


def test_no_page_holds_a_script_or_a_style_of_its_own(site: Site) -> None:
    for name, page in pages(site):
        assert [e for e in page.iter("script") if e.get("type") != "application/ld+json"] == [], (
            name
        )
        assert [e for e in page.iter() if e.get("style") or e.tag == "style"] == [], name


def broken_links(site: Site, root: str = "") -> list[tuple[str, str]]:
    return [
        (name, address)
        for name, page in pages(site)
        for element in page.iter()
        for address in (element.get("href"), element.get("src"))
        if address and _is_broken(site, page, address, root)
    ]


def _is_broken(site: Site, page: Element, address: str, root: str) -> bool:
    path, fragment = urldefrag(address)
    if fragment and not path:
        return all(element.get("id") != fragment for element in page.iter())
    if "://" in address or address.startswith("mailto:"):
        return False
    if not path.startswith(f"{root}/"):
        return True
    file = site.output / unquote(path.removeprefix(f"{root}/"))
    return not (file / "index.html" if path.endswith("/") else file).is_file()


def test_every_link_inside_the_site_leads_somewhere(site: Site) -> None:
    assert broken_links(site) == []


def test_previews_of_links_show_a_card_that_exists(site: Site) -> None:
    page = site.tree("/2026/11/biasa/")
    (image,) = page.findall(".//meta[@property='og:image']")
    card = image.get("content", "").removeprefix(f"{SITE}/")

    assert card.startswith("cards/biasa-1200x630-")
    assert (site.output / card).is_file()


def test_data_for_search_engines_is_valid_json(site: Site) -> None:
    found = [
        json.loads(script.text or "") for _, page in pages(site) for script in page.iter("script")
    ]

    assert len(found) == 25  # all stories on air but the withdrawn one
    assert {"NewsArticle", "AdvertiserContentArticle"} == {article["@type"] for article in found}


def test_the_sitemap_names_every_public_page_once(site: Site) -> None:
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    urls = xml(site.read("sitemap.xml")).findall("s:url", names)
    found = [url.findtext("s:loc", namespaces=names) for url in urls]

    assert len(found) == len(set(found))
    assert {
        f"{SITE}/",
        f"{SITE}/2026/11/biasa/",
        f"{SITE}/desk/kosong/",
        f"{SITE}/topik/topik-16/",
        f"{SITE}/penulis/siti/",
        f"{SITE}/kampanye/hari-jadi/",
        f"{SITE}/tentang/",
        f"{SITE}/ralat/",
    } <= set(found)
    assert urls[1].findtext("s:lastmod", namespaces=names) is not None


@pytest.mark.slow
def test_a_site_may_stand_below_a_path(
    tmp_path_factory: pytest.TempPathFactory, make_site: Callable[..., Site]
) -> None:
    root = tmp_path_factory.mktemp("below")
    make_site(root)
    toml = root / "newsroom.toml"
    toml.write_text(toml.read_text().replace(SITE, f"{SITE}/berita"), encoding="utf-8")

    site = Site(root, root / "below")
    build(root, output=site.output)

    assert broken_links(site, root="/berita") == []
    assert 'href="/berita/theme/style-' in site.read("index.html")
    assert f"{SITE}/berita/2026/11/biasa/" in site.read("feeds/atom.xml")


def test_a_story_under_verification_is_marked_in_the_columns_too(tmp_path: Path) -> None:
    files = approved("verification: pending", slug="a")
    for slug in ("b", "c", "d"):
        files |= approved(slug=slug)
    root = make_site_newsroom(tmp_path, files=files)

    build(root)

    front = (root / "output" / "index.html").read_text(encoding="utf-8")
    assert front.count("Masih diverifikasi") == 1
