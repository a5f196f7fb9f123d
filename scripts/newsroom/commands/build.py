"""`newsroom build`: the site."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from newsroom.commands import Shell

HELP = "build the site"


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
        "--jobs", type=int, default=0, metavar="N", help="processes; one for each processor"
    )
    parser.add_argument("--format", choices=["text", "json"], default="text")


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Build, and tell what was done."""
    from newsroom.build.site import Options, build_site

    root = shell.settings.root
    output = shell.folder / args.output if args.output else root / "output"
    report = build_site(
        root, output, shell.clock(), shell.say, options=Options(jobs=args.jobs, full=args.full)
    )
    for warning in report.warnings:
        shell.say(f"Pelican: {warning}")
    if args.format == "json":
        told = asdict(report)
        del told["warnings"], told["plan"]
        shell.print(json.dumps(told))
    else:
        shell.print(
            f"{output}: {report.stories} berita, {report.seconds:.1f} detik, {report.peak_mib:.0f} MiB"
        )
    return 0
