"""`newsroom build`: the site."""

import argparse
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from newsroom.build.manifest import NONE, Difference, compare, read_manifest
from newsroom.build.output import MANIFEST
from newsroom.build.outputs import Written
from newsroom.build.site import BuildReport, Options, build_site
from newsroom.commands import Shell

if TYPE_CHECKING:
    from newsroom.build.explain import Explanation

HELP = "build the site"
_MOST_JOBS = 64


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "--output", type=Path, metavar="DIR", help="where to build; `output` in the repository"
    )
    parser.add_argument(
        "--full",
        action="store_true",
        help="render everything again; what was parsed and drawn is kept",
    )
    parser.add_argument(
        "--jobs", type=_jobs, default=0, metavar="N", help="processes; one for each processor"
    )
    parser.add_argument(
        "--components",
        action="store_true",
        help="add /_components/, which shows all components of the theme; not for the public",
    )
    parser.add_argument(
        "--explain",
        metavar="OUTPUT",
        help="say why OUTPUT was rendered or not, and what it depends on: /2026/11/pasar/",
    )
    parser.add_argument(
        "--changes-since",
        metavar="MANIFEST",
        help="list what a deploy must send and delete; `none` if nothing was sent yet",
    )
    parser.add_argument("--format", choices=["text", "json"], default="text")


def _jobs(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= _MOST_JOBS:
        raise argparse.ArgumentTypeError(f"a number from 1 to {_MOST_JOBS}")
    return int(text)


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Build, and tell what was done."""
    settings = shell.settings
    output = shell.folder / args.output if args.output else settings.root / "output"
    # Read before the build, which may write the very same file.
    sent = _sent(args.changes_since, shell.folder)
    options = Options(jobs=args.jobs, full=args.full, components=args.components)
    report = build_site(settings.root, output, shell.clock(), shell.say, options=options)
    difference = None if sent is None else _since(sent, output)
    explanation = None
    if args.explain is not None:
        from newsroom.build.explain import explain

        explanation = explain(settings, output, report.plan, args.explain, shell.folder)
    for warning in report.warnings:
        shell.say(f"Pelican: {warning}")
    if args.format == "json":
        shell.print(json.dumps(_in_json(report, difference, explanation), ensure_ascii=False))
    else:
        _tell(shell, output, report, difference, explanation)
    return 0


def _sent(named: str | None, folder: Path) -> Mapping[str, Written] | None:
    if named is None:
        return None
    return {} if named == NONE else read_manifest(folder / named)


def _since(sent: Mapping[str, Written], output: Path) -> Difference:
    manifest = output / MANIFEST
    return compare(sent, read_manifest(manifest), manifest.stat().st_size)


def _in_json(
    report: BuildReport, difference: Difference | None, explanation: "Explanation | None"
) -> dict[str, object]:
    told: dict[str, object] = asdict(report)
    del told["warnings"], told["plan"]
    if difference:
        told |= {"send": difference.send, "delete": difference.gone, "bytes": difference.size}
    if explanation:
        told["explain"] = asdict(explanation)
    return told


def _tell(
    shell: Shell,
    output: Path,
    report: BuildReport,
    difference: Difference | None,
    explanation: "Explanation | None",
) -> None:
    """The summary is a result too, unless a deploy is to read the lines."""
    say = shell.print if difference is None else shell.say
    say(f"{output}: {report.stories} berita, {report.seconds:.1f} detik, {report.peak_mib:.0f} MiB")
    for line in explanation.lines if explanation else ():
        say(line)
    for line in difference.lines if difference else ():
        shell.print(line)
