"""The output folder: only what differs is touched, and never what others keep there."""

import errno
import json
import os
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.build import output as folder
from newsroom.build.output import waiting_at
from newsroom.build.outputs import Outputs, Written
from newsroom.build.task import Task, TaskKind
from newsroom.errors import BuildError
from tests.build.machine import empty_database
from tests.sites import snapshot

Files = dict[str, str]


def lay(path: Path, files: Files) -> Path:
    """A folder with these files."""
    path.mkdir(exist_ok=True)
    for name, text in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text, encoding="utf-8")
    return path


def let_wait(workshop: Path, address: str, text: str) -> None:
    """Let a file wait in a workshop."""
    waiting = Path(waiting_at(workshop, address))
    waiting.parent.mkdir(parents=True, exist_ok=True)
    waiting.write_text(text, encoding="utf-8")


def put(tmp_path: Path, files: Files) -> Path:
    """Let files wait in a workshop, and put them into the output."""
    workshop = tmp_path / "workshop"
    for address, text in files.items():
        let_wait(workshop, address, text)
    output = tmp_path / "output"
    folder.put(workshop, output, files)
    assert not [left for left in workshop.rglob("*") if left.is_file()]
    return output


def pages(output: Path) -> Files:
    return {name: data.decode() for name, data in snapshot(output).items()}


def test_files_go_to_their_addresses_and_others_stay(tmp_path: Path) -> None:
    lay(tmp_path / "output", {"tetap.html": "c", "index.html": "lama"})
    files = {"index.html": "a", "2026/11/pasar/index.html": "b", "theme/style.css": "c"}

    output = put(tmp_path, files)

    assert pages(output) == {**files, "tetap.html": "c"}


def test_what_is_gone_is_removed_with_the_folders_that_it_leaves_empty(tmp_path: Path) -> None:
    files = {"2026/11/pasar/index.html": "a", "2026/12/x.html": "b", "index.html": "c"}
    output = lay(tmp_path / "output", files)

    assert folder.clear(output, ["2026/11/pasar/index.html", "tiada.html", "index.html/x"]) == 1
    assert pages(output) == {"2026/12/x.html": "b", "index.html": "c"}
    assert not (output / "2026" / "11").exists()


def test_a_folder_in_the_place_of_a_file_goes_if_it_is_empty(tmp_path: Path) -> None:
    output = lay(tmp_path / "output", {"2026/a/index.html": "a", "index.html": "c"})
    (output / "b").mkdir()

    assert folder.folder_instead(output, ["index.html", "b"])
    assert not folder.folder_instead(output, ["index.html", "tiada.html"])
    assert folder.clear(output, ["2026/a", "b"]) == 0
    assert pages(output) == {"2026/a/index.html": "a", "index.html": "c"}
    assert not (output / "b").exists()


def test_a_file_that_must_not_be_removed_is_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = lay(tmp_path / "output", {"dicabut.html": "a"})

    def refuse(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(self))

    monkeypatch.setattr(Path, "unlink", refuse)

    with pytest.raises(PermissionError):
        folder.clear(output, ["dicabut.html"])


def test_what_nobody_accounts_for_is_found_but_the_outbox_belongs_to_others(
    tmp_path: Path,
) -> None:
    known = {"index.html": "a", "manifest.json": "{}"}
    theirs = {"outbox/cards/a.jpg": "kartu", "outbox/index.html": "kotak"}
    output = lay(tmp_path / "output", {**known, **theirs, "lama/index.html": "x", "2026/o": "y"})
    (output / "tautan").symlink_to(tmp_path, target_is_directory=True)

    assert folder.strangers(output, ["index.html"]) == {"lama/index.html", "2026/o", "tautan"}


def test_the_manifest_names_every_file_with_its_hash_and_size(tmp_path: Path) -> None:
    outputs = Outputs(empty_database())
    for name, data in (("index.html", b"a"), ('b/"é".html', b"bb")):
        written = Written(sha256(data).hexdigest(), len(data))
        outputs.keep_file(name, Task(TaskKind.FILE, name), written)
    output = lay(tmp_path / "output", {})

    folder.write_manifest(output, outputs)

    assert json.loads((output / "manifest.json").read_bytes()) == {
        "files": {
            'b/"é".html': {"sha256": sha256(b"bb").hexdigest(), "size": 2},
            "index.html": {"sha256": sha256(b"a").hexdigest(), "size": 1},
        }
    }


def test_a_manifest_of_nothing_can_be_read_too(tmp_path: Path) -> None:
    output = lay(tmp_path / "output", {})

    folder.write_manifest(output, Outputs(empty_database()))

    assert json.loads((output / "manifest.json").read_bytes()) == {"files": {}}


NAMES = st.sampled_from(["a", "a b/c", "a!", "a/b", 'b/"é".html', "b", "ü", 'x": {"sha256'])
SITES = st.dictionaries(NAMES, st.binary(max_size=2))


def keep(outputs: Outputs, site: dict[str, bytes]) -> None:
    for name, data in site.items():
        written = Written(sha256(data).hexdigest(), len(data))
        outputs.keep_file(name, Task(TaskKind.FILE, name), written)


