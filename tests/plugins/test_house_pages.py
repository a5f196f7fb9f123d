"""Pages that the newsroom lists by itself: the archive, the clarifications, the agenda,
the masthead, the press page; and sitemaps.
"""

import re
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from icalendar import Calendar

from tests.plugins.conftest import Site
from tests.sites import approved, build, make_site_newsroom, text_of, with_class

CLAIM = "kind: clarification\nclaim: Pasar ditutup selamanya\nverdict: misleading"
DOCUMENT = "  - {name: Surat edaran, method: document, url: https://contoh.example/surat}\n"
CAMPAIGN = """\
- id: hut
  name: HUT Kota
  date: 2026-11-25
  description: Ulang tahun.
  agenda:
    - {name: Pawai, place: Lapangan, starts_at: 2026-11-24T08:00+08:00}
    - {name: Doa bersama, place: Balai, starts_at: 2026-11-01T08:00+08:00}
"""
CONTACTS = """\
- {name: Redaksi Kota Contoh, phone: (0999) 120-007, hours: 24 jam}
- {name: Balai Kota, url: "https://contoh.example/balai"}
- {name: Jahat, url: "javascript:alert(1)", phone: rahasia}
"""
PHONE = "(0999) 120\u2011007"
"""As it stands on pages, on one line; `text_of` takes the space that does not break for one."""
MASTHEAD = "---\ntitle: Redaksi kami\nslug: redaksi\n---\n\nPenyunting menyetujui berita.\n"
WITHDRAWN = "withdrawn: {at: 2026-11-19T15:30+08:00, reason: Keliru.}"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A newsroom with a story for each of these pages."""
    files = {
        **approved(slug="biasa"),
        **with_document(approved(CLAIM, slug="cek")),
        **with_start(approved("kind: agenda", slug="lomba")),
        "content/registers/campaigns.yml": CAMPAIGN,
        "content/registers/contacts.yml": CONTACTS,
        "content/pages/redaksi.md": MASTHEAD,
        **approved(f"{CLAIM}\n{WITHDRAWN}", slug="cabut"),
    }
    root = make_site_newsroom(tmp_path_factory.mktemp("house"), files=files)
    build(root)
    return Site(root, root / "output")


def with_document(files: dict[str, str]) -> dict[str, str]:
    """The story with a document among its sources."""
    return {
        path: text.replace("sources:\n", f"sources:\n{DOCUMENT}") for path, text in files.items()
    }


def with_start(files: dict[str, str]) -> dict[str, str]:
    """The story with an event that begins tomorrow."""
    return {
        path: text.replace("  ended_at: 2026-11-19T15:00", "  starts_at: 2026-11-20T15:00")
        for path, text in files.items()
    }


def links(page: Element, name: str) -> list[tuple[str, str]]:
    """Words and addresses of the links below the elements of a class."""
    found = (link for element in with_class(page, name) for link in element.iter("a"))
    return [(text_of(link), link.get("href", "")) for link in found]


def test_the_archive_leads_from_years_to_months_to_stories(house: Site) -> None:
    months = [("November", "/arsip/2026/11/")]
    assert links(house.tree("/arsip/"), "months__year") == [("2026", "/arsip/2026/"), *months]
    assert links(house.tree("/arsip/2026/"), "months") == months
    stories = links(house.tree("/arsip/2026/11/"), "headline__title")
    assert {address for _, address in stories} == {
        "/2026/11/biasa/",
        "/2026/11/cek/",
        "/2026/11/lomba/",
    }


def test_a_clarification_is_listed_with_its_claim_its_verdict_and_its_evidence(
    house: Site,
) -> None:
    (checked,) = with_class(house.tree("/klarifikasi/"), "checked")

    assert text_of(next(checked.iter("blockquote"))) == "Pasar ditutup selamanya"
    assert text_of(next(with_class(checked, "checked__verdict"))) == (
        "Hasil pemeriksaan: Menyesatkan"
    )
    assert links(checked, "checked__when") == [
        ("Bukti: Surat edaran", "https://contoh.example/surat")
    ]


def test_without_clarifications_the_page_says_so(tmp_path: Path) -> None:
    root = make_site_newsroom(tmp_path, files=approved())
    build(root)

    page = Site(root, root / "output").tree("/klarifikasi/")
    assert text_of(next(with_class(page, "listing__empty"))) == "Belum ada klarifikasi."


def test_the_agenda_holds_events_of_stories_and_campaigns(house: Site) -> None:
    coming, past = with_class(house.tree("/agenda/"), "events__section")

    story = "Pasar Tepian Buka Lebih Pagi bersama Lomba"
    assert links(coming, "events__name") == [
        (story, "/2026/11/lomba/"),
        ("Pawai", "/kampanye/hut/"),
    ]
    assert links(past, "events__name") == [("Doa bersama", "/kampanye/hut/")]
    assert links(coming, "events__file") == [("Simpan ke kalender", "/2026/11/lomba/acara.ics")]


def test_calendars_can_be_read(house: Site) -> None:
    every, one = (
        Calendar.from_ical(house.read(name)).events
        for name in ("agenda.ics", "2026/11/lomba/acara.ics")
    )

    names = {str(event["summary"]) for event in every}
    assert names == {"Pawai", "Doa bersama", "Pasar Tepian Buka Lebih Pagi bersama Lomba"}
    assert [event["uid"] for event in one] == ["2026-11-19-lomba@berita.contoh.example"]


def test_no_sitemap_names_more_addresses_than_allowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("shelves", "reach", "orders"):
        monkeypatch.setattr(f"newsroom.build.{module}.MOST_ADDRESSES", 2)
    root = make_site_newsroom(
        tmp_path, files={**approved(slug="a"), **approved(slug="b"), **approved(slug="c")}
    )

    build(root)

    site = Site(root, root / "output")
    parts = re.findall("<loc>(.*?)</loc>", site.read("sitemap.xml"))
    names = [part.rpartition("/")[2] for part in parts]
    assert names[-2:] == ["sitemap-2026.xml", "sitemap-2026-2.xml"]
    assert names[:2] == ["sitemap-pages.xml", "sitemap-pages-2.xml"]
    # That of news has a limit of its own.
    kept = [name for name in names if name != "sitemap-news.xml"]
    named = [re.findall("<loc>(.*?)</loc>", site.read(name)) for name in kept]
    assert max(map(len, named)) == 2
    assert [len(some) for some in named[-2:]] == [2, 1]
    assert sorted(names) == sorted(one for one in site.names() if one.startswith("sitemap-"))


def test_the_masthead_shows_the_registers_around_its_own_text(house: Site) -> None:
    page = house.tree("/redaksi/")

    assert text_of(next(page.iter("h1"))) == "Redaksi kami"
    assert "Penyunting menyetujui berita." in text_of(next(with_class(page, "prose")))
    rows = [text_of(row) for row in with_class(page, "roster__row")]
    assert rows[:2] == ["Layanan Dewi Anggraini, Tomi Wijaya", "Budaya Hendro Kusuma"]
    assert f"Redaksi Kota Contoh {PHONE} · 24 jam" in rows
    assert not any("Balai Kota" in row for row in rows)
    assert ("Siti Rahma", "/penulis/siti/") in links(page, "roster__row")


def test_the_press_page_names_feeds_contacts_and_the_mark(house: Site) -> None:
    page = house.tree("/pers/")

    found = dict(links(page, "roster__row"))
    assert found["https://berita.contoh.example/feeds/atom.xml"] == "/feeds/atom.xml"
    assert found["https://berita.contoh.example/feeds/budaya.xml"] == "/feeds/budaya.xml"
    assert found[PHONE] == "tel:0999120007"
    assert found["Balai Kota"] == "https://contoh.example/balai"
    assert "Jahat" not in found
    mark = next(with_class(page, "press__mark")).get("src", "")
    assert (house.output / mark.strip("/")).is_file()
    assert "hubungi redaksi" in text_of(page)


def test_the_footer_leads_to_all_of_these(house: Site) -> None:
    found = {address for _, address in links(house.tree("/"), "footer__links")}

    assert found >= {"/arsip/", "/klarifikasi/", "/agenda/", "/pers/", "/redaksi/"}
