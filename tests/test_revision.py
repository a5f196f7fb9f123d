"""What Git says that stories were, whatever their names, and wherever the newsroom stands."""

import os
import subprocess
from pathlib import Path

import pytest

from newsroom.corpus import changed_since, open_revision
from newsroom.errors import UsageError
from tests.newsrooms import make_newsroom
from tests.stories import story_text

FOLDER = "content/stories/2026/11"
ODD = f"{FOLDER}/kebun é “baru”.md"


def git(folder: Path, *arguments: str) -> None:
    environ = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    somebody = ("-c", "user.name=Siti", "-c", "user.email=siti@contoh.example")
    subprocess.run(["git", *somebody, *arguments], cwd=folder, env=environ, check=True)


@pytest.fixture(params=[".", "redaksi"])
def root(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A newsroom at the top of its repository, and one below it."""
    stories = {f"{FOLDER}/{name}.md": story_text(slug=name) for name in ("air", "pasar", "taman")}
    stories |= {ODD: story_text(slug="kebun"), f"{FOLDER}/foto.jpg": "x"}
    root = make_newsroom(tmp_path / request.param, stories=stories)
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message=Found")
    return root


def test_a_changed_story_is_told_as_it_was(root: Path) -> None:
    was = (root / ODD).read_text()
    (root / ODD).write_text(was.replace("Pagi", "Siang"))

    before = open_revision(root, "main").before

    assert before.text(ODD) == was
    assert before.text(f"{FOLDER}/air.md") is None
    assert before.gone == ()


def test_deleted_and_moved_stories_are_gone_committed_or_not(root: Path) -> None:
    git(root, "switch", "--quiet", "--create", "draf")
    git(root, "mv", f"{FOLDER}/air.md", f"{FOLDER}/air-bersih.md")
    git(root, "commit", "--quiet", "--message=Move")
    (root / ODD).unlink()
    (root / FOLDER / "foto.jpg").unlink()
    (root / FOLDER / "baru.md").write_text(story_text(slug="baru"))

    before = open_revision(root, "main").before

    assert set(before.gone) == {f"{FOLDER}/air.md", ODD}
    assert before.text(f"{FOLDER}/baru.md") is None
    assert f"{FOLDER}/air-bersih.md" in changed_since(root, "main")


def test_bytes_that_are_no_text_were_no_story(root: Path) -> None:
    (root / FOLDER / "air.md").write_bytes(b"\xff\xfe")
    git(root, "commit", "--quiet", "--all", "--message=Break")
    (root / FOLDER / "air.md").write_text(story_text(slug="air"))

    assert open_revision(root, "main").before.text(f"{FOLDER}/air.md") is None


def test_an_unknown_revision_is_named(root: Path) -> None:
    with pytest.raises(UsageError, match="tidak mengenal revisi"):
        open_revision(root, "utama")


def test_many_changed_stories_are_read_whole(root: Path) -> None:
    paths = [f"{FOLDER}/b{number}.md" for number in range(120)]
    for number, path in enumerate(paths):
        (root / path).write_text(story_text(slug=f"b{number}") + "x\n" * number)
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message=Many")
    texts = {path: (root / path).read_text() for path in paths}
    for path in paths:
        (root / path).write_text("lain")

    before = open_revision(root, "main").before

    assert {path: before.text(path) for path in paths} == texts
