"""Which files changed, found by stat alone: never less than reading them all would find."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.build.inputs import FRESH_NS, Differences, compare, scan

OLD = 1_700_000_000_000_000_000
LATER = OLD + 100 * FRESH_NS


def write(root: Path, path: str, data: bytes = b"x", time: int = OLD) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    os.utime(file, ns=(time, time))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path in ("newsroom.toml", "pelicanconf.py", "theme/a.html", "content/stories/2026/11/a.md"):
        write(tmp_path, path)
    return tmp_path


def test_nothing_changed(root: Path) -> None:
    assert not compare(scan(root, LATER), scan(root, LATER))


@pytest.mark.parametrize(
    "path",
    ["newsroom.toml", "theme/a.html", "content/stories/2026/11/a.md", "content/images/x/baru.jpg"],
)
def test_a_file_that_appeared_or_has_another_size_or_time_changed(root: Path, path: str) -> None:
    before = scan(root, LATER)
    write(root, path, b"xy")
    assert compare(before, scan(root, LATER)) == Differences(frozenset({path}), frozenset())

    before = scan(root, LATER)
    write(root, path, b"yx", OLD + 1)
    assert compare(before, scan(root, LATER)) == Differences(frozenset({path}), frozenset())


def test_a_file_that_was_replaced_by_one_of_the_same_size_and_time_changed(root: Path) -> None:
    before = scan(root, LATER)
    write(root, "beside.md", b"y")
    (root / "beside.md").replace(root / "content/stories/2026/11/a.md")

    assert compare(before, scan(root, LATER)).changed == {"content/stories/2026/11/a.md"}


def test_what_is_gone_is_told_with_whole_folders(root: Path) -> None:
    before = scan(root, LATER)
    (root / "newsroom.toml").unlink()
    shutil.rmtree(root / "content")

    assert compare(before, scan(root, LATER)) == Differences(
        frozenset(), frozenset({"newsroom.toml", "content/stories/2026/11/a.md"})
    )


def test_a_file_changed_just_before_the_scan_is_not_trusted(root: Path) -> None:
    write(root, "theme/b.html", time=LATER - FRESH_NS // 2)
    before = scan(root, LATER)
    # The same size within the same tick: nothing that stat tells is different.
    write(root, "theme/b.html", b"y", time=LATER - FRESH_NS // 2)

    assert compare(before, scan(root, LATER)).changed == {"theme/b.html"}


def test_a_file_from_the_future_is_never_trusted(root: Path) -> None:
    write(root, "theme/b.html", time=LATER + FRESH_NS)

    for _ in range(2):
        assert compare(scan(root, LATER), scan(root, LATER)).changed == {"theme/b.html"}


def test_what_python_leaves_behind_is_no_input(root: Path) -> None:
    before = scan(root, LATER)
    write(root, "plugins/x/__pycache__/x.pyc")
    write(root, "output/index.html")

    assert not compare(before, scan(root, LATER))


def test_links_lead_to_files_and_rooms_but_not_to_folders(tmp_path: Path) -> None:
    write(tmp_path, "elsewhere/theme/a.html")
    write(tmp_path, "elsewhere/photo.jpg")
    root = tmp_path / "root"
    (root / "content" / "images").mkdir(parents=True)
    (root / "theme").symlink_to(tmp_path / "elsewhere" / "theme", target_is_directory=True)
    (root / "content" / "images" / "a.jpg").symlink_to(tmp_path / "elsewhere" / "photo.jpg")
    (root / "content" / "images" / "round").symlink_to(root / "content", target_is_directory=True)
    (root / "content" / "images" / "gone.jpg").symlink_to(tmp_path / "gone")
    before = scan(root, LATER)

    assert compare({}, before).changed == {"theme/a.html", "content/images/a.jpg"}
    write(tmp_path, "elsewhere/theme/a.html", b"xy")
    write(tmp_path, "elsewhere/photo.jpg", b"xy")
    assert compare(before, scan(root, LATER)).changed == {"theme/a.html", "content/images/a.jpg"}


PATHS = ("newsroom.toml", "content/a.md", "content/b/c.md", "content/b/d.md", "theme/e.html")
EDITS = st.lists(
    st.tuples(st.sampled_from(PATHS), st.sampled_from([b"", b"x", b"y", b"xy"]) | st.none()),
    max_size=6,
)


@given(EDITS, EDITS, st.integers(0, 3))
def test_it_finds_all_that_reading_every_file_would_find(
    tmp_path_factory: pytest.TempPathFactory,
    first: list[tuple[str, bytes | None]],
    second: list[tuple[str, bytes | None]],
    ticks: int,
) -> None:
    """The clock of this file system stands still but for `ticks`; the scan comes right after."""
    root = tmp_path_factory.mktemp("newsroom")
    _edit(root, first, OLD)
    before, was = scan(root, OLD), _read(root)
    _edit(root, second, OLD + ticks)
    found, now = compare(before, scan(root, OLD + ticks)), _read(root)

    assert found.changed >= {path for path in now if was.get(path) != now[path]}
    assert found.changed <= now.keys()
    assert found.gone == was.keys() - now.keys()


def _edit(root: Path, edits: list[tuple[str, bytes | None]], time: int) -> None:
    for path, data in edits:
        if data is None:
            (root / path).unlink(missing_ok=True)
        else:
            write(root, path, data, time)


def _read(root: Path) -> dict[str, bytes]:
    return {path: (root / path).read_bytes() for path in PATHS if (root / path).is_file()}
