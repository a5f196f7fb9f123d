"""Small functions and modules: the caps that keep every file readable in one sitting."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

FUNCTION_LINES = 60
MODULE_LINES = 300
RULE_LINES = 120


@pytest.fixture(scope="module")
def modules(root: Path, files: list[Path]) -> dict[Path, str]:
    """Source of every Python file of the newsroom, its scripts and its plug-ins."""
    return {
        path: (root / path).read_text(encoding="utf-8")
        for path in files
        if path.suffix == ".py" and path.parts[0] in {"scripts", "plugins"}
    }


def test_no_function_is_longer_than_its_cap(modules: dict[Path, str]) -> None:
    long = [
        f"{path}:{function.lineno} {function.name}"
        for path, source in modules.items()
        for function in _functions(source)
        if (function.end_lineno or 0) - function.lineno + 1 > FUNCTION_LINES
    ]

    assert long == []


def test_no_module_is_longer_than_its_cap(modules: dict[Path, str]) -> None:
    long = [str(path) for path, source in modules.items() if _lines(source) > MODULE_LINES]

    assert long == []


def test_no_rule_is_longer_than_its_cap(modules: dict[Path, str]) -> None:
    rules = Path("scripts/newsroom/rules")
    long = [
        str(path)
        for path, source in modules.items()
        # rules/<family>/<rule>.py; one level up lives the engine's own code
        if path.parent.parent == rules and _lines(source) > RULE_LINES
    ]

    assert long == []


def _functions(source: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _lines(source: str) -> int:
    return len(source.splitlines())
