"""What the heads of pages tell machines: one canonical address, one picture, sound data."""

import json
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from PIL import Image

from tests.newsrooms import NOW
from tests.plugins.conftest import CAMPAIGN, Site
from tests.schema_org import faults
from tests.sites import approved, build, make_site_newsroom, tree

SITE = "https://berita.contoh.example"
PAGE = "---\ntitle: Pedoman\nslug: pedoman\nsummary: Pegangan kami.\n---\n\nIsi.\n"
MOST_BYTES = 300_000


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with a page of every kind."""
    old = approved("tags: [pasar]", slug="lama")
    starts = ("  ended_at", "  starts_at: 2026-11-19T08:00+08:00\n  ended_at")
    agenda = {p: t.replace(*starts) for p, t in approved("kind: agenda", slug="agenda").items()}
    files = {
        **approved("tags: [pasar ikan]\ncampaign: hari-jadi\nimages: [{file: a.png, alt: A}]"),
        **{path: text.replace("2026-11-19T", "2026-01-19T") for path, text in old.items()},
        **approved("images: [{file: a.png, alt: Dermaga}]", slug="gambar"),
        **approved("label: advertorial\npayer: Koperasi Sela", slug="iklan"),
        **approved("kind: clarification\nclaim: Ditutup\nverdict: false", slug="klarifikasi"),
        **approved("withdrawn: {at: 2026-11-19T15:30+08:00, reason: Keliru.}", slug="cabut"),
        **approved("corrections: [{at: 2026-11-19T15:20+08:00, wrong: A, right: B}]", slug="ralat"),
        **agenda,
        "content/registers/campaigns.yml": CAMPAIGN,
        "content/pages/pedoman.md": PAGE,
    }
    root = make_site_newsroom(tmp_path_factory.mktemp("kinds"), files=files)
    (root / "content" / "images").mkdir()
    Image.new("RGB", (1200, 800), "teal").save(root / "content" / "images" / "a.png")
    build(root, NOW)
    return Site(root, root / "output")


def public_pages(site: Site) -> Iterator[tuple[str, Element]]:
    """Every page with its address on the site; short addresses only lead on."""
    for name in site.names():
        if name.endswith("index.html") and not name.startswith("s/"):
            yield "/" + name.removesuffix("index.html"), tree(site.read(name))


def told(page: Element) -> dict[str, list[str]]:
    """What the `meta` elements of a page tell, by property."""
    found: dict[str, list[str]] = {}
    for meta in page.iter("meta"):
        name = meta.get("property") or meta.get("name") or ""
        found.setdefault(name, []).append(meta.get("content", ""))
    return found


def data_of(page: Element) -> list[dict[str, Any]]:
    """The JSON-LD of a page."""
    scripts = (one for one in page.iter("script") if one.get("type") == "application/ld+json")
    return [json.loads(script.text or "") for script in scripts]


def test_every_page_has_one_address_under_which_it_is_known(kinds: Site) -> None:
    for address, page in public_pages(kinds):
        links = [link for link in page.iter("link") if link.get("rel") == "canonical"]
        assert [link.get("href") for link in links] == [SITE + address]


def test_every_page_has_the_words_of_a_preview(kinds: Site) -> None:
    for address, page in public_pages(kinds):
        said = told(page)
        for name in ("title", "description", "url", "type", "site_name", "locale"):
            assert len(said[f"og:{name}"]) == 1, (address, name)
            assert said[f"og:{name}"][0], (address, name)
        assert said["twitter:card"] == ["summary_large_image"], address


def test_every_page_has_one_picture_that_messengers_show(kinds: Site) -> None:
    """A JPEG file under 300 kB, with its size and its words."""
    for address, page in public_pages(kinds):
        said = told(page)
        (image,) = said["og:image"]
        data = (kinds.output / image.removeprefix(f"{SITE}/")).read_bytes()
        opened = Image.open(BytesIO(data))
        assert (opened.format, said["og:image:type"]) == ("JPEG", ["image/jpeg"]), address
        assert len(data) < MOST_BYTES, address
        size = [said["og:image:width"], said["og:image:height"]]
        assert size == [[str(opened.width)], [str(opened.height)]], address
        assert said["og:image:alt"][0], address


@pytest.mark.parametrize(
    ("address", "folder"),
    [
        *(("/", "theme/situs-"), ("/desk/layanan/", "theme/situs-"), ("/pedoman/", "theme/situs-")),
        *(("/2026/11/pasar/", "cards/pasar-"), ("/2026/11/cabut/", "theme/situs-")),
        ("/2026/11/lama/", "theme/situs-"),
    ],
)
def test_what_has_no_card_of_its_own_shows_the_sites(
    kinds: Site, address: str, folder: str
) -> None:
    (image,) = told(kinds.tree(address))["og:image"]

    assert image.startswith(f"{SITE}/{folder}")
    assert "1200x630" in image


def test_a_story_names_its_times_authors_and_topics(kinds: Site) -> None:
    said = told(kinds.tree("/2026/11/pasar/"))

    assert said["og:type"] == ["article"]
    assert said["article:published_time"] == ["2026-11-19T15:40:00+08:00"]
    assert said["article:author"] == [f"{SITE}/penulis/siti/"]
    assert said["article:tag"] == ["pasar ikan"]
    assert said["article:section"] == ["Layanan"]


def test_search_engines_are_told_what_they_ask_for_on_every_page(kinds: Site) -> None:
    sorts: set[str] = set()
    for address, page in public_pages(kinds):
        found = data_of(page)
        assert len(found) == (0 if address == "/2026/11/cabut/" else 1), address
        for data in found:
            assert faults(data) == [], address
            sorts |= {thing["@type"] for thing in data["@graph"]}
    assert sorts == {
        *("NewsArticle", "AdvertiserContentArticle", "BreadcrumbList", "Event", "ClaimReview"),
        *("NewsMediaOrganization", "WebSite"),
    }


def test_the_addresses_of_policies_lead_somewhere(kinds: Site) -> None:
    (data,) = data_of(kinds.tree("/"))
    newsroom = data["@graph"][0]

    for name in ("correctionsPolicy", "publishingPrinciples", "ethicsPolicy"):
        assert kinds.tree(newsroom[name].removeprefix(SITE)) is not None
    logo = newsroom["logo"]["url"].removeprefix(f"{SITE}/")
    assert (kinds.output / logo).is_file()


def test_trails_lead_to_pages(kinds: Site) -> None:
    for address, page in public_pages(kinds):
        for thing in (thing for data in data_of(page) for thing in data["@graph"]):
            for step in thing.get("itemListElement", ()):
                assert kinds.tree(step["item"].removeprefix(SITE)) is not None, address
