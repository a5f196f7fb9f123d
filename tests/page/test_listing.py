"""A listing: what stands over it, and the way from page to page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.node import Node
from newsroom.page.listing import (
    NEWEST,
    Heading,
    Listing,
    campaign_name,
    campaign_of,
    desk_name,
    heading_of,
    listing_address,
)
from newsroom.page.surroundings import Surroundings, surround
from tests.newsrooms import make_registers
from tests.stories import make_settings

HEADING = Heading("Desk", "Layanan", "", "/desk/layanan/", "category.html")
CAMPAIGN = "- {id: Hari Jadi, name: 'Hari  Jadi', date: 2027-02-21, description: Menuju.}"
PEOPLE = "- {id: rina, name: Rina Dewi, role: '', bio: Menulis tentang pasar.}"


def around(notes: list[str] | None = None) -> Surroundings:
    def note(node: Node) -> None:
        if notes is not None:
            notes.append(str(node))

    registers = make_registers(campaigns=CAMPAIGN, people=PEOPLE)
    more = '[desks."Seni & Budaya"]\nname = "Seni"\ndescription = "Tentang seni."\n'
    return surround(make_settings(more), registers, lambda _, name: None, note)


def page(number: int, last: int) -> Listing:
    return Listing(HEADING, number, last, ())


@given(st.integers(0, 50))
def test_one_comes_from_the_newest_page_to_the_oldest_and_back(last: int) -> None:
    """Only the newest pages know how many there are; the others need not."""
    way, here = [NEWEST], page(NEWEST, last)
    while here.older:
        number = last if here.number == NEWEST else here.number - 1
        there = page(number, last if number == last else 0)
        assert here.older == there.address == listing_address("desk/layanan", number)
        assert there.newer == here.address
        way.append(number)
        here = there

    assert way == [NEWEST, *range(last, 0, -1)]


def test_a_listing_of_one_page_leads_nowhere() -> None:
    only = page(NEWEST, 0)

    assert (only.address, only.newer, only.older) == ("/desk/layanan/", "", "")


@pytest.mark.parametrize(
    ("name", "label", "heading"),
    [
        (
            "desk/layanan",
            "",
            Heading(
                *("Desk", "Layanan", "", "/desk/layanan/", "category.html", "/feeds/layanan.xml")
            ),
        ),
        (
            "desk/seni-budaya",
            "",
            Heading(
                *("Desk", "Seni", "Tentang seni.", "/desk/seni-budaya/", "category.html"),
                feed="/feeds/seni-budaya.xml",
            ),
        ),
        (
            "penulis/siti",
            "siti",
            Heading("Reporter", "Siti Rahma", "", "/penulis/siti/", "author.html"),
        ),
        (
            "penulis/rina",
            "rina",
            Heading(
                "Penulis", "Rina Dewi", "Menulis tentang pasar.", "/penulis/rina/", "author.html"
            ),
        ),
        (
            "penulis/yosef-lakamera",
            "yosef-lakamera",
            Heading("Penulis", "Yosef Lakamera", "", "/penulis/yosef-lakamera/", "author.html"),
        ),
        (
            "topik/pasar-ikan",
            "Pasar Ikan",
            Heading("Topik", "Pasar Ikan", "", "/topik/pasar-ikan/", "tag.html"),
        ),
        (
            "kampanye/hari-jadi",
            "",
            Heading("Kampanye", "Hari Jadi", "Menuju.", "/kampanye/hari-jadi/", "campaign.html"),
        ),
        (
            "arsip/2026/05",
            "",
            Heading("Arsip", "Mei 2026", "", "/arsip/2026/05/", "archive_month.html"),
        ),
        (
            "klarifikasi",
            "",
            Heading(
                "Cek fakta",
                "Klarifikasi",
                "Klaim yang beredar, hasil pemeriksaannya, dan buktinya.",
                "/klarifikasi/",
                "clarifications.html",
            ),
        ),
    ],
)
def test_every_sort_has_its_heading(name: str, label: str, heading: Heading) -> None:
    assert heading_of(name, label, around()) == heading


def test_a_heading_reads_only_what_it_shows() -> None:
    notes: list[str] = []
    heading_of("penulis/siti", "siti", around(notes))
    assert set(notes) == {"person:siti"}

    notes.clear()
    heading_of("topik/pasar", "pasar", around(notes))
    assert notes == []


def test_names_of_listings_are_their_addresses() -> None:
    assert desk_name("Seni & Budaya") == "desk/seni-budaya"
    assert campaign_name("Hari Jadi") == "kampanye/hari-jadi"
    assert campaign_of("kampanye/hari-jadi", around()).id == "Hari Jadi"
    assert listing_address("topik/x", NEWEST) == "/topik/x/"
    assert listing_address("topik/x", 3) == "/topik/x/page/3/"
