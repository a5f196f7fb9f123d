"""requirements.lock installs the same bytes everywhere, from whichever mirror a machine uses."""

import re
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

WANTED_BY_PELICAN = {"markdown"}
"""Without it Pelican warns about every `.md` file, whoever reads it."""

PIN = re.compile(
    r"^(?P<name>[a-z0-9][a-z0-9.-]*)==(?P<version>\S+)(?P<marker> ; [^\\]+?)?"
    r"(?P<hashes>(?: \\\n    --hash=sha256:[0-9a-f]{64})+)$",
    re.MULTILINE,
)


@pytest.fixture(scope="module")
def lock(root: Path) -> str:
    return (root / "requirements.lock").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def settings(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def pins(lock: str) -> dict[str, str]:
    """Name -> version of each pin that has at least one hash."""
    return {match["name"]: match["version"] for match in PIN.finditer(lock)}


def test_the_lock_names_no_address(lock: str) -> None:
    assert "://" not in lock


def test_the_lock_holds_nothing_but_pins_with_hashes(lock: str) -> None:
    rest = PIN.sub("", lock)

    assert [line for line in rest.splitlines() if line and not line.startswith("#")] == []


def test_what_pyproject_asks_for_is_in_the_lock(
    pins: dict[str, str], settings: dict[str, Any]
) -> None:
    asked = [
        Requirement(line)
        for line in [
            *settings["project"]["dependencies"],
            *settings["dependency-groups"]["dev"],
            *settings["build-system"]["requires"],
        ]
    ]

    missing = [
        str(wish)
        for wish in asked
        if (pinned := pins.get(canonicalize_name(wish.name))) is None
        or pinned not in wish.specifier
    ]

    assert missing == [], "run `make lock`"


def test_every_run_time_package_is_used(root: Path, settings: dict[str, Any]) -> None:
    sources = [*(root / "scripts/newsroom").rglob("*.py"), *(root / "plugins").rglob("*.py")]
    used = set(re.findall(r"\w+", "\n".join(path.read_text(encoding="utf-8") for path in sources)))
    modules: dict[str, set[str]] = {}
    for module, distributions in packages_distributions().items():
        for distribution in distributions:
            modules.setdefault(canonicalize_name(distribution), set()).add(module)

    asked = {
        canonicalize_name(Requirement(line).name) for line in settings["project"]["dependencies"]
    }

    assert {name for name in asked - WANTED_BY_PELICAN if not modules[name] & used} == set()
