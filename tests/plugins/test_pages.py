"""The pages of the site: where they stand, what stands on top, and that every link leads somewhere."""

import json
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urldefrag
from xml.etree.ElementTree import Element

import pytest

from newsroom.theme.policy import SEARCH_POLICY, SITE_POLICY
from tests.plugins.conftest import Site
from tests.sites import approved, build, make_site_newsroom, text_of, tree, with_class, xml

SITE = "https://berita.contoh.example"


def pages(site: Site) -> Iterator[tuple[str, Element]]:
    """All pages but those at short addresses, which only lead on."""
    for name in site.names():
        if name.endswith(".html") and not name.startswith("s/"):
            yield name, tree(site.read(name))


def test_everything_stands_where_it_was_promised(site: Site) -> None:
    assert {
        *("index.html", "404.html", "robots.txt", "manifest.json"),
        *("sitemap.xml", "sitemap-pages.xml", "sitemap-2026.xml"),
        *("2026/11/biasa/index.html", "tentang/index.html", "ralat/index.html"),
        *("desk/layanan/index.html", "desk/kosong/index.html", "penulis/siti/index.html"),
        *("topik/topik-16/index.html", "kampanye/hari-jadi/index.html"),
        *("feeds/atom.xml", "feeds/rss.xml", "feeds/layanan.xml"),
    } <= set(site.names())


def headlines(page: Element) -> list[str]:
    """The addresses of the stories that a listing shows, in its order."""
    found = (link for line in with_class(page, "headline") for link in line.iter("a"))
    addresses = (link.get("href", "") for link in found)
    return list(dict.fromkeys(at for at in addresses if at.startswith("/2026/")))


def turns(page: Element) -> dict[str | None, str | None]:
    """Where a page's links to newer (`prev`) and older (`next`) ones lead."""
    return {a.get("rel"): a.get("href") for a in page.iter("a") if a.get("rel") in {"prev", "next"}}


def test_a_short_listing_stands_at_one_address(site: Site) -> None:
    page = site.tree("/topik/topik-16/")

    assert len(headlines(page)) == 21
    assert turns(page) == {}
    assert not (site.output / "topik" / "topik-16" / "page").exists()
    assert (
        text_of(next(with_class(site.tree("/topik/topik-162/"), "heading__title"))) == "topik 162"
    )


def test_listings_count_from_the_oldest_and_stories_lead_to_their_neighbours(
    tmp_path: Path,
) -> None:
    files = {path: text for number in range(45) for path, text in numbered(number).items()}
    root = make_site_newsroom(tmp_path, files=files)
    build(root)
    site = Site(root, root / "output")
    whole, first = site.tree("/desk/layanan/"), site.tree("/desk/layanan/page/1/")

    assert headlines(first) == [f"/2026/11/n{number:02}/" for number in reversed(range(20))]
    assert headlines(whole) == [f"/2026/11/n{number:02}/" for number in reversed(range(20, 45))]
    assert turns(whole) == {"next": "/desk/layanan/page/1/"}
    assert turns(first) == {"prev": "/desk/layanan/"}
    assert not (site.output / "desk" / "layanan" / "page" / "2").exists()

    beside = {number: turns(site.tree(f"/2026/11/n{number}/")) for number in ("00", "20", "44")}
    assert beside == {
        "00": {"next": "/2026/11/n01/"},
        "20": {"prev": "/2026/11/n19/", "next": "/2026/11/n21/"},
        "44": {"prev": "/2026/11/n43/"},
    }


def numbered(number: int) -> dict[str, str]:
    """A story that came out in its minute."""
    files = approved(slug=f"n{number:02}")
    return {path: text.replace("T15:40", f"T15:{number:02}") for path, text in files.items()}


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
        expected = SEARCH_POLICY if name == "cari/index.html" else SITE_POLICY
        assert policy.get("content") == expected, name
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


OWN_SCRIPTS = {"cari": "search", "cek": "cek", "kit": "kit"}
"""The rooms of the site whose pages load a script besides that of all pages."""


def test_no_page_holds_a_script_or_a_style_of_its_own(site: Site) -> None:
    for name, page in pages(site):
        scripts = [e for e in page.iter("script") if e.get("type") != "application/ld+json"]
        room = name.partition("/")[0]
        own = ["site", *([OWN_SCRIPTS[room]] if room in OWN_SCRIPTS else [])]
        assert [e.text for e in scripts] == [None] * len(own), name
        files = [(e.get("src") or "").removeprefix("/theme/").partition("-")[0] for e in scripts]
        assert sorted(files) == sorted(own), name
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
    if "://" in address or address.startswith(("mailto:", "tel:")):
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
        json.loads(script.text or "")
        for _, page in pages(site)
        for script in page.iter("script")
        if script.get("type") == "application/ld+json"
    ]
    sorts = [thing["@type"] for data in found for thing in data["@graph"]]

    articles = [sort for sort in sorts if sort in {"NewsArticle", "AdvertiserContentArticle"}]
    assert len(articles) == 25  # all stories on air but the withdrawn one
    assert len(set(articles)) == 2


NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def named(site: Site, name: str, kind: str = "url") -> dict[str, str | None]:
    """What a sitemap names, with the hours of the last change."""
    entries = xml(site.read(name)).findall(f"s:{kind}", NAMES)
    found = [
        (entry.findtext("s:loc", "", NAMES), entry.findtext("s:lastmod", None, NAMES))
        for entry in entries
    ]
    assert len(found) == len(dict(found))
    return dict(found)


def test_the_sitemap_leads_to_one_for_every_year_and_one_for_the_pages(site: Site) -> None:
    assert list(named(site, "sitemap.xml", "sitemap")) == [
        f"{SITE}/sitemap-pages.xml",
        f"{SITE}/sitemap-news.xml",
        f"{SITE}/sitemap-2026.xml",
    ]


def test_the_sitemaps_name_every_public_page_once(site: Site) -> None:
    pages, stories = named(site, "sitemap-pages.xml"), named(site, "sitemap-2026.xml")

    assert set(pages) == {
        *(f"{SITE}/", f"{SITE}/tentang/", f"{SITE}/ralat/"),
        *(f"{SITE}/kampanye/", f"{SITE}/kampanye/hari-jadi/"),
        f"{SITE}/redaksi/",
        *(f"{SITE}/desk/{desk}/" for desk in ("layanan", "budaya", "kosong")),
        *(f"{SITE}/arsip/", f"{SITE}/arsip/2026/", f"{SITE}/arsip/2026/11/"),
        *(f"{SITE}/{name}/" for name in ("klarifikasi", "agenda", "pers", "rapor", "kit", "cek")),
        *(f"{SITE}/rapor/2026/", f"{SITE}/bukti/"),
        *(f"{SITE}/topik/topik-16/", f"{SITE}/topik/topik-162/", f"{SITE}/penulis/siti/"),
    }
    assert len(stories) == 25  # all on air but the withdrawn one
    assert stories[f"{SITE}/2026/11/biasa/"] == "2026-11-19T15:40:00+08:00"


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
