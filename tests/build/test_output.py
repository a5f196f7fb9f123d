"""The output folder: only what differs is touched, and never what others keep there."""

import json
import os
import tempfile
from hashlib import sha256
from pathlib import Path

import pytest

from newsroom.build.output import Changes, replace_site
from newsroom.errors import BuildError
from tests.sites import snapshot

Files = dict[str, str]


def folder(path: Path, files: Files) -> Path:
    path.mkdir(exist_ok=True)
    for name, text in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text, encoding="utf-8")
    return path


def replace(tmp_path: Path, files: Files) -> Changes:
    fresh = Path(tempfile.mkdtemp(prefix="fresh-", dir=tmp_path))
    return replace_site(folder(fresh, files), tmp_path / "output")


def pages(tmp_path: Path) -> Files:
    found = snapshot(tmp_path / "output")
    return {name: data.decode() for name, data in found.items() if name != "manifest.json"}


def test_the_output_becomes_what_was_built(tmp_path: Path) -> None:
    first = {"index.html": "a", "2026/11/pasar/index.html": "b", "theme/style.css": "c"}

    assert replace(tmp_path, first) == Changes(written=3, removed=0)
    assert pages(tmp_path) == first
    assert replace(tmp_path, first) == Changes(written=0, removed=0)


def test_only_what_differs_is_written_and_what_is_gone_is_removed(tmp_path: Path) -> None:
    replace(tmp_path, {"index.html": "a", "lama/index.html": "b", "tetap.html": "c"})
    kept = (tmp_path / "output" / "tetap.html").stat()

    assert replace(tmp_path, {"index.html": "A", "tetap.html": "c"}) == Changes(1, 1)
    assert pages(tmp_path) == {"index.html": "A", "tetap.html": "c"}
    assert not (tmp_path / "output" / "lama").exists()
    assert (tmp_path / "output" / "tetap.html").stat().st_ino == kept.st_ino


def test_the_outbox_belongs_to_others(tmp_path: Path) -> None:
    theirs = {"outbox/cards/a.jpg": "kartu", "outbox/index.html": "kotak"}
    folder(tmp_path / "output", theirs)

    replace(tmp_path, {"index.html": "a", "outbox/palsu.jpg": "x"})
    replace(tmp_path, {"index.html": "b"})

    assert pages(tmp_path) == {"index.html": "b", **theirs}


def test_the_manifest_names_every_file_with_its_hash_and_size(tmp_path: Path) -> None:
    replace(tmp_path, {"index.html": "a", "b/index.html": "bb"})

    manifest = json.loads((tmp_path / "output" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest == {
        "files": {
            "b/index.html": {"sha256": sha256(b"bb").hexdigest(), "size": 2},
            "index.html": {"sha256": sha256(b"a").hexdigest(), "size": 1},
        }
    }


@pytest.mark.parametrize("name", ["surat.odt", "manifest.json", ".bashrc"])
def test_a_folder_with_other_things_in_it_is_not_touched(tmp_path: Path, name: str) -> None:
    folder(tmp_path / "output", {name: "penting"})

    with pytest.raises(BuildError, match="berisi berkas lain"):
        replace(tmp_path, {"index.html": "a"})
    assert pages(tmp_path) | {"manifest.json": ""} == {name: "penting"} | {"manifest.json": ""}


def test_a_file_in_the_place_of_the_folder_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("penting", encoding="utf-8")

    with pytest.raises(BuildError):
        replace(tmp_path, {"index.html": "a"})
    assert (tmp_path / "output").read_text(encoding="utf-8") == "penting"


def test_a_page_may_become_a_folder_and_a_folder_a_page(tmp_path: Path) -> None:
    replace(tmp_path, {"a": "berkas", "b/index.html": "folder"})
    replace(tmp_path, {"a/index.html": "folder", "b": "berkas"})

    assert pages(tmp_path) == {"a/index.html": "folder", "b": "berkas"}


def test_new_assets_are_there_before_the_pages_that_name_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    real = os.replace

    def noted(source: str, target: Path) -> None:
        written.append(target.name)
        real(source, target)

    monkeypatch.setattr(os, "replace", noted)

    replace(tmp_path, {"2026/a.html": "a", "images/a.jpg": "b", "theme/style.css": "c"})

    assert written == ["manifest.json", "a.jpg", "style.css", "a.html"]


@pytest.mark.parametrize("after", range(6))
def test_a_build_that_is_killed_leaves_whole_files_and_the_next_one_mends_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    old = {"index.html": "lama", "a.html": "lama", "lama.html": "lama", "theme/1.css": "lama"}
    new = {"index.html": "baru", "a.html": "baru", "baru.html": "baru", "theme/2.css": "baru"}
    replace(tmp_path, old)
    with monkeypatch.context() as patched:
        calls = iter(range(after))
        real = os.replace

        def killed(source: str, target: Path) -> None:
            if next(calls, None) is None:
                raise KeyboardInterrupt
            real(source, target)

        patched.setattr(os, "replace", killed)
        try:
            replace(tmp_path, new)
        except KeyboardInterrupt:
            assert set(pages(tmp_path).values()) <= {"lama", "baru"}

    replace(tmp_path, new)
    assert pages(tmp_path) == new
