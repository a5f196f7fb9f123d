"""An office at work on one network: it posts, waits, looks up. For tests that read as stories."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Generic, TypeVar

import pytest

from newsroom.crosspost.adapters import (
    Access,
    Adapter,
    Delivery,
    NotDeliveredError,
    Tokens,
    connect,
    payload_of,
)
from newsroom.ledger import Claim, State
from newsroom.social.post import Picture, Post
from newsroom.transport import HttpTransport
from tests.crosspost.fakes import FakeServer, Reply
from tests.newsrooms import NOW

KEY = "0123456789abcdef0123456789abcdef"
SITE = "https://berita.kotacontoh.id"
LINK = f"{SITE}/2026/11/pasar/"
CARD = Picture(name="pasar-1200x630-0123456789ab.jpg", width=1200, height=630, alt="Kartu: pasar.")
CARD_BYTES = b"\xff\xd8 a card \xff\xd9"

P = TypeVar("P", bound=FakeServer)


def a_post(network: str, text: str = "Pasar buka pukul 05.00.", *, card: bool = True) -> Post:
    """A post with the story's address in its text."""
    whole = f"{text}\n\n{LINK}"
    return Post(
        story_id="2026-11-19-pasar",
        network=network,
        text=whole,
        link=LINK,
        length=len(whole),
        limit=280,
        picture=CARD if card else None,
        title="Pasar buka lebih pagi",
        summary="Mulai Senin.",
    )


@dataclass
class Desk(Generic[P]):
    """The office's desk for one network. Its clock and the network's move together."""

    peer: P
    cards: Path
    now: datetime = NOW
    pauses: list[float] = field(default_factory=list)
    secrets: Mapping[str, str] = field(default_factory=dict)
    adapter: Adapter = field(init=False)

    def __post_init__(self) -> None:
        (self.cards / CARD.name).write_bytes(CARD_BYTES)
        self.open()

    def open(self, *, name: str | None = None, number: str | None = None) -> Adapter:
        """A new run: the account is opened again, perhaps with another name or number."""
        usual = self.peer.account
        account = replace(
            usual,
            account=usual.account if name is None else name,
            id=usual.id if number is None else number,
        )
        adapter = connect(
            self.peer.network,
            Access(
                account=account,
                transport=HttpTransport(),
                secrets=self.secrets or self.peer.secrets,
                clock=lambda: self.now,
                pause=self.pauses.append,
            ),
        )
        assert adapter is not None
        self.adapter = adapter
        return adapter

    def wait(self, **span: float) -> None:
        """Let time pass."""
        self.now += timedelta(**span)
        self.peer.now(self.now)

    @property
    def delivery(self) -> Delivery:
        """What a run knows."""
        return Delivery(self.cards, SITE, "run-1", self.now, self.cards)

    def claim(self, post: Post, tokens: Tokens | None = None) -> Claim:
        """The claim for `post`, made now."""
        return Claim(
            network=post.network,
            account="kotacontoh",
            kind="post",
            seq=1,
            state=State.CLAIMED,
            attempt=1,
            run="run-1",
            claimed_at=self.now,
            payload=payload_of(post),
            tokens=self.adapter.reserve(post, KEY, self.now) if tokens is None else tokens,
        )

    def prepare(self, post: Post, claim: Claim | None = None) -> Claim:
        """The claim with what was prepared for it."""
        claim = claim or self.claim(post)
        more = self.adapter.prepare(post, self.delivery, claim.tokens)
        return replace(claim, tokens={**claim.tokens, **more})

    def send(self, post: Post, claim: Claim | None = None) -> Claim:
        """Prepare and publish; the claim with the receipt."""
        claim = self.prepare(post, claim)
        receipt = self.adapter.publish(post, self.delivery, claim.tokens)
        return replace(
            claim, state=State.POSTED, remote_id=receipt.remote_id, url=receipt.url, at=receipt.at
        )

    def interrupt(self, monkeypatch: pytest.MonkeyPatch, body: bytes) -> None:
        """From here on somebody on the way answers in the network's name, and nothing arrives."""
        monkeypatch.setattr(self.peer, "answer", lambda _: Reply(200, body))

    def refused(self, post: Post, claim: Claim | None = None) -> NotDeliveredError:
        """Why sending fails; the test fails where it does not."""
        with pytest.raises(NotDeliveredError) as refusal:
            self.send(post, claim)
        return refusal.value

    @property
    def asked(self) -> list[str]:
        """What the network was asked: `GET /2/users/me`."""
        return [f"{seen.method} {seen.path}" for seen in self.peer.requests]

    def assert_no_secret_in_addresses(self) -> None:
        """No secret in an address or a query of any request."""
        told = "".join(seen.path + str(dict(seen.query)) for seen in self.peer.requests)
        assert [value for value in self.peer.secrets.values() if value in told] == []
