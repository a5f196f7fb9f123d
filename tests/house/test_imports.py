"""Who may import whom, where import-linter's contracts do not reach."""

import ast
from collections.abc import Iterator
from pathlib import Path


def test_plugins_do_not_import_each_other(root: Path) -> None:
    plugins = {path.stem for path in (root / "plugins").iterdir()}
    found = [
        f"{path.relative_to(root)} imports {name}"
        for path in sorted((root / "plugins").rglob("*.py"))
        for name in _imports(path)
        if name in plugins - {path.relative_to(root / "plugins").parts[0].removesuffix(".py")}
    ]

    assert found == []


def test_only_plugins_import_pelican(root: Path) -> None:
    outside = [*(root / "scripts").rglob("*.py"), root / "pelicanconf.py"]

    assert [str(path) for path in outside if "pelican" in set(_imports(path))] == []


def _imports(path: Path) -> Iterator[str]:
    """The first part of every name that the file imports, relative imports left out."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]
