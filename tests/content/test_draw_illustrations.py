"""The demo newsroom's pictures: drawn by code, the same every time, light enough for a phone."""

import importlib
import io
import re
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image, ImageChops, ImageStat

ROOT = Path(__file__).parents[2]
IMAGES = ROOT / "content" / "images"


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    return importlib.import_module("draw_illustrations")


def named_in_stories() -> set[str]:
    stories = (ROOT / "content" / "stories").rglob("*.md")
    return {
        name
        for story in stories
        for name in re.findall(
            r"^ +- (?:\{)?file: ([^\s,}]+)", story.read_text("utf-8"), re.MULTILINE
        )
    }


def test_stories_show_exactly_the_pictures_that_the_script_draws(script: ModuleType) -> None:
    assert named_in_stories() == set(script.SCENES)


def test_drawing_twice_gives_the_same_bytes(script: ModuleType) -> None:
    scene = script.SCENES["2026/10/sungai-subuh.jpg"]

    assert script.draw(scene) == script.draw(scene)


def test_pictures_in_the_repository_are_three_to_two_and_light(script: ModuleType) -> None:
    for name in script.SCENES:
        file = IMAGES / name
        with Image.open(file) as picture:
            assert (picture.format, picture.size) == ("JPEG", (1200, 800)), name
        assert file.stat().st_size < script.MOST_BYTES, name


@pytest.mark.slow
def test_pictures_in_the_repository_show_what_the_script_draws(script: ModuleType) -> None:
    """Compared by eye's measure: another JPEG encoder may write other bytes."""
    for name, scene in script.SCENES.items():
        with Image.open(IMAGES / name) as kept, Image.open(io.BytesIO(script.draw(scene))) as drawn:
            apart = ImageStat.Stat(ImageChops.difference(kept, drawn)).mean
        assert max(apart) < 1, name


def test_an_unchanged_picture_is_not_written_again(script: ModuleType, tmp_path: Path) -> None:
    picture = tmp_path / "2026" / "10" / "a.jpg"

    assert script.write(picture, b"one")
    assert not script.write(picture, b"one")
    assert script.write(picture, b"two")
    assert picture.read_bytes() == b"two"
    assert list(picture.parent.iterdir()) == [picture]
