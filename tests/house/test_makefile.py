"""One command each, listed by `make`, and nothing that the documents promise is missing."""

import os
import re
import subprocess
from pathlib import Path

import pytest

PROMISED = {
    *("help", "setup", "check", "test", "test-all", "publish", "serve", "bench"),
    *("docs", "fix", "clean", "lock"),
}
COMMANDS_IN_TEXT = re.compile(r"`make ([a-z][a-z-]*)|^\s*(?:\$ )?make ([a-z][a-z-]*)", re.MULTILINE)


@pytest.fixture(scope="module")
def targets(root: Path) -> dict[str, str]:
    """The targets that a person may call, each with its help text."""
    text = (root / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    assert phony is not None
    rules = dict(re.findall(r"^([a-z][a-z-]*):[^=\n]*?(?:## (.*))?$", text, re.MULTILINE))
    assert set(phony[1].split()) == set(rules), ".PHONY names every target, and only targets"
    return rules


def test_every_promised_target_is_there(targets: dict[str, str]) -> None:
    assert set(targets) >= PROMISED


def test_every_target_has_a_help_text(targets: dict[str, str]) -> None:
    assert [name for name, text in targets.items() if not text] == []


def test_make_alone_lists_every_target(root: Path, targets: dict[str, str]) -> None:
    listing = _make(root)

    assert listing == _make(root, "help")
    for name, text in targets.items():
        assert re.search(rf"^  make {name} +{re.escape(text)}$", listing, re.MULTILINE)


def test_documents_name_only_targets_that_exist(
    root: Path, files: list[Path], targets: dict[str, str]
) -> None:
    documents = [path for path in files if path.suffix == ".md" and path.parts[0] != "content"]
    documents.append(Path(".ci/run"))

    named = {
        (str(path), match[1] or match[2])
        for path in documents
        for match in COMMANDS_IN_TEXT.finditer((root / path).read_text(encoding="utf-8"))
    }

    assert {(path, name) for path, name in named if name not in targets} == set()
    assert (".ci/run", "test") in named


@pytest.mark.parametrize("pattern", ["scripts/*.sh", ".ci/run"])
def test_shell_scripts_are_executable_strict_and_well_formed(root: Path, pattern: str) -> None:
    for script in root.glob(pattern):
        assert os.access(script, os.X_OK), script
        assert "set -euo pipefail" in script.read_text(encoding="utf-8"), script
        subprocess.run(["bash", "-n", str(script)], check=True)


def _make(root: Path, *arguments: str) -> str:
    """What `make` prints; an outer `make test` must not steer it."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
    environment.pop("MFLAGS", None)
    done = subprocess.run(
        ["make", *arguments], cwd=root, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout
