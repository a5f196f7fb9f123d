"""Takes the documents' pictures of the built site and of the outbox, with headless Chromium.

Run by `make docs`. Publishes to the local outbox first where nothing has been published yet.
"""

import io
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import Literal

from PIL import Image, ImageOps
from playwright.sync_api import Browser, Page, sync_playwright

from newsroom.build.server import serving
from newsroom.clock import system_clock
from newsroom.commands import Shell, run

Scheme = Literal["light", "dark"]
ROOT = Path(__file__).resolve().parents[1]
OUTPUT = ROOT / "output"
PICTURES = ROOT / "docs" / "img"
DESKTOP, PHONE = (1280, 960), (390, 880)
SIZES = {"desktop": DESKTOP, "phone": PHONE}
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
STORY = "2026/10/pompa-tanjung-damar/"
"""A late story with a picture, two authors and its reason."""
VIEWS = {
    "front": "",
    "story": STORY,
    "desk": "desk/layanan/",
    "campaign": "kampanye/hut-kota-120/",
    "search": "cari/",
    "check": "cek/",
    "rapor": "rapor/",
}
FORWARDED = """Sebanyak 500 pohon ditanam, antara lain ketapang, tanjung, dan kenari. Papan kecil di
tiap pohon menyebut namanya dalam huruf biasa dan huruf braille. Parkir pindah. Mobil kini parkir di
gedung bertingkat di belakang Balai Kota. Jaraknya tiga menit berjalan kaki."""
"""What a reader was sent: part of a story, with another number."""
ASKED = {"check": FORWARDED}
"""What is pasted into a page before its picture is taken."""
ON_PHONES = {
    "kit-list": "kit/",
    "kit": "kit/2026-11-18-taman-kota-jalan-pelita/",
    "digest": "kit/pekan/2026-W47/",
    "campaigns": "kampanye/",
}
"""What is used on phones alone."""
# As root, as in a container, Chromium starts only without its sandbox; the pages are our own.
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
GROUND, FRAME = "#e4e1d9", "#8b8f90"
MARGIN = 40


def main() -> int:
    """Take all pictures; the exit code."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print(
            "Chromium is not installed, and the screenshots need it: make browser", file=sys.stderr
        )
        return 2
    if not (OUTPUT / "outbox" / "index.html").is_file():
        shell = Shell(ROOT, sys.stdout, sys.stderr, system_clock, os.environ)
        if code := run(["publish", "--local"], shell):
            return code
    PICTURES.mkdir(parents=True, exist_ok=True)
    with serving(OUTPUT, 0) as site, _browser(chromium) as browser:
        _save(_side_by_side(browser, site), PICTURES / "site.png")
        _save(_shot(browser, f"{site}outbox/", DESKTOP), PICTURES / "outbox.png")
        for (view, path), (size, pixels), scheme in product(VIEWS.items(), SIZES.items(), SCHEMES):
            shot = _shot(browser, site + path, pixels, scheme, asked=ASKED.get(view, ""))
            _save(shot, PICTURES / f"{view}-{size}-{scheme}.webp")
        for view, path in ON_PHONES.items():
            _save(_shot(browser, site + path, PHONE), PICTURES / f"{view}-phone-light.webp")
    return 0


@contextmanager
def _browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def _shot(
    browser: Browser,
    address: str,
    size: tuple[int, int],
    scheme: Scheme = "light",
    *,
    asked: str = "",
) -> Image.Image:
    page = browser.new_page(
        viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, device_scale_factor=1
    )
    page.goto(address, wait_until="networkidle")
    if asked:
        _ask(page, asked)
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    page.close()
    return picture


def _ask(page: Page, text: str) -> None:
    """Paste `text`, and show the answer right below it."""
    page.locator("textarea").fill(" ".join(text.split()))
    page.locator("form button[type=submit]").click()
    page.locator(".verdict").wait_for()
    page.locator("main h1").evaluate("heading => scrollTo(0, heading.offsetTop - 24)")


def _side_by_side(browser: Browser, site: str) -> Image.Image:
    """The front page on a desk, and a story on a phone in front of it."""
    desk = ImageOps.expand(_shot(browser, site, DESKTOP), 1, FRAME)
    phone = ImageOps.expand(_shot(browser, _lead(browser, site), PHONE), 1, FRAME)
    width = desk.width + 2 * phone.width // 3 + 2 * MARGIN
    sheet = Image.new("RGB", (width, desk.height + 2 * MARGIN), GROUND)
    sheet.paste(desk, (MARGIN, MARGIN))
    sheet.paste(phone, (width - phone.width - MARGIN, sheet.height - phone.height - MARGIN // 2))
    return sheet


def _lead(browser: Browser, site: str) -> str:
    """The address of the story that leads the front page; of the front page where none does."""
    page = browser.new_page()
    page.goto(site)
    links = page.locator(".lead__title a")
    address = str(links.first.evaluate("link => link.href")) if links.count() else site
    page.close()
    return address


def _save(picture: Image.Image, file: Path) -> None:
    """As a small PNG, for which 256 colours are enough on paper, or as WebP."""
    if file.suffix == ".webp":
        picture.save(file, quality=78, method=6)
    else:
        picture.quantize(256).save(file, optimize=True)
    print(f"{file.relative_to(ROOT)}: {file.stat().st_size // 1024} kB")


if __name__ == "__main__":
    sys.exit(main())
