"""Whoever answers 200 without doing anything, such as a portal on the way, is not believed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsroom.crosspost.adapters import Absence, NotDeliveredError, Receipt
from newsroom.ledger import Claim
from newsroom.social.post import Post
from tests.crosspost.adapters.desk import Desk, a_post
from tests.crosspost.fakes import FakeServer
from tests.crosspost.fakes.bluesky import FakeBluesky
from tests.crosspost.fakes.mastodon import FakeMastodon
from tests.crosspost.fakes.x import FakeX

BODIES = (b"<!doctype html><title>Portal</title>", b"{}", b"[]", b"null")

SAYS_SO_ITSELF = {("bluesky", b"{}"): "deleting a record is answered with {} there"}
"""Answers to a deletion that are the network's own, and why."""


@pytest.fixture(params=[FakeBluesky, FakeMastodon, FakeX], ids=lambda peer: peer.network)
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk[FakeServer]]:
    """A desk at each network whose adapter reads answers by `_calls`; Meta's are in test_meta.py."""
    with request.param() as peer:
        yield Desk(peer, tmp_path)


@pytest.fixture
def post(desk: Desk[FakeServer]) -> Post:
    """A post with a card."""
    return a_post(desk.peer.network)


@pytest.mark.parametrize("body", BODIES)
class TestAStrangersAnswer:
    def test_is_not_taken_for_a_post(
        self, desk: Desk[FakeServer], post: Post, monkeypatch: pytest.MonkeyPatch, body: bytes
    ) -> None:
        claim = desk.prepare(post)
        desk.interrupt(monkeypatch, body)

        with pytest.raises(NotDeliveredError, match="unknown: http-200"):
            desk.adapter.publish(post, desk.delivery, claim.tokens)

    def test_nor_for_an_upload(
        self, desk: Desk[FakeServer], post: Post, monkeypatch: pytest.MonkeyPatch, body: bytes
    ) -> None:
        desk.interrupt(monkeypatch, body)

        assert str(desk.refused(post)) == "blocked: http-200"

    def test_nor_for_a_post_that_was_found_or_is_certainly_absent(
        self, desk: Desk[FakeServer], post: Post, monkeypatch: pytest.MonkeyPatch, body: bytes
    ) -> None:
        claim = desk.prepare(post)
        desk.interrupt(monkeypatch, body)
        desk.wait(minutes=10)

        assert look_up(desk, post, claim) in {"blocked: http-200", Absence.UNSURE}

    def test_nor_for_a_deletion(
        self, desk: Desk[FakeServer], post: Post, monkeypatch: pytest.MonkeyPatch, body: bytes
    ) -> None:
        if (desk.peer.network, body) in SAYS_SO_ITSELF:
            return
        claim = desk.send(post)
        desk.interrupt(monkeypatch, body)

        with pytest.raises(NotDeliveredError, match="unknown: http-200"):
            desk.adapter.delete(desk.delivery, claim)


def look_up(desk: Desk[FakeServer], post: Post, claim: Claim) -> Receipt | Absence | str:
    """What a look-up says, or why it failed."""
    try:
        return desk.adapter.look_up(post, desk.delivery, claim)
    except NotDeliveredError as error:
        return str(error)
