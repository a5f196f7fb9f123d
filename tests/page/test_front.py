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
    found = front(tmp_path, *(story(number) for number in range(1, 6)))

    assert slug(found.lead) == "s5"
    assert slugs(found.seconds) == ["s4", "s3"]
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


def test_an_agenda_waits_in_its_column(tmp_path: Path) -> None:
    found = front(tmp_path, story(1), story(2, "kind: agenda"))

    assert slug(found.lead) == "s1"


def test_desks_stand_in_the_offices_order_also_empty_ones(tmp_path: Path) -> None:
    found = front(tmp_path, *(story(number) for number in range(1, 10)))

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
