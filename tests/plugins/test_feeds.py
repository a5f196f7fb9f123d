"""Feeds: whole stories, labels first, identities and times that never depend on the build."""

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import feedparser
import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from tests.plugins.conftest import Site
from tests.sites import approved, build, make_site_newsroom, tree, xml

ATOM = {"a": "http://www.w3.org/2005/Atom"}
SITE = "https://berita.contoh.example"


def entries(site: Site) -> dict[str, Element]:
    feed = xml(site.read("feeds/atom.xml"))
    return {entry.findtext("a:id", "", ATOM): entry for entry in feed.findall("a:entry", ATOM)}


def test_an_entry_is_known_by_its_address_for_good(site: Site) -> None:
    found = entries(site)

    assert len(found) == 25
    assert f"{SITE}/2026/11/biasa/" in found
    assert all(entry.find("a:link", ATOM).get("href") == id_ for id_, entry in found.items())  # type: ignore[union-attr]


def test_times_come_from_the_trail_and_the_newest_change(site: Site) -> None:
    entry = entries(site)[f"{SITE}/2026/11/ralat/"]

    assert entry.findtext("a:published", "", ATOM) == "2026-11-19T15:40:00+08:00"
    assert entry.findtext("a:updated", "", ATOM) == "2026-11-19T15:20:00+08:00"


def test_an_entry_carries_the_whole_story_with_whole_addresses(site: Site) -> None:
    entry = entries(site)[f"{SITE}/2026/11/iklan/"]
    content = entry.findtext("a:content", "", ATOM)

    assert entry.findtext("a:title", "", ATOM).startswith(
        "ADVERTORIAL · dibayar oleh Koperasi Sela"
    )
    assert content.strip().startswith(
        "<p><strong>ADVERTORIAL · dibayar oleh Koperasi Sela</strong>"
    )
    assert re.search(f'<img src="{SITE}/images/pasar-30-[0-9a-f]{{12}}.jpg" width="30"', content)
    assert "srcset" not in content
    assert "Pedagang sudah siap" in content


def test_a_correction_goes_out_with_the_story(site: Site) -> None:
    content = entries(site)[f"{SITE}/2026/11/ralat/"].findtext("a:content", "", ATOM)

    assert "Ralat, Kamis, 19 November 2026, 15.20 WITA" in content


def test_rss_tells_the_same_stories(site: Site) -> None:
    items = xml(site.read("feeds/rss.xml")).findall("channel/item")

    assert {item.findtext("guid") for item in items} == set(entries(site))
    assert items[0].find("guid").get("isPermaLink") == "true"  # type: ignore[union-attr]


def test_a_desk_without_stories_has_a_feed_without_the_hour_of_the_build(site: Site) -> None:
    feed = xml(site.read("feeds/kosong.xml"))

    assert feed.findtext("a:updated", "", ATOM) == "1970-01-01T00:00:00+00:00"
    assert feed.findall("a:entry", ATOM) == []


def test_each_feed_is_known_by_its_own_address(site: Site) -> None:
    names = [name for name in site.names() if name.startswith("feeds/") and "rss" not in name]
    names.remove("feeds/all.json")
    ids = [xml(site.read(name)).findtext("a:id", "", ATOM) for name in names]

    assert ids == [f"{SITE}/{name}" for name in names]


HUB = """
[networks.websub]
account = "hub"
server = "https://hub.contoh.example/"
live_since = 2026-11-01T00:00:00+08:00
"""
RSS = {"atom": "http://www.w3.org/2005/Atom"}


def test_without_a_hub_no_feed_names_one(site: Site) -> None:
    assert site.containing('rel="hub"') == []
    assert "hubs" not in json_feed(site)


def test_every_feed_names_the_hub_and_no_page_does(tmp_path: Path) -> None:
    """Named later, it is named by the same bytes as by a build from nothing."""
    root = make_site_newsroom(tmp_path / "kota", files=approved())
    build(root)
    with (root / "newsroom.toml").open("a") as file:
        file.write(HUB)
    report = build(root)
    whole = tmp_path / "utuh"
    build(root, output=whole)
    made = Site(root, root / "output")

    feeds = {name for name in made.names() if name.startswith("feeds/")}
    assert set(made.containing('rel="hub"')) == feeds - {"feeds/all.json"}
    assert json_feed(made)["hubs"] == [{"type": "WebSub", "url": "https://hub.contoh.example/"}]
    assert all(invalid(made, name) == [] for name in feeds)
    assert {f: made.read(f) for f in feeds} == {f: (whole / f).read_text("utf-8") for f in feeds}
    atom = xml(made.read("feeds/layanan.xml")).find("a:link[@rel='hub']", ATOM)
    rss = xml(made.read("feeds/rss.xml")).find("channel/atom:link[@rel='hub']", RSS)
    assert atom is not None
    assert rss is not None
    assert atom.get("href") == rss.get("href") == "https://hub.contoh.example/"
    assert report.rendered == len(feeds)


