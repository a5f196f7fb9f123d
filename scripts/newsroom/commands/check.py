"""`newsroom check`: the rules of journalism over stories, and what may be mended safely."""

import argparse
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from time import perf_counter

from newsroom import __version__, formats
from newsroom.checker import Checker, fix_all
from newsroom.commands import Shell
from newsroom.commands._checking import (
    CHUNK,
    MANY,
    Task,
    check_many,
    check_registers,
    count_jobs,
    open_task,
    task_of,
)
from newsroom.commands._choice import choose
from newsroom.commands._statistics import refuse_unfit, tell_statistics
from newsroom.corpus import open_revision
from newsroom.files import write_aside
from newsroom.finding import Finding, Severity
from newsroom.parallel import rarely_collecting
from newsroom.rules import load_rules
from newsroom.settings import find_root
from newsroom.story import decode
from newsroom.workspace import open_workspace

HELP = "check stories by the rules of journalism"


def configure(parser: argparse.ArgumentParser) -> None:
    """Which stories, how to tell, whether to mend."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="stories, registers or folders (default: all)"
    )
    parser.add_argument("--base", metavar="REV", help="only what changed since this revision")
    parser.add_argument(
        "--format", choices=formats.names(), default="text", help="how to tell (default: text)"
    )
    parser.add_argument(
        "--jobs", metavar="N", type=_jobs, help="processes to use (default: all, for many stories)"
    )
    parser.add_argument(
        "--fix", action="store_true", help="make the safe fixes, then tell what is left"
    )
    parser.add_argument(
        "--stats",
        action="store_true",
        help="only figures: findings and time of every rule, over any folder of stories",
    )


def _jobs(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= _MOST_JOBS:
        raise argparse.ArgumentTypeError(f"a number from 1 to {_MOST_JOBS}")
    return int(text)


_MOST_JOBS = 256


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Check, and tell. 0: no errors (warnings are allowed), 1: errors found."""
    with rarely_collecting():
        return _run(args, shell)


def _run(args: argparse.Namespace, shell: Shell) -> int:
    root = open_workspace(find_root(shell.folder)).settings.root
    if args.stats:
        refuse_unfit(args.format, fixing=args.fix)
    chosen = choose(root, shell.folder, args.paths, args.base, anywhere=args.stats)
    base = open_revision(root, args.base) if args.base else None
    task = task_of(root, shell.clock(), chosen.stories, base)
    bench = open_task(task)
    if args.stats:
        return tell_statistics(bench, chosen, args.format, perf_counter, shell)
    if args.fix:
        _fix(root, bench.checker, chosen.stories, shell)
    found = check_registers(bench.workspace, bench.checker, chosen.registers)
    found += bench.checker.check_newsroom()
    found += _check(task, chosen.stories, args.jobs, shell)
    _tell(root, found, len(chosen.stories), args.format, shell)
    return 1 if any(one.severity is Severity.ERROR for one in found) else 0


def _check(task: Task, paths: Sequence[str], jobs: int | None, shell: Shell) -> list[Finding]:
    """The findings in all stories, which are counted on a terminal while the work takes long."""
    shown = shell.err.isatty() and len(paths) > MANY
    found: list[Finding] = []
    for number, some in enumerate(check_many(task, paths, jobs=count_jobs(jobs, len(paths)))):
        found += some
        if shown:
            done = min((number + 1) * CHUNK, len(paths))
            print(f"\r{done}/{len(paths)}", end="", file=shell.err, flush=True)
    if shown:
        print("\r\x1b[K", end="", file=shell.err, flush=True)
    return found


def _fix(root: Path, checker: Checker, paths: Iterable[str], shell: Shell) -> None:
    for path in paths:
        data = (root / path).read_bytes()
        text, _ = decode(path, data)
        fixed = text and fix_all(checker, path, text)
        if text and fixed and fixed != text:
            mark = data[: len(data) - len(text.encode())]
            write_aside(root / path, mark + fixed.encode())
            shell.say(f"{path}: diperbaiki. / Mended.")


def _tell(root: Path, found: list[Finding], checked: int, form: str, shell: Shell) -> None:
    def source(path: str) -> str:
        file = root / path
        return file.read_bytes().decode("utf-8-sig", "replace") if file.is_file() else ""

    rules = {rule.name: rule.record for rule in load_rules()}
    pages = _rule_pages(shell.environ)
    report = formats.Report(source, rules, checked, __version__, colour=shell.colour, pages=pages)
    rendered = formats.load(form).render(found, report)
    if rendered:
        shell.print(rendered.removesuffix("\n"))
    told, told_en = formats.tell_counts(found, checked)
    shell.say(f"{told} / {told_en}")
    mendable = sum(bool(one.fix and one.fix.safe) for one in found)
    if mendable:
        shell.say(
            f"{mendable} dapat diperbaiki: newsroom check --fix / {mendable} can be mended so."
        )


def _rule_pages(environ: Mapping[str, str]) -> str:
    """Where the rules' pages can be read on GitHub; empty anywhere but in a workflow there."""
    names = ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA")
    server, repository, commit = (environ.get(name, "") for name in names)
    if not (server and repository and commit):
        return ""
    return f"{server}/{repository}/blob/{commit}/docs/rules/"
