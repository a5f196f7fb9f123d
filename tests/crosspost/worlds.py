"""A newsroom in a repository, and networks that can be made to fail, for the tests of delivery."""

import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from unittest.mock import patch

from newsroom.clock import Clock, fixed_clock
from newsroom.crosspost import deliver as deliver_module
from newsroom.crosspost.accounts import Open
from newsroom.crosspost.adapters import (
    Absence,
    Adapter,
    CannotError,
    Delivery,
    Receipt,
    Tokens,
    payload_of,
)
from newsroom.crosspost.deliver import deliver_due
from newsroom.crosspost.gate import Gate, OpenGate
from newsroom.crosspost.outcome import Outcome
from newsroom.crosspost.run import Means
from newsroom.crosspost.steps import At, Step, nowhere
from newsroom.crosspost.targets import Target
from newsroom.ledger import Claim, Ledger, Record, key_of
from newsroom.settings import LedgerSettings
from newsroom.social.post import Post
from newsroom.story import Story
from newsroom.workspace import Workspace, open_workspace
from tests.newsrooms import NOW, make_newsroom
from tests.stories import story_text

PATH = "content/stories/2026/11/pasar.md"
STORY = "2026-11-19-pasar"
APPROVED = "reviewed: [{by: dewi, at: 2026-11-19T15:40+08:00}]"
NETWORKS = ("facebook", "instagram", "x")
SETTINGS = "".join(f'[networks.{name}]\naccount = "kotacontoh"\n' for name in NETWORKS)
SINCE = NOW - timedelta(days=7)
LATER = NOW + timedelta(hours=1)
CORRECTED = (
    "reviewed: [{by: dewi, at: 2026-11-19T15:58+08:00}]\n"
    "corrections: [{at: 2026-11-19T15:50+08:00, wrong: pukul 6, right: pukul 5}]"
)
WITHDRAWN = (
    "reviewed: [{by: dewi, at: 2026-11-19T15:58+08:00}]\n"
    "withdrawn: {at: 2026-11-19T15:50+08:00, reason: keliru}"
)


def make_world(folder: Path, stories: dict[str, str] | None = None, *, settings: str = "") -> Path:
    """A repository with a newsroom that has an account on three networks; one approved story."""
    files = stories or {PATH: story_text(APPROVED)}
    make_newsroom(folder, settings=settings or SETTINGS, stories=files)
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", folder], check=True)
    return folder


def rewrite(root: Path, front: str, path: str = PATH) -> None:
    """Give the one story other front matter."""
    (root / path).write_text(story_text(front))


Sent = Callable[[Post, Delivery], None]


@dataclass
class FakeNetwork(Adapter):
    """A network that remembers what arrived. `before` and `after` are called around arriving.

    A post that carries the tokens of one that arrived is that one, not a second.
    """

    arrived: list[Post] = field(default_factory=list)
    before: Sent = lambda *_: None
    after: Sent = lambda *_: None
    preparing: Sent = lambda *_: None
    finished: int = 0
    sees_what_arrived: bool = True
    offers_changes: bool = True
    left: int | None = None
    known: list[Tokens] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)

    def reserve(self, post: Post, key: str, now: datetime) -> Tokens:
        """The ledger's key and the hour."""
        return {"key": key, "at": now.isoformat()}

    def prepare(self, post: Post, delivery: Delivery, tokens: Tokens) -> Tokens:
        """A container for what the post says."""
        self.preparing(post, delivery)
        return {"container": payload_of(post)[:8]}

    def publish(self, post: Post, delivery: Delivery, tokens: Tokens) -> Receipt:
        """Take the post."""
        self.before(post, delivery)
        self.arrived.append(post)
        self.known.append(dict(tokens))
        self.after(post, delivery)
        return Receipt(f"id-{len(self.arrived)}", f"https://{post.network}.example/{post.story_id}")

    def look_up(self, post: Post, delivery: Delivery, claim: Claim) -> Receipt | Absence:
        """Whether the claimed post arrived; without sight, nobody can tell."""
        if not self.sees_what_arrived:
            return Absence.UNSURE
        found = any(
            (one.story_id, one.network, one.reply_to, payload_of(one))
            == (post.story_id, post.network, post.reply_to, claim.payload)
            for one in self.arrived
        )
        return Receipt("id-found", "https://found.example") if found else Absence.CERTAIN

    def edit(self, post: Post, delivery: Delivery, claim: Claim) -> Receipt:
        """Replace what the post says."""
        if not self.offers_changes:
            raise CannotError("edit")
        at = int(claim.remote_id.removeprefix("id-")) - 1
        self.before(post, delivery)
        self.arrived[at] = post
        self.after(post, delivery)
        return Receipt(claim.remote_id, claim.url)

    def delete(self, delivery: Delivery, claim: Claim) -> None:
        """Take the post away."""
        if not self.offers_changes:
            raise CannotError("delete")
        self.deleted.append(claim.remote_id)

    def allowance(self, delivery: Delivery) -> int | None:
        """What is left today."""
        return self.left

    def finish(self, delivery: Delivery) -> None:
        """Count the runs."""
        self.finished += 1

    @property
    def names(self) -> list[str]:
        """The networks that posts arrived for, in order."""
        return [post.network for post in self.arrived]


