"""The Hugo site of the bench shows what the newsroom's own site shows: else it would be no rival."""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from build_bench_newsroom import make_newsroom
from build_bench_rows import QUIET
from build_bench_tools import hugo_tool, run, size_of
from hugo_site import write_hugo_site
from newsroom.build.site import build_site

ROOT = Path(__file__).resolve().parents[1]
STORIES = 305
"""Enough for listings of three pages, and for a corrected, a withdrawn and a following story."""
CHECK = "cek/index.html"
PROOFS = "bukti/index.html"
ONLY_OURS = {"cari/index.html", "luring/index.html", CHECK, PROOFS}
"""Pages that no story changes: searching, checking, reading offline are nothing to measure."""
SCORECARD = "rapor/"
"""Pages of figures from a ledger, which Hugo has not. The newsroom makes them on top, at its cost."""
HEADINGS = {"h1", "h2", "h3"}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The same newsroom, built by us and by Hugo."""
    folder = tmp_path_factory.mktemp("sites")
    newsroom = make_newsroom(ROOT, folder / "newsroom", count=STORIES)
    site = write_hugo_site(newsroom.folder, folder / "hugo", QUIET)
    run(hugo_tool(site.folder))
    build_site(newsroom.folder, folder / "ours", QUIET)
    return folder / "ours", site.folder / "public"


def test_both_have_the_same_pages(sites: tuple[Path, Path]) -> None:
    ours, hugos = (
        {path.relative_to(site).as_posix() for path in site.rglob("*.html")} for site in sites
    )

    scores = {path for path in ours if path.startswith(SCORECARD)}
    assert ours - ONLY_OURS - scores == {renumbered(path, sites[1]) for path in hugos}
    assert len(scores) == 2
    assert {path for path in ours if "/page/" in path}


def test_both_have_the_same_feeds(sites: tuple[Path, Path]) -> None:
    """Where Hugo has `desk/layanan/feeds/atom.xml`, the newsroom has `feeds/layanan.xml`."""
    ours, hugos = (
        [path.name for path in site.rglob("*.xml") if "sitemap" not in path.name] for site in sites
    )

    assert len(ours) == len(hugos)


def test_both_have_the_same_stories_in_json(sites: tuple[Path, Path]) -> None:
    ours, hugos = (json.loads((site / "feeds" / "all.json").read_bytes()) for site in sites)

    for mine, theirs in zip(ours.pop("items"), hugos.pop("items"), strict=True):
        texts = [one.pop("content_html") for one in (mine, theirs)]
        assert len({" ".join(re.sub("<[^>]*>", "", text).split()) for text in texts}) == 1
        assert sorted(mine.pop("tags")) == sorted(theirs.pop("tags"))
        mine.pop("image", None)
        assert mine == theirs
    assert ours == hugos


def test_both_say_the_same_of_a_story_for_machines(sites: tuple[Path, Path]) -> None:
    ours, hugos = sites

    found = sorted(path.relative_to(ours) for path in ours.rglob("story.json"))
    assert len(found) == STORIES
    for name in found:
        assert json.loads((ours / name).read_bytes()) == json.loads((hugos / name).read_bytes())


def test_sitemaps_name_the_same_stories_and_pages(sites: tuple[Path, Path]) -> None:
    """Hugo's in one file, the newsroom's in one for each year, one for pages and an index."""
    ours, hugos = sites

    news = ours / "sitemap-news.xml"
    mine = [sitemap for sitemap in ours.glob("sitemap-*.xml") if sitemap != news]
    apart = (f"/{SCORECARD}", *(f"/{one.removesuffix('index.html')}" for one in (CHECK, PROOFS)))
    named = [one for one in entries(mine) if not any(place in one for place in apart)]
    assert sorted(named) == sorted(entries([hugos / "sitemap.xml"]))
    assert len(entries(mine)) == len(named) + 4
    assert len(mine) == 2


def test_both_weigh_about_the_same(sites: tuple[Path, Path]) -> None:
    ours, hugos = (size_of(site).bytes for site in sites)

    assert ours == pytest.approx(hugos, rel=0.05)


def kinds(site: Path) -> Iterator[tuple[str, str]]:
    """A page of each kind, by a name for it."""
    pages = sorted(site.glob("20*/*/*/index.html"))
    texts = {page: page.read_text(encoding="utf-8") for page in pages}
    marks = {
        "corrected": "notice--correction",
        "withdrawn": "notice--withdrawal",
        "late": "strip--late",
        "following": "Lanjutan dari",
        "followed": '"related__relation">Lanjutan<',
        "by two authors": "</a> dan <a",
    }
    for kind, mark in marks.items():
        found = next(page for page, text in texts.items() if mark in text)
        yield kind, found.relative_to(site).as_posix()
    listing = next(site.glob("desk/*/page/3/index.html"))
    yield "oldest page", listing.relative_to(site).as_posix()
    yield "page between", listing.parents[1].relative_to(site).as_posix() + "/2/index.html"
    yield "newest page", listing.parents[2].relative_to(site).as_posix() + "/index.html"
    author = next(iter(sorted(site.glob("penulis/*/index.html"))))
    yield "author", author.relative_to(site).as_posix()
    topic = next(iter(sorted(site.glob("topik/*/index.html"))))
    yield "topic", topic.relative_to(site).as_posix()
    yield from [("front", "index.html"), ("corrections", "ralat/index.html")]
    month = next(site.glob("arsip/*/*/page/2/index.html"))
    yield "page of a month", month.relative_to(site).as_posix()
    yield "month", month.parents[2].relative_to(site).as_posix() + "/index.html"
    yield "year", month.parents[3].relative_to(site).as_posix() + "/index.html"
    yield "archive", "arsip/index.html"
    short = next(iter(sorted(site.glob("s/*/index.html"))))
    yield "short address", short.relative_to(site).as_posix()
    yield from [("clarifications", "klarifikasi/index.html"), ("agenda", "agenda/index.html")]
    yield from [("press", "pers/index.html"), ("masthead", "redaksi/index.html")]
    yield "share kit", "kit/index.html"
    yield from [("not found", "404.html"), ("static", "tentang/index.html")]


def test_pages_of_every_kind_show_the_same(sites: tuple[Path, Path]) -> None:
    ours, hugos = sites

    for kind, name in kinds(hugos):
        mine, theirs = tree(ours / renumbered(name, hugos)), tree(hugos / name)
        assert headings(mine) == headings(theirs), kind
        assert words(mine) == words(theirs), kind
        assert addresses(mine) == [renumbered(one, hugos) for one in addresses(theirs)], kind
        assert properties(mine) == properties(theirs), kind
        sizes = [(ours / renumbered(name, hugos)).stat().st_size, (hugos / name).stat().st_size]
        assert sizes[0] == pytest.approx(sizes[1], rel=0.1), kind


def renumbered(address: str, hugos: Path) -> str:
    """The address where the newsroom has what Hugo has at `address`.

    Page 1 of a listing holds the oldest stories here and the newest ones there. Its other pages
    are the same, counted from the other end.
    """
    found = re.fullmatch(
        r"(/?)((?:desk|penulis|topik|arsip/\d+)/[^/]+)/page/([0-9]+)/(.*)", address
    )
    if found is None:
        return address
    slash, listing, number, rest = found.groups()
    last = 1 + len(list((hugos / listing / "page").iterdir()))
    return f"{slash}{listing}/page/{last + 1 - int(number)}/{rest}"


def entries(sitemaps: list[Path]) -> list[str]:
    """The addresses that sitemaps name, each with its time where it has one."""
    texts = [sitemap.read_text(encoding="utf-8") for sitemap in sitemaps]
    return [entry for text in texts for entry in re.findall("<url>(.*?)</url>", unescape(text))]


def tree(page: Path) -> Element:
    """The page as a browser sees it."""
    found: Element = html5lib.parse(page.read_text(encoding="utf-8"), namespaceHTMLElements=False)
    return found


def headings(page: Element) -> list[str]:
    return [" ".join("".join(one.itertext()).split()) for one in page.iter() if one.tag in HEADINGS]


def words(page: Element) -> list[str]:
    """What a reader reads."""
    body = page.find("body")
    assert body is not None
    return " ".join(body.itertext()).split()


def addresses(page: Element) -> list[str]:
    """Where its links lead, but not how they are escaped."""
    found = [one.get("href", "") for one in page.iter("a")]
    found = [re.sub(r"icon-[0-9a-f]{12}", "icon", address) for address in found]
    return [address for address in found if "://" not in address and "mailto:" not in address]


def properties(page: Element) -> set[str]:
    """What the head tells machines of."""
    return {one.get("property") or one.get("name") or "" for one in page.iter("meta")} | {
        one.get("rel", "") for one in page.iter("link")
    }
