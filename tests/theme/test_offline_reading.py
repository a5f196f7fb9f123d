"""Reading without a network, in a real Chromium: what was read stays, what was withdrawn does not.

To take the network away the server is stopped, so that the service worker's own requests fail too.
"""

import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.sites import approved, build, make_site_newsroom
from tests.theme.browsing import Reader, drawn, until

pytestmark = pytest.mark.browser

PICTURED = "images: [{file: pasar.png, alt: Pasar}]"
WITHDRAWN = "withdrawn: {at: 2026-11-19T15:30+08:00, reason: Sumbernya keliru.}"
KEPT = """async () => {
  const name = (await caches.keys()).find((name) => name.endsWith(":pages"));
  const kept = name ? await (await caches.open(name)).keys() : [];
  return kept.map((request) => new URL(request.url).pathname);
}"""
FILL = """async (paths) => {
  const name = (await caches.keys()).find((name) => name.endsWith(":pages"));
  const cache = await caches.open(name);
  for (const path of paths) {
    await cache.put(path, new Response("<h1>Lama</h1>"));
  }
}"""
AGE = """async ([path, days]) => {
  const name = (await caches.keys()).find((name) => name.endsWith(":pages"));
  const cache = await caches.open(name);
  const text = await (await cache.match(path)).text();
  const time = new Date(Date.now() - days * 86400000).toISOString();
  const headers = { "Content-Type": "text/html; charset=utf-8", "x-kept": time };
  await cache.put(path, new Response(text, { headers }));
}"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newsroom with three stories, built."""
    files = {
        **approved(PICTURED),
        **approved(slug="taman"),
        **approved(slug="jalan"),
    }
    root = make_site_newsroom(tmp_path_factory.mktemp("luring") / "redaksi", files=files)
    (root / "content" / "images").mkdir()
    Image.new("RGB", (600, 400), "teal").save(root / "content" / "images" / "pasar.png")
    build(root)
    return root


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    """The same newsroom for one test alone."""
    return Path(shutil.copytree(built, tmp_path / "redaksi", symlinks=True))


@pytest.fixture
def reader(browser: Browser, root: Path) -> Iterator[Reader]:
    """A reader whose browser has a service worker, after the front page was read."""
    context = browser.new_context()
    reader = Reader(context, root / "output")
    with reader.online():
        read(reader, "/")
    yield reader
    context.close()


def read(reader: Reader, address: str) -> None:
    """Read a page to its end, until the browser has kept it."""
    page = reader.open(address)
    until(page, lambda: address in kept(page))
    page.wait_for_load_state("networkidle")


def kept(page: Page) -> list[str]:
    found: list[str] = page.evaluate(KEPT)
    return found


def withdraw(root: Path, slug: str = "pasar") -> None:
    for path, text in approved(WITHDRAWN, slug=slug).items():
        (root / path).write_text(text, "utf-8")
    build(root)


def headline(page: Page) -> str:
    return page.locator("h1").inner_text()


def test_a_page_that_was_read_can_be_read_again_with_its_picture_and_a_note(
    reader: Reader,
) -> None:
    with reader.online():
        read(reader, "/2026/11/pasar/")
        drawn(reader.page.locator("main img").first)

    page = reader.open("/2026/11/pasar/")

    assert headline(page) == "Pasar Tepian Buka Lebih Pagi"
    expect(page.get_by_role("complementary", name="Salinan")).to_contain_text("disimpan peramban")
    assert page.evaluate("document.querySelector('main img').naturalWidth") > 0
    assert page.evaluate(
        "getComputedStyle(document.querySelector('.masthead')).borderTopWidth"
    ) == ("4px")


def test_the_first_page_of_all_is_kept_too(reader: Reader) -> None:
    page = reader.open("/")

    expect(page.locator(".band--kept")).to_be_visible()


