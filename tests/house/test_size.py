"""Small functions and modules: the caps that keep every file readable in one sitting."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsroom.rules import rule_families

FAMILIES = rule_families()
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
        if rules in path.parents
        and _holds_a_rule(source)
        and _lines(source) - _import_lines(source) > RULE_LINES
    ]

    assert long == []


def test_rules_are_told_from_the_modules_that_they_share(modules: dict[Path, str]) -> None:
    rules = Path("scripts/newsroom/rules")
    holding = {
        path for path, source in modules.items() if rules in path.parents and _holds_a_rule(source)
    }

    assert holding == {rules / family / f"{_module(name)}.py" for name, family in FAMILIES.items()}


def _import_lines(source: str) -> int:
    """The lines of the imports, which say where a rule looks and nothing of what it does."""
    nodes = (
        node for node in ast.parse(source).body if isinstance(node, ast.Import | ast.ImportFrom)
    )
    return sum((node.end_lineno or node.lineno) - node.lineno + 1 for node in nodes)


def _holds_a_rule(source: str) -> bool:
    """Whether the module has a `RULE`, and not only what several rules use."""
    targets = (
        target
        for node in ast.parse(source).body
        if isinstance(node, ast.Assign)
        for target in node.targets
    )
    return any(isinstance(target, ast.Name) and target.id == "RULE" for target in targets)


def _module(name: str) -> str:
    return name.replace("-", "_")


def _functions(source: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _lines(source: str) -> int:
    return len(source.splitlines())
