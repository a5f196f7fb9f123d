"""What a story vouches for and what readers asked of it, in a real Chromium on a small phone."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from newsroom.ledger import Ledger, Record
from newsroom.requests import Request, RequestKind
from newsroom.settings import load_settings
from tests.ledger.conftest import git
from tests.newsrooms import NOW
from tests.sites import approved, build, make_site_newsroom
from tests.theme.browsing import Reader

pytestmark = pytest.mark.browser

CLAIMS = (
    "claims:\n"
    "  - {statement: Pasar Tepian kini buka pukul 05.00 WITA., source: Ratna Wulandari,"
    " method: interview, checked_by: dewi, at: 2026-11-19}"
)
ASKED = (
    Request(kind=RequestKind.REPLY, at=NOW - timedelta(hours=3)),
    Request(kind=RequestKind.CORRECTION, at=NOW - timedelta(hours=1)),
)


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = approved(CLAIMS) | approved("kind: reply\nreply_to: 2026-11-19-pasar", slug="jawab")
    root = make_site_newsroom(tmp_path_factory.mktemp("janji") / "redaksi", files=files)
    git(root, "init", "-q")
    ledger = Ledger(root, load_settings(root).ledger)
    ledger.update(
        "2026-11-19-pasar",
        lambda record: Record(story=record.story, requests=ASKED),
        "Record what readers asked",
    )
    build(root)
    return root / "output"


@pytest.fixture
def page(browser: Browser, output: Path) -> Iterator[Page]:
    """The story on a phone that runs no script."""
    context = browser.new_context(
        viewport={"width": 320, "height": 640}, java_script_enabled=False, color_scheme="dark"
    )
    reader = Reader(context, output)
    with reader.online():
        yield reader.open("/2026/11/pasar/")
        assert reader.complaints == []
        context.close()


def test_a_receipt_is_folded_until_somebody_doubts(page: Page) -> None:
    receipts = page.locator(".receipts")
    who = receipts.get_by_text("Diperiksa Dewi Anggraini")
    expect(receipts.locator("summary")).to_contain_text("Bukti pemeriksaan")
    expect(who).to_be_hidden()

    receipts.locator("summary").click()

    expect(who).to_be_visible()
    box = receipts.locator("summary").bounding_box()
    assert box is not None
    assert box["height"] >= 44


def test_a_printed_page_shows_what_was_checked(page: Page) -> None:
    page.emulate_media(media="print")

    expect(page.get_by_text("Diperiksa Dewi Anggraini")).to_be_visible()


def test_a_request_leads_to_its_answer_and_the_answer_back(page: Page) -> None:
    asked = page.locator(".requests")
    expect(asked).to_contain_text(
        re.compile(r"Hak jawab diminta 19 Nov 2026,\s+dimuat 19 Nov 2026")
    )
    expect(asked).to_contain_text(re.compile(r"Ralat diminta 19 Nov 2026,\s+belum dijawab"))

    asked.get_by_role("link").click()

    expect(page).to_have_url(re.compile("/2026/11/jawab/$"))
    expect(page.locator(".related")).to_contain_text("Hak jawab atas")


def test_nothing_is_wider_than_the_smallest_phone(page: Page) -> None:
    for part in (".receipts", ".requests"):
        box = page.locator(part).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
