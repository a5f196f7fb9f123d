"""What a run of delivery is given of the world, and what it tells a person."""

import secrets
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from newsroom.commands import Shell
from newsroom.crosspost.accounts import Open, Opener, open_outbox
from newsroom.crosspost.gate import Gate, MainGate, OpenGate
from newsroom.crosspost.outcome import NEWS, TROUBLE, Done, Result
from newsroom.crosspost.report import line
from newsroom.crosspost.run import Means, Say
from newsroom.crosspost.targets import Target
from newsroom.crosspost.tip import Tip, tip_of
from newsroom.crosspost.words import words
from newsroom.errors import SettingsError
from newsroom.ledger.git import GitError
from newsroom.networks import NETWORKS
from newsroom.settings import Settings
from newsroom.workspace import Workspace

SHOWN = 3
"""So many posts that wait for one and the same reason are named; the others are counted."""


@dataclass(slots=True)
class Teller:
    """Tells a person of posts as they are done."""

    shell: Shell
    alike: Counter[tuple[str, str]] = field(default_factory=Counter)

    def tell(self, done: Done) -> None:
        """News go to the results, trouble to the person."""
        if done.result in NEWS:
            self.shell.print(line(done))
        elif done.result in TROUBLE and self._is_new(done):
            self.shell.say(line(done))

    def close(self) -> None:
        """Say how many were not named."""
        for (network, reason), count in self.alike.items():
            if count > SHOWN:
                title, more = NETWORKS[network].title, count - SHOWN
                self.shell.say(f"… dan {more} pos lain di {title} (and {more} more): {reason}")

    def _is_new(self, done: Done) -> bool:
        if done.result is not Result.BLOCKED:
            return True
        alike = (done.row.target.network, words(done.reason))
        self.alike[alike] += 1
        return self.alike[alike] <= SHOWN


def means_of(workspace: Workspace, targets: Sequence[Target], shell: Shell, say: Say) -> Means:
    """The means to deliver to `targets`; without a network where all of them are the outbox's."""
    return Means(
        run=_new_run(shell),
        clock=shell.clock,
        open_account=opener_of(workspace, targets, shell),
        gate=_gate(workspace, targets),
        say=say,
    )


def opener_of(workspace: Workspace, targets: Sequence[Target], shell: Shell) -> Open:
    """Opens the accounts of `targets`, with secrets from the shell's environment alone."""
    if not _any_real(targets):
        return open_outbox
    # Only real networks need it, and it takes a while to import.
    from newsroom.transport import HttpTransport

    return Opener(workspace.settings, shell.environ, HttpTransport(), shell.clock)


def _gate(workspace: Workspace, targets: Sequence[Target]) -> Gate:
    if not _any_real(targets):
        return OpenGate()
    from newsroom.probe import Probe
    from newsroom.transport import HttpTransport

    probe = Probe(HttpTransport(), lambda: secrets.token_hex(8))
    settings = workspace.settings
    tip = tip_of(settings.root, settings.ledger.remote)
    refuse_a_ledger_of_its_own(settings, tip)
    return MainGate(settings, tip, workspace.recorded_alone, probe.page, probe.picture)


def refuse_a_ledger_of_its_own(settings: Settings, tip: Tip) -> None:
    """Two machines that do not share the ledger would both post."""
    try:
        shared = settings.ledger.push or not tip.has_remote
    except GitError as error:
        raise error.as_ledger_error() from None
    if not shared:
        raise SettingsError(
            "newsroom.toml: akun dengan live_since perlu ledger bersama, sebab repositori ini punya "
            f'remote "{tip.remote}" dan mesin lain bisa mengirim pos yang sama. Tulis [ledger] '
            "push = true, atau pakai --local.",
            "newsroom.toml: accounts with live_since need a shared ledger, because this repository "
            f'has the remote "{tip.remote}" and another machine could send the same posts. Write '
            "[ledger] push = true, or use --local.",
        )


def _any_real(targets: Sequence[Target]) -> bool:
    return any(target.is_real for target in targets)


def _new_run(shell: Shell) -> str:
    """A name for this run that no other run has: its hour, and something random."""
    return f"{shell.clock():%Y%m%dT%H%M%S%z}-{secrets.token_hex(4)}"
