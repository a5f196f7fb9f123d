"""`newsroom comment`: the one comment on a pull request, written in two steps.

The first runs where the pull request's own files are, without rights: it only leaves a report and a
preview. The second runs on the main branch, with rights: it reads the report as what it is, words
of others, and learns everything else from GitHub and the ledger.
"""

import argparse
from pathlib import Path

from newsroom.commands import Shell
from newsroom.commands._collecting import PREVIEW, REPORT, collect
from newsroom.commands._desk import open_counter, pulls_of
from newsroom.commands._forge import event_of
from newsroom.errors import UsageError
from newsroom.github.events import Event, PushEvent, RunEvent, read_event
from newsroom.github.pulls import pull

HELP = "tell editors on a pull request what there is to know, and what time it is"


def configure(parser: argparse.ArgumentParser) -> None:
    """Either leave a report, or write the comment."""
    parser.add_argument("--collect", metavar="DIR", type=Path, help="only check; leave a report")
    parser.add_argument("--base", metavar="REV", help="what to compare with; goes with --collect")
    parser.add_argument("--report", metavar="FILE", type=Path, help="the report that was left")
    parser.add_argument("--pull", metavar="N", type=_number, help="this pull request")
    parser.add_argument(
        "--event", metavar="FILE", type=Path, help="GitHub's event (default: GITHUB_EVENT_PATH)"
    )


def _number(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text[:12]) < 10**10:
        raise argparse.ArgumentTypeError("the number of a pull request")
    return int(text)


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Collect, or tell; 0 also where there is nothing to tell of."""
    if args.collect:
        return _collect(args, shell)
    counter = open_counter(shell)
    event = None if args.pull else _event(args.event, shell)
    found = (pull(counter.github, args.pull),) if args.pull else pulls_of(counter.github, event)
    if isinstance(event, PushEvent):
        named = {one.number for one in found}
        found += tuple(one for one in counter.aired() if one.number not in named)
    for one in found:
        if _is_check(event, args.report):
            told = event.run if isinstance(event, RunEvent) else 0
            _say(one.number, counter.tell(one, args.report, told), shell)
        else:
            counter.tell_again(one)
            shell.say(f"#{one.number}: jam diperbarui. / The clock is up to date.")
    if not found:
        shell.say(
            "Tidak ada pull request terbuka dengan commit itu; mungkin sudah ada yang lebih baru.\n"
            "No open pull request has that commit; there may be a newer one."
        )
    return 0


def _say(number: int, address: str, shell: Shell) -> None:
    if address:
        shell.print(address)
    else:
        shell.say(f"#{number}: tidak ada berita di sini. / No stories here.")


def _is_check(event: Event | None, report: Path | None) -> bool:
    """Whether a check of the text has ended, so that there is a report or ought to be one.

    One that was called off because a newer came says nothing, nor does the run after a review.
    """
    if report is not None and report.is_file():
        return True
    if not isinstance(event, RunEvent):
        return False
    return event.cause == "pull_request" and event.conclusion != "cancelled"


def _collect(args: argparse.Namespace, shell: Shell) -> int:
    if not args.base:
        raise UsageError(
            "--collect memerlukan --base, misalnya --base origin/main.",
            "--collect needs --base, for instance --base origin/main.",
        )
    folder = shell.folder / args.collect
    collected = collect(args.base, folder, shell)
    report = collected.report
    shell.print(str(folder / REPORT))
    if (folder / PREVIEW).is_file():
        shell.print(str(folder / PREVIEW))
    found = len(report.findings) + report.left_out
    shell.say(
        f"{report.checked} berita, {found} temuan. / Stories: {report.checked}, findings: {found}."
    )
    return 0


def _event(file: Path | None, shell: Shell) -> Event:
    if file is not None:
        name = shell.environ.get("GITHUB_EVENT_NAME") or "workflow_run"
        return read_event(name, (shell.folder / file).read_bytes())
    event = event_of(shell)
    if event is None:
        raise UsageError(
            "sebutkan pull request dengan --pull, atau jalankan di dalam GitHub Actions.",
            "Name the pull request with --pull, or run this inside GitHub Actions.",
        )
    return event
