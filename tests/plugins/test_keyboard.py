"""A reader without a mouse walks through story pages: every stop is seen, in order, and left again."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from newsroom.build.server import serving
from newsroom.social.colour import contrast
from tests.plugins.conftest import Site

pytestmark = pytest.mark.browser

STORIES = ("lanjut", "iklan", "ralat", "cabut")
STEPS_AT_MOST = 200
PHONE, DESKTOP = ViewportSize(width=390, height=700), ViewportSize(width=1280, height=800)
TABBABLE = """() => [...document.querySelectorAll(
    'a[href], button, summary, input, select, textarea, [tabindex], audio, video, iframe'
)].filter(each => each.tabIndex >= 0 && !each.disabled && each.checkVisibility())"""
PREPARE = f"() => {{ window.stops = ({TABBABLE})(); return window.stops.length }}"
STOP = """() => {
    const at = document.activeElement
    if (!at || at === document.body) return null
    const box = at.getClientRects()[0], style = getComputedStyle(at)
    const x = box.left + box.width / 2, y = box.top + box.height / 2
    const top = document.elementFromPoint(x, y)
    const ground = from => {
        for (let each = from; each; each = each.parentElement) {
            const colour = getComputedStyle(each).backgroundColor
            if (!/, 0\\)$|transparent/.test(colour)) return colour
        }
    }
    return {
        number: window.stops.indexOf(at),
        name: at.textContent.trim() || at.getAttribute('aria-label'),
        line: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
        colour: style.outlineColor,
        ground: ground(at.parentElement),
        seen: box.top >= 0 && box.bottom < innerHeight - 4 && (at === top || at.contains(top)),
        main: at.closest('main') !== null,
        top: box.top + scrollY,
    }
}"""
TOO_SMALL = """() => {
    const inText = each => {
        const block = each.closest('p, li, dd, td, blockquote, figcaption, address')
        return getComputedStyle(each).display === 'inline' && block
            && block.textContent.trim() !== each.textContent.trim()
    }
    const boxes = window.stops.filter(each => !each.classList.contains('skip')).map(each => {
        const box = each.getBoundingClientRect()
        return {each, box, x: box.left + box.width / 2, y: box.top + box.height / 2}
    })
    const small = ({box}) => box.width < 24 || box.height < 24
    const gap = (from, to) => small(to)
        ? Math.hypot(from.x - to.x, from.y - to.y) - 12
        : Math.hypot(
            Math.max(to.box.left - from.x, 0, from.x - to.box.right),
            Math.max(to.box.top - from.y, 0, from.y - to.box.bottom))
    return boxes
        .filter(one => small(one) && !inText(one.each))
        .filter(one => boxes.some(other => other !== one && gap(one, other) < 12))
        .map(one => `${one.each.textContent.trim()} ${one.box.width}×${one.box.height}`)
}"""
"""WCAG 2.2, 2.5.8: 24 px, or so much room around; links in a sentence are exempt."""


@pytest.fixture(scope="module")
def address(site: Site) -> Iterator[str]:
    with serving(site.output, 0) as address:
        yield address


def walk(page: Page, key: str = "Tab") -> list[dict[str, Any]]:
    """Every stop of the focus, until it has left the page."""
    stops: list[dict[str, Any]] = []
    for _ in range(STEPS_AT_MOST):
        page.keyboard.press(key)
        stop = page.evaluate(STOP)
        if stop is None:
            return stops
        stops.append(stop)
    raise AssertionError(f"the focus is still in the page after {STEPS_AT_MOST} steps")


@pytest.mark.parametrize(
    ("screen", "scheme"), [(PHONE, "light"), (DESKTOP, "dark")], ids=["phone", "desktop"]
)
@pytest.mark.parametrize("story", STORIES)
def test_the_keyboard_walks_through_a_story(
    browser: Browser, address: str, story: str, screen: Any, scheme: Any
) -> None:
    page = browser.new_page(viewport=screen, color_scheme=scheme)
    page.goto(f"{address}2026/11/{story}/")
    count = page.evaluate(PREPARE)

    stops = walk(page)

    assert stops[0]["name"] == "Langsung ke isi"
    assert [stop["number"] for stop in stops] == list(range(count)), "all of them, in order"
    assert [stop["name"] for stop in stops if not stop["name"]] == []
    assert [stop["name"] for stop in stops if not stop["seen"]] == [], "hidden by something"
    assert [stop["name"] for stop in stops if stop["line"] < 2] == [], "no outline"
    assert [stop["name"] for stop in stops if not stands_out(stop)] == [], "an outline hard to see"
    page.close()


def test_the_walk_goes_back_the_way_it_came(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport=PHONE)
    page.goto(f"{address}2026/11/lanjut/")
    page.evaluate(PREPARE)

    there = [stop["number"] for stop in walk(page)]
    back = [stop["number"] for stop in walk(page, "Shift+Tab")]

    # Before the first link Chromium may begin anew at the last.
    assert back[: len(there)] == there[::-1]
    page.close()


def test_on_a_phone_the_focus_only_goes_down(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport=PHONE)
    page.goto(f"{address}2026/11/lanjut/")
    page.evaluate(PREPARE)

    tops = [stop["top"] for stop in walk(page) if stop["main"]]

    row = 24  # links on one line may stand a little apart
    assert all(below >= above - row for above, below in pairwise(tops))
    page.close()


def test_the_skip_link_leads_past_the_menu_and_the_menu_leads_to_desks(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(viewport=PHONE)
    page.goto(f"{address}2026/11/lanjut/")
    page.evaluate(PREPARE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(STOP)["main"]

    page.goto(f"{address}2026/11/lanjut/")
    desk = page.locator("nav a[href^='/desk/']").first
    wanted = desk.get_attribute("href")
    page.evaluate(PREPARE)
    for _ in range(STEPS_AT_MOST):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('href')") == wanted:
            break
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{wanted}")
    page.close()


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("story", STORIES)
def test_links_are_large_enough_for_a_finger(
    browser: Browser, address: str, story: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 700})
    page.goto(f"{address}2026/11/{story}/")
    page.evaluate(PREPARE)

    assert page.evaluate(TOO_SMALL) == []
    page.close()


def stands_out(stop: dict[str, Any]) -> bool:
    """Whether the outline has 3:1 against what is behind it (WCAG 2.2, 1.4.11)."""
    return contrast(hex_of(stop["colour"]), hex_of(stop["ground"])) >= 3


def hex_of(css: str) -> str:
    red, green, blue, *_ = (int(number) for number in re.findall(r"\d+", css))
    return f"#{red:02x}{green:02x}{blue:02x}"
