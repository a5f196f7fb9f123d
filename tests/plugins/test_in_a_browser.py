"""The built site in a real Chromium: nothing runs, nothing overflows, nothing is fetched elsewhere."""

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Route

from newsroom.build.server import serving
from tests.plugins.conftest import Site
from tests.plugins.payloads import PAYLOADS, SCRIPTS

pytestmark = pytest.mark.browser

KINDS = [
    *("/", "/2026/11/biasa/", "/2026/11/iklan/", "/2026/11/cabut/", "/2026/11/ralat/"),
    *(
        "/desk/layanan/",
        "/desk/kosong/",
        "/kampanye/hari-jadi/",
        "/ralat/",
        "/rapor/",
        "/tentang/",
        "/tiada/",
    ),
]
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
STYLES = re.compile(r'<link rel="stylesheet" href="/theme/[^>]*>')
GAPS = (
    '<h1 class="story__title">',
    '<article class="',
    '<meta name="description" content="',
    "<title>",
    '"headline":"',
)
"""Where texts stand: in an element, in attributes, in the title, in data for machines."""
FRAMES_AT_ONCE = 40
FRAMES = '<!doctype html><title>Uji</title><link rel="icon" href="data:,"><body>'
OPEN_AND_TOUCH = """async urls => {
    const kinds = ['mouseover', 'click', 'pointerenter', 'focus', 'beforeinput', 'copy', 'close']
    const loads = /^(javascript|data|vbscript):/i
    const frames = await Promise.all(urls.map(url => new Promise(done => {
        const frame = document.createElement('iframe')
        frame.onload = () => done(frame)
        frame.src = url
        document.body.append(frame)
    })))
    await new Promise(done => setTimeout(done, 100))
    const ran = frame => {
        const inside = frame.contentWindow
        for (const element of inside.document.querySelectorAll('*')) {
            const address = element.href?.baseVal ?? element.href ?? element.formAction
            if (loads.test(address ?? '')) return true
            for (const kind of kinds) {
                if (element['on' + kind]) element.dispatchEvent(new Event(kind))
            }
        }
        return inside.jebol !== undefined
    }
    return urls.filter((url, number) => {
        try { return ran(frames[number]) } catch { return true }  // it has left the site
    })
}"""
"""A reader's hands: every handler is called, and an address that would run counts as run."""


@pytest.fixture(scope="module")
def bare_site(hostile_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hostile pages without their policy, so that only the cleaning of texts protects.

    Without style sheets, too: 800 pages open twice as fast.
    """
    bare = tmp_path_factory.mktemp("bare")
    for file in hostile_site.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        assert POLICY.search(text), file
        place(bare / file.relative_to(hostile_site), STYLES.sub("", POLICY.sub("", text)))
    (bare / "images").symlink_to(hostile_site / "images")
    return bare


def test_no_script_of_a_hostile_story_runs(browser: Browser, bare_site: Path) -> None:
    pages = pages_of(bare_site)

    ran, said = opened(browser, bare_site, pages)

    assert len(pages) > 3 * len(PAYLOADS), "a story, a person and a campaign for each"
    assert ran == []
    assert [text for text in said if "404" not in text] == []


def test_with_the_policy_the_browser_has_nothing_to_refuse(
    browser: Browser, hostile_site: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    shutil.copytree(hostile_site, site)
    stories = [page for page in pages_of(site) if page.startswith("2026/")]

    ran, said = opened(browser, site, stories)

    assert len(stories) == len(PAYLOADS) + 1
    assert (ran, said) == ([], [])


def test_the_attacks_are_real_and_would_be_noticed(
    browser: Browser, bare_site: Path, tmp_path: Path
) -> None:
    """Every payload is let through as it is, wherever texts stand in a page."""
    story = (bare_site / "2026" / "11" / "jahat-0" / "index.html").read_text(encoding="utf-8")
    assert all(story.count(gap) == 1 for gap in GAPS)
    for number, payload in enumerate(SCRIPTS):
        text = story
        for gap in GAPS:
            text = text.replace(gap, gap + payload)
        place(tmp_path / str(number) / "index.html", text)

    ran, _ = opened(browser, tmp_path, pages_of(tmp_path))

    real = {SCRIPTS[int(page.strip("/"))] for page in ran}
    assert len(real) >= 100, sorted({*SCRIPTS} - real)


def place(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def pages_of(folder: Path) -> list[str]:
    """The addresses of all pages in `folder`, relative to it."""
    names = (file.relative_to(folder).as_posix() for file in folder.rglob("*.html"))
    return sorted(name.removesuffix("index.html") for name in names)


def opened(browser: Browser, folder: Path, pages: Sequence[str]) -> tuple[list[str], list[str]]:
    """Which of `pages` ran anything, and what dialogs and the console said meanwhile.

    They are opened in frames, many at once, each a document of its own.
    """
    place(folder / "kosong" / "index.html", FRAMES)
    page = browser.new_page()
    said: list[str] = []

    def note(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    page.on("console", lambda message: said.append(f"{message.location['url']}: {message.text}"))
    ran: list[str] = []
    with serving(folder, 0) as site:
        for start in range(0, len(pages), FRAMES_AT_ONCE):
            page.goto(f"{site}kosong/")
            some = [f"{site}{name}" for name in pages[start : start + FRAMES_AT_ONCE]]
            ran += [url.removeprefix(site) for url in page.evaluate(OPEN_AND_TOUCH, some)]
    page.close()
    return ran, said


def test_the_policy_stops_a_script_that_slipped_through(browser: Browser, site: Site) -> None:
    page = browser.new_page()

    def inject(route: Route) -> None:
        response = route.fetch()
        text = response.text().replace("<main", "<script>window.jebol=1</script><main")
        route.fulfill(response=response, body=text)

    page.route(re.compile(r"/$"), inject)
    with serving(site.output, 0) as address:
        page.goto(address)
        assert page.evaluate("window.jebol === undefined")


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
