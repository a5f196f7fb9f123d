"""Stories written by an attacker go through the real build; nothing of them may run or leak."""

import json
import re
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from tests.plugins.payloads import PAYLOADS, SCRIPTS
from tests.sites import tree, xml

FORBIDDEN = {
    *("iframe", "object", "embed", "base", "form", "input", "button", "select", "textarea"),
    *("style", "math", "audio", "video", "marquee", "template", "noscript", "frame", "applet"),
}
SEARCH, OFFLINE, CHECK = "cari/index.html", "luring/index.html", "cek/index.html"
OURS = {
    SEARCH: {"form", "input", "button", "select", "template"},
    OFFLINE: {"button"},
    CHECK: {"form", "input", "button", "textarea", "template", "video"},
}
"""Elements of our own where no story can bring any."""
SCRIPT = re.compile(r"/theme/(site|search|kit|cek)-[0-9a-f]{12}\.js")
OURS_IN_SVG = {"svg", "circle", "path", "rect", "text"}


LISTINGS = ("kampanye", "penulis", "topik")
Documents = list[tuple[str, Element]]


@pytest.fixture(scope="module")
def documents(hostile_site: Path) -> Documents:
    """The pages as a browser reads them: all, save that a third of the listings has to do.

    Reading one takes 9 ms. The browser test opens every page.
    """
    files = sorted(hostile_site.rglob("*.html"))
    listings = [file for file in files if file.relative_to(hostile_site).parts[0] in LISTINGS]
    read = sorted({*files} - {*listings}) + listings[::3]
    return [
        (file.relative_to(hostile_site).as_posix(), tree(file.read_text(encoding="utf-8")))
        for file in read
    ]


def test_there_are_enough_attacks_and_every_one_is_on_air(hostile_site: Path) -> None:
    assert len(set(SCRIPTS)) == len(SCRIPTS) >= 100
    for number in range(len(PAYLOADS)):
        for page in (
            f"2026/11/jahat-{number}",
            f"penulis/orang-{number}",
            f"kampanye/kampanye-{number}",
        ):
            assert (hostile_site / page / "index.html").is_file(), page
    assert len(list((hostile_site / "topik").iterdir())) >= 100


def _is_data(script: Element) -> bool:
    return script.get("type") == "application/ld+json"


def _is_loaded(script: Element) -> bool:
    """Whether it is a file of ours, with nothing inside."""
    return bool(SCRIPT.fullmatch(script.get("src") or "")) and not script.text


def _is_ours(element: Element) -> bool:
    """Whether it is a button or a choice of our own, beside what stories say."""
    known = element.get("class") in ("tools__button", "kit__button")
    choice = element.tag == "input" and element.get("name") == "takarir"
    return (
        known or choice or not {"data-kit-disclose", "data-kit-office"}.isdisjoint(element.attrib)
    )


def test_no_payload_becomes_markup(documents: Documents) -> None:
    for name, page in documents:
        for element in page.iter():
            allowed = element.tag not in FORBIDDEN - OURS.get(name, set())
            assert allowed or _is_ours(element), name
            assert [key for key in element.attrib if key.startswith("on") or key == "style"] == []
            assert element.tag != "script" or _is_data(element) or _is_loaded(element), name
        inside_svg = {inner.tag for svg in page.iter("svg") for inner in svg.iter()}
        assert inside_svg <= OURS_IN_SVG, name


def test_no_address_runs_anything_or_leaves_the_site_for_a_picture(documents: Documents) -> None:
    for name, page in documents:
        for element in page.iter():
            address = (element.get("href") or "").strip().lower()
            assert not address.startswith(("javascript:", "data:", "vbscript:")), (name, address)
            source = element.get("src")
            is_script = element.tag == "script" and SCRIPT.fullmatch(source or "")
            is_ours = (source or "/images/").startswith(("/images/", "/cards/", "/theme/icon-"))
            assert is_ours or is_script, (name, source)


def test_data_for_search_engines_stays_data(documents: Documents) -> None:
    for _, page in documents:
        for script in filter(_is_data, page.iter("script")):
            assert json.loads(script.text or "")["@context"] == "https://schema.org"


def test_feeds_and_the_sitemap_stay_well_formed(hostile_site: Path) -> None:
    for file in hostile_site.rglob("*.xml"):
        xml(file.read_text(encoding="utf-8"))


def test_nothing_outside_the_story_is_published(hostile_site: Path) -> None:
    names = {file.name for file in hostile_site.rglob("*") if file.is_file()}

    assert not names & {"people.yml", "newsroom.toml", "passwd"}
    assert all(file.is_relative_to(hostile_site.resolve()) for file in _resolved(hostile_site))


def _resolved(folder: Path) -> list[Path]:
    return [file.resolve() for file in folder.rglob("*")]
