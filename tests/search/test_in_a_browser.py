"""The years put together by pagefind's script in a real Chromium, under a strict policy."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from newsroom.build.server import serving
from newsroom.search import FOLDER, index_year, shared_files
from tests.search.records import make_record

pytestmark = pytest.mark.browser

TEXTS = {
    2025: (
        "Wali Kota membangun jembatan di hulu.",
        "Pembangunan pasar selesai.",
        "Bangunan tua dirawat warga.",
        "Menteri meresmikan taman.",
        "Peresmian gedung kesenian.",
    ),
    2026: (
        "Pembangunan jembatan kedua dimulai.",
        "Penyeberangan sungai ditutup.",
        "Guru mengajarkan baca tulis.",
        "___END_PAGEFIND_WEIGHT___ <img src=x onerror=alert(1)> zebra.",
    ),
}
# What a page needs so that the script may run: its own files, and WebAssembly.
POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
HTML = f"""<!doctype html><html lang="id"><meta charset="utf-8"><title>Cari</title>
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<script type="module" src="/cari.js"></script></html>"""
SCRIPT = """
import * as pagefind from "/pagefind/pagefind.js";
await pagefind.mergeIndex("/pagefind/2025/");
await pagefind.mergeIndex("/pagefind/2026/");
window.find = async (term, options) => {
  const found = await pagefind.search(term, options);
  return Promise.all(found.results.map((result) => result.data()));
};
window.narrow = pagefind.filters;
document.documentElement.dataset.ready = "";
"""


@dataclass
class Search:
    """A page that has loaded both years, and what it said on its console."""

    page: Page
    fetched: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def find(self, term: str | None, **options: object) -> list[Any]:
        """The data of each result, best first."""
        result: list[Any] = self.page.evaluate("([t, o]) => find(t, o)", [term, options])
        return result

    def urls(self, term: str | None, **options: object) -> set[str]:
        return {story["url"] for story in self.find(term, **options)}


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Search]:
    root = tmp_path_factory.mktemp("situs")
    write_site(root)
    with serving(root, 0) as url:
        search = Search(browser.new_page())
        search.page.on("response", lambda one: search.fetched.append(one.url.removeprefix(url)))
        search.page.on("console", lambda one: search.said.append(one.text))
        search.page.on("pageerror", lambda one: search.said.append(str(one)))
        search.page.goto(url)
        search.page.wait_for_selector("html[data-ready]", state="attached")
        yield search


def write_site(root: Path) -> None:
    for year, texts in TEXTS.items():
        stories = [
            make_record(
                text=text,
                url=f"/{year}/01/{number}/",
                title=f"Judul {number}",
                published=datetime(year, 1, number, tzinfo=UTC),
                desk=("layanan", "budaya")[number % 2],
                year=year,
                image="/images/foto.jpg",
            )
            for number, text in enumerate(texts, 1)
        ]
        index_year(stories, root / FOLDER / str(year))
    for name, data in shared_files().items():
        (root / FOLDER / name).write_bytes(data)
    (root / "index.html").write_text(HTML, encoding="utf-8")
    (root / "cari.js").write_text(SCRIPT, encoding="utf-8")


def test_stories_of_both_years_are_found(search: Search) -> None:
    assert search.urls("jembatan") == {"/2025/01/1/", "/2026/01/1/"}
    assert search.urls("zzz") == set()


@pytest.mark.parametrize("term", ["membangun", "pembangunan", "bangun", "bangunan", "BANGUN"])
def test_words_of_one_stem_are_one(search: Search, term: str) -> None:
    assert search.urls(term) == {"/2025/01/1/", "/2025/01/2/", "/2025/01/3/", "/2026/01/1/"}


@pytest.mark.parametrize(
    ("term", "found"),
    [
        ("resmi", {"/2025/01/4/"}),
        ("seberang", {"/2026/01/2/"}),
        ("ajar", {"/2026/01/3/"}),
        # What the stemmer does not do: "peresmian" keeps its ending another way.
        ("peresmian", {"/2025/01/5/"}),
    ],
)
def test_how_far_the_stemmer_goes(search: Search, term: str, found: set[str]) -> None:
    assert search.urls(term) == found


def test_results_can_be_narrowed(search: Search) -> None:
    assert search.urls("jembatan", filters={"year": "2026"}) == {"/2026/01/1/"}
    assert search.urls("judul", filters={"desk": "budaya", "year": "2025"}) == {
        "/2025/01/1/",
        "/2025/01/3/",
        "/2025/01/5/",
    }
    assert search.urls(None, filters={"desk": "layanan", "year": "2026"}) == {
        "/2026/01/2/",
        "/2026/01/4/",
    }


def test_what_can_be_narrowed_to_is_counted_over_the_years(search: Search) -> None:
    assert search.page.evaluate("narrow()") == {
        "desk": {"budaya": 5, "layanan": 4},
        "kind": {"news": 9},
        "year": {"2025": 5, "2026": 4},
    }


def test_a_result_carries_what_a_list_shows(search: Search) -> None:
    (story,) = search.find("seberang")

    assert story["meta"] == {
        "title": "Judul 2",
        "date": "2026-01-02T00:00:00+00:00",
        "image": "/images/foto.jpg",
    }
    assert story["excerpt"] == "<mark>Penyeberangan</mark> sungai ditutup."


@pytest.mark.parametrize("term", ["images", "jpg", "foto", "layanan", "budaya", "news"])
def test_addresses_of_pictures_and_names_of_desks_are_not_searched(
    search: Search, term: str
) -> None:
    assert search.urls(term) == set()


def test_a_hostile_text_is_shown_as_text(search: Search) -> None:
    (story,) = search.find("zebra")

    assert "<img" not in story["excerpt"]


def test_one_year_is_in_the_order_of_time_and_several_are_not(search: Search) -> None:
    """pagefind orders each index by itself; a page over several years has to order them."""
    newest = {"sort": {"date": "desc"}}

    one = [story["url"] for story in search.find(None, filters={"year": "2026"}, **newest)]
    all_years = [story["meta"]["date"] for story in search.find(None, **newest)]

    assert one == [f"/2026/01/{number}/" for number in (4, 3, 2, 1)]
    assert all_years != sorted(all_years, reverse=True)


def test_script_and_stemmer_are_loaded_once_and_nothing_is_missing(search: Search) -> None:
    search.find("jembatan")

    names = [name.partition("?")[0] for name in search.fetched]
    assert names.count("pagefind/wasm.id.pagefind") == 1
    assert names.count("pagefind/pagefind-worker.js") == 1
    assert not [name for name in names if name.startswith("pagefind/20") and name.endswith(".js")]
    assert search.said == []
