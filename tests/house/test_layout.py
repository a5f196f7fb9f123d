"""The top level has a room for each kind of people, and no names that break Python's own."""

import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

FOLDERS = {".ci", ".github", "content", "docs", "plugins", "scripts", "tests", "theme"}
FILES = {
    *(".editorconfig", ".gitattributes", ".gitignore"),
    *(".pre-commit-config.yaml", ".pre-commit-hooks.yaml"),
    *("CHANGELOG.md", "LICENSE", "Makefile", "README.md", "action.yml"),
    *("newsroom.toml", "pelicanconf.py", "pyproject.toml", "requirements.lock"),
}
HOME_FOLDER = re.compile(r"/(?:home|Users)/[a-z]\w+/|/root/|[A-Z]:\\Users\\|file:///[a-z]")


def test_the_top_level_holds_only_the_agreed_rooms(files: list[Path]) -> None:
    assert {path.parts[0] for path in files if len(path.parts) > 1} <= FOLDERS
    assert {path.name for path in files if len(path.parts) == 1} == FILES


def test_content_holds_no_code(files: list[Path]) -> None:
    code = {".py", ".js", ".sh", ".html", ".css"}

    assert [path for path in files if path.parts[0] == "content" and path.suffix in code] == []


def test_no_script_or_plugin_hides_a_module_of_python_or_of_a_package(root: Path) -> None:
    """`python scripts/x.py` puts scripts/ first on the path; Pelican does so with plugins/."""
    taken = set(sys.stdlib_module_names) | set(packages_distributions()) - {"newsroom"}
    ours = {path.stem for room in ("scripts", "plugins") for path in (root / room).iterdir()}

    assert ours & taken == set()


def test_every_plugin_carries_the_prefix_that_keeps_it_apart_from_installed_ones(
    root: Path,
) -> None:
    plugins = {path.name for path in (root / "plugins").iterdir() if path.name != "__pycache__"}

    assert plugins
    assert [name for name in plugins if not name.startswith("newsroom_")] == []


def test_nothing_mentions_the_folders_of_the_machine_it_was_written_on(
    root: Path, files: list[Path]
) -> None:
    found = []
    for path in files:
        text = (root / path).read_bytes().decode("utf-8", errors="ignore")
        # A guide may happen to recommend the folder that this clone stands in.
        here = str(root) + "/" if path.suffix != ".md" and len(root.parts) > 2 else "\0\0"
        if path.name != Path(__file__).name and (HOME_FOLDER.search(text) or here in text):
            found.append(path)

    assert found == []
