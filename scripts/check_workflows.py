"""Judge everything that GitHub reads of this repository; `make check-workflows`.

    .venv/bin/python scripts/check_workflows.py [--root DIR]

Three judges, none of which asks the network: zizmor (what is unsafe), check-jsonschema (GitHub's
formats), and GitHub's own parser of workflows where `make workflow-tools` installed it; a judge
that is missing is named and does not fail. Ends with 1 where a judge finds anything.
"""

import argparse
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PARSER = Path(".cache/workflows/parse.cjs")
SECONDS = 120
FORMATS = {
    "vendor.github-workflows": (".github/workflows/*.yml",),
    "vendor.github-actions": ("action.yml", ".github/actions/*/action.yml"),
    "vendor.github-issue-forms": (".github/ISSUE_TEMPLATE/*.yml",),
    "vendor.github-issue-config": (".github/ISSUE_TEMPLATE/config.yml",),
    "vendor.dependabot": (".github/dependabot.yml",),
}
"""GitHub's formats by the names under which check-jsonschema carries them, and whose they are."""


@dataclass(frozen=True, slots=True)
class Judge:
    """A command that ends with 0 where it finds nothing."""

    name: str
    command: Sequence[str]


def judges(root: Path) -> Iterator[Judge]:
    """What looks at the files of the repository in `root`."""
    yield Judge("zizmor", [_tool("zizmor"), *_ZIZMOR, *_unsafe_ones(root)])
    for schema, patterns in FORMATS.items():
        files = _files(root, schema, patterns)
        if files:
            command = [_tool("check-jsonschema"), "--builtin-schema", schema, *files]
            yield Judge(schema, command)
    if _has_parser(root):
        read = [*FORMATS["vendor.github-workflows"], *FORMATS["vendor.github-actions"]]
        yield Judge("GitHub's parser", ["node", str(PARSER), *_below(root, read)])


def _has_parser(root: Path) -> bool:
    return (root / PARSER).is_file() and shutil.which("node") is not None


_ZIZMOR = ("--offline", "--persona=pedantic", "--no-progress", "--quiet")


def _unsafe_ones(root: Path) -> list[str]:
    return [name for name in (".github", "action.yml") if (root / name).exists()]


def _files(root: Path, schema: str, patterns: Sequence[str]) -> list[str]:
    files = _below(root, patterns)
    if schema == "vendor.github-issue-forms":
        return [file for file in files if Path(file).name != "config.yml"]
    return files


def _below(root: Path, patterns: Sequence[str]) -> list[str]:
    return sorted(
        file.relative_to(root).as_posix() for pattern in patterns for file in root.glob(pattern)
    )


def _tool(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


def main(arguments: Sequence[str]) -> int:
    """Let every judge look; 0 where none finds anything."""
    parser = argparse.ArgumentParser(description="judge what GitHub reads of this repository")
    parser.add_argument("--root", type=Path, default=ROOT, metavar="DIR")
    root = parser.parse_args(arguments).root.resolve()
    found = [judge.name for judge in judges(root) if not _is_content(judge, root)]
    if not _has_parser(root):
        print("not run   GitHub's parser. To install it: make workflow-tools")
    for name in found:
        print(f"FAILED    {name}; what it found stands above.")
    return 1 if found else 0


def _is_content(judge: Judge, root: Path) -> bool:
    try:
        done = subprocess.run(
            judge.command, cwd=root, capture_output=True, text=True, timeout=SECONDS, check=False
        )
    except FileNotFoundError:
        print(f"{judge.command[0]} is not installed. To install it: make setup")
        return False
    if done.returncode:
        print(done.stdout + done.stderr, end="")
        return False
    print(f"ok        {judge.name}")
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
