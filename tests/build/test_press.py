"""The press: from an order to what its template is given, with a note of everything read."""

import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from newsroom.build.listed import ALL
from newsroom.build.sheets import FeedSheet, Sheet, TextSheet
from newsroom.build.task import PAGES, RECENT_NEWS, SITEMAPS, Task, TaskKind
from newsroom.errors import BuildError
from newsroom.node import Node
from newsroom.page.story_page import StoryPage
from tests.build.machine import Desk, open_desk
from tests.newsrooms import NOW
from tests.sites import approved, make_site_newsroom, page_of

CAMPAIGN = """\
- id: hari-jadi
  name: Hari Jadi
  date: 2027-02-21
  description: Menuju.
  agenda: [{name: Pawai, place: Lapangan, starts_at: 2027-02-20T08:00+08:00}]
- {id: lama, name: Lama, date: 2026-01-01, description: Lewat.}
"""
PAGE = "---\ntitle: Tentang\nslug: tentang\n---\n\nIsi. ![denah](/images/a.png)\n"
PATH = "content/stories/2026/11/pasar.md"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    front = "images: [{file: a.png, alt: A}]\ntags: [Pasar Ikan]\ncampaign: hari-jadi\n"
    correction = "corrections: [{at: 2026-11-19T15:20+08:00, wrong: enam, right: lima}]"
    files = {
        **approved(front + correction),
        **approved("follows: 2026-11-19-pasar", slug="lanjut"),
        "content/registers/campaigns.yml": CAMPAIGN,
        "content/pages/tentang.md": PAGE,
    }
    root = make_site_newsroom(tmp_path_factory.mktemp("newsroom"), files=files)
    (root / "content" / "images").mkdir()
    Image.new("RGB", (30, 20), "teal").save(root / "content" / "images" / "a.png")
    return root


@pytest.fixture(scope="module")
def desk(root: Path) -> Desk:
    return open_desk(root)


def sheet(desk: Desk, kind: TaskKind, name: str, notes: list[str] | None = None) -> Sheet:
    def note(node: Node) -> None:
        if notes is not None:
            notes.append(str(node))

    found = desk.set(Task(kind, name), note=note)
    assert isinstance(found, Sheet)
    return found


def values(desk: Desk, kind: TaskKind, name: str) -> Any:
    return sheet(desk, kind, name).values


def shown(page: StoryPage) -> dict[str, object]:
    """Everything that a template can ask of a page, neighbours aside."""
    names = [
        *("title", "summary", "address", "url", "kind", "desk", "authors", "editor", "place"),
        *("time", "updated", "strip", "label", "pictures", "body", "corrections", "sources"),
        *("tags", "campaign", "share", "card", "card_alt", "in_outbox", "is_shareable", "teaser"),
    ]
    return {name: getattr(page, name) for name in names}


def test_a_story_is_the_same_as_when_its_file_is_read(root: Path, desk: Desk) -> None:
    found = values(desk, TaskKind.STORY, PATH)["article"]["page"]

    assert shown(found) == shown(page_of(root, now=NOW))
    assert [tie.relation for tie in found.ties.related] == ["Lanjutan"]


def test_a_story_for_machines_names_the_version_of_its_page(root: Path, desk: Desk) -> None:
    notes: list[str] = []
    found = desk.set(Task(TaskKind.STORY_JSON, PATH), note=lambda node: notes.append(str(node)))

    assert isinstance(found, TextSheet)
    said, page = json.loads(found.text), page_of(root, now=NOW)
    assert (said["url"], said["short_url"]) == (page.url, page.short_url)
    assert (said["version"], said["title"]) == (page.version, page.title)
    assert notes == ["office:office"]


def test_a_text_that_is_lost_from_the_cache_is_read_again(root: Path) -> None:
    desk = open_desk(root)
    desk.cache.prune([], most_bytes=0)
    assert desk.cache.text(desk.index.key(PATH)) is None

    found = values(desk, TaskKind.STORY, PATH)["article"]["page"]

    assert shown(found) == shown(page_of(root, now=NOW))


def test_a_file_that_changed_in_the_middle_of_a_build_is_refused(tmp_path: Path) -> None:
    desk = open_desk(make_site_newsroom(tmp_path, files=approved()))
    desk.cache.prune([], most_bytes=0)
    (tmp_path / PATH).write_text("lain", "utf-8")

    with pytest.raises(BuildError, match="bangun sekali lagi"):
        values(desk, TaskKind.STORY, PATH)


def test_it_notes_what_is_read_and_no_more(desk: Desk) -> None:
    notes: list[str] = []
    page = sheet(desk, TaskKind.STORY, PATH, notes).values["article"]["page"]
    set_for = set(notes)
    assert "template:story.html" in set_for
    assert not any(note.startswith(("person:", "campaign:")) for note in set_for)

    assert page.authors
    assert page.campaign

    assert {"person:siti", "campaign:hari-jadi"} <= set(notes)
    assert "person:dewi" not in notes
    assert page.editor
    assert "person:dewi" in notes


