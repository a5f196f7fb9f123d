"""A process that delivers in earnest, and asks its driver before every step whether to go on.

It has the real deliverer, adapters, gate, ledger and transport. Between two steps, and before each
request, it says where it stands and waits; there the driver lets it go on, or kills it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path

from newsroom.crosspost import adapters
from newsroom.crosspost.accounts import Shut
from newsroom.crosspost.adapters import Access, Adapter, connect, names, secrets_of
from newsroom.crosspost.deliver import deliver_due
from newsroom.crosspost.gate import MainGate
from newsroom.crosspost.run import Means
from newsroom.crosspost.targets import Target, targets_of
from newsroom.crosspost.tip import tip_of
from newsroom.errors import NewsroomError
from newsroom.transport import Answer, HttpTransport, Request
from newsroom.workspace import Workspace, open_workspace
from tests.chaos.broken import BREAKAGES
from tests.crosspost.faults import FAULTS, HASTE

for _name in names():
    # Each process is a copy of one that has read this module, so this is done once.
    import_module(f"{adapters.__name__}.{_name}")

REQUEST = "request"
"""What a deliverer says it is about to do, besides the steps that it has done."""


@dataclass(frozen=True, slots=True)
class Job:
    """What to deliver: the clone, the networks with their secrets, the run's name.

    `broken` breaks the deliverer on purpose.
    """

    root: Path
    networks: Mapping[str, Mapping[str, str]]
    run: str
    broken: str = ""


@dataclass(frozen=True, slots=True)
class At:
    """A deliverer has done `step` for `networks`, or is about to send a request."""

    step: str
    networks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Go:
    """Go on: it is `now` by the deliverer's clock, and the next request meets `fault`."""

    now: datetime
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Came:
    """What came of one post."""

    network: str
    key: str
    result: str
    reason: str


@dataclass(frozen=True, slots=True)
class Ended:
    """The run is over; `error` is what stopped it, in English."""

    came: tuple[Came, ...] = ()
    error: str = ""


@dataclass(slots=True)
class _Line:
    """The line to the driver."""

    wire: Connection
    now: datetime
    fault: str = ""

    def ask(self, step: str, networks: str) -> None:
        """Say where the run stands, and wait."""
        self.wire.send(At(str(step), tuple(networks.split(","))))
        go = self.wire.recv()
        self.now, self.fault = go.now, go.fault

    def clock(self) -> datetime:
        """The hour, as the driver has it for this deliverer."""
        return self.now


@dataclass(slots=True)
class _Asking:
    """The real transport; before each request the driver is asked."""

    line: _Line
    network: str
    inner: HttpTransport

    def send(self, request: Request) -> Answer:
        """Send it, into a fault if the driver wants one."""
        self.line.ask(REQUEST, self.network)
        if self.line.fault:
            fault = next(one for one in FAULTS if one.name == self.line.fault)
            seconds = HASTE if fault.hurried else request.seconds
            request = replace(request, url=fault.route(request.url), seconds=seconds)
        return self.inner.send(request)


def deliver(job: Job, wire: Connection) -> None:
    """Deliver once, and say what came of it."""
    line = _Line(wire, wire.recv().now)
    workspace = open_workspace(job.root)
    means = Means(
        run=job.run,
        clock=line.clock,
        open_account=lambda target: _account(workspace, target, job, line),
        gate=_gate(workspace),
        at=line.ask,
    )
    every = targets_of(workspace.settings, line.now)
    targets = [target for target in every if target.network in job.networks]
    with BREAKAGES[job.broken]():
        try:
            outcome = deliver_due(workspace, job.root / "output", targets, means)
        except NewsroomError as error:
            wire.send(Ended(error=error.message_en))
            return
    came = [Came(d.row.target.network, d.row.key, d.result, d.reason) for d in outcome.done]
    wire.send(Ended(tuple(came)))


def _gate(workspace: Workspace) -> MainGate:
    """The gate; what readers see of the site is another test's matter."""
    settings = workspace.settings
    tip = tip_of(settings.root, settings.ledger.remote)
    return MainGate(settings, tip, workspace.recorded, lambda *_: "", lambda *_, **__: "")


def _account(workspace: Workspace, target: Target, job: Job, line: _Line) -> Adapter | Shut:
    secrets = job.networks[target.via]
    assert {one.name for one in secrets_of(target.via)} == set(secrets)
    access = Access(
        account=workspace.settings.networks[target.via],
        transport=_Asking(line, target.via, HttpTransport()),
        secrets=secrets,
        clock=line.clock,
        pause=lambda _: None,
    )
    return connect(target.via, access) or Shut("no-adapter")
