"""The page of one story by itself: as on the site, also while it is held back."""

from datetime import timedelta
from pathlib import Path

import pytest

from newsroom.build.task import Task, TaskKind
from newsroom.edition import Hold
from newsroom.page.alone import page_alone
from newsroom.page.story_page import StoryPage
from newsroom.workspace import open_workspace
from tests.build.machine import open_desk
from tests.newsrooms import NOW
from tests.sites import APPROVED, approved, make_site_newsroom
from tests.stories import story_text

PATH = "content/stories/2026/11/pasar.md"


def alone(root: Path) -> tuple[StoryPage, Hold | None]:
    workspace = open_workspace(root)
    page, held = page_alone(workspace, workspace.corpus.by_path[PATH], NOW)
    return page, held.hold if held else None


def test_a_story_on_air_is_told_as_on_the_site_but_for_its_neighbours(tmp_path: Path) -> None:
    files = {
        **approved("follows: 2026-11-19-awal"),
        **approved(slug="awal"),
        **approved("follows: 2026-11-19-pasar", slug="lanjut"),
        **approved("kind: reply\nreply_to: 2026-11-19-pasar", slug="jawab"),
    }
    root = make_site_newsroom(tmp_path, files=files)
    on_site = open_desk(root).values(Task(TaskKind.STORY, PATH))["article"]["page"]

    page, hold = alone(root)

    assert hold is None
    assert page.ties.related == on_site.ties.related
    assert len(page.ties.related) == 3
    assert (page.ties.older, page.ties.newer) == (None, None)
    assert on_site.ties.older
    assert (page.strip, page.card, page.body) == (on_site.strip, on_site.card, on_site.body)


@pytest.mark.parametrize(
    ("front", "hold"),
    [
        ("", Hold.UNAPPROVED),
        ("reviewed: [{by: siti, at: 2026-11-19T15:40+08:00}]", Hold.UNAPPROVED),
        (f"{APPROVED}\nembargo_until: 2026-12-01T00:00+08:00", Hold.EMBARGO),
    ],
)
def test_a_story_that_is_held_back_is_told_as_if_it_were_not(
    tmp_path: Path, front: str, hold: Hold
) -> None:
    root = make_site_newsroom(tmp_path, files={PATH: story_text(front)})

    page, found = alone(root)

    assert found is hold
    assert page.seen_at == NOW
    assert page.time.moment == NOW
    assert page.is_shareable
    assert page.title == "Pasar Tepian Buka Lebih Pagi"


def test_a_draft_is_tied_only_to_what_readers_can_see(tmp_path: Path) -> None:
    files = {
        PATH: story_text("follows: 2026-11-19-awal"),
        **approved(slug="awal"),
        "content/stories/2026/11/nanti.md": story_text("follows: 2026-11-19-pasar", slug="nanti"),
    }

    page, _ = alone(make_site_newsroom(tmp_path, files=files))

    assert [tie.relation for tie in page.ties.related] == ["Lanjutan dari"]


def test_a_story_that_follows_itself_is_not_tied(tmp_path: Path) -> None:
    root = make_site_newsroom(tmp_path, files=approved("follows: 2026-11-19-pasar"))

    assert alone(root)[0].ties.related == ()


def test_a_withdrawn_story_and_one_that_is_too_old_are_not_shared(tmp_path: Path) -> None:
    withdrawn = "withdrawn: {at: 2026-11-19T15:50+08:00, reason: Keliru.}"
    root = make_site_newsroom(tmp_path, files={**approved(), **approved(withdrawn, slug="cabut")})
    workspace = open_workspace(root)
    stories = {story.slug: story for story in workspace.corpus.stories}

    assert not page_alone(workspace, stories["cabut"], NOW)[0].is_shareable
    assert page_alone(workspace, stories["pasar"], NOW + timedelta(days=29))[0].is_shareable
    assert not page_alone(workspace, stories["pasar"], NOW + timedelta(days=30))[0].is_shareable
