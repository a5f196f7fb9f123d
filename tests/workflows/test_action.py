"""action.yml, as another newsroom's repository uses it: its last step is run here by a real shell."""

import os
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.newsrooms import make_newsroom
from tests.stories import story_text
from tests.workflows.reading import ROOT

STEPS = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
PATH = "content/stories/2026/11/pasar.md"


def check(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the step that checks, with Tayang as this clone has it."""
    step = STEPS[-1]
    assert step["name"] == "Check"
    temp = folder / "runner"
    (temp / "tayang").mkdir(parents=True)
    (temp / "tayang/bin").symlink_to(ROOT / ".venv/bin")
    given = {"BASE": "", "FOLDER": ".", "FORMAT": "github", **inputs}
    assert set(given) == set(step["env"])
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "RUNNER_TEMP": str(temp), **given},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """Another repository, with its newsroom in a folder and an unreadable key in its one story."""
    make_newsroom(tmp_path / "redaksi", stories={PATH: story_text("unknown: 1")})
    return tmp_path


def test_an_error_stands_on_the_diff_and_fails(elsewhere: Path) -> None:
    done = check(elsewhere, FOLDER="redaksi")

    assert done.returncode == 1, done.stderr
    assert f"::error file={PATH}" in done.stdout


def test_what_a_caller_gives_is_never_run(elsewhere: Path) -> None:
    for given in ("$(touch taken)", '" ; touch taken ; "'):
        for name in ("BASE", "FOLDER", "FORMAT"):
            trial = elsewhere / f"{abs(hash((given, name)))}"
            make_newsroom(trial)

            done = check(trial, **{name: given})

            assert done.returncode != 0
            assert list(trial.rglob("taken")) == []


def test_its_packages_are_pinned_by_hash() -> None:
    install = STEPS[-2]["run"]

    assert "--require-hashes" in install
    assert install.count("install") == 1
    assert "--no-deps --no-build-isolation" in install
