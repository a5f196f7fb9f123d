"""A newsroom with one account, on a network that is stood in for, behind the fault proxy."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from unittest.mock import patch

from newsroom.crosspost import deliver
from newsroom.crosspost.accounts import Shut
from newsroom.crosspost.adapters import Access, Adapter, connect
from newsroom.crosspost.deliver import deliver_due
from newsroom.crosspost.gate import OpenGate
from newsroom.crosspost.outcome import Done, Result
from newsroom.crosspost.run import Means
from newsroom.crosspost.steps import Step
from newsroom.crosspost.targets import Target, targets_of
from newsroom.ledger import Claim, Record
from newsroom.ledger.record import encode
from newsroom.transport import Answer, Request
from newsroom.workspace import Workspace, open_workspace
from tests.crosspost.fakes import Peer, Visible
from tests.crosspost.faults import Fault, Proxy, Steered
from tests.newsrooms import NOW, make_newsroom
from tests.stories import story_text

REVIEWED = """\
reviewed:
  - {by: dewi, at: 2026-11-19T15:40+08:00}
  - {by: dewi, at: 2026-11-19T16:30+08:00}"""
CORRECTED = "corrections: [{at: 2026-11-19T16:20+08:00, wrong: pukul enam, right: pukul lima}]"
WITHDRAWN = "withdrawn: {at: 2026-11-19T16:20+08:00, reason: Sumbernya keliru.}"
STORY = "2026-11-19-pasar"
PATH = "content/stories/2026/11/pasar.md"


@dataclass
class MemoryLedger:
    """A ledger that is quick to write; what a real one is held to is in tests/ledger."""

    kept: dict[str, Record] = field(default_factory=dict)

    def fetch(self) -> None:
        """There is nowhere to fetch from."""

    def records(self) -> Mapping[str, Record]:
        """All records."""
        return dict(self.kept)

    def update(self, story_id: str, change: Callable[[Record], Record], _message: str) -> Record:
        """Change a record."""
        self.kept[story_id] = change(self.kept.get(story_id, Record(story=story_id)))
        return self.kept[story_id]


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run did: its posts, and for each request the step that it was made for."""

    done: tuple[Done, ...]
    steps: tuple[Step | None, ...]


@dataclass
class Noted:
    """Takes note of the step that each request was made for."""

    steered: Steered
    steps: list[Step | None] = field(default_factory=list)

    def send(self, request: Request) -> Answer:
        """Send it on its way."""
        self.steps.append(None)
        return self.steered.send(request)

    def at(self, step: Step, _networks: str) -> None:
        """What was sent since the last step was sent for this one."""
        self.steps = [known or step for known in self.steps]


@dataclass
class Stage:
    """The newsroom of one network's tests, in the folder `root`. Its one story says `front`.

    `switch` is the attribute of the stand-in that is set to True, or empty.

    `told` is everything that a run said or wrote down; `is_settled` says that the last one found
    nothing to do.
    """

    peer: Peer
    proxy: Proxy
    root: Path
    front: str = ""
    switch: str = ""
    ledger: MemoryLedger = field(default_factory=MemoryLedger)
    told: list[str] = field(default_factory=list)
    runs: int = 0
    is_settled: bool = False
    workspaces: dict[str, Workspace] = field(default_factory=dict)

    def begin(self) -> None:
        """Start again: nothing was posted, nothing is known."""
        self.proxy.let_go()
        self.peer.reset()
        if self.switch:
            assert getattr(self.peer, self.switch) is False, "no such switch"
            setattr(self.peer, self.switch, True)
        self.ledger.kept.clear()
        self.told.clear()

    def run(
        self,
        after: timedelta = timedelta(),
        fault: Fault | None = None,
        at: int = 0,
        *,
        says: str = "",
    ) -> Ran:
        """A run so long `after` the first, whose request number `at` meets `fault`.

        The story says the lines of `says` besides.
        """
        now = NOW + after
        workspace = self._workspace(says)
        self.peer.now(now)
        noted = Noted(Steered(self.proxy, fault, at))
        self.runs += 1
        means = Means(
            run=f"r{self.runs}",
            clock=lambda: now,
            open_account=self._opener(noted, now),
            gate=OpenGate(),
            at=noted.at,
        )
        targets = targets_of(workspace.settings, now)
        with patch.object(deliver, "Ledger", return_value=self.ledger):
            outcome = deliver_due(workspace, self.root / "output", targets, means)
        self.is_settled = all(one.result is Result.SETTLED for one in outcome.done)
        self.told += [repr(outcome), *(encode(one).decode() for one in self.ledger.kept.values())]
        return Ran(outcome.done, tuple(noted.steps))

    def _opener(self, noted: Noted, now: datetime) -> Callable[[Target], Adapter | Shut]:
        def opened(target: Target) -> Adapter | Shut:
            account = self._workspace().settings.networks[target.via]
            access = Access(
                account=account,
                transport=noted,
                secrets=self.peer.secrets,
                clock=lambda: now,
                pause=lambda _: None,
            )
            return connect(target.via, access) or Shut("no-adapter")

        return opened

    def _workspace(self, says: str = "") -> Workspace:
        if says not in self.workspaces:
            front = "\n".join(filter(None, (REVIEWED, self.front, says)))
            folder = self.root / str(len(self.workspaces))
            text = story_text(front)
            make_newsroom(folder, settings=self._settings(), stories={PATH: text})
            self.workspaces[says] = open_workspace(folder)
        return self.workspaces[says]

    def _settings(self) -> str:
        account = self.peer.account
        return (
            f"[networks.{self.peer.network}]\n"
            f'account = "{account.account}"\nid = "{account.id}"\nserver = "{self.proxy.base}"\n'
            "live_since = 2026-11-19T00:00:00+08:00\n"
        )

    @property
    def claims(self) -> list[Claim]:
        """The claims of the one story: that of its post, then of what answers it."""
        record = self.ledger.kept.get(STORY)
        claims = list(record.posts.values()) if record else []
        return sorted(claims, key=lambda claim: claim.kind != "post")

    @property
    def claim(self) -> Claim | None:
        """The claim of the story's own post."""
        return next(iter(self.claims), None)

    @property
    def visible(self) -> list[Visible]:
        """What readers see."""
        return self.peer.visible()


@contextmanager
def staged(peer: Peer, root: Path, front: str = "", switch: str = "") -> Iterator[Stage]:
    """A stage for `peer`; `front` adds lines to its one story, `switch` is the stand-in's."""
    peer.start()
    proxy = Proxy(peer)
    yield Stage(peer, proxy, root, front, switch)
    proxy.close()
    peer.stop()
