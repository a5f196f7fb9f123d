"""Generated newsrooms are as varied as an office's, and all of their stories are on air."""

from datetime import timedelta
from pathlib import Path

import pytest

from build_bench_newsroom import AUTHORS, LAST_DAY, TO_ADD, GeneratedNewsroom, make_newsroom
from newsroom.edition import Edition
from newsroom.slug import slug
from newsroom.workspace import open_workspace

ROOT = Path(__file__).resolve().parents[1]
STORIES = 230
LATER = LAST_DAY + timedelta(days=365)


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> GeneratedNewsroom:
    """A newsroom without pictures."""
    return make_newsroom(ROOT, tmp_path_factory.mktemp("bench") / "newsroom", count=STORIES)


@pytest.fixture(scope="module")
def edition(generated: GeneratedNewsroom) -> Edition:
    """What it publishes."""
    return open_workspace(generated.folder).edition(LATER)


def test_every_story_is_on_air(generated: GeneratedNewsroom, edition: Edition) -> None:
    assert len(generated.stories) == len(edition.published) == STORIES
    assert edition.held == ()


def test_stories_are_spread_over_desks_authors_and_topics(edition: Edition) -> None:
    metas = [published.story.meta for published in edition.published]

    assert len({meta.desk for meta in metas}) == 5
    assert len({author for meta in metas for author in meta.authors}) == AUTHORS
    assert len({slug(tag) for meta in metas for tag in meta.tags}) > STORIES / 2
    assert {len(meta.tags) for meta in metas} == {2, 3}


def test_stories_have_a_history(edition: Edition) -> None:
    stories = [published.story for published in edition.published]
    ids = {story.id for story in stories}
    followed = [story.meta.follows for story in stories if story.meta.follows]

    assert len(followed) == STORIES // 10
    assert set(followed) <= ids
    assert sum(bool(story.meta.corrections) for story in stories) == 3
    assert sum(story.meta.withdrawn is not None for story in stories) == 2
    assert sum(bool(story.meta.late_reason) for story in stories) == 5


def test_what_is_added_later_is_newer_and_on_air_as_well(generated: GeneratedNewsroom) -> None:
    newest = max(path.as_posix() for path in generated.stories)
    added = [path for path, _ in generated.to_add]
    for path, text in generated.to_add:
        assert not path.exists()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    edition = open_workspace(generated.folder).edition(LATER)
    for path in added:
        path.unlink()

    assert len(added) == TO_ADD
    assert newest < min(path.as_posix() for path in added)
    assert len(edition.published) == STORIES + TO_ADD


def test_the_newest_stories_show_pictures_where_asked(tmp_path: Path) -> None:
    generated = make_newsroom(ROOT, tmp_path / "newsroom", count=22, pictures=2)
    stories = open_workspace(generated.folder).edition(LATER).published
    shown = [file.file for one in stories for file in one.story.meta.images]

    assert len(shown) == len(set(shown)) == 2
    assert all((generated.folder / "content/images" / name).is_file() for name in shown)
    assert stories[0].story.meta.images