def targets(networks: Sequence[str] = NETWORKS, *, real: bool = False) -> tuple[Target, ...]:
    """One target per network: the outbox, or the network itself."""
    if real:
        return tuple(Target(network, network, "kotacontoh", SINCE) for network in networks)
    return tuple(Target(network, "outbox", network) for network in networks)


def deliver(
    root: Path,
    network: Adapter | Open,
    *,
    run: str = "r1",
    now: datetime | Clock = NOW,
    to: Sequence[Target] | None = None,
    gate: Gate | None = None,
    at: At = nowhere,
    workspace: Workspace | None = None,
) -> Outcome:
    """Deliver everything that is due to a fake network; `workspace` is `root`'s, opened before."""
    clock = fixed_clock(now) if isinstance(now, datetime) else now
    opened = (lambda _: network) if isinstance(network, Adapter) else network
    means = Means(run=run, clock=clock, open_account=opened, gate=gate or OpenGate(), at=at)
    workspace = workspace or open_workspace(root)
    return deliver_due(workspace, root / "output", targets() if to is None else to, means)


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


@dataclass
class Refusing(OpenGate):
    """A gate that gives these answers, and remembers what it was asked."""

    of_story: list[str] = field(default_factory=list)
    of_page: str = ""
    of_picture: str = ""
    asked: list[str] = field(default_factory=list)

    def stands(self, story: Story, now: datetime, *, withdrawn: bool = False) -> str:
        """The next answer; all is well once there are no more."""
        self.asked.append("withdrawn" if withdrawn else "stands")
        return self.of_story.pop(0) if self.of_story else ""

    def is_live(self, story: Story) -> str:
        """One answer for every page."""
        self.asked.append("page")
        return self.of_page

    def has_picture(self, post: Post) -> str:
        """One answer for every picture."""
        self.asked.append("picture")
        return self.of_picture


@dataclass
class Scene:
    """A newsroom with live accounts on some networks, and a ledger in memory."""

    root: Path
    networks: Sequence[str] = ("x",)
    network: FakeNetwork = field(default_factory=FakeNetwork)
    gate: Refusing = field(default_factory=Refusing)
    ledger: MemoryLedger = field(default_factory=MemoryLedger)
    steps: list[tuple[str, str]] = field(default_factory=list)
    runs: int = 0
    workspaces: dict[tuple[bytes, ...], Workspace] = field(default_factory=dict)

    def __post_init__(self) -> None:
        settings = "".join(
            f'[networks.{name}]\naccount = "kotacontoh"\nlive_since = {SINCE.isoformat()}\n'
            for name in self.networks
        )
        make_newsroom(self.root, settings=settings, stories={PATH: story_text(APPROVED)})

    def says(self, front: str, slug: str = "pasar", **changes: str) -> None:
        """Let a story have this front matter; another slug is another story."""
        file = self.root / PATH.replace("pasar", slug)
        file.write_text(story_text(front, slug=slug, **changes))

    def run(
        self,
        network: Adapter | Open | None = None,
        *,
        now: datetime | Clock = NOW,
        local: bool = False,
        at: At = nowhere,
    ) -> Outcome:
        """One run over all live accounts."""

        def noted(step: Step, names: str) -> None:
            self.steps.append((step, names))
            at(step, names)

        self.runs += 1
        with patch.object(deliver_module, "Ledger", return_value=self.ledger):
            return deliver(
                self.root,
                network or self.network,
                run=f"r{self.runs}",
                now=now,
                to=targets(self.networks, real=not local),
                gate=self.gate,
                at=noted,
                workspace=self._workspace(),
            )

    def _workspace(self) -> Workspace:
        """The newsroom as its files are now, read once for the same files."""
        files = [self.root / "newsroom.toml", *sorted((self.root / "content").rglob("*.md"))]
        says = tuple(file.read_bytes() for file in files)
        if says not in self.workspaces:
            self.workspaces[says] = open_workspace(self.root)
        return self.workspaces[says]

    def claim(self, network: str = "x", kind: str = "post", seq: int = 1) -> Claim:
        """The claim of the one story's post."""
        key = key_of(STORY, network, "kotacontoh", kind, seq)
        return self.ledger.kept[STORY].posts[key]

    def change(self, **changes: object) -> None:
        """Let all claims be changed so."""
        for story, record in self.ledger.kept.items():
            posts = {k: replace(c, **changes) for k, c in record.posts.items()}  # type: ignore[arg-type]
            self.ledger.kept[story] = replace(record, posts=posts)


def record_of(root: Path, story: str = STORY) -> Record:
    """The story's record."""
    return Ledger(root, LedgerSettings()).record(story)


def claims_of(root: Path, story: str = STORY) -> dict[str, Claim]:
    """The story's own posts: their claims by the network they are for."""
    return {
        claim.account if claim.network == "outbox" else claim.network: claim
        for claim in record_of(root, story).posts.values()
        if claim.kind == "post"
    }
