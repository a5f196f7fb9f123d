"""`newsroom preview`."""

from pathlib import Path

import pytest

from tests.shells import call
from tests.sites import make_site_newsroom
from tests.stories import story_text

PATH = "content/stories/2026/11/pasar.md"


@pytest.mark.parametrize("name", [PATH, "pasar", "2026-11-19-pasar"])
def test_a_story_is_named_by_its_file_its_slug_or_its_id(tmp_path: Path, name: str) -> None:
    make_site_newsroom(tmp_path, files={PATH: story_text()})

    said = call(tmp_path, "preview", name, "--output", "lihat.html")

    assert (said.code, said.out) == (0, f"{tmp_path / 'lihat.html'}\n")
    assert "Pratinjau" in (tmp_path / "lihat.html").read_text(encoding="utf-8")


def test_without_a_name_for_the_file_it_lies_in_the_cache(tmp_path: Path) -> None:
    make_site_newsroom(tmp_path, files={PATH: story_text()})

    said = call(tmp_path, "preview", "pasar")

    assert said.out == f"{tmp_path / '.cache' / 'preview-pasar.html'}\n"


def test_an_unknown_story_is_told_with_the_nearest_one(tmp_path: Path) -> None:
    make_site_newsroom(tmp_path, files={PATH: story_text()})

    said = call(tmp_path, "preview", "pasr")

    assert said.code == 2
    assert '"pasar"' in said.err


def test_a_preview_never_replaces_a_story(tmp_path: Path) -> None:
    make_site_newsroom(tmp_path, files={PATH: story_text()})

    said = call(tmp_path, "preview", "pasar", "--output", PATH)

    assert said.code == 2
    assert ".html" in said.err
    assert (tmp_path / PATH).read_text(encoding="utf-8") == story_text()
