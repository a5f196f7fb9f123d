"""The share kit's pages as values: what is listed, what is passed on, under which address."""

from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from newsroom.page.kit import (
    KitRow,
    digest_name,
    digest_page,
    kit_page,
    office_links,
    shared_story,
)
from newsroom.page.share import WAYS, ways_for
from newsroom.page.teaser import Teaser
from newsroom.page.words import Link
from newsroom.registers import OfficeUnit
from newsroom.social.kit import kit_of
from newsroom.story import read_story
from tests.sites import approved, make_site_newsroom, page_of
from tests.stories import WITA, make_settings

OFFICES = [OfficeUnit(id="pasar", name="Dinas Pasar"), OfficeUnit(id="arsip", name="Badan Arsip")]
URL = "https://berita.contoh.example/2026/11/pasar/"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_site_newsroom(tmp_path / "redaksi", files=approved())


@pytest.fixture
def teaser(root: Path) -> Teaser:
    return page_of(root).teaser


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("kit/hari/2026-11-23", "Senin, 23 November 2026"),
        ("kit/pekan/2026-W48", "Pekan 48, 23–29 November 2026"),
        ("kit/pekan/2026-W49", "Pekan 49, 30 November–6 Desember 2026"),
        ("kit/pekan/2026-W53", "Pekan 53, 28 Desember 2026–3 Januari 2027"),
        ("kit/pekan/2027-W01", "Pekan 1, 4–10 Januari 2027"),
    ],
)
def test_a_digest_is_called_by_its_day_or_its_iso_week(name: str, said: str) -> None:
    assert digest_name(name) == said


def test_the_kit_lists_what_can_be_shared_what_cannot_and_what_was_withdrawn(
    teaser: Teaser,
) -> None:
    gone = replace(teaser, withdrawn=True)
    digests = (["kit/hari/2026-11-18", "kit/hari/2026-11-19"], ["kit/pekan/2026-W47"])
    found = kit_page([("a b", teaser)], [("Belum.", teaser)], [teaser, gone], digests, OFFICES)

    assert found.stories == (KitRow("/kit/a-b/", teaser),)
    assert [one.reason for one in found.kept_out] == ["Belum."]
    assert found.withdrawn == (gone,)
    assert [link.address for link in found.days] == [
        "/kit/hari/2026-11-19/",
        "/kit/hari/2026-11-18/",
    ]
    assert found.weeks == (Link("Pekan 47, 16–22 November 2026", "/kit/pekan/2026-W47/"),)


def test_offices_are_sorted_and_known_by_their_ids() -> None:
    assert office_links(OFFICES) == (Link("Badan Arsip", "arsip"), Link("Dinas Pasar", "pasar"))


def test_an_address_of_the_kit_says_so_and_names_no_office_of_its_own(root: Path) -> None:
    story, _ = read_story(root, "content/stories/2026/11/pasar.md", zone=WITA)
    assert story is not None
    shared = shared_story(page_of(root), kit_of(story, make_settings()), OFFICES)

    assert shared.url == f"{URL}?utm_source=kit"
    for box in shared.captions:
        assert [way.name for way in box.ways] == [*WAYS]
        assert all("utm_campaign" not in way.address for way in box.ways)
    assert [(card.width, card.height) for card in shared.cards] == [
        (1200, 630),
        (1080, 1350),
        (1080, 1080),
        (1080, 1920),
    ]
    assert shared.disclosure == "Saya pegawai Pemerintah Kota Contoh."


def test_every_way_carries_the_caption_and_the_address_whole() -> None:
    said = "“Kami siap” & buka #1\n— Ratna, 100% pasar"
    ways = {way.name: way.address for way in ways_for(said, "Pasar", URL)}

    assert next(iter(ways)) == "WhatsApp"
    asked = {name: parse_qs(urlsplit(address).query) for name, address in ways.items()}
    assert asked["WhatsApp"] == {"text": [f"{said}\n\n{URL}"]}
    for name in ("Telegram", "X", "Threads"):
        assert asked[name] == {"text": [said], "url": [URL]}
    assert asked["Facebook"] == {"u": [URL]}
    assert asked["Surel"] == {"subject": ["Pasar"], "body": [f"{said}\n\n{URL}"]}


def test_a_pattern_filled_in_is_the_address() -> None:
    for way in ways_for("a", "b", "c"):
        assert way.pattern.format(text="a", title="b", url="c") == way.address


def test_a_digest_marks_what_a_reader_must_know_first(teaser: Teaser) -> None:
    stories = [
        ("a", replace(teaser, paid=True, label="ADVERTORIAL · dibayar oleh Bank")),
        ("b", replace(teaser, is_news=False, kind="Agenda")),
        ("c", replace(teaser, corrected=True)),
        ("d", teaser),
    ]
    site = "https://berita.contoh.example/"
    digest = digest_page("kit/hari/2026-11-19", stories, "Kota Contoh", site)

    title = teaser.title
    lines = [line for line in digest.text.split("\n") if line.startswith("•")]
    assert lines == [
        f"• [ADVERTORIAL · dibayar oleh Bank] {title}",
        f"• [Agenda] {title}",
        f"• [Ralat] {title}",
        f"• {title}",
    ]
    assert digest.text.endswith("https://berita.contoh.example/kit/hari/2026-11-19/")
    assert (digest.left_out, len(digest.stories)) == (0, 4)