@given(SITES, SITES, st.booleans())
def test_a_manifest_that_was_mended_is_the_one_that_is_written_anew(
    tmp_path_factory: pytest.TempPathFactory,
    before: dict[str, bytes],
    after: dict[str, bytes],
    is_touched: bool,
) -> None:
    output, outputs = tmp_path_factory.mktemp("output"), Outputs(empty_database())
    keep(outputs, before)
    since = folder.write_manifest(output, outputs)
    if is_touched:
        (output / "manifest.json").write_bytes(b'{"files": {\n"lain": {}\n}}\n')
    for name in before.keys() - after.keys():
        outputs.drop(name)
    keep(outputs, after)
    changed = {name for name in {*before, *after} if before.get(name) != after.get(name)}

    digest = folder.write_manifest(output, outputs, since=since, changed={*changed, "asing"})

    mended = (output / "manifest.json").read_bytes()
    assert digest == folder.write_manifest(output, outputs)
    assert mended == (output / "manifest.json").read_bytes()


def test_only_the_lines_of_what_changed_are_made(tmp_path: Path) -> None:
    """What did not change is taken from the manifest, which a wrong record shows."""
    outputs = Outputs(empty_database())
    keep(outputs, {"a": b"1", "b": b"2"})
    since = folder.write_manifest(tmp_path, outputs)
    keep(outputs, {"a": b"3", "b": b"4"})

    folder.write_manifest(tmp_path, outputs, since=since, changed={"b"})

    files = json.loads((tmp_path / "manifest.json").read_bytes())["files"]
    assert files["a"]["sha256"] == sha256(b"1").hexdigest()
    assert files["b"]["sha256"] == sha256(b"4").hexdigest()


@pytest.mark.parametrize("name", ["surat.odt", "manifest.json", ".bashrc"])
def test_a_folder_with_other_things_in_it_is_not_ours(tmp_path: Path, name: str) -> None:
    output = lay(tmp_path / "output", {name: "penting"})

    with pytest.raises(BuildError, match="berisi berkas lain"):
        folder.must_be_ours(output)


def test_a_file_in_the_place_of_the_folder_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("penting", encoding="utf-8")

    with pytest.raises(BuildError):
        folder.must_be_ours(tmp_path / "output")


@pytest.mark.parametrize(
    "files", [{}, {"outbox/index.html": "kotak"}, {"manifest.json": '{"files": {}}', "a": "b"}]
)
def test_a_free_folder_the_outbox_and_a_site_of_ours_are_ours(tmp_path: Path, files: Files) -> None:
    folder.must_be_ours(tmp_path / "tiada")
    folder.must_be_ours(lay(tmp_path / "output", files))


def test_a_new_output_is_marked_before_anything_else_is_in_it(tmp_path: Path) -> None:
    output = lay(tmp_path / "output", {})

    folder.mark_as_ours(output)
    lay(output, {"index.html": "a"})

    folder.must_be_ours(output)
    (output / "manifest.json").write_text('{"files": {"index.html": {}}}', encoding="utf-8")
    folder.mark_as_ours(output)
    assert "index.html" in (output / "manifest.json").read_text(encoding="utf-8")


def test_a_page_may_become_a_folder_and_a_folder_a_page(tmp_path: Path) -> None:
    put(tmp_path, {"a": "berkas", "b/c/index.html": "folder"})

    output = put(tmp_path, {"a/index.html": "folder", "b": "berkas"})

    assert pages(output) == {"a/index.html": "folder", "b": "berkas"}


def test_a_link_in_the_place_of_a_folder_leads_nowhere(tmp_path: Path) -> None:
    elsewhere = lay(tmp_path / "lain", {"index.html": "milik orang"})
    output = lay(tmp_path / "output", {})
    (output / "tautan").symlink_to(elsewhere, target_is_directory=True)

    folder.clear(output, folder.strangers(output, []))
    put(tmp_path, {"tautan/index.html": "baru"})

    assert pages(elsewhere) == {"index.html": "milik orang"}
    assert pages(output) == {"tautan/index.html": "baru"}


def noted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of files, in the order in which they are put in place."""
    written: list[str] = []
    real = os.replace

    def replace(source: str, target: str) -> None:
        real(source, target)
        written.append(Path(target).name)

    monkeypatch.setattr(os, "replace", replace)
    return written


def test_new_assets_are_there_before_the_pages_that_name_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = noted(monkeypatch)

    put(tmp_path, {"2026/a.html": "a", "images/a.jpg": "b", "theme/s.css": "c", "cards/k.jpg": "d"})

    assert written == ["k.jpg", "a.jpg", "s.css", "a.html"]


def test_a_workshop_on_another_file_system_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.replace

    def replace(source: Path | str, target: Path | str) -> None:
        if workshop in Path(source).parents:
            raise OSError(errno.EXDEV, "Invalid cross-device link", str(source), None, str(target))
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    workshop = lay(tmp_path / "workshop", {})
    let_wait(workshop, "a/index.html", "baru")
    output = lay(tmp_path / "output", {"a/index.html": "lama"})

    folder.put(workshop, output, ["a/index.html"])

    assert pages(output) == {"a/index.html": "baru"}
