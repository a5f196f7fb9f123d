"""Atom and RSS: whole stories, labels first, identities and times that never depend on the build."""

import re
from pathlib import Path
from xml.etree.ElementTree import Element

from tests.plugins.conftest import Site
from tests.sites import approved, build, make_site_newsroom, xml

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
    assert set(made.containing('rel="hub"')) == feeds
    assert {f: made.read(f) for f in feeds} == {f: (whole / f).read_text("utf-8") for f in feeds}
    atom = xml(made.read("feeds/layanan.xml")).find("a:link[@rel='hub']", ATOM)
    rss = xml(made.read("feeds/rss.xml")).find("channel/atom:link[@rel='hub']", RSS)
    assert atom is not None
    assert rss is not None
    assert atom.get("href") == rss.get("href") == "https://hub.contoh.example/"
    assert report.rendered == len(feeds)
