"""Stories written by an attacker go through the real build; nothing of them may run or leak."""

import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from tests.plugins.payloads import PAYLOADS
from tests.sites import tree, xml

FORBIDDEN = {
    *("iframe", "object", "embed", "base", "form", "input", "button", "select", "textarea"),
    *("style", "math", "audio", "video", "marquee", "template", "noscript", "frame", "applet"),
}
OURS_IN_SVG = {"svg", "circle", "path", "rect", "text"}


def documents(site: Path) -> Iterator[tuple[str, Element]]:
    for file in sorted(site.rglob("*.html")):
        yield file.relative_to(site).as_posix(), tree(file.read_text(encoding="utf-8"))


def test_there_are_enough_attacks_and_every_one_is_on_air(hostile_site: Path) -> None:
    assert len(PAYLOADS) >= 40
    assert len(list((hostile_site / "2026" / "11").iterdir())) == len(PAYLOADS)


def test_no_payload_becomes_markup(hostile_site: Path) -> None:
    for name, page in documents(hostile_site):
        for element in page.iter():
            assert element.tag not in FORBIDDEN, name
            assert [key for key in element.attrib if key.startswith("on") or key == "style"] == []
            assert element.tag != "script" or element.get("type") == "application/ld+json", name
        inside_svg = {inner.tag for svg in page.iter("svg") for inner in svg.iter()}
        assert inside_svg <= OURS_IN_SVG, name


def test_no_address_runs_anything_or_leaves_the_site_for_a_picture(hostile_site: Path) -> None:
    for name, page in documents(hostile_site):
        for element in page.iter():
            address = (element.get("href") or "").strip().lower()
            assert not address.startswith(("javascript:", "data:", "vbscript:")), (name, address)
            source = element.get("src")
            assert source is None or source.startswith(("/images/", "/theme/icon-")), (name, source)


def test_data_for_search_engines_stays_data(hostile_site: Path) -> None:
    for _, page in documents(hostile_site):
        for script in page.iter("script"):
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
