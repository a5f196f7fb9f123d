"""Sketches in a file: a convenience that can be lost, broken or forbidden, and is never believed blindly."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsroom.corpus import Archive, gather, read_archive
from newsroom.corpus.cache import FILE, load_sketches, save_sketches
from tests.newsrooms import make_newsroom
from tests.stories import WITA, story_text

FOLDER = "content/stories/2026/11"
ZONE = str(WITA)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A newsroom of three stories and a file that is none, which keeps a cache all the same."""
    monkeypatch.setattr(gather, "_FEW", 0)
    stories = {f"{FOLDER}/{name}.md": story_text(slug=name) for name in ("air", "pasar", "taman")}
    return make_newsroom(tmp_path, stories={**stories, f"{FOLDER}/rusak.md": "bukan berita"})


def archive(root: Path) -> Archive:
    return read_archive(root, zone=WITA)


def test_a_cached_archive_is_the_one_that_was_read(root: Path) -> None:
    read = archive(root)
    assert (root / FILE).is_file()

    assert archive(root).sketches == read.sketches
    assert [one.id for one in read.sketches] == [
        f"2026-11-19-{x}" for x in ("air", "pasar", "taman")
    ]


def test_a_cached_story_is_not_read_again(root: Path) -> None:
    archive(root)
    kept = dict(load_sketches(root, ZONE))
    path = f"{FOLDER}/air.md"
    sketch = kept[path].sketch
    assert sketch
    kept[path] = kept[path]._replace(sketch=sketch._replace(title="Dari simpanan"))
    save_sketches(root, ZONE, kept)

    assert archive(root).by_path[path].title == "Dari simpanan"
    # The same bytes at another time, as in a fresh clone.
    os.utime(root / path, ns=(1, 1))
    assert archive(root).by_path[path].title == "Dari simpanan"


def test_a_changed_a_new_and_a_deleted_story_are_seen(root: Path) -> None:
    archive(root)
    (root / FOLDER / "air.md").write_text(story_text(slug="air").replace("Pagi", "Siang"))
    (root / FOLDER / "baru.md").write_text(story_text(slug="baru"))
    (root / FOLDER / "taman.md").unlink()

    titles = {Path(one.path).stem: one.title for one in archive(root).sketches}

    assert titles == {
        "air": "Pasar Tepian Buka Lebih Siang bersama Air",
        "baru": "Pasar Tepian Buka Lebih Pagi bersama Baru",
        "pasar": "Pasar Tepian Buka Lebih Pagi",
    }


def test_another_zone_or_other_code_keeps_its_own(root: Path) -> None:
    archive(root)

    assert load_sketches(root, ZONE)
    assert not load_sketches(root, "Asia/Jakarta")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_cache_is_thrown_away(root: Path, data: st.DataObject) -> None:
    read = archive(root).sketches
    file = root / FILE
    good = file.read_bytes()
    place = data.draw(st.integers(0, len(good) - 1))
    damage = data.draw(st.sampled_from(["cut", "flip", "junk"]))
    bad = {
        "cut": good[:place],
        "flip": good[:place] + bytes([good[place] ^ 0x55]) + good[place + 1 :],
        "junk": data.draw(st.binary(max_size=200)),
    }
    file.write_bytes(bad[damage])

    assert not load_sketches(root, ZONE)
    assert archive(root).sketches == read
    file.write_bytes(good)


def test_a_folder_that_cannot_be_written_means_no_cache(root: Path) -> None:
    (root / ".cache").write_text("in the way")

    assert len(archive(root).sketches) == 3
    assert not save_sketches(root, ZONE, {})


def test_a_few_stories_are_not_worth_a_cache(tmp_path: Path) -> None:
    root = make_newsroom(tmp_path, stories={f"{FOLDER}/air.md": story_text(slug="air")})

    assert len(archive(root).sketches) == 1
    assert not (root / ".cache").exists()


def test_several_processes_read_what_one_does(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = archive(root).sketches
    (root / FILE).unlink()
    monkeypatch.setattr(gather, "_CHUNK", 2)

    assert read_archive(root, zone=WITA, jobs=2).sketches == one
