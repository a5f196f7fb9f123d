"""The pages in a real Chromium: accessibility, what crosses the wire, what needs a script."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Page,
    Request,
    sync_playwright,
)

from check_site_pages import Page as SitePage
from check_site_table import Limit, Row, faults
from check_site_tools import Tools

# As root, as in a container, Chromium starts only without its sandbox; the pages are our own.
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RUN_AXE = "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})"
MODES: Mapping[str, Mapping[str, Any]] = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 900}},
    "320 px": {"color_scheme": "light", "viewport": {"width": 320, "height": 640}},
}
PHONE: Mapping[str, Any] = {
    "viewport": {"width": 412, "height": 823},
    "device_scale_factor": 1.75,
}
"""Lighthouse's phone, so that the same pictures are chosen."""
KILOBYTE = 1000
WEIGHTS = {
    "over the wire": Limit(150, " kB"),
    "script": Limit(10, " kB"),
    "largest picture": Limit(60, " kB"),
}
READ_TO_THE_END = """async () => {
    for (const picture of document.images) picture.loading = 'eager'
    await Promise.all([...document.images].map(picture => picture.decode().catch(() => 0)))
    await document.fonts.ready
}"""
WORDS = """() => {
    for (const tool of document.querySelectorAll('button, form, [data-kit-own]')) tool.remove()
    return document.querySelector('main').innerText.split(/\\s+/)
}"""
"""What there is to read. A control that works only with a script may come with it."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One answer of the host: what it was for, and its bytes with headers."""

    url: str
    kind: str
    size: int


@contextmanager
def browser(tools: Tools) -> Iterator[Browser]:
    """A Chromium until the context ends; raises ToolMissingError."""
    chromium = tools.chromium()
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        try:
            yield opened
        finally:
            opened.close()


def axe(tools: Tools, pages: Sequence[SitePage], address: str) -> list[Row]:
    """What axe finds against WCAG 2.2 AA and good practice, in every mode of MODES."""
    source = tools.file("node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
    with browser(tools) as opened:
        return [
            faults(f"axe: violations, {mode}", f"{len(pages)} pages", found)
            for mode, options in MODES.items()
            for found in [_violations(opened, options, source, pages, address)]
        ]


def _violations(
    opened: Browser,
    options: Mapping[str, Any],
    source: str,
    pages: Sequence[SitePage],
    address: str,
) -> list[str]:
    context = opened.new_context(**options)
    page = context.new_page()
    found: list[str] = []
    for each in pages:
        page.goto(address.rstrip("/") + each.address)
        page.evaluate("document.fonts.ready")
        page.evaluate(source)
        found += [f"{each.address}: {fault}" for fault in violations(page.evaluate(RUN_AXE, TAGS))]
    context.close()
    return found


def violations(report: Mapping[str, Any]) -> list[str]:
    """The violations in axe's report: rule, what it asks, and the first place."""
    return [
        f"{fault['id']}: {fault['help']} ({len(fault['nodes'])}: {fault['nodes'][0]['target'][0]})"
        for fault in report["violations"]
    ]


def weights(tools: Tools, stories: Sequence[SitePage], address: str) -> list[Row]:
    """What the heaviest story sends to a phone that reads it to the end, in kilobytes of 1000."""
    with browser(tools) as opened:
        sent = {page.address: _sent(opened, address.rstrip("/") + page.address) for page in stories}
    return weight_rows(sent)


def weight_rows(sent: Mapping[str, Sequence[Sent]]) -> list[Row]:
    """For each limit of WEIGHTS, the story that comes nearest to it."""
    rows = []
    for name, limit in WEIGHTS.items():
        sizes = {story: _weight(name, answers) for story, answers in sent.items()}
        story = max(sizes, key=lambda key: sizes[key])
        heavy = sorted(sent[story], key=lambda answer: -answer.size)
        details = tuple(f"{answer.size:>7} {answer.kind} {answer.url}" for answer in heavy)
        rows.append(Row(f"weight: {name}", story, sizes[story], limit, details))
    return rows


def _weight(name: str, answers: Sequence[Sent]) -> float:
    if name == "largest picture":
        return max((each.size for each in answers if each.kind == "image"), default=0) / KILOBYTE
    wanted = (each.size for each in answers if name != "script" or each.kind == "script")
    return sum(wanted) / KILOBYTE


def _sent(opened: Browser, url: str) -> list[Sent]:
    context = opened.new_context(**PHONE)
    page = context.new_page()
    requests: list[Request] = []

    def finished(request: Request) -> None:
        requests.append(request)

    page.on("requestfinished", finished)
    page.goto(url, wait_until="load")
    page.evaluate(READ_TO_THE_END)
    sent = [_size(request) for request in requests]
    context.close()
    return sent


def _size(request: Request) -> Sent:
    sizes = request.sizes()
    size = sizes["responseBodySize"] + sizes["responseHeadersSize"]
    return Sent(request.url, request.resource_type, size)


def reading(tools: Tools, pages: Sequence[SitePage], address: str) -> list[Row]:
    """Words that only a script brings, complaints of the browser, and other hosts asked."""
    complaints: list[str] = []
    elsewhere: list[str] = []
    with browser(tools) as opened:
        plain = opened.new_context(java_script_enabled=False).new_page()
        lively = opened.new_context().new_page()
        _listen(lively, address, complaints, elsewhere)
        hidden = [
            f"{page.address}: {word}"
            for page in pages
            for word in _only_with_script(plain, lively, address.rstrip("/") + page.address)
        ]
    where = f"{len(pages)} pages"
    return [
        faults("words that need a script", where, hidden),
        faults("complaints of the browser", where, complaints),
        faults("requests to other hosts", where, elsewhere),
    ]


def _only_with_script(plain: Page, lively: Page, url: str) -> list[str]:
    plain.goto(url)
    lively.goto(url, wait_until="networkidle")
    return sorted(set(lively.evaluate(WORDS)) - set(plain.evaluate(WORDS)))


def _listen(page: Page, address: str, complaints: list[str], elsewhere: list[str]) -> None:
    def asked(request: Request) -> None:
        if not request.url.startswith((address, "data:")):
            elsewhere.append(request.url)

    def said(message: ConsoleMessage) -> None:
        complaints.append(f"{page.url}: {message.text}")

    page.on("request", asked)
    page.on("console", said)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
