"""`newsroom crosspost`: what is due on the networks, and sending it."""

import argparse
import secrets
from pathlib import Path

from newsroom.commands import Shell
from newsroom.crosspost.deliver import deliver_due
from newsroom.crosspost.outcome import TROUBLE, Done, Result
from newsroom.crosspost.plan import Row, Standing, Target, outbox_targets, plan
from newsroom.crosspost.report import line, summary, table
from newsroom.errors import UsageError
from newsroom.ledger import Ledger
from newsroom.settings import Settings
from newsroom.typed import did_you_mean
from newsroom.workspace import Workspace, open_workspace

HELP = "show which posts are due, or deliver them to the outbox"
SETTLED, TO_LOOK_AT = 0, 3


def configure(parser: argparse.ArgumentParser) -> None:
    """Look only, one network, another folder."""
    parser.add_argument("--dry-run", action="store_true", help="show the plan and send nothing")
    parser.add_argument("--network", metavar="N", help="only this network, such as facebook")
    parser.add_argument(
        "--output", metavar="DIR", type=Path, help="folder of the built site (default: output)"
    )


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Deliver what is due; 0 where all is settled, 3 where a person has to look."""
    workspace = open_workspace(shell.settings.root)
    targets = _targets(workspace.settings, args.network)
    if not targets:
        shell.say("Tidak ada akun yang aktif di newsroom.toml ([networks.…]).")
        shell.say("No account is enabled in newsroom.toml ([networks.…]).")
        return SETTLED
    if args.dry_run:
        return _show(workspace, targets, shell)
    _say_where(workspace.settings, targets, shell)
    output = shell.folder / args.output if args.output else workspace.settings.root / "output"
    outcome = deliver_due(
        workspace,
        output,
        targets,
        clock=shell.clock,
        run=new_run(shell),
        say=lambda done: _tell(done, shell),
    )
    said, said_en = summary(outcome)
    shell.say(f"{said}. Lihat: {output / 'outbox' / 'index.html'}\n{said_en}.")
    return SETTLED if outcome.settled else TO_LOOK_AT


def new_run(shell: Shell) -> str:
    """A name for this run that no other run has: its hour, and something random."""
    return f"{shell.clock():%Y%m%dT%H%M%S%z}-{secrets.token_hex(4)}"


def _targets(settings: Settings, only: str | None) -> tuple[Target, ...]:
    known = [target.network for target in outbox_targets(settings)]
    if only is not None and only not in known:
        hint, hint_en = did_you_mean(only, known)
        raise UsageError(
            f'tidak ada akun aktif di jaringan "{only}".{hint} Yang aktif: {", ".join(known)}.',
            f'No account is enabled on "{only}".{hint_en} Enabled: {", ".join(known)}.',
        )
    return outbox_targets(settings, only)


def _show(workspace: Workspace, targets: tuple[Target, ...], shell: Shell) -> int:
    ledger = Ledger(workspace.settings.root, workspace.settings.ledger, clock=shell.clock)
    ledger.fetch()
    rows = plan(workspace.edition(shell.clock()), ledger.records(), targets)
    shell.print(table(rows, workspace.settings))
    due = sum(row.is_due for row in rows)
    shell.say(f"{due} pos siap; tidak ada yang dikirim.\nDue: {due}; nothing was sent.")
    return TO_LOOK_AT if any(_needs_a_look(row) for row in rows) else SETTLED


def _needs_a_look(row: Row) -> bool:
    blocked = row.claim is not None and row.standing is Standing.DUE
    return blocked or row.standing in (Standing.UNKNOWN, Standing.REJECTED)


def _say_where(settings: Settings, targets: tuple[Target, ...], shell: Shell) -> None:
    named = ", ".join(f"{t.network} ({settings.networks[t.network].account})" for t in targets)
    shell.say(
        f"Untuk {named}: semua pos masuk kotak keluar di komputer ini. Versi ini belum mengirim "
        "ke akun mana pun.\n"
        "All posts go to the outbox on this machine; this version sends to no account yet."
    )


def _tell(done: Done, shell: Shell) -> None:
    if done.result in TROUBLE:
        shell.say(line(done))
    elif done.result in (Result.POSTED, Result.RECONCILED, Result.RESTORED):
        shell.print(line(done))
