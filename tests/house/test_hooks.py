"""The hooks: ours run offline, and another repository can use `newsroom check` as its own."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml


def test_every_hook_is_local_and_installs_nothing(root: Path) -> None:
    text = (root / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    repositories = yaml.safe_load(text)["repos"]

    assert [entry["repo"] for entry in repositories] == ["local"]
    for hook in repositories[0]["hooks"]:
        assert hook["language"] == "system"
        assert (root / hook["entry"].split()[0]).is_file(), hook["id"]


def test_another_repository_is_offered_newsroom_check(root: Path) -> None:
    (hook,) = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))

    assert (hook["id"], hook["entry"]) == ("newsroom-check", "newsroom check")


@pytest.mark.parametrize(
    ("command", "file"),
    [
        ("validate-config", ".pre-commit-config.yaml"),
        ("validate-manifest", ".pre-commit-hooks.yaml"),
    ],
)
def test_pre_commit_accepts_the_file(root: Path, command: str, file: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", command, file],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
