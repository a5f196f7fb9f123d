"""The front page is chosen by rules, not by hand."""

from pathlib import Path

from PIL import Image

from newsroom.page.front import Front
from tests.sites import approved, make_site_newsroom, publish


def front(root: Path, *stories: dict[str, str]) -> Front:
    files = {path: text for story in stories for path, text in story.items()}
    make_site_newsroom(root, files=files)
    pictures = root / "content" / "images"
    pictures.mkdir(parents=True)
    Image.new("RGB", (30, 20)).save(pictures / "a.png")
    return publish(root).front


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


def slugs(pages: object) -> list[str]:
    return [page.story.slug for page in pages]  # type: ignore[attr-defined] # any pages


def test_the_newest_story_leads_and_the_next_two_stand_beside_it(tmp_path: Path) -> None:
    found = front(tmp_path, *(story(number) for number in range(1, 6)))

    assert found.lead is not None
    assert found.lead.story.slug == "s5"
    assert slugs(found.seconds) == ["s4", "s3"]
    assert slugs(found.columns[0].stories) == ["s2", "s1"]


def test_among_the_newest_four_one_with_a_picture_leads(tmp_path: Path) -> None:
    pictured = "images: [{file: a.png, alt: a}]"
    found = front(tmp_path, story(1, pictured), story(2, pictured), *(story(n) for n in (3, 4, 5)))

    assert found.lead is not None
    assert found.lead.story.slug == "s2"
    assert slugs(found.seconds) == ["s5", "s4"]


def test_nobody_can_buy_the_first_places(tmp_path: Path) -> None:
    found = front(tmp_path, story(1), story(2, "label: advertorial\npayer: Koperasi"))

    assert found.lead is not None
    assert found.lead.story.slug == "s1"
    assert found.seconds == ()
    assert slugs(found.columns[0].stories) == ["s2"]


def test_an_agenda_waits_in_its_column(tmp_path: Path) -> None:
    found = front(tmp_path, story(1), story(2, "kind: agenda"))

    assert found.lead is not None
    assert found.lead.story.slug == "s1"


def test_desks_stand_in_the_offices_order_also_empty_ones(tmp_path: Path) -> None:
    found = front(tmp_path, *(story(number) for number in range(1, 10)))

    assert [(column.id, len(column.stories)) for column in found.columns] == [
        ("layanan", 4),
        ("budaya", 0),
    ]


def test_a_newsroom_without_stories_has_a_front_page(tmp_path: Path) -> None:
    found = front(tmp_path)

    assert (found.lead, found.seconds) == (None, ())
