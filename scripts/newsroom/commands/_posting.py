"""What a run of delivery is given of the world: secrets, a transport, the gate, a name."""

import secrets
from collections.abc import Sequence

from newsroom.commands import Shell
from newsroom.crosspost.accounts import Open, Opener, open_outbox
from newsroom.crosspost.gate import Gate, MainGate, OpenGate
from newsroom.crosspost.run import Means, Say
from newsroom.crosspost.targets import Target
from newsroom.crosspost.tip import tip_of
from newsroom.workspace import Workspace


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
    return MainGate(settings, tip, workspace.recorded, probe.page, probe.picture)


def _any_real(targets: Sequence[Target]) -> bool:
    return any(target.is_real for target in targets)


def _new_run(shell: Shell) -> str:
    """A name for this run that no other run has: its hour, and something random."""
    return f"{shell.clock():%Y%m%dT%H%M%S%z}-{secrets.token_hex(4)}"
