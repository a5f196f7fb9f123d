"""The built site in a real Chromium: nothing runs, nothing overflows, nothing is fetched elsewhere."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, Route, sync_playwright

from newsroom.build.server import serving
from tests.plugins.conftest import Site

pytestmark = pytest.mark.browser

CHROMIUM = shutil.which("chromium")
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
KINDS = [
    *("/", "/2026/11/biasa/", "/2026/11/iklan/", "/2026/11/cabut/", "/2026/11/ralat/"),
    *("/desk/layanan/", "/desk/kosong/", "/kampanye/hari-jadi/", "/ralat/", "/tentang/", "/tiada/"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def without_policy(page: Page) -> None:
    """Take the policy out of every page, so that only the cleaning of the text protects."""

    def strip(route: Route) -> None:
        response = route.fetch()
        text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", response.text())
        assert text != response.text()
        route.fulfill(response=response, body=text)

    page.route(re.compile(r"/$"), strip)


@pytest.mark.parametrize("protected", [True, False], ids=["with-policy", "without-policy"])
def test_no_script_of_a_hostile_story_runs(
    browser: Browser, hostile_site: Path, protected: bool
) -> None:
    page = browser.new_page()
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    if not protected:
        without_policy(page)
    addresses = ["/", "/ralat/", "/halaman/"]
    addresses += [f"/2026/11/{folder.name}/" for folder in (hostile_site / "2026" / "11").iterdir()]

    with serving(hostile_site, 0) as site:
        ran = [address for address in addresses if _runs(page, site.rstrip("/") + address)]

    assert ran == []
    assert dialogs == []


def _runs(page: Page, url: str) -> bool:
    page.goto(url)
    return bool(page.evaluate("window.jebol !== undefined"))


def test_the_policy_stops_a_script_that_slipped_through(browser: Browser, site: Site) -> None:
    page = browser.new_page()

    def inject(route: Route) -> None:
        response = route.fetch()
        text = response.text().replace("<main", "<script>window.jebol=1</script><main")
        route.fulfill(response=response, body=text)

    page.route(re.compile(r"/$"), inject)
    with serving(site.output, 0) as address:
        assert not _runs(page, address)


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_page_is_wider_than_the_screen(browser: Browser, site: Site, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    wider = "document.documentElement.scrollWidth > document.documentElement.clientWidth"

    with serving(site.output, 0) as address:
        found = []
        for kind in KINDS:
            page.goto(address.rstrip("/") + kind)
            if page.evaluate(wider):
                found.append(kind)

    assert found == []


def test_pages_fetch_from_the_site_alone_and_complain_of_nothing(
    browser: Browser, site: Site
) -> None:
    page = browser.new_page()
    requests: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))

    with serving(site.output, 0) as address:
        for kind in KINDS[:-1]:
            page.goto(address.rstrip("/") + kind)
            page.evaluate("document.fonts.ready")

    assert [url for url in requests if not url.startswith((address, "data:"))] == []
    assert complaints == []


def test_the_keyboard_comes_past_the_menu(browser: Browser, site: Site) -> None:
    page = browser.new_page()
    with serving(site.output, 0) as address:
        page.goto(f"{address}2026/11/biasa/")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Langsung ke isi"
        assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == "#isi"


def test_who_paid_can_be_read_on_paper_without_a_background(browser: Browser, site: Site) -> None:
    page = browser.new_page()
    page.emulate_media(media="print")
    with serving(site.output, 0) as address:
        page.goto(f"{address}2026/11/iklan/")
        band, ink = page.evaluate(
            "['.band', 'body'].map(name => getComputedStyle(document.querySelector(name)).color)"
        )

    assert band == ink


def test_the_longest_word_of_a_headline_stays_whole_on_the_smallest_phone(
    browser: Browser, site: Site
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 700})
    with serving(site.output, 0) as address:
        page.goto(f"{address}2026/11/biasa/")
        page.evaluate("document.fonts.ready")
        lines = page.evaluate(
            """() => {
                const title = document.querySelector('h1');
                title.textContent = 'Pertanggungjawaban';
                const range = document.createRange();
                range.selectNodeContents(title);
                return range.getClientRects().length;
            }"""
        )

    assert lines == 1
