"""What a browser reads of the site besides pages: manifest, service worker, withdrawn stories."""

import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.plugins.conftest import Site
from tests.sites import approved, build, make_site_newsroom

WITHDRAWN = "withdrawn: {at: 2026-11-19T15:30+08:00, reason: Keliru.}"


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site that stands below a path, with a withdrawn story."""
    root = make_site_newsroom(
        tmp_path_factory.mktemp("bawah") / "redaksi", files=approved(WITHDRAWN)
    )
    file = root / "newsroom.toml"
    text = file.read_text("utf-8")
    file.write_text(text.replace('contoh.example"', 'contoh.example/berita"'), "utf-8")
    build(root)
    return Site(root, root / "output")


def manifest(site: Site) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(site.read("manifest.webmanifest"))
    return found


def worker(site: Site) -> tuple[dict[str, Any], str]:
    """What the service worker is told, and the script that it loads."""
    told, loads = site.read("sw.js").split(";\n")
    prefix, _, suffix = loads.partition('importScripts("')
    assert prefix == ""
    return json.loads(told.removeprefix("self.tayang = ")), suffix.strip().removesuffix('");')


def test_the_manifest_names_the_site_its_colours_and_its_icons(site: Site) -> None:
    found = manifest(site)

    assert (found["name"], found["short_name"]) == ("Redaksi Kota Contoh", "Kota Contoh")
    assert (found["display"], found["lang"], found["start_url"]) == ("minimal-ui", "id", "/")
    assert f'content="{found["theme_color"]}"' in site.read("index.html")
    sizes = [(icon["sizes"], icon.get("purpose", "any")) for icon in found["icons"]]
    assert sizes == [
        ("any", "any"),
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    ]


def test_its_icons_are_there_and_as_large_as_it_says(site: Site) -> None:
    for icon in manifest(site)["icons"]:
        file = site.output / icon["src"].lstrip("/")
        if icon["type"] == "image/png":
            with Image.open(file) as image:
                assert "x".join(map(str, image.size)) == icon["sizes"]
        else:
            assert file.read_bytes().startswith(b"<svg")


def test_the_service_worker_is_told_of_files_that_are_there(site: Site) -> None:
    told, script = worker(site)
    files = [script, told["withdrawn"], told["offline"] + "index.html", *told["shell"]]

    assert [file for file in files if not (site.output / file.lstrip("/")).is_file()] == []
    assert "{when}" in told["note"]
    assert all(place in told["item"] for place in ("{address}", "{title}", "{when}"))
    assert "<!--kept-->" in site.read("luring/index.html")
    assert "<!--/kept-->" in site.read("luring/index.html")


def test_its_version_changes_with_the_look_and_not_with_a_story(tmp_path: Path) -> None:
    root = make_site_newsroom(tmp_path, files=approved())
    build(root)
    site = Site(root, root / "output")
    before = worker(site)[0]["version"]
    for path, text in approved(slug="baru").items():
        (root / path).write_text(text, "utf-8")
    build(root)
    assert worker(site)[0]["version"] == before

    toml = root / "newsroom.toml"
    toml.write_text(toml.read_text("utf-8") + '\n[look]\ncolour = "#7a1f2b"\n', "utf-8")
    build(root)
    assert worker(site)[0]["version"] != before


def test_withdrawn_stories_are_named_and_no_others(site: Site) -> None:
    assert json.loads(site.read("dicabut.json")) == {"withdrawn": ["/2026/11/cabut/"]}


def test_below_a_path_every_address_begins_with_it(below: Site) -> None:
    told, script = worker(below)
    addresses = [told["offline"], told["withdrawn"], script, *told["shell"]]
    addresses += [icon["src"] for icon in manifest(below)["icons"]]
    addresses += [manifest(below)[name] for name in ("id", "scope", "start_url")]
    addresses += json.loads(below.read("dicabut.json"))["withdrawn"]

    assert told["root"] == "/berita"
    assert [one for one in addresses if not one.startswith("/berita/")] == []
