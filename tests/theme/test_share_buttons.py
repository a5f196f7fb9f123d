"""The buttons that pass a story on, in a real Chromium: there only where the browser can do it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.sites import approved, build, make_site_newsroom
from tests.theme.browsing import Reader

pytestmark = pytest.mark.browser

STORY = "/2026/11/pasar/"
URL = "https://berita.contoh.example/2026/11/pasar/"
CAN_SHARE = "navigator.share = async (what) => { window.shared = what; };"
CANNOT_SHARE = "delete Navigator.prototype.share;"
CLOSED = "navigator.share = async () => { throw new DOMException('closed', 'AbortError'); };"
CANNOT_COPY = "navigator.clipboard.writeText = async () => { throw new Error('no'); };"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_site_newsroom(tmp_path_factory.mktemp("bagi") / "redaksi", files=approved())
    build(root)
    return root / "output"


@pytest.fixture
def reader(browser: Browser, output: Path) -> Iterator[Reader]:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    reader = Reader(context, output)
    with reader.online():
        yield reader
        assert reader.complaints == []
        context.close()


def story(reader: Reader, before: str = CANNOT_SHARE) -> Page:
    """The story's page in a browser that was changed `before`."""
    reader.page.add_init_script(before)
    page = reader.open(STORY)
    page.wait_for_load_state("networkidle")
    return page


def test_where_the_browser_has_a_share_sheet_a_button_opens_it(reader: Reader) -> None:
    page = story(reader, CAN_SHARE)

    page.get_by_role("button", name="Bagikan lewat aplikasi").click()

    assert page.evaluate("shared") == {"title": "Pasar Tepian Buka Lebih Pagi", "url": URL}


def test_where_it_has_none_there_is_no_button(reader: Reader) -> None:
    page = story(reader, CANNOT_SHARE)

    expect(page.get_by_role("button", name="Salin tautan")).to_be_visible()
    expect(page.get_by_text("Bagikan lewat aplikasi")).to_be_hidden()


def test_closing_the_sheet_is_no_mistake(reader: Reader) -> None:
    page = story(reader, CLOSED)

    page.get_by_role("button", name="Bagikan lewat aplikasi").click()
    page.wait_for_timeout(100)


def test_the_address_is_copied_and_the_page_says_so(reader: Reader) -> None:
    page = story(reader)

    page.get_by_role("button", name="Salin tautan").press("Enter")

    expect(page.get_by_role("status")).to_have_text("Tautan disalin.")
    assert page.evaluate("navigator.clipboard.readText()") == URL


def test_where_it_cannot_be_copied_the_page_says_what_to_do(reader: Reader) -> None:
    page = story(reader, CANNOT_COPY)

    page.get_by_role("button", name="Salin tautan").click()

    expect(page.get_by_role("status")).to_contain_text("salin alamat yang tertulis")


def test_without_a_script_there_are_links_and_no_buttons(browser: Browser, output: Path) -> None:
    reader = Reader(browser.new_context(java_script_enabled=False), output)
    with reader.online():
        page = reader.open(STORY)

        expect(page.get_by_role("link", name="WhatsApp")).to_be_visible()
        expect(page.locator(".tools button").first).to_be_hidden()
        expect(page.locator(".tools button").last).to_be_hidden()
