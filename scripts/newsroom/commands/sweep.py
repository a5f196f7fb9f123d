"""`newsroom sweep`: what becomes due by time alone, for a clock to call every few minutes.

Embargoes end, pauses that a network asked for pass, posts without outcome can be looked for again,
deadlines come near, tokens die. Each of these is a duty; one that fails stops none of the others.
"""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from newsroom.commands import Shell
from newsroom.commands._desk import may_open, open_counter
from newsroom.commands._forms import watch_forms
from newsroom.commands._posting import Teller, means_of, opener_of
from newsroom.commands._workflow import tell_workflow
from newsroom.crosspost.checkup_report import text_of
from newsroom.crosspost.deliver import deliver_due
from newsroom.crosspost.health import Checkup, Examiner, Grade
from newsroom.crosspost.renewal import RENEWALS
from newsroom.crosspost.report import summary
from newsroom.crosspost.targets import Target, targets_of
from newsroom.errors import NewsroomError
from newsroom.github.pulls import open_pulls
from newsroom.workspace import Workspace, open_workspace

HELP = "send what has become due, settle what is unclear, warn of dying tokens"
SETTLED, TO_LOOK_AT = 0, 3


def configure(parser: argparse.ArgumentParser) -> None:
    """Another folder of the built site."""
    parser.add_argument(
        "--output", metavar="DIR", type=Path, help="folder of the built site (default: output)"
    )


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Do every duty; 0 where nothing is left for a person to look at, 3 otherwise."""
    workspace = open_workspace(shell.settings.root)
    output = shell.folder / args.output if args.output else workspace.settings.root / "output"
    round_ = _Round(workspace, targets_of(workspace.settings, shell.clock()), output, shell)
    return max(_done(duty, round_) for duty in DUTIES)


@dataclass(frozen=True, slots=True)
class _Round:
    """What the duties share."""

    workspace: Workspace
    targets: tuple[Target, ...]
    output: Path
    shell: Shell


Duty = Callable[[_Round], bool]
"""Does one thing; the result is whether nothing of it is left for a person to look at."""


def _deliver(round_: _Round) -> bool:
    """Look for posts without outcome, and send what is due, as `newsroom crosspost` does."""
    shell, teller = round_.shell, Teller(round_.shell)
    means = means_of(round_.workspace, round_.targets, shell, teller.tell)
    outcome = deliver_due(round_.workspace, round_.output, round_.targets, means)
    teller.close()
    said, said_en = summary(outcome)
    shell.say(f"{said}.\n{said_en}.")
    return outcome.settled


def _watch_tokens(round_: _Round) -> bool:
    """Warn of the tokens of live accounts that are dead or will be within 14 days.

    Only networks that name the hour are asked: the others would tell nothing, and X takes money.
    """
    ageing = [one for one in round_.targets if one.is_real and RENEWALS[one.via].ages]
    settings, shell = round_.workspace.settings, round_.shell
    examiner = Examiner(
        open_account=opener_of(round_.workspace, ageing, shell),
        environ=shell.environ,
        now=shell.clock(),
    )
    checkups = [examiner.examine(one.via, settings.networks[one.via]) for one in ageing]
    bad = [checkup for checkup in checkups if _needs_a_person(checkup)]
    for checkup in bad:
        shell.say(text_of(checkup, settings.zone))
    return not bad


def _needs_a_person(checkup: Checkup) -> bool:
    return checkup.dies_soon or checkup.grade is Grade.BLOCKED


def _watch_deadlines(round_: _Round) -> bool:
    """Labels and calls on the open pull requests, where the environment knows the forge.

    A deadline that passes is no fault of the sweep: it is told where editors see it.
    """
    if not may_open(round_.shell):
        return True
    counter = open_counter(round_.shell)
    watched = list(open_pulls(counter.github))
    news = sum(counter.tell_again(one) for one in watched if counter.is_to_tell(one))
    round_.shell.say(
        f"{len(watched)} pull request dilihat jamnya, {news} komentar diperbarui.\n"
        f"Pull requests watched: {len(watched)}, comments updated: {news}."
    )
    return True


def _watch_requests(round_: _Round) -> bool:
    """Labels, calls and records for readers' forms, where the environment knows the forge."""
    if not may_open(round_.shell):
        return True
    watched = watch_forms(round_.shell, round_.workspace)
    tell_workflow(round_.shell, changed=watched.recorded > 0)
    round_.shell.say(
        f"{watched.forms} formulir pembaca dilihat jamnya, {watched.recorded} permintaan dicatat.\n"
        f"Readers' forms watched: {watched.forms}, requests recorded: {watched.recorded}."
    )
    return True


DUTIES: tuple[Duty, ...] = (_deliver, _watch_deadlines, _watch_requests, _watch_tokens)
"""In this order: a post that is due waits for nothing else."""


def _done(duty: Duty, round_: _Round) -> int:
    try:
        return SETTLED if duty(round_) else TO_LOOK_AT
    except NewsroomError as error:
        round_.shell.say(f"newsroom: {error.message}\n{error.message_en}")
        return error.exit_code
