"""What the untrusted job of a pull request leaves for the trusted one: a report and a preview."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path

from newsroom.commands import Shell
from newsroom.commands._checking import check_files, check_registers, open_task, task_of
from newsroom.commands._choice import Choice, choose
from newsroom.corpus import open_revision
from newsroom.desk.report import (
    MOST_BYTES,
    MOST_FINDINGS,
    MOST_POSTS,
    Report,
    ReportedPost,
    encode,
    reported,
)
from newsroom.errors import ContentError, NewsroomError
from newsroom.files import write_aside
from newsroom.finding import Finding
from newsroom.formats import worst_first
from newsroom.settings import find_root
from newsroom.story import Story, read_story
from newsroom.workspace import Workspace

REPORT, PREVIEW = "laporan.json", "pratinjau.html"
_MOST_PREVIEWS = 5
_MOST_STORIES = 40
_LONGEST_FAULT = 300


@dataclass(frozen=True, slots=True)
class Collected:
    """What was found: the report, and the stories that could be read."""

    report: Report
    stories: tuple[Story, ...]


def collect(base: str, folder: Path, shell: Shell) -> Collected:
    """Check what changed since the revision `base` and write `laporan.json` and `pratinjau.html`.

    Without a story that can be read there is no preview, and none of an earlier run stays.
    Raises UsageError where Git knows no such revision.
    """
    root = find_root(shell.folder)
    chosen = choose(root, root, (), base)
    bench = open_task(task_of(root, shell.clock(), chosen.stories, open_revision(root, base)))
    found = check_registers(bench.workspace, bench.checker, chosen.registers)
    found += bench.checker.check_newsroom()
    found += check_files(bench.workspace, bench.checker, chosen.stories)
    stories = _stories(bench.workspace, chosen)
    report = report_of(found, _source(root), stories, bench.workspace, len(chosen.stories))
    folder.mkdir(parents=True, exist_ok=True)
    write_aside(folder / REPORT, encode(report).encode())
    _write_preview(folder / PREVIEW, bench.workspace, stories, shell)
    return Collected(report, stories)


def report_of(
    found: Sequence[Finding],
    source: Callable[[str], str],
    stories: Sequence[Story],
    workspace: Workspace,
    checked: int,
) -> Report:
    """The report, with as many findings as fit, the worst first."""
    kept = worst_first(found)[:MOST_FINDINGS]
    report = Report(
        checked=checked,
        findings=tuple(reported(one, source(one.path)) for one in kept),
        left_out=len(found) - len(kept),
        posts=tuple(_posts(stories[:_MOST_STORIES], workspace))[:MOST_POSTS],
    )
    while len(encode(report).encode()) > MOST_BYTES and report.findings:
        fewer = report.findings[: len(report.findings) // 2]
        left_out = report.left_out + len(report.findings) - len(fewer)
        report = replace(report, findings=fewer, left_out=left_out)
    return report


def _stories(workspace: Workspace, chosen: Choice) -> tuple[Story, ...]:
    settings = workspace.settings
    read = (read_story(settings.root, path, zone=settings.zone)[0] for path in chosen.stories)
    return tuple(story for story in read if story)


def _source(root: Path) -> Callable[[str], str]:
    def source(path: str) -> str:
        file = root / path
        return file.read_bytes().decode("utf-8-sig", "replace") if file.is_file() else ""

    return source


def _posts(stories: Iterable[Story], workspace: Workspace) -> Iterable[ReportedPost]:
    # Cards take a while to import, and a pull request without stories has none.
    from newsroom.social.costing import say_cost
    from newsroom.social.prepare import networks_for, prepare_post

    settings = workspace.settings
    for story in stories:
        for network in networks_for(story, settings):
            try:
                post = prepare_post(story, network, settings)
            except ContentError as error:
                fault = error.message[:_LONGEST_FAULT]
                yield ReportedPost(path=story.path, network=network, fault=fault)
                continue
            yield ReportedPost(
                path=story.path,
                network=network,
                length=post.length,
                limit=post.limit,
                cost=say_cost(post),
                was_cut=post.was_cut,
            )


def _write_preview(
    file: Path, workspace: Workspace, stories: Sequence[Story], shell: Shell
) -> None:
    from jinja2 import TemplateError

    from newsroom.build.preview import render_preview

    pages = []
    for story in stories[:_MOST_PREVIEWS]:
        try:
            pages.append((story.meta.title, render_preview(workspace, story, shell.clock())))
        except (NewsroomError, TemplateError, OSError) as error:
            # A pull request may break the theme; its findings are told all the same.
            shell.say(f"{story.path}: tanpa pratinjau / no preview: {error}")
    if not pages:
        file.unlink(missing_ok=True)
        return
    whole = pages[0][1] if len(pages) == 1 else _together(pages, len(stories) - len(pages))
    write_aside(file, whole.encode())


def _together(pages: Sequence[tuple[str, str]], more: int) -> str:
    """Several previews in one file, each in a frame that may do nothing."""
    frames = "".join(
        f"<h2>{escape(title)}</h2>\n"
        f'<iframe sandbox title="{escape(title)}" srcdoc="{escape(page)}"></iframe>\n'
        for title, page in pages
    )
    rest = f"<p>… dan {more} berita lagi, tanpa pratinjau.</p>\n" if more else ""
    return (
        '<!doctype html>\n<html lang="id">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n<title>Pratinjau</title>\n'
        "<style>body{margin:1rem;font-family:sans-serif}"
        "iframe{width:100%;height:90vh;border:1px solid #999}</style>\n"
        f"{frames}{rest}</html>\n"
    )
