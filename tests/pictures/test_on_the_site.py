"""The built site shows drawn pictures; where its photographs were taken, nobody can find out."""

import io
from base64 import b64decode
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Route

from newsroom.build.preview import render_preview
from newsroom.build.server import serving
from newsroom.pictures import CACHE
from newsroom.workspace import open_workspace
from tests.newsrooms import NOW
from tests.pictures.photos import SECRET, XMP, camera_exif, encoded, photo, place
from tests.sites import approved, build, make_site_newsroom, tree, with_class

STORY = "/2026/11/pasar/"
DRAWN = "new Promise(drawn => requestAnimationFrame(() => setTimeout(() => drawn(true))))"
"""Answers once what was laid out so far stands on the screen, and its shifts were counted."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newsroom with one photograph of a phone, held upright, in a list and in a text; built."""
    files = approved(
        "images: [{file: 'Foto Warga.jpg', alt: Los pasar, caption: Pasar, credit: S}]"
    )
    path, text = files.popitem()
    root = make_site_newsroom(
        tmp_path_factory.mktemp("site"),
        files={path: text + "\nAkhir.\n\n![denah](/images/Foto%20Warga.jpg)\n"},
    )
    data = encoded(photo(1500, 1000), "JPEG", quality=88, exif=camera_exif(6), xmp=XMP)
    place(root, "Foto Warga.jpg", data)
    place(root, "tak-dipakai.jpg", data)
    build(root)
    return root


def pictures(root: Path) -> list[Path]:
    return sorted((root / "output" / "images").rglob("*.*"))


def test_only_drawn_pictures_are_on_the_site(root: Path) -> None:
    kinds = {(path.suffix, path.name.split("-")[2]) for path in pictures(root)}

    assert kinds == {
        (suffix, width) for suffix in (".avif", ".webp", ".jpg") for width in ("480", "960")
    }
    assert {path.name.rpartition("-")[0] for path in pictures(root)} == {
        "foto-warga-480",
        "foto-warga-960",
    }


def test_no_file_of_the_site_says_what_the_camera_wrote(root: Path) -> None:
    files = [path for path in (root / "output").rglob("*") if path.is_file()]
    telling = [path for path in files if SECRET.encode() in path.read_bytes()]

    assert telling == []
    for path in pictures(root):
        with Image.open(path) as opened:
            assert dict(opened.getexif()) == {}
            assert opened.height > opened.width, "it was held upright"


def test_a_second_build_takes_every_picture_from_the_cache(root: Path) -> None:
    kept = {path: path.stat().st_ino for path in (root / CACHE).rglob("*.*")}

    build(root, output=root / "lagi")

    assert {path: path.stat().st_ino for path in (root / CACHE).rglob("*.*")} == kept
    for path in pictures(root):
        again = root / "lagi" / path.relative_to(root / "output")
        assert again.read_bytes() == path.read_bytes()


def test_pages_fetch_their_first_picture_at_once_and_others_later(root: Path) -> None:
    page = tree((root / "output" / STORY.strip("/") / "index.html").read_text("utf-8"))
    hero, other = page.iter("img")

    assert (hero.get("fetchpriority"), hero.get("loading")) == ("high", None)
    assert (other.get("fetchpriority"), other.get("loading")) == (None, "lazy")


@pytest.mark.parametrize(
    ("address", "name", "loading"),
    [("/", "lead__picture", None), ("/desk/layanan/", "headline__picture", "lazy")],
)
def test_listings_offer_the_same_choice(
    root: Path, address: str, name: str, loading: str | None
) -> None:
    page = tree((root / "output" / address.strip("/") / "index.html").read_text("utf-8"))
    (image,) = with_class(page, name)

    assert image.get("loading") == loading
    assert "480w" in image.get("srcset", "")
    assert image.get("sizes")


def test_a_preview_holds_one_jpeg_of_each_picture(root: Path) -> None:
    workspace = open_workspace(root)
    html = render_preview(workspace, workspace.corpus.stories[0], NOW)
    images = list(tree(html).iter("img"))

    assert [image.get("src", "")[:23] for image in images[:2]] == ["data:image/jpeg;base64,"] * 2
    assert "srcset" not in html
    assert list(tree(html).iter("source")) == []
    for image in images:
        file = b64decode(image.get("src", "").partition(",")[2])
        assert SECRET.encode() not in file
        assert dict(Image.open(io.BytesIO(file)).getexif()) == {}


@pytest.mark.browser
@pytest.mark.parametrize("address", ["/", "/desk/layanan/", STORY])
def test_chromium_takes_avif_and_one_file_for_each_picture(
    browser: Browser, root: Path, address: str
) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800}, device_scale_factor=2)
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))

    with serving(root / "output", 0) as site:
        page.goto(site.rstrip("/") + address)
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        page.wait_for_load_state("networkidle")
        loaded = page.evaluate(
            "[...document.images].map(image => image.complete && image.naturalWidth > 0)"
        )

    assert loaded
    assert all(loaded)
    assert {url.rpartition(".")[2] for url in fetched if "/images/" in url} == {"avif"}


@pytest.mark.browser
@pytest.mark.parametrize(("width", "density", "file"), [(390, 1, "480"), (1280, 2, "960")])
def test_the_screen_decides_over_the_size(
    browser: Browser, root: Path, width: int, density: float, file: str
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800}, device_scale_factor=density)
    with serving(root / "output", 0) as site:
        page.goto(site.rstrip("/") + STORY)
        taken = page.evaluate("document.images[0].currentSrc")

    assert f"/images/foto-warga-{file}-" in taken


@pytest.mark.browser
@pytest.mark.parametrize(
    ("address", "width"), [("/", 1280), ("/desk/layanan/", 320), (STORY, 390), (STORY, 1280)]
)
def test_nothing_moves_when_pictures_arrive(
    browser: Browser, root: Path, address: str, width: int
) -> None:
    """Measured as browsers count it (web.dev/cls)."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.add_init_script(
        "window.shift = 0; window.moved = new PerformanceObserver(list => {"
        " for (const entry of list.getEntries()) window.shift += entry.value; });"
        " window.moved.observe({type: 'layout-shift'});"
    )
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/images/**", hold)
    boxes = "[...document.images].map(image => image.getBoundingClientRect().height)"
    with serving(root / "output", 0) as site:
        page.goto(site.rstrip("/") + address, wait_until="domcontentloaded")
        page.evaluate(DRAWN)
        without = page.evaluate("document.documentElement.scrollHeight")
        page.route("**/images/**", lambda route: route.continue_())
        for route in held:
            route.continue_()
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        page.wait_for_load_state("networkidle")
        page.evaluate(DRAWN)
        heights = page.evaluate(boxes)
        shift = page.evaluate("window.shift")
        height = page.evaluate("document.documentElement.scrollHeight")

    assert held
    assert all(found > 50 for found in heights)
    assert shift < 0.002
    assert height == without
