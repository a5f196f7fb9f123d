"""Pages fit into every window, whatever an editor writes: in a real Chromium."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from newsroom.build.server import serving
from newsroom.build.site import Options, build_site
from tests.newsrooms import NOW
from tests.sites import approved, make_site_newsroom

pytestmark = pytest.mark.browser

WIDTHS = (320, 390, 768, 1280, 1600)
LONG = "Mempertanggungjawabkan Ketidakseragaman Penyelenggaraan Pascabencana di Tiga Kelurahan"
NAME = "Dinas Komunikasi, Informatika, Statistik, Persandian, dan Keterbukaan Informasi Publik"
CAMPAIGN = f"""
- id: hut
  name: {LONG}
  date: 2026-11-29
  description: {LONG}.
  agenda:
    - {{name: {LONG}, place: {LONG}, starts_at: 2026-11-20T08:00+08:00}}
"""
PEOPLE = "- {id: siti, name: Raden Roro Siti Mempertanggungjawabkanwati Ketidakseragamansih, role: Reporter}\n"
CHANGES = (
    f"corrections: [{{at: 2026-11-19T15:20+08:00, wrong: {LONG}, right: {LONG}}}]\n"
    "label: advertorial\npayer: Koperasi Ketidakseragaman Penyelenggaraan Pascabencana"
)
PAGES = (
    "",
    "2026/11/pasar/",
    "2026/11/iklan/",
    "desk/layanan/",
    "kampanye/",
    "kampanye/hut/",
    "ralat/",
    "agenda/",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site in which every name is as long as names get."""
    files = {**approved(), **approved(CHANGES, slug="iklan"), **approved(slug="ketiga")}
    files = {path: long_title(text) for path, text in files.items()}
    files["content/registers/campaigns.yml"] = CAMPAIGN
    files["content/registers/people.yml"] = PEOPLE
    root = make_site_newsroom(tmp_path_factory.mktemp("widths"), files=files)
    toml = root / "newsroom.toml"
    text = toml.read_text(encoding="utf-8").replace("Redaksi Kota Contoh", NAME, 1)
    toml.write_text(text, encoding="utf-8")
    build_site(root, root / "output", NOW, options=Options(components=True))
    with serving(root / "output", 0) as address:
        yield address


def long_title(text: str) -> str:
    return text.replace("title: Pasar Tepian Buka Lebih Pagi", f"title: {LONG}", 1)


WIDER = """() => {
  const width = document.documentElement.clientWidth;
  const shown = element => getComputedStyle(element).position !== 'absolute';
  return [...document.querySelectorAll('body *')].filter(element => {
    const box = element.getBoundingClientRect();
    // The band of a campaign is as wide as the window, its bar included.
    return box.width && box.right > width + 1 && shown(element) && !element.closest('.campaign');
  }).map(element => element.className || element.tagName);
}"""


@pytest.mark.parametrize("page", [*PAGES, "_components/"])
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wider_than_the_window(
    browser: Browser, site: str, page: str, width: int
) -> None:
    tab = browser.new_page(viewport={"width": width, "height": 800})
    tab.goto(site + page)
    wider = tab.evaluate(WIDER)
    scrolls = tab.evaluate("document.documentElement.scrollWidth > innerWidth")
    tab.close()

    assert wider == []
    assert not scrolls


def test_paper_has_one_column_the_address_and_its_code(browser: Browser, site: str) -> None:
    tab = browser.new_page(viewport={"width": 1280, "height": 800})
    tab.emulate_media(media="print", color_scheme="dark")
    tab.goto(f"{site}2026/11/pasar/")
    shown = {
        name: tab.locator(name).first.is_visible()
        for name in (".strip", ".share__address", ".share__code", ".masthead__desks", ".respond")
    }
    ground = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    columns = tab.evaluate("getComputedStyle(document.querySelector('.story')).display")
    tab.close()

    assert shown == {
        ".strip": True,
        ".share__address": True,
        ".share__code": True,
        ".masthead__desks": False,
        ".respond": False,
    }
    assert ground == "rgb(252, 251, 248)"
    assert columns == "block"