def test_a_page_that_was_never_read_gives_way_to_a_list_of_those_that_were(
    reader: Reader,
) -> None:
    with reader.online():
        read(reader, "/2026/11/pasar/")

    page = reader.open("/2026/11/taman/")

    assert headline(page) == "Situs tidak dapat dihubungi"
    links = page.locator(".kept a")
    assert links.all_text_contents()[0] == "Pasar Tepian Buka Lebih Pagi"
    links.first.click()
    assert headline(page) == "Pasar Tepian Buka Lebih Pagi"


def test_with_a_network_the_newest_page_is_shown_without_a_note(reader: Reader, root: Path) -> None:
    path, text = next(iter(approved(PICTURED).items()))
    with reader.online():
        read(reader, "/2026/11/pasar/")
        (root / path).write_text(text.replace("Lebih Pagi\n", "Lebih Siang\n"), "utf-8")
        build(root)

        page = reader.open("/2026/11/pasar/")

        assert headline(page) == "Pasar Tepian Buka Lebih Siang"
        assert page.locator(".band--kept").count() == 0


def test_a_withdrawn_story_is_forgotten_with_the_next_page_that_is_read(
    reader: Reader, root: Path
) -> None:
    with reader.online():
        read(reader, "/2026/11/pasar/")
        read(reader, "/desk/budaya/")
    withdraw(root)
    with reader.online():
        page = reader.open("/2026/11/jalan/")
        until(page, lambda: "/2026/11/pasar/" not in kept(page))

    page = reader.open("/2026/11/pasar/")

    assert headline(page) == "Situs tidak dapat dihubungi"
    assert not [href for href in hrefs(page) if "pasar" in href]
    # The front page that was kept names the story, so it went as well.
    assert "/" not in hrefs(page)
    assert "/desk/budaya/" in hrefs(page)


def hrefs(page: Page) -> list[str]:
    found = page.locator(".kept a")
    return [one.get_attribute("href") or "" for one in found.all()]


def test_its_picture_goes_with_it(reader: Reader, root: Path) -> None:
    with reader.online():
        read(reader, "/2026/11/pasar/")
        drawn(reader.page.locator("main img").first)
        picture = reader.page.evaluate("document.querySelector('main img').currentSrc")
        until(
            reader.page,
            lambda: reader.page.evaluate("u => caches.match(u).then(r => !!r)", picture),
        )
    withdraw(root)
    with reader.online():
        page = reader.open("/2026/11/jalan/")
        until(page, lambda: not page.evaluate("u => caches.match(u).then(r => !!r)", picture))


def test_the_page_that_tells_of_a_withdrawal_takes_the_place_of_the_story(
    reader: Reader, root: Path
) -> None:
    with reader.online():
        read(reader, "/2026/11/pasar/")
    withdraw(root)
    with reader.online():
        page = reader.open("/2026/11/pasar/")
        expect(page.get_by_text("Sumbernya keliru.").first).to_be_visible()
        until(page, lambda: "/2026/11/pasar/" in kept(page))
        page.wait_for_timeout(200)

    page = reader.open("/2026/11/pasar/")

    expect(page.get_by_text("Sumbernya keliru.").first).to_be_visible()
    assert "Pedagang sudah siap" not in page.content()


def test_a_story_is_not_kept_that_a_cache_on_the_way_still_shows(
    reader: Reader, root: Path
) -> None:
    story = root / "output" / "2026" / "11" / "pasar" / "index.html"
    stale = story.read_bytes()
    withdraw(root)
    story.write_bytes(stale)
    with reader.online():
        reader.open("/2026/11/pasar/")
        read(reader, "/2026/11/taman/")

        assert "/2026/11/pasar/" not in kept(reader.page)


def test_a_page_that_is_no_more_is_forgotten(reader: Reader, root: Path) -> None:
    with reader.online():
        read(reader, "/2026/11/taman/")
    (root / "content" / "stories" / "2026" / "11" / "taman.md").unlink()
    build(root)
    with reader.online():
        page = reader.open("/2026/11/taman/")
        until(page, lambda: "/2026/11/taman/" not in kept(page))