SCHEMAS = Path(__file__).with_name("schemas")


def json_feed(site: Site) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(site.read("feeds/all.json"))
    return found


def invalid(site: Site, name: str) -> list[str]:
    """What is wrong with a feed, by the schema of its sort."""
    data = (site.output / name).read_bytes()
    if name.endswith(".json"):
        schema = json.loads((SCHEMAS / "json_feed.json").read_bytes())
        return [one.message for one in Draft202012Validator(schema).iter_errors(json.loads(data))]
    sort = "rss" if "rss" in name else "atom"
    schema = etree.RelaxNG(etree.parse(str(SCHEMAS / f"{sort}.rng")))
    schema.validate(etree.parse(BytesIO(data)))
    return [f"line {one.line}: {one.message}" for one in schema.error_log]


NAMES = [
    f"feeds/{name}" for name in ("atom.xml", "rss.xml", "all.json", "layanan.xml", "kosong.xml")
]


@pytest.mark.parametrize("name", NAMES)
def test_every_feed_is_what_its_standard_asks_for(site: Site, name: str) -> None:
    assert invalid(site, name) == []


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith("xml")])
def test_readers_of_feeds_can_read_them(site: Site, name: str) -> None:
    feed = feedparser.parse(site.read(name))

    assert not feed.bozo
    assert feed.feed.language == "id"
    assert len(feed.entries) == (0 if "kosong" in name else 25)
    links = sorted((link.rel, link.href) for link in feed.feed.links)
    assert links == [("alternate", f"{SITE}/"), ("self", f"{SITE}/{name}")]
    assert all(entry.get("authors") for entry in feed.entries)


def test_a_desk_and_its_feed_are_told_apart_from_the_whole(site: Site) -> None:
    feed = feedparser.parse(site.read("feeds/kosong.xml"))

    assert feed.feed.title == "Redaksi Kota Contoh - Meja Kosong"


def test_the_json_feed_tells_the_same_stories_in_the_same_words(site: Site) -> None:
    found = {item["id"]: item for item in json_feed(site)["items"]}

    assert list(found) == list(entries(site))
    for id_, entry in entries(site).items():
        assert found[id_]["content_html"] == entry.findtext("a:content", "", ATOM)
        assert found[id_]["title"] == entry.findtext("a:title", "", ATOM)
        assert found[id_]["date_modified"] == entry.findtext("a:updated", "", ATOM)
    item = found[f"{SITE}/2026/11/biasa/"]
    assert item["authors"] == [{"name": "Siti Rahma", "url": f"{SITE}/penulis/siti/"}]
    assert item["tags"] == ["Layanan", "topik 162"]
    assert item["image"].startswith(f"{SITE}/cards/biasa-1200x630-")


def test_all_authors_are_named_each_with_a_page(tmp_path: Path) -> None:
    root = make_site_newsroom(tmp_path, files=approved(authors="siti, budi"))
    build(root)
    made = Site(root, root / "output")

    (entry,) = entries(made).values()
    pairs = [
        (author.findtext("a:name", "", ATOM), author.findtext("a:uri", "", ATOM))
        for author in entry.findall("a:author", ATOM)
    ]
    assert pairs == [
        ("Siti Rahma", f"{SITE}/penulis/siti/"),
        ("Budi Santoso", f"{SITE}/penulis/budi/"),
    ]
    creators = feedparser.parse(made.read("feeds/rss.xml")).entries[0].authors
    assert [one.name for one in creators] == ["Siti Rahma", "Budi Santoso"]
    assert [one["name"] for one in json_feed(made)["items"][0]["authors"]] == [
        "Siti Rahma",
        "Budi Santoso",
    ]
    assert all(invalid(made, name) == [] for name in NAMES[:4])


def feeds_named_by(page: Element) -> dict[str, str]:
    """The feeds that the head of a page names, by address, with their media types."""
    return {
        link.get("href", ""): link.get("type", "")
        for link in page.iter("link")
        if link.get("rel") == "alternate"
    }


def test_every_page_names_the_feeds_and_a_desk_its_own(site: Site) -> None:
    everywhere = {
        "/feeds/atom.xml": "application/atom+xml",
        "/feeds/rss.xml": "application/rss+xml",
        "/feeds/all.json": "application/feed+json",
    }
    for name in site.names():
        if name.endswith(".html") and not name.startswith("s/"):
            own = {f"/feeds/{name.split('/')[1]}.xml"} if name.startswith("desk/") else set()
            found = feeds_named_by(tree(site.read(name)))
            assert found.keys() == everywhere.keys() | own, name
            assert everywhere.items() <= found.items(), name
            assert all((site.output / address[1:]).is_file() for address in found), name
