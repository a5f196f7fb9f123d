"""The search page in a real Chromium: finds, narrows, speaks, and leads on without a script."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.sites import approved, build, make_site_newsroom
from tests.theme.browsing import Reader

pytestmark = pytest.mark.browser

HOSTILE = "&lt;img src=x onerror=window.jebol=1&gt; Zebra **menyeberang**."


def story(slug: str, body: str, front: str = "", *, year: int = 2026) -> dict[str, str]:
    """A story that is on air, with this body, from November of a year."""
    path, text = next(iter(approved(front, slug=slug).items()))
    head, _, _ = text.rpartition("---\n\n")
    made = f"{head}---\n\n{body}\n"
    return {path.replace("2026", str(year)): made.replace("2026-11", f"{year}-11")}


def stories() -> dict[str, str]:
    """Stories of three years, twelve of one sort in the newest."""
    found: dict[str, str] = {}
    for number in range(12):
        found |= story(f"baru-{number:02}", "Jembatan kedua dibangun di hulu.")
    arts = {
        path: text.replace("desk: layanan", "desk: budaya").replace("by: dewi", "by: hendro")
        for path, text in story("seni", "Pembangunan sanggar dimulai.").items()
    }
    return {
        **found,
        **arts,
        **story("lama", "Jembatan lama diperbaiki.", year=2025),
        **story("tua", "Jembatan kayu diganti.", year=2024),
        **story("zebra", HOSTILE),
        **story("iklan", "Tabungan pelajar.", "label: advertorial\npayer: Koperasi Sela"),
    }


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_site_newsroom(tmp_path_factory.mktemp("cari") / "redaksi", files=stories())
    build(root)
    return root / "output"


@pytest.fixture
def reader(browser: Browser, output: Path) -> Iterator[Reader]:
    """A reader on the search page; nothing that happens there may be complained of."""
    context = browser.new_context()
    reader = Reader(context, output)
    with reader.online():
        yield reader
        assert reader.complaints == []
        context.close()


def ask(page: Page, words: str) -> None:
    page.get_by_label("Kata yang dicari").fill(words)
    page.get_by_label("Kata yang dicari").press("Enter")


def headlines(page: Page) -> list[str]:
    return page.locator("[data-list] h2").all_text_contents()


def said(page: Page, words: str | re.Pattern[str]) -> None:
    """Wait until the page says so, where screen readers hear it."""
    expect(page.get_by_role("status")).to_have_text(words)


def test_pagefind_is_loaded_with_the_first_question_only(reader: Reader) -> None:
    page = reader.open("/cari/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in reader.requests if "/pagefind/" in url]

    ask(page, "sanggar")

    said(page, "1 berita memuat “sanggar” (2025–2026).")
    assert [url for url in reader.requests if url.endswith("/pagefind/pagefind.js")]


def test_a_result_tells_kind_desk_day_and_where_the_word_stands(reader: Reader) -> None:
    page = reader.open("/cari/?q=sanggar")

    result = page.locator("[data-list] article")
    expect(result.locator(".kicker")).to_have_text("BeritaBudaya")
    expect(result.locator("mark")).to_have_text("sanggar")
    expect(result.locator("time")).to_have_text("19 Nov 2026")
    assert result.locator("a").get_attribute("href") == "/2026/11/seni/"


def test_the_newest_two_years_come_first_and_the_others_when_asked(reader: Reader) -> None:
    page = reader.open("/cari/?q=jembatan")
    said(page, "13 berita memuat “jembatan” (2025–2026).")
    assert not [url for url in reader.requests if "/pagefind/2024/" in url]

    page.get_by_role("button", name="Cari juga di tahun-tahun sebelumnya").click()

    said(page, "14 berita memuat “jembatan” (2024–2026).")
    expect(page.locator("[data-older]")).to_be_hidden()


def test_more_results_are_shown_and_the_focus_goes_to_the_first_of_them(reader: Reader) -> None:
    page = reader.open("/cari/?q=jembatan&order=newest&year=2026")
    said(page, re.compile("12 berita"))
    assert len(headlines(page)) == 10

    page.get_by_role("button", name="Tampilkan berita berikutnya").press("Enter")

    expect(page.locator("[data-list] h2")).to_have_count(12)
    expect(page.locator("[data-list] h2 a").nth(10)).to_be_focused()
    expect(page.locator("[data-more]")).to_be_hidden()


def test_results_can_be_narrowed_and_the_address_can_be_passed_on(reader: Reader) -> None:
    page = reader.open("/cari/?q=bangun")
    said(page, re.compile("13 berita"))

    page.get_by_role("combobox", name="Desk").select_option("Budaya")

    said(page, re.compile("1 berita"))
    assert page.url == reader.url("/cari/?q=bangun&desk=Budaya")
    page.go_back()
    said(page, re.compile("13 berita"))
    expect(page.get_by_role("combobox", name="Desk")).to_have_value("")


def test_an_older_year_can_be_chosen(reader: Reader) -> None:
    page = reader.open("/cari/?q=jembatan&year=2024")

    said(page, "1 berita memuat “jembatan” (2024).")
    assert page.locator("[data-list] a").get_attribute("href") == "/2024/11/tua/"


def test_the_newest_come_first_when_asked_over_the_years(reader: Reader) -> None:
    page = reader.open("/cari/?q=jembatan&order=newest")
    said(page, re.compile("13 berita"))
    page.get_by_role("button", name="Tampilkan berita berikutnya").click()
    expect(page.locator("[data-list] h2")).to_have_count(13)

    days = [one.get_attribute("datetime") or "" for one in page.locator("[data-list] time").all()]

    assert days == sorted(days, reverse=True)


def test_what_was_paid_for_is_marked_as_such_and_is_a_kind_of_its_own(reader: Reader) -> None:
    page = reader.open("/cari/?q=tabungan")
    expect(page.locator('[data-list] [data-kind="paid"]')).to_have_text("Advertorial")

    page.get_by_label("Jenis").select_option("Berita")

    said(page, re.compile("Tidak ada berita"))


def test_a_hostile_story_stays_text(reader: Reader) -> None:
    page = reader.open("/cari/?q=zebra")

    result = page.locator("[data-list] article")
    expect(result.locator("mark").first).to_have_text("Zebra")
    assert "<img src=x onerror=window.jebol=1>" in (
        result.locator(".headline__summary").text_content() or ""
    )
    assert result.locator("img, b, script").count() == 0
    assert page.evaluate("window.jebol === undefined")


def test_a_hostile_question_stays_text(reader: Reader) -> None:
    page = reader.open("/cari/?q=%3Cimg%20src=x%20onerror=window.jebol=1%3E&desk=%22%3E")

    said(page, re.compile("<img src=x onerror=window.jebol=1>"))
    assert page.locator("main img").count() == 0


def test_an_index_that_cannot_be_loaded_is_told_in_words(browser: Browser, output: Path) -> None:
    reader = Reader(browser.new_context(service_workers="block"), output)
    reader.page.route("**/pagefind/**", lambda route: route.abort())
    with reader.online():
        page = reader.open("/cari/?q=jembatan")

        said(page, re.compile("Pencarian tidak dapat dimuat"))


def test_without_a_script_the_page_leads_to_desks_topics_and_archive(
    browser: Browser, output: Path
) -> None:
    reader = Reader(browser.new_context(java_script_enabled=False), output)
    with reader.online():
        page = reader.open("/cari/")

        expect(page.get_by_text("Kotak pencarian memerlukan JavaScript")).to_be_visible()
        expect(page.get_by_role("search")).to_be_hidden()
        browse = page.get_by_role("navigation", name="Telusuri berita")
        names = browse.get_by_role("link").all_text_contents()

    assert {"Layanan", "Budaya"} <= set(names)
    assert any(name.startswith("Arsip") for name in names)


def test_every_page_leads_to_the_search(browser: Browser, output: Path) -> None:
    reader = Reader(browser.new_context(java_script_enabled=False), output)
    with reader.online():
        for address in ("/", "/2026/11/zebra/", "/desk/layanan/", "/tiada/"):
            page = reader.open(address)
            assert page.get_by_role("link", name="Cari", exact=True).get_attribute("href") == (
                "/cari/"
            )


def test_where_the_office_does_without_a_search_the_page_says_so(
    browser: Browser, tmp_path: Path
) -> None:
    root = make_site_newsroom(
        tmp_path / "redaksi", settings="\n[search]\nenabled = false\n", files=approved()
    )
    build(root)
    reader = Reader(browser.new_context(), root / "output")
    with reader.online():
        page = reader.open("/cari/?q=pasar")

        expect(page.get_by_text("Pencarian sedang dimatikan oleh redaksi")).to_be_visible()
        assert page.get_by_role("search").count() == 0
    assert reader.complaints == []


def test_a_site_below_a_path_searches_below_it(browser: Browser, tmp_path: Path) -> None:
    root = make_site_newsroom(tmp_path / "redaksi", files=approved())
    file = root / "newsroom.toml"
    text = file.read_text("utf-8")
    changed = text.replace(
        '"https://berita.contoh.example"', '"https://berita.contoh.example/berita"'
    )
    assert changed != text
    file.write_text(changed, "utf-8")
    build(root, output=tmp_path / "situs" / "berita")
    reader = Reader(browser.new_context(), tmp_path / "situs")
    with reader.online():
        page = reader.open("/berita/cari/?q=pasar")

        said(page, re.compile("1 berita"))
        assert page.locator("[data-list] a").get_attribute("href") == "/berita/2026/11/pasar/"
    assert reader.complaints == []
