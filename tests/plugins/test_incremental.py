"""However Pelican is run, the site is the same, byte for byte."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from newsroom.build.site import Options, build_site
from tests.newsrooms import NOW
from tests.sites import ROOT, snapshot

HOUR = NOW.isoformat()
FORKED_OR_SPAWNED = """
import sys
from datetime import datetime
from pathlib import Path
from newsroom.build.site import Options, build_site
from newsroom.build.workers import Workers

root, output, hour, how = sys.argv[1:]
with Workers(Path(root), 2, fork=how == "forked") as workers:
    options = Options(full=True, renderers=workers)
    build_site(Path(root), Path(output), datetime.fromisoformat(hour), options=options)
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo newsroom, with this house's theme and plug-ins."""
    root = tmp_path_factory.mktemp("redaksi") / "redaksi"
    shutil.copytree(ROOT / "content", root / "content")
    for file in ("newsroom.toml", "pelicanconf.py"):
        shutil.copy(ROOT / file, root)
    for room in ("theme", "plugins"):
        (root / room).symlink_to(ROOT / room)
    for kept in ("fonts", "pictures"):
        cache = ROOT / ".cache" / "newsroom" / kept
        if cache.is_dir():
            shutil.copytree(cache, root / ".cache" / "newsroom" / kept)
    return root


@pytest.fixture(scope="module")
def whole(root: Path) -> dict[str, bytes]:
    """The site as `newsroom build --full` makes it."""
    build_site(root, root / "situs", NOW, options=Options(full=True))
    return snapshot(root / "situs")


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the newsroom."""
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=root, check=True, capture_output=True, text=True)


@pytest.mark.slow
def test_pelican_by_itself_builds_the_same_site(root: Path, whole: dict[str, bytes]) -> None:
    hour = f"NEWSROOM_NOW={json.dumps(HOUR)}"

    said = run(root, "-m", "pelican", "content", "-s", "pelicanconf.py", "-e", hour)

    assert "Done" in said.stdout
    assert snapshot(root / "output") == whole


@pytest.mark.slow
def test_pelican_by_itself_builds_only_what_changed(root: Path, whole: dict[str, bytes]) -> None:
    hour = f"NEWSROOM_NOW={json.dumps(HOUR)}"
    run(root, "-m", "pelican", "content", "-s", "pelicanconf.py", "-e", hour)
    before = {file: file.stat().st_mtime_ns for file in (root / "output").rglob("*.html")}
    (root / "output" / "404.html").write_text("rusak", encoding="utf-8")

    run(root, "-m", "pelican", "content", "-s", "pelicanconf.py", "-e", hour)

    after = {file: file.stat().st_mtime_ns for file in (root / "output").rglob("*.html")}
    assert {file.name for file in after if after[file] != before[file]} == {"404.html"}
    assert snapshot(root / "output") == whole


@pytest.mark.slow
@pytest.mark.parametrize("how", ["forked", "spawned"])
def test_forked_and_spawned_processes_build_the_same_site(
    root: Path, whole: dict[str, bytes], how: str
) -> None:
    output = root / how

    run(root, "-c", FORKED_OR_SPAWNED, str(root), str(output), HOUR, how)

    assert snapshot(output) == whole


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 3])
def test_any_number_of_processes_builds_the_same_site(
    root: Path, whole: dict[str, bytes], jobs: int
) -> None:
    output = root / f"jobs-{jobs}"

    build_site(root, output, NOW, options=Options(full=True, jobs=jobs))

    assert snapshot(output) == whole
