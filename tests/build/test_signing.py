"""Signatures in a site: laid beside the lists, kept while these are the same, gone when not."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from newsroom.build.signing import Signed, sign_lists
from newsroom.errors import BuildError
from newsroom.provenance.day_list import NAMESPACE
from newsroom.provenance.sshsig import is_signed
from tests.build.machine import typed
from tests.build.newsroom_edits import PEOPLE, Draft, settings_text
from tests.provenance.test_sshsig import SIGNER, signer

FIRST = Draft("s0", ended="2026-11-18T08:00+08:00", reviewed="2026-11-18T08:30+08:00")
SECOND = Draft("s1")
LISTS = ("bukti/2026-11-18.txt", "bukti/2026-11-19.txt")
SIGNATURES = {f"{name}.sig" for name in LISTS}


def write(root: Path, *drafts: Draft) -> None:
    for draft in drafts:
        file = root / draft.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(draft.text())


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A newsroom with two stories of two days, built and signed."""
    write(tmp_path, FIRST, SECOND)
    (tmp_path / "newsroom.toml").write_text(settings_text({}))
    (tmp_path / "content/registers").mkdir()
    (tmp_path / "content/registers/people.yml").write_text(PEOPLE[0])
    (tmp_path / "theme").symlink_to(Path(__file__).parents[2] / "theme")
    (tmp_path / "pelicanconf.py").write_text("")
    typed(tmp_path)
    assert sign(tmp_path) == Signed(2, 2, 0)
    return tmp_path


def sign(root: Path, seed: int = 1) -> Signed:
    key = signer(seed)
    return sign_lists(root, root / "output", lambda data: key.sign(data, NAMESPACE))


def signed(root: Path) -> set[str]:
    """The signatures in the output; each fits its list, and the manifest names no other."""
    output = root / "output"
    found = {file.relative_to(output).as_posix() for file in output.glob("bukti/*.sig")}
    for name in found:
        data = (output / name.removesuffix(".sig")).read_bytes()
        assert is_signed(data, (output / name).read_bytes(), SIGNER.public, NAMESPACE)
    named = json.loads((output / "manifest.json").read_bytes())["files"]
    assert {name for name in named if name.endswith(".sig")} == found
    return found


def test_a_signature_stands_beside_every_list_and_in_the_manifest(root: Path) -> None:
    assert signed(root) == SIGNATURES


def test_signing_twice_writes_nothing(root: Path) -> None:
    before = (root / "output" / "manifest.json").stat().st_mtime_ns

    assert sign(root) == Signed(2, 0, 0)
    assert (root / "output" / "manifest.json").stat().st_mtime_ns == before


def test_a_build_with_nothing_to_do_leaves_them(root: Path) -> None:
    report = typed(root)

    assert (report.rendered, report.written, report.removed) == (0, 0, 0)
    assert signed(root) == SIGNATURES


def test_a_list_that_changes_loses_its_signature_alone(root: Path) -> None:
    write(root, replace(SECOND, body="Kata lain."))

    assert typed(root).removed == 1
    assert signed(root) == {f"{LISTS[0]}.sig"}
    assert sign(root) == Signed(2, 1, 0)
    assert signed(root) == SIGNATURES


def test_a_list_that_goes_takes_its_signature_along(root: Path) -> None:
    (root / FIRST.path).unlink()
    typed(root)

    assert signed(root) == {f"{LISTS[1]}.sig"}


@pytest.mark.parametrize("damage", [b"", b"rusak"])
def test_a_damaged_signature_goes_and_comes_back(root: Path, damage: bytes) -> None:
    (root / "output" / LISTS[0]).with_suffix(".txt.sig").write_bytes(damage)
    typed(root)

    assert signed(root) == {f"{LISTS[1]}.sig"}
    assert sign(root) == Signed(2, 1, 0)


def test_a_build_from_nothing_has_none(root: Path) -> None:
    typed(root, full=True)

    assert signed(root) == set()


def test_another_key_signs_all_again(root: Path) -> None:
    assert sign(root, seed=2) == Signed(2, 2, 0)
    assert sign(root) == Signed(2, 2, 0)
    assert signed(root) == SIGNATURES


@pytest.mark.parametrize("name", ["manifest.json", LISTS[0]])
def test_what_no_build_left_is_not_signed(root: Path, name: str) -> None:
    (root / "output" / name).write_bytes(b'{"files": {}}')
    before = sorted((root / "output").rglob("*"))

    with pytest.raises(BuildError):
        sign(root)
    assert sorted((root / "output").rglob("*")) == before