def test_a_copy_that_is_older_than_a_week_is_not_served(reader: Reader) -> None:
    with reader.online():
        read(reader, "/2026/11/pasar/")
    reader.page.evaluate(AGE, ["/2026/11/pasar/", 6.9])
    assert headline(reader.open("/2026/11/pasar/")) == "Pasar Tepian Buka Lebih Pagi"
    reader.page.evaluate(AGE, ["/2026/11/pasar/", 7.1])

    page = reader.open("/2026/11/pasar/")

    assert headline(page) == "Situs tidak dapat dihubungi"
    assert "/2026/11/pasar/" not in kept(page)


def test_addresses_with_a_question_and_the_search_are_not_kept(reader: Reader) -> None:
    with reader.online():
        reader.open("/2026/11/taman/?dari=surel")
        reader.open("/cari/?q=pasar")
        reader.open("/cari/")
        read(reader, "/2026/11/pasar/")

    assert sorted(kept(reader.page)) == ["/", "/2026/11/pasar/"]
    assert headline(reader.open("/cari/?q=pasar")) == "Situs tidak dapat dihubungi"


def test_a_broken_server_counts_as_no_network_where_there_is_a_copy(reader: Reader) -> None:
    with reader.online():
        read(reader, "/2026/11/pasar/")
    with broken(reader.port):
        page = reader.open("/2026/11/pasar/")

        assert headline(page) == "Pasar Tepian Buka Lebih Pagi"
        expect(page.locator(".band--kept")).to_be_visible()


def test_a_server_that_does_not_answer_is_waited_for_four_seconds(reader: Reader) -> None:
    with reader.online():
        read(reader, "/2026/11/pasar/")
    with socket.create_server(("127.0.0.1", reader.port)):
        page = reader.open("/2026/11/pasar/")

        expect(page.locator(".band--kept")).to_be_visible()


def test_the_newest_forty_pages_stay(reader: Reader) -> None:
    reader.page.evaluate(FILL, [f"/lama/{number}/" for number in range(45)])
    with reader.online():
        read(reader, "/2026/11/pasar/")

    left = kept(reader.page)
    assert len(left) == 40
    assert left[0] == "/lama/6/"
    assert left[-1] == "/2026/11/pasar/"


class _Broken(BaseHTTPRequestHandler):
    """Answers that it cannot."""

    def do_GET(self) -> None:
        self.send_error(503)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def broken(port: int) -> Iterator[None]:
    """A server at the site's address that is out of order."""
    with ThreadingHTTPServer(("127.0.0.1", port), _Broken) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
        yield
        server.shutdown()


def test_a_new_look_gives_up_what_was_kept_under_the_old_one(reader: Reader, root: Path) -> None:
    with reader.online():
        read(reader, "/2026/11/pasar/")
    before = set(reader.page.evaluate("caches.keys()"))
    settings = root / "newsroom.toml"
    settings.write_text(settings.read_text("utf-8") + '\n[look]\ncolour = "#7a1f2b"\n', "utf-8")
    build(root)
    with reader.online():
        page = reader.open("/2026/11/taman/")
        until(page, lambda: page.evaluate("caches.keys()") and not before & names(page))


def names(page: Page) -> set[str]:
    return set(page.evaluate("caches.keys()"))


def test_a_reader_can_have_everything_forgotten(reader: Reader) -> None:
    with reader.online():
        read(reader, "/2026/11/pasar/")
    page = reader.open("/2026/11/taman/")

    page.get_by_role("button", name="Hapus semua halaman yang tersimpan").click()

    expect(page.get_by_text("Belum ada halaman yang tersimpan")).to_be_visible()
    assert kept(page) == []


def test_nothing_that_happens_online_is_complained_of(reader: Reader) -> None:
    with reader.online():
        for address in ("/", "/2026/11/pasar/", "/desk/layanan/", "/luring/"):
            reader.open(address).wait_for_load_state("networkidle")

    assert reader.complaints == []
    assert [url for url in reader.requests if not url.startswith(reader.url("/"))] == []
