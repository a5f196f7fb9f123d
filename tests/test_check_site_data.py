"""What `make check-site` asks of structured data, feeds, sitemaps and calendars."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from check_site_calendar import calendar_faults
from check_site_data import absent, block_faults, nodes, structured_data, value_faults
from check_site_feeds import Checker
from check_site_json_feed import json_feed_faults
from check_site_pages import read_page

SITE = "https://berita.contoh.example"
ARTICLE: Mapping[str, Any] = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Pasar dibuka",
    "datePublished": "2026-11-19T16:00:00+08:00",
    "dateModified": "2026-11-19T16:00:00+08:00",
    "author": [{"@type": "Person", "name": "Siti", "url": f"{SITE}/penulis/siti/"}],
    "publisher": {"@type": "NewsMediaOrganization", "name": "Redaksi", "url": f"{SITE}/"},
    "mainEntityOfPage": f"{SITE}/2026/11/pasar/",
    "image": [f"{SITE}/images/pasar.jpg"],
}
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Redaksi</title><id>x</id>
<link href="https://berita.contoh.example/"/>
<link href="https://berita.contoh.example/feeds/atom.xml" rel="self"/>
<updated>2026-11-20T16:30:00+08:00</updated>
<entry><title>Pasar</title><id>1</id><link href="https://berita.contoh.example/pasar/"/>
<published>2026-11-20T16:30:00+08:00</published><updated>2026-11-20T16:30:00+08:00</updated>
<summary>Isi</summary><author><name>Siti</name></author></entry></feed>"""
SITEMAP = """<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url>
<loc>https://berita.contoh.example/pasar/</loc><lastmod>2026-11-20</lastmod>
<news:news><news:publication><news:name>Redaksi</news:name><news:language>id</news:language>
</news:publication><news:publication_date>2026-11-20T16:30:00+08:00</news:publication_date>
<news:title>Pasar</news:title></news:news></url></urlset>"""
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Redaksi//ID
BEGIN:VEVENT
UID:1@berita.contoh.example
DTSTAMP:20261120T083000Z
DTSTART;TZID=Asia/Makassar:20261201T080000
SUMMARY:Lomba
END:VEVENT
END:VCALENDAR
"""
JSON_FEED: Mapping[str, Any] = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Redaksi",
    "home_page_url": f"{SITE}/",
    "feed_url": f"{SITE}/feeds/all.json",
    "items": [
        {
            "id": "1",
            "url": f"{SITE}/pasar/",
            "title": "Pasar",
            "content_html": "<p>Isi</p>",
            "date_published": "2026-11-20T16:30:00+08:00",
        }
    ],
}


@pytest.fixture
def checker(tmp_path: Path) -> Checker:
    (tmp_path / "pasar").mkdir()
    (tmp_path / "pasar" / "index.html").write_text("")
    (tmp_path / "feeds").mkdir()
    return Checker(tmp_path, SITE)


def without(value: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {key: inner for key, inner in value.items() if key != name}


def test_a_whole_article_lacks_nothing() -> None:
    assert block_faults(ARTICLE) == []
    for node in nodes(ARTICLE):
        assert absent(node, required=True) == []
        assert absent(node, required=False) == []
        assert list(value_faults(node)) == []


def test_fields_are_asked_for_by_type_also_inside_lists() -> None:
    nameless = {**ARTICLE, "author": [*ARTICLE["author"], {"@type": "Person", "name": ""}]}

    assert absent(without(ARTICLE, "headline"), required=True) == ["headline"]
    assert absent(nameless, required=True) == ["author.name"]
    assert absent(without(ARTICLE, "image"), required=False) == ["image"]
    assert absent({"@type": "ClaimReview"}, required=True) == [
        *("claimReviewed", "reviewRating.alternateName", "url")
    ]
    assert absent({"@type": "Place"}, required=True) == []


def test_dates_need_an_offset_addresses_a_host_and_trails_an_order() -> None:
    trail = {
        "@type": "BreadcrumbList",
        "itemListElement": [{"position": 1, "name": "Depan"}, {"position": 3, "name": "Pasar"}],
    }

    assert list(value_faults({**ARTICLE, "datePublished": "2026-11-19T16:00:00"})) == [
        "datePublished is no date with an offset: '2026-11-19T16:00:00'"
    ]
    assert list(value_faults({**ARTICLE, "image": ["/a.jpg"]})) == [
        "image is no whole address: '/a.jpg'"
    ]
    assert list(value_faults(trail)) == ["positions are not 1, 2, 3 …", "step 1 has no item"]


def test_an_image_is_asked_for_only_where_the_page_has_one(tmp_path: Path) -> None:
    block = json.dumps(without(ARTICLE, "image"))
    script = f'<script type="application/ld+json">{block}</script>'
    og = '<meta property="og:image" content="x">'
    pages = []
    for name, head in (("polos", ""), ("bergambar", og)):
        file = tmp_path / name
        file.write_text(head + script)
        pages.append(read_page(file, f"/{name}/"))

    blocks, wrong, required, recommended = structured_data(pages)

    assert (blocks.measured, wrong.measured, required.measured) == (2, 0, 0)
    assert recommended.details == ("/bergambar/: NewsArticle: image",)


def test_what_is_no_json_is_wrong(tmp_path: Path) -> None:
    file = tmp_path / "x"
    file.write_text('<script type="application/ld+json">{</script>')

    assert structured_data([read_page(file, "/x/")])[1].details == ("/x/: no JSON object",)
    assert block_faults({"@context": "http://schema.org", "@type": "Event"}) != []


def test_a_good_feed_has_no_faults_and_a_bad_one_is_told_its_own(checker: Checker) -> None:
    file = checker.output / "feeds" / "atom.xml"

    def found(text: str) -> list[str]:
        file.write_text(text)
        return list(checker.feed(file))

    assert found(ATOM) == []
    assert any("not well formed" in fault for fault in found(ATOM.replace("</entry>", "")))
    assert found(ATOM.replace("<id>1</id>", "")) == ["entries without an id of their own"]
    assert found(ATOM.replace("/pasar/", "/tiada/")) == [f"leads nowhere: {SITE}/tiada/"]
    assert found(ATOM.replace('rel="self"', 'rel="hub"')) == [
        f"no link to itself as {SITE}/feeds/atom.xml"
    ]


def test_a_sitemap_names_what_is_there_once_and_news_in_full(checker: Checker) -> None:
    file = checker.output / "sitemap.xml"

    def found(text: str) -> list[str]:
        file.write_text(text)
        return list(checker.sitemap(file))

    assert found(SITEMAP) == []
    assert found(SITEMAP[:-9])[0].startswith("not well formed")
    assert found(SITEMAP.replace("/pasar/", "/tiada/")) == [f"leads nowhere: {SITE}/tiada/"]
    assert found(SITEMAP.replace("2026-11-20<", "kemarin<")) == ["lastmod is no date: kemarin"]
    assert found(SITEMAP.replace("news:language", "news:bahasa")) == [
        "Pasar: the publication has no language"
    ]


def test_a_calendar_keeps_to_its_format(tmp_path: Path) -> None:
    file = tmp_path / "agenda.ics"

    def found(text: str, end: str = "\r\n") -> list[str]:
        file.write_bytes(text.replace("\n", end).encode())
        return list(calendar_faults(file))

    assert found(CALENDAR) == []
    assert found(CALENDAR, "\n") == ["lines do not end with CR LF"]
    assert found(CALENDAR.replace("UID:", "NAME:")) == ["event 1: no UID"]
    assert found(CALENDAR.replace("Lomba", "Lomba" * 20)) == ["a line has more than 75 octets"]


def test_a_json_feed_keeps_to_its_format() -> None:
    here = f"{SITE}/feeds/all.json"
    item = JSON_FEED["items"][0]

    def found(feed: Mapping[str, Any]) -> list[str]:
        return list(json_feed_faults(json.dumps(feed), here))

    assert found(JSON_FEED) == []
    assert found({**JSON_FEED, "feed_url": "x"}) == [f"feed_url is not {here}"]
    assert found({**JSON_FEED, "items": [without(item, "content_html")]}) == ["1: no content"]
    assert found({**JSON_FEED, "items": [item, item]}) == ["items without an id of their own"]
    assert next(iter(json_feed_faults("{", here))).startswith("no JSON")