def test_a_page_brings_its_pictures_along(desk: Desk) -> None:
    for kind, name in ((TaskKind.STORY, PATH), (TaskKind.PAGE, "content/pages/tentang.md")):
        assert {original.name for original in sheet(desk, kind, name).originals} == {"a.png"}
    assert sheet(desk, TaskKind.FRONT, ALL).originals == frozenset()


@pytest.mark.parametrize(
    ("name", "template", "heading"),
    [
        ("desk/layanan", "category.html", ("Desk", "Layanan")),
        ("penulis/siti", "author.html", ("Reporter", "Siti Rahma")),
        ("topik/pasar-ikan", "tag.html", ("Topik", "Pasar Ikan")),
        ("kampanye/hari-jadi", "campaign.html", ("Kampanye", "Hari Jadi")),
    ],
)
def test_a_listing_has_its_own_heading(
    desk: Desk, name: str, template: str, heading: tuple[str, str]
) -> None:
    found = sheet(desk, TaskKind.LISTING, f"{name}#0")
    listing = found.values["listing"]

    assert found.template == template
    assert (listing.heading.kind, listing.heading.name) == heading
    assert listing.address == f"/{name}/"
    assert listing.stories[0].address == "/2026/11/pasar/"


def test_a_campaign_counts_its_days_on_its_newest_page_alone(desk: Desk) -> None:
    notes: list[str] = []
    newest = sheet(desk, TaskKind.LISTING, "kampanye/hari-jadi#0", notes).values["campaign"]

    assert newest.days_left == 94
    assert "standing:hari-jadi" in notes
    notes.clear()
    numbered = sheet(desk, TaskKind.LISTING, "kampanye/hari-jadi#1", notes).values["campaign"]
    assert numbered.days_left is None
    assert not any(note.startswith("standing:") for note in notes)


def test_all_campaigns_stand_on_one_page_those_over_apart(desk: Desk) -> None:
    notes: list[str] = []
    found = sheet(desk, TaskKind.CAMPAIGNS, ALL, notes).values["campaigns"]

    assert [one.name for one in found.current] == ["Hari Jadi"]
    assert [one.name for one in found.over] == ["Lama"]
    assert {"standing:hari-jadi", "standing:lama", "campaign:lama"} <= set(notes)


def test_a_campaign_has_a_calendar_of_its_own(desk: Desk) -> None:
    found = desk.set(Task(TaskKind.CALENDAR, "kampanye/hari-jadi"))

    assert isinstance(found, TextSheet)
    assert "X-WR-CALNAME:Hari Jadi" in found.text
    assert found.text.count("BEGIN:VEVENT") == 1


def test_the_front_page_shows_campaigns_that_are_not_over(desk: Desk) -> None:
    notes: list[str] = []
    front = sheet(desk, TaskKind.FRONT, ALL, notes).values["front"]

    assert [campaign.name for campaign in front.campaigns] == ["Hari Jadi"]
    assert "campaigns:current" in notes
    assert "campaign:hari-jadi" in notes


@pytest.mark.parametrize(
    ("name", "kind", "title"),
    [("all.rss", "rss", ""), ("all.json", "json", ""), ("desk/layanan.atom", "atom", "Layanan")],
)
def test_a_feed_knows_its_kind_and_its_part_of_the_site(
    desk: Desk, name: str, kind: str, title: str
) -> None:
    found = desk.set(Task(TaskKind.FEED, name))

    assert isinstance(found, FeedSheet)
    assert (found.kind, found.title) == (kind, title)
    assert [page.story.slug for page in found.stories] == ["pasar", "lanjut"]


def test_notices_sitemaps_and_plain_pages(desk: Desk) -> None:
    (notice,) = values(desk, TaskKind.NOTICES, ALL)["notices"]
    assert notice.box.right == "lima"
    assert values(desk, TaskKind.SITEMAP, SITEMAPS) == {"names": ["pages", "news", "2026"]}
    entries = values(desk, TaskKind.SITEMAP, "2026")["entries"]
    assert ("/2026/11/pasar/", "2026-11-19T15:20:00+08:00") in entries
    title = "Pasar Tepian Buka Lebih Pagi"
    news = values(desk, TaskKind.SITEMAP, RECENT_NEWS)["news"]
    assert ("/2026/11/pasar/", "2026-11-19T15:40:00+08:00", title) in news
    assert ("/tentang/", "") in values(desk, TaskKind.SITEMAP, PAGES)["entries"]
    assert sheet(desk, TaskKind.PLAIN, "robots.txt").template == "robots.txt"


def test_the_hour_at_which_security_txt_expires_is_noted(desk: Desk) -> None:
    notes: list[str] = []
    found = sheet(desk, TaskKind.SECURITY, ALL, notes)

    assert found.values["expires"].isoformat() == "2027-03-31T16:00:00+00:00"
    assert "expiry:security" in notes
