"""A real Chromium that looks at a built site, and hears every complaint that it makes."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from newsroom.build.server import serving

FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
PATIENCE = 20_000
"""Milliseconds that a busy machine may need for what a phone does at once."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser."""
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Reader:
    """Somebody who reads the site in `output`, with a browser that knows nothing of it yet."""

    context: BrowserContext
    output: Path
    port: int = 0
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.context.on("console", lambda message: self.complaints.append(message.text))
        self.context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        self.context.on("request", lambda request: self.requests.append(request.url))
        self.page: Page = self.context.new_page()

    @contextmanager
    def online(self) -> Iterator[None]:
        """The site can be reached, always at the same address, until the context ends."""
        with serving(self.output, self.port) as url:
            self.port = int(url.rstrip("/").rpartition(":")[2])
            yield

    def url(self, address: str) -> str:
        """The whole address."""
        return f"http://127.0.0.1:{self.port}{address}"

    def open(self, address: str) -> Page:
        """Go to an address of the site."""
        self.page.goto(self.url(address))
        return self.page


def until(page: Page, done: Callable[[], Any]) -> None:
    """Wait for what the browser does in its own time.

    `Page.wait_for_function` is none for these pages: what it asks again is evaluated as the
    page's own script, which the site's content security policy forbids.
    """
    for _ in range(PATIENCE // 50):
        if done():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it did not come about")


def drawn(picture: Locator) -> None:
    """Wait for a picture of the page."""
    expect(picture).to_have_js_property("complete", True)
