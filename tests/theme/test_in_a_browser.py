"""The minified stylesheet in a real Chromium."""

import re

import pytest
from playwright.sync_api import Browser, Page

from newsroom.theme.minify import minify_css
from tests.theme.sheets import SAME, SHEETS

pytestmark = pytest.mark.browser

READ = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return [...sheet.cssRules].map(rule => rule.cssText);
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Page:
    """An empty page."""
    return browser.new_page()


def rules(page: Page, css: str) -> list[str]:
    """What Chromium understood of `css`, in its own words.

    It repeats conditions and values with `var()` as they were written; of these the white space
    at the ends of brackets, beside braces and commas is left out.
    """
    return [
        re.sub(r" *([(),{}]) *", r"\1", " ".join(rule.split())) for rule in page.evaluate(READ, css)
    ]


@pytest.mark.parametrize("css", [css for css, _ in SAME])
def test_chromium_reads_the_same_rules(page: Page, css: str) -> None:
    assert rules(page, minify_css(css, "a.css")) == rules(page, css)


def test_chromium_reads_the_same_theme(page: Page) -> None:
    source = "".join(sheet.read_text(encoding="utf-8") for sheet in SHEETS)
    read = rules(page, source)

    assert rules(page, minify_css(source, "theme")) == read
    assert len(read) > 100
