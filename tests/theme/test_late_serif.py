"""What a reader sees of the serif, early or late: in a real Chromium."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route

from newsroom.build.server import serving
from tests.sites import approved, build, make_site_newsroom
from tests.theme.browsing import until

pytestmark = pytest.mark.browser

STORY = "/2026/11/pasar/"
TITLE = "Aliran Air Berhenti Sementara di Tanjung Damar dan Muara Lontar pada Kamis Malam"
"""A headline that every stand-in breaks at other words than the serif."""
COUNT = """window.shift = 0;
window.moved = new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.shift += entry.value;
});
window.moved.observe({type: 'layout-shift'});"""
DRAWN = "new Promise(drawn => requestAnimationFrame(() => setTimeout(() => drawn(true))))"
FONTS = "**/*.woff2"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with one story."""
    files = {
        path: text.replace("title: Pasar Tepian Buka Lebih Pagi", f"title: {TITLE}")
        for path, text in approved().items()
    }
    root = make_site_newsroom(tmp_path_factory.mktemp("serif"), files=files)
    build(root)
    with serving(root / "output", 0) as address:
        yield address.rstrip("/")


def drawn_with(page: Page, selector: str) -> set[str]:
    """The families of the fonts that Chromium drew the letters of an element with."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    document = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": document, "selector": selector})
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node["nodeId"]})["fonts"]
    return {font["familyName"] for font in fonts if font["isCustomFont"]}


@pytest.mark.parametrize("address", [STORY, "/"])
@pytest.mark.parametrize("width", [360, 412, 768])
def test_nothing_moves_when_the_serif_comes_late(
    browser: Browser, site: str, address: str, width: int
) -> None:
    """Measured as browsers count it (web.dev/cls)."""
    page = browser.new_page(viewport={"width": width, "height": 823})
    page.add_init_script(COUNT)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(FONTS, hold)
    page.goto(site + address, wait_until="domcontentloaded")
    page.locator("h1, h2").first.wait_for()
    until(page, lambda: len(held) == 2)
    page.evaluate(DRAWN)
    for route in held:
        route.continue_()
    page.evaluate("document.fonts.ready.then(() => true)")
    page.evaluate(DRAWN)

    assert page.evaluate("window.shift") == 0
    assert drawn_with(page, "h1") == set()
    page.close()


def test_the_next_page_wears_it(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.goto(site + "/", wait_until="networkidle")

    def is_worn() -> bool:
        page.goto(site + STORY)
        return bool(drawn_with(page, "h1"))

    until(page, is_worn)
    page.close()


def test_pages_ask_for_it_before_they_have_read_their_stylesheet(
    browser: Browser, site: str
) -> None:
    page = browser.new_page()
    page.route("**/*.css", lambda _: None)

    with page.expect_request(FONTS):
        page.goto(site + STORY, wait_until="commit")

    page.close()
