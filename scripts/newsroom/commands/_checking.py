"""The rules, ready for a newsroom, over a few stories or ten thousand: `check` and `publish` start here."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, lru_cache, partial
from pathlib import Path

from newsroom.checker import Checker, make_checker
from newsroom.corpus import FOLDER, Archive, Revision, Sketch, with_others
from newsroom.files import picture_head
from newsroom.finding import Finding
from newsroom.page.standing import standing
from newsroom.parallel import map_chunks
from newsroom.rules import Context
from newsroom.rules.metadata.invalid_front_matter import repeated_id
from newsroom.story import Story, read_story
from newsroom.workspace import Workspace, open_workspace

MANY = 200
"""From more stories than these on, starting further processes pays."""

CHUNK = 50
"""So many stories are checked at a time."""

# Reading a record alone costs a Git process, so beyond these all records are read at once.
_FEW = 20


@dataclass(frozen=True, slots=True)
class Task:
    """What a process must know to open the newsroom for checking a number of `stories`.

    `elsewhere` are the paths of those that do not lie where stories are kept: drafts, examples.
    `base` is compared with.
    """

    root: Path
    now: datetime
    stories: int
    elsewhere: tuple[str, ...] = ()
    base: Revision | None = None


def checker_of(
    workspace: Workspace, now: datetime, *, few: bool = False, base: Revision | None = None
) -> Checker:
    """All rules that the newsroom has switched on, as of `now`; `few` stories will be checked."""
    return make_checker(
        Context(
            settings=workspace.settings,
            registers=workspace.registers,
            now=now,
            archive=lambda: workspace.archive,
            recorded=workspace.recorded_alone if few else workspace.recorded,
            picture=partial(picture_head, workspace.settings.root),
            before=base.before if base else None,
            has_address=standing(workspace.settings.root),
        )
    )


@dataclass(frozen=True, slots=True)
class Bench:
    """A newsroom opened for a task, with its checker."""

    workspace: Workspace
    checker: Checker


@lru_cache(maxsize=1)
def _open(task: Task) -> Bench:
    workspace = open_workspace(task.root)
    few = task.stories <= _FEW
    checker = checker_of(workspace, task.now, few=few, base=task.base)
    if task.elsewhere:
        archive = cache(lambda: _archive_with(workspace, task.elsewhere))
        checker = replace(checker, context=replace(checker.context, archive=archive))
    return Bench(workspace, checker)


def _archive_with(workspace: Workspace, paths: Sequence[str]) -> Archive:
    settings = workspace.settings
    return with_others(workspace.archive, settings.root, paths, zone=settings.zone)


def _is_kept(path: str) -> bool:
    return path.startswith(f"{FOLDER}/")


def task_of(root: Path, now: datetime, paths: Sequence[str], base: Revision | None) -> Task:
    """The task of checking the stories at `paths`."""
    elsewhere = tuple(path for path in paths if not _is_kept(path))
    return Task(root, now, len(paths), elsewhere, base)


def open_task(task: Task) -> Bench:
    """The newsroom as it now is, opened for `task`; processes forked from here on share it."""
    _open.cache_clear()
    return _open(task)


def check_many(task: Task, paths: Sequence[str], *, jobs: int) -> Iterator[list[Finding]]:
    """The findings in the story files at `paths`, some files at a time, in their order.

    `jobs` processes share the work; a process that does not inherit the newsroom opened for
    `task` opens it itself.
    """
    if jobs > 1:
        # Before the others start, so that not all of them read what no cache knows.
        _open(task).checker.context.archive()
    yield from map_chunks(partial(_check_chunk, task), paths, jobs=jobs, size=CHUNK)


def _check_chunk(task: Task, paths: Sequence[str]) -> list[Finding]:
    bench = _open(task)
    return check_files(bench.workspace, bench.checker, paths)


def count_jobs(given: int | None, stories: int) -> int:
    """How many processes to use: as many as `given`, else one per processor for many stories."""
    if given is not None:
        return given
    return (os.cpu_count() or 1) if stories > MANY else 1


def check_files(workspace: Workspace, checker: Checker, paths: Iterable[str]) -> list[Finding]:
    """The findings in the story files at `paths`, file by file; an id belongs to one of them."""
    settings = workspace.settings
    found: list[Finding] = []
    for path in paths:
        story, odd = read_story(settings.root, path, zone=settings.zone)
        first = _first_with_id(checker, story) if story else None
        if story and first and first.path != path:
            odd.append(repeated_id(story, first.path))
        found += checker.check(story, odd)
    return found


def _first_with_id(checker: Checker, story: Story) -> Sketch | None:
    first = checker.context.archive().by_id.get(story.id)
    # A draft that lies elsewhere may be a copy of a story.
    return first if first and _is_kept(first.path) == _is_kept(story.path) else None


def check_registers(
    workspace: Workspace, checker: Checker, paths: Iterable[str] | None = None
) -> list[Finding]:
    """The findings in the registers at `paths` (default: all)."""
    wanted = None if paths is None else set(paths)
    from newsroom.social.marks import faults_in

    found = [*workspace.register_findings, *faults_in(workspace.registers.campaigns)]
    return checker.judge([one for one in found if wanted is None or one.path in wanted])
