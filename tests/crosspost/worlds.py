"""A newsroom in a repository, and networks that can be made to fail, for the tests of delivery."""

import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from newsroom.clock import fixed_clock
from newsroom.crosspost.adapters import (
    Absence,
    Adapter,
    Delivery,
    Receipt,
    Tokens,
    payload_of,
)
from newsroom.crosspost.deliver import deliver_due
from newsroom.crosspost.outcome import Outcome
from newsroom.crosspost.plan import Target
from newsroom.ledger import Claim, Ledger, Record
from newsroom.settings import LedgerSettings
from newsroom.social.post import Post
from newsroom.workspace import open_workspace
from tests.newsrooms import NOW, make_newsroom
from tests.stories import story_text

PATH = "content/stories/2026/11/pasar.md"
STORY = "2026-11-19-pasar"
APPROVED = "reviewed: [{by: dewi, at: 2026-11-19T15:40+08:00}]"
NETWORKS = ("facebook", "instagram", "x")
SETTINGS = "".join(f'[networks.{name}]\naccount = "kotacontoh"\n' for name in NETWORKS)


def make_world(folder: Path, stories: dict[str, str] | None = None) -> Path:
    """A repository with a newsroom that has an account on three networks; one approved story."""
    make_newsroom(folder, settings=SETTINGS, stories=stories or {PATH: story_text(APPROVED)})
    subprocess.run(["git", "init", "--quiet", folder], check=True)
    return folder


Sent = Callable[[Post, Delivery], None]


@dataclass
class FakeNetwork(Adapter):
    """A network that remembers what arrived. `before` and `after` are called around arriving."""

    arrived: list[Post] = field(default_factory=list)
    before: Sent = lambda *_: None
    after: Sent = lambda *_: None
    finished: int = 0
    sees_what_arrived: bool = True

    def publish(self, post: Post, delivery: Delivery, tokens: Tokens) -> Receipt:
        """Take the post."""
        self.before(post, delivery)
        self.arrived.append(post)
        self.after(post, delivery)
        return Receipt(f"id-{len(self.arrived)}", f"https://{post.network}.example/{post.story_id}")

    def look_up(self, post: Post, delivery: Delivery, claim: Claim) -> Receipt | Absence:
        """Whether the claimed post arrived; without sight, nobody can tell."""
        if not self.sees_what_arrived:
            return Absence.UNSURE
        found = any(
            (one.story_id, one.network, payload_of(one))
            == (post.story_id, post.network, claim.payload)
            for one in self.arrived
        )
        return Receipt("id-found", "https://found.example") if found else Absence.CERTAIN

    def finish(self, delivery: Delivery) -> None:
        """Count the runs."""
        self.finished += 1

    @property
    def names(self) -> list[str]:
        """The networks that posts arrived for, in order."""
        return [post.network for post in self.arrived]


def targets(via: str = "outbox", networks: Sequence[str] = NETWORKS) -> tuple[Target, ...]:
    """One target per network, all delivered through `via`."""
    return tuple(Target(network, via, network) for network in networks)


def deliver(
    root: Path,
    network: FakeNetwork,
    *,
    run: str = "r1",
    now: datetime = NOW,
    to: Sequence[Target] | None = None,
) -> Outcome:
    """Deliver everything that is due to a fake network."""
    return deliver_due(
        open_workspace(root),
        root / "output",
        targets() if to is None else to,
        clock=fixed_clock(now),
        run=run,
        load_adapter=lambda _: network,
    )


def record_of(root: Path, story: str = STORY) -> Record:
    """The story's record."""
    return Ledger(root, LedgerSettings()).record(story)


def claims_of(root: Path, story: str = STORY) -> dict[str, Claim]:
    """The story's claims by account."""
    return {claim.account: claim for claim in record_of(root, story).posts.values()}
