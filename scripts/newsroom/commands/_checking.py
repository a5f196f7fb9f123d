"""The rules, ready for a newsroom: what `check` and `publish` start from."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from newsroom.checker import Checker, make_checker
from newsroom.files import picture_head
from newsroom.finding import Finding
from newsroom.rules import Context
from newsroom.rules.metadata.invalid_front_matter import repeated_id
from newsroom.story import read_story
from newsroom.workspace import Workspace


def checker_of(workspace: Workspace, now: datetime, *, few: bool = False) -> Checker:
    """All rules that the newsroom has switched on, as of `now`; `few` stories will be checked."""
    return make_checker(
        Context(
            settings=workspace.settings,
            registers=workspace.registers,
            now=now,
            archive=lambda: workspace.archive,
            recorded=workspace.recorded_alone if few else workspace.recorded,
            picture=partial(picture_head, workspace.settings.root),
        )
    )


def check_files(workspace: Workspace, checker: Checker, paths: Iterable[str]) -> list[Finding]:
    """The findings in the story files at `paths`, file by file; an id belongs to one of them."""
    settings = workspace.settings
    found: list[Finding] = []
    ids: dict[str, str] = {}
    for path in paths:
        story, odd = read_story(settings.root, path, zone=settings.zone)
        if story and story.id and ids.setdefault(story.id, path) != path:
            odd.append(repeated_id(story, ids[story.id]))
        found += checker.check(story, odd)
    return found


def check_registers(
    workspace: Workspace, checker: Checker, paths: Iterable[str] | None = None
) -> list[Finding]:
    """The findings in the registers at `paths` (default: all)."""
    wanted = None if paths is None else set(paths)
    found = workspace.register_findings
    return checker.judge([one for one in found if wanted is None or one.path in wanted])
