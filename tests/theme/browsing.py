"""A real Chromium that looks at a built site, and hears every complaint that it makes."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from newsroom.build.server import serving

FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser."""
    with sync_playwright() as playwright:
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
