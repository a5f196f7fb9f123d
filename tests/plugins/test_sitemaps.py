"""Sitemaps: valid, and that of news names the stories of two days and nothing that was paid for."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from lxml import etree

from tests.newsrooms import NOW
from tests.plugins.conftest import Site
from tests.sites import approved, build, make_site_newsroom, xml

SITE = "https://berita.contoh.example"
SCHEMA = Path(__file__).with_name("schemas") / "sitemap.rng"
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
}


def invalid(data: bytes) -> list[str]:
    schema = etree.RelaxNG(etree.parse(str(SCHEMA)))
    schema.validate(etree.parse(BytesIO(data)))
    return [f"line {one.line}: {one.message}" for one in schema.error_log]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    yesterday = approved(slug="kemarin")
    before = approved(slug="lama")
    files = {
        **approved(),
        **{path: text.replace("11-19T", "11-18T") for path, text in yesterday.items()},
        **{path: text.replace("11-19T", "11-17T") for path, text in before.items()},
        **approved("label: advertorial\npayer: Koperasi Sela", slug="iklan"),
        **approved("withdrawn: {at: 2026-11-19T15:50+08:00, reason: Salah.}", slug="cabut"),
        **approved("embargo_until: 2026-11-25T08:00+08:00", slug="embargo"),
        **{
            path: text.replace("title: Pasar", "title: Tom & <b>Jeri</b>, Pasar")
            for path, text in approved(slug="aneh").items()
        },
    }
    return make_site_newsroom(tmp_path_factory.mktemp("newsroom"), files=files)


def news(root: Path, days: int = 0) -> list[Element]:
    """The entries of the sitemap of news after so many days."""
    build(root, NOW + timedelta(days=days))
    data = (root / "output" / "sitemap-news.xml").read_bytes()
    assert invalid(data) == []
    return xml(data.decode()).findall("s:url", NAMES)


def slugs(entries: list[Element]) -> list[str]:
    return [one.findtext("s:loc", "", NAMES).split("/")[-2] for one in entries]


def test_every_sitemap_is_what_its_standard_asks_for(site: Site) -> None:
    names = [name for name in site.names() if name.startswith("sitemap")]

    assert len(names) == 4
    assert {name: invalid((site.output / name).read_bytes()) for name in names} == {
        name: [] for name in names
    }


def test_news_is_what_came_out_within_two_days_newest_first(root: Path) -> None:
    assert slugs(news(root)) == ["pasar", "aneh", "kemarin"]
    assert slugs(news(root, days=1)) == ["pasar", "aneh"]


def test_a_site_without_news_has_an_empty_sitemap_of_it(root: Path) -> None:
    assert slugs(news(root, days=90)) == []


def test_a_story_is_news_from_the_hour_at_which_it_can_be_read(root: Path) -> None:
    (entry,) = news(root, days=6)

    assert slugs([entry]) == ["embargo"]
    assert entry.findtext("n:news/n:publication_date", "", NAMES) == "2026-11-25T08:00:00+08:00"


def test_it_names_the_newsroom_and_the_headline_as_it_is(root: Path) -> None:
    entry = news(root)[1]

    assert entry.findtext("n:news/n:publication/n:name", "", NAMES) == "Redaksi Kota Contoh"
    title = entry.findtext("n:news/n:title", "", NAMES)
    assert title.startswith("Tom & <b>Jeri</b>, Pasar Tepian")


def test_robots_are_told_of_both_sitemaps_and_of_what_is_not_for_readers(site: Site) -> None:
    lines = site.read("robots.txt").splitlines()

    assert lines[:3] == ["User-agent: *", "Disallow: /outbox/", "Disallow: /_components/"]
    assert f"Sitemap: {SITE}/sitemap.xml" in lines
    assert f"Sitemap: {SITE}/sitemap-news.xml" in lines
