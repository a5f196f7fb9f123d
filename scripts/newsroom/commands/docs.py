"""`newsroom docs`: what is written from the rules, the story's model and newsroom.toml."""

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from newsroom.commands import Shell
from newsroom.errors import UsageError
from newsroom.files import write_aside
from newsroom.github import codeowners
from newsroom.intake import story_form, template
from newsroom.provenance.schema import story_json_schema
from newsroom.registers import Registers
from newsroom.rules import load_rules
from newsroom.rules.checklist import editor_checklist
from newsroom.rules.fixture import load_fixture
from newsroom.rules.measured import Measured, read_measured
from newsroom.rules.page import overview, rule_page
from newsroom.settings import find_root
from newsroom.story.schema import story_schema
from newsroom.workspace import Workspace, open_workspace

HELP = "write the generated pages again (for maintainers of the rules)"
RULES = "docs/rules"
CHECKLIST = "docs/editor-checklist.md"
MEASURED = f"{RULES}/measured.json"
SCHEMA = "docs/story.schema.json"
STORY_JSON = "docs/story-json.schema.json"
FORMS = ".github/ISSUE_TEMPLATE"


def configure(parser: argparse.ArgumentParser) -> None:
    """Write, or only check."""
    parser.add_argument(
        "--check", action="store_true", help="write nothing; 1 where a page is out of date"
    )


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Write what differs, or with --check name it."""
    workspace = open_workspace(find_root(shell.folder))
    root = workspace.settings.root
    wanted = {**pages(root, workspace.registers), **for_github(workspace)}
    stale = [path for path, text in wanted.items() if _read(root / path) != text]
    orphans = _orphans(root, wanted)
    if args.check:
        return _report(stale + orphans, shell)
    for path in stale:
        write_aside(root / path, wanted[path].encode())
    for path in orphans:
        (root / path).unlink()
    for path in stale + orphans:
        shell.print(path)
    return 0


def pages(root: Path, registers: Registers) -> Mapping[str, str]:
    """Every generated page, by its path in the repository at `root`."""
    rules = load_rules()
    codes = registers.codes_by_key
    about = {
        f"{RULES}/{rule.name}.md": rule_page(
            rule, codes, load_fixture(root, rule.family, rule.name)
        )
        for rule in rules
    }
    return {
        f"{RULES}/README.md": overview(rules, _measured(root)),
        **about,
        CHECKLIST: editor_checklist(rules, pages="rules/"),
        SCHEMA: _schema(story_schema()),
        STORY_JSON: _schema(story_json_schema()),
    }


def _schema(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def for_github(workspace: Workspace) -> Mapping[str, str]:
    """What GitHub reads of the newsroom, by its path in the repository."""
    settings = workspace.settings
    return {
        f"{FORMS}/{story_form.FILE}": story_form.story_form(settings),
        f"{FORMS}/config.yml": story_form.chooser(settings),
        template.FILE: template.pull_template(load_rules()),
        codeowners.FILE: codeowners.codeowners(settings, workspace.registers),
    }


def _measured(root: Path) -> Measured | None:
    """The figures that were measured last; None where there are none."""
    text = _read(root / MEASURED)
    if text is None:
        return None
    try:
        measured, problems = read_measured(json.loads(text))
    except ValueError:
        measured, problems = None, []
    if measured is None or problems:
        raise UsageError(
            f"{MEASURED} tidak dapat dibaca; ukur lagi dengan make bench-rules, atau hapus berkasnya.",
            f"{MEASURED} cannot be read; measure again with make bench-rules, or delete it.",
        )
    return measured


def _orphans(root: Path, wanted: Mapping[str, str]) -> list[str]:
    kept = sorted((root / RULES).glob("*.md"))
    return [path for file in kept if (path := f"{RULES}/{file.name}") not in wanted]


def _read(file: Path) -> str | None:
    return file.read_text(encoding="utf-8") if file.is_file() else None


def _report(stale: list[str], shell: Shell) -> int:
    for path in stale:
        shell.print(path)
    if stale:
        shell.say("Halaman di atas tidak sesuai dengan aturannya; jalankan: newsroom docs")
        shell.say("These pages are out of date; run: newsroom docs")
    return 1 if stale else 0
