"""The front page is chosen by rules, not by hand."""

from collections.abc import Iterable
from pathlib import Path

from PIL import Image

from newsroom.build.listed import ALL
from newsroom.build.task import Task, TaskKind
from newsroom.page.front import Front
from newsroom.page.teaser import Teaser
from tests.build.machine import open_desk
from tests.sites import approved, make_site_newsroom


def front(root: Path, *stories: dict[str, str]) -> Front:
    """The front page of these stories, chosen from the index as a build does."""
    files = {path: text for story in stories for path, text in story.items()}
    make_site_newsroom(root, files=files)
    pictures = root / "content" / "images"
    pictures.mkdir(parents=True)
    Image.new("RGB", (30, 20)).save(pictures / "a.png")
    found = open_desk(root).values(Task(TaskKind.FRONT, ALL))["front"]
    assert isinstance(found, Front)
    return found


def story(number: int, front: str = "", desk: str = "layanan") -> dict[str, str]:
    """Story 1 is the oldest."""
    by = "dewi" if desk == "layanan" else "hendro"
    found = approved(front, slug=f"s{number}", desk=desk)
    return {
        path: text.replace(
            "by: dewi, at: 2026-11-19T15:40", f"by: {by}, at: 2026-11-19T15:{number:02}"
        )
        for path, text in found.items()
    }


def slugs(teasers: Iterable[Teaser]) -> list[str]:
    return [slug(teaser) for teaser in teasers]


def slug(teaser: Teaser | None) -> str:
    return teaser.address.split("/")[-2] if teaser else ""


def test_the_newest_story_leads_and_the_next_two_stand_beside_it(tmp_path: Path) -> None:
    found = front(tmp_path, *(story(number) for number in range(1, 9)))

    assert slug(found.lead) == "s8"
    assert slugs(found.seconds) == ["s7", "s6"]
    assert slugs(found.latest) == ["s5", "s4", "s3"]
    assert slugs(found.columns[0].stories) == ["s2", "s1"]


def test_among_the_newest_four_one_with_a_picture_leads(tmp_path: Path) -> None:
    pictured = "images: [{file: a.png, alt: a}]"
    found = front(tmp_path, story(1, pictured), story(2, pictured), *(story(n) for n in (3, 4, 5)))

    assert slug(found.lead) == "s2"
    assert slugs(found.seconds) == ["s5", "s4"]


def test_nobody_can_buy_the_first_places(tmp_path: Path) -> None:
    found = front(tmp_path, story(1), story(2, "label: advertorial\npayer: Koperasi"))

    assert slug(found.lead) == "s1"
    assert found.seconds == ()
    assert slugs(found.columns[0].stories) == ["s2"]


CAMPAIGN = """
- id: hut
  name: Hari Jadi
  date: 2026-11-29
  description: Apa saja.
  agenda:
    - {name: Lomba perahu, place: "Pasar Tepian, Sungai Sela", starts_at: 2026-12-01T08:00+08:00}
    - {name: Pameran, place: Balai, starts_at: 2026-11-20T08:00+08:00}
    - {name: Upacara, place: Balai, starts_at: 2026-11-19T08:00+08:00, ends_at: 2026-11-19T09:00+08:00}
"""


def test_what_is_announced_stands_in_the_agenda_and_nowhere_else(tmp_path: Path) -> None:
    found = front(tmp_path, story(1), announced(2))

    assert [one.name for one in found.agenda] == ["Pasar Tepian Buka Lebih Pagi bersama S2"]
    assert slugs(found.columns[0].stories) == []


def announced(number: int) -> dict[str, str]:
    """An agenda for 1 December."""
    ended = "  ended_at: 2026-11-19T15:00+08:00"
    event = "  starts_at: 2026-12-01T08:00+08:00\n  ended_at: 2026-12-01T11:00+08:00"
    found = story(number, "kind: agenda")
    return {path: text.replace(ended, event) for path, text in found.items()}


def test_an_event_of_a_story_and_of_its_campaign_is_told_once(tmp_path: Path) -> None:
    found = front(tmp_path, announced(1), {"content/registers/campaigns.yml": CAMPAIGN})

    assert [(one.name, bool(one.calendar)) for one in found.agenda] == [
        ("Pameran", False),
        ("Pasar Tepian Buka Lebih Pagi bersama S1", True),
    ]


def test_the_days_until_a_campaign_are_counted(tmp_path: Path) -> None:
    found = front(tmp_path, {"content/registers/campaigns.yml": CAMPAIGN})

    assert [(one.id, one.days_left) for one in found.campaigns] == [("hut", 10)]


def test_fresh_corrections_and_withdrawals_stand_on_top_the_last_changed_first(
    tmp_path: Path,
) -> None:
    corrected = "corrections: [{at: 2026-11-19T14:%s+08:00, wrong: enam, right: lima}]"
    withdrawn = "withdrawn: {at: 2026-11-19T14:58+08:00, reason: Sumbernya keliru.}"
    old = "corrections: [{at: 2026-11-10T09:00+08:00, wrong: enam, right: lima}]"
    found = front(
        tmp_path,
        *(story(1, corrected % 57), story(2, withdrawn), story(3, corrected % 56), story(4, old)),
    )

    assert [(slug(one), one.withdrawn) for one in found.fresh] == [
        ("s2", True),
        ("s1", False),
        ("s3", False),
    ]


def test_an_agenda_waits_in_its_column(tmp_path: Path) -> None:
    found = front(tmp_path, story(1), story(2, "kind: agenda"))

    assert slug(found.lead) == "s1"


def test_desks_stand_in_the_offices_order_also_empty_ones(tmp_path: Path) -> None:
    found = front(tmp_path, *(story(number) for number in range(1, 12)))

    assert [(column.id, len(column.stories)) for column in found.columns] == [
        ("layanan", 4),
        ("budaya", 0),
    ]


def test_a_newsroom_without_stories_has_a_front_page(tmp_path: Path) -> None:
    found = front(tmp_path)

    assert (found.lead, found.seconds) == (None, ())


def test_the_top_is_dated_by_the_newest_story_even_where_it_does_not_stand_there(
    tmp_path: Path,
) -> None:
    found = front(tmp_path, story(1), story(2, "kind: agenda"))

    assert found.newest is not None
    assert found.newest.clock == "15.02"
