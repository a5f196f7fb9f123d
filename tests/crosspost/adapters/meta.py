"""What the tests of Facebook, Instagram and Threads share: a post, a claim, an opened account."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from newsroom.crosspost.adapters import Access, Adapter, Delivery, connect, payload_of
from newsroom.ledger import Claim, State
from newsroom.settings import Account
from newsroom.social.post import Picture, Post
from newsroom.transport import Answer, HttpTransport, Request
from tests.crosspost.fakes import FakeServer
from tests.newsrooms import NOW

SITE = "https://berita.contoh.example"
LINK = f"{SITE}/2026/11/pasar/"
CARD = Picture(name="pasar-0123456789ab.jpg", width=1080, height=1350, alt="Lapak-lapak pasar.")
POST = Post(
    story_id="2026-11-19-pasar",
    network="facebook",
    text="Pasar Tepian buka pukul 05.00.",
    link=LINK,
    length=30,
    limit=63_206,
    picture=CARD,
)
DELIVERY = Delivery(Path("output"), SITE, "run-1", NOW, Path("cards"))


def open_account(peer: FakeServer, pauses: list[float] | None = None) -> Adapter:
    """The office's account at `peer`, whose clock is ours; waits are only noted."""
    waits: list[float] = [] if pauses is None else pauses
    access = Access(
        account=peer.account,
        transport=HttpTransport(),
        secrets=peer.secrets,
        clock=lambda: peer.time,
        pause=waits.append,
    )
    adapter = connect(peer.network, access)
    assert adapter
    return adapter


def claim_of(
    post: Post,
    *,
    tokens: Mapping[str, str] | None = None,
    at: datetime = NOW,
    remote_id: str = "",
    looks: int = 0,
) -> Claim:
    """The claim of a post that was made at `at`."""
    return Claim(
        network=post.network,
        account="@kotacontoh",
        kind="post",
        seq=1,
        state=State.CLAIMED,
        attempt=1,
        run="run-0",
        claimed_at=at,
        payload=payload_of(post),
        tokens=tokens or {},
        remote_id=remote_id,
        looks=looks,
    )


@dataclass
class Saying:
    """A transport that always answers the same, and remembers what it was asked."""

    status: int
    body: Any
    headers: Mapping[str, str] = field(default_factory=dict)
    asked: list[Request] = field(default_factory=list)

    def send(self, request: Request) -> Answer:
        self.asked.append(request)
        data = self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()
        return Answer(self.status, self.headers, data)

    def account(self, network: str, secret: str) -> Adapter:
        """An account on the network that answers so."""
        access = Access(
            account=Account(account="@kotacontoh", id="1234567890"),
            transport=self,
            secrets={secret: "EAAB-secret"},
            clock=lambda: NOW,
            pause=lambda _: None,
        )
        adapter = connect(network, access)
        assert adapter
        return adapter
