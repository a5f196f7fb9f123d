"""scripts/fetch_ledger.sh: a fresh clone learns what was recorded, or does not begin to work."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.stories import SETTINGS
from tests.workflows.reading import ROOT


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), "-c", "user.name=T", "-c", "user.email=t@t.invalid"]
    done = subprocess.run([*command, *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    """A newsroom's repository, as a forge keeps it."""
    remote = tmp_path / "remote"
    remote.mkdir()
    git(remote, "init", "--quiet", "--initial-branch=main")
    (remote / "newsroom.toml").write_text(SETTINGS, encoding="utf-8")
    (remote / "scripts").mkdir()
    shutil.copy(ROOT / "scripts/fetch_ledger.sh", remote / "scripts")
    git(remote, "add", ".")
    git(remote, "commit", "--quiet", "-m", "begin")
    return remote


def fresh_clone(remote: Path) -> Path:
    """A clone of the newest commit of main alone, as a workflow has it."""
    clone = remote.parent / "clone"
    address = f"file://{remote}"
    git(remote, "clone", "--quiet", "--depth=1", "--branch=main", address, str(clone))
    (clone / ".venv").symlink_to(ROOT / ".venv")
    return clone


def fetch(clone: Path) -> subprocess.CompletedProcess[str]:
    script = clone / "scripts/fetch_ledger.sh"
    return subprocess.run([script], cwd=clone, capture_output=True, text=True, check=False)


def test_a_newsroom_that_recorded_nothing_yet_goes_on(remote: Path) -> None:
    done = fetch(fresh_clone(remote))

    assert done.returncode == 0, done.stderr
    assert "no such branch yet" in done.stdout


def test_what_was_recorded_is_known_in_the_clone(remote: Path) -> None:
    git(remote, "branch", "ledger", "main")
    clone = fresh_clone(remote)

    done = fetch(clone)

    assert done.returncode == 0, done.stderr
    assert git(clone, "rev-parse", "refs/remotes/origin/ledger") == git(
        remote, "rev-parse", "ledger"
    )


def test_a_remote_that_does_not_answer_stops_the_work(remote: Path) -> None:
    clone = fresh_clone(remote)
    shutil.rmtree(remote)

    done = fetch(clone)

    assert done.returncode == 3
    assert "does not answer" in done.stderr
