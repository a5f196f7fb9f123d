"""Mastodon: one key for an hour, and the account's own statuses read back after it.

`TestOnBothServers` runs against a server that keeps its word about the Idempotency-Key and against
one that ignores it, as GoToSocial 0.20 does.
"""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image

from newsroom.clock import system_clock
from newsroom.crosspost.adapters import (
    Absence,
    Access,
    Adapter,
    CannotError,
    NotDeliveredError,
    Receipt,
    connect,
)
from newsroom.errors import SettingsError
from newsroom.ledger import Claim, Figures
from newsroom.networks import Limits
from newsroom.settings import Account
from newsroom.social.post import Post
from newsroom.transport import Answer, Request, TransportError
from tests.crosspost.adapters.desk import CARD, CARD_BYTES, LINK, Desk, a_post
from tests.crosspost.fakes import Visible
from tests.crosspost.fakes.mastodon import TOKEN, FakeMastodon, Status
from tests.newsrooms import NOW

POST = a_post("mastodon")
PLAIN = a_post("mastodon", card=False)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk[FakeMastodon]]:
    with FakeMastodon() as peer:
        yield Desk(peer, tmp_path)


@pytest.fixture(params=["keeps keys", "ignores keys"])
def any_desk(request: pytest.FixtureRequest, desk: Desk[FakeMastodon]) -> Desk[FakeMastodon]:
    desk.peer.ignores_keys = request.param == "ignores keys"
    return desk


class TestOnBothServers:
    def test_a_status_stands_there_with_its_card_and_alternative_text(
        self, any_desk: Desk[FakeMastodon]
    ) -> None:
        claim = any_desk.send(POST)

        (status,) = any_desk.peer.statuses.values()
        upload = any_desk.peer.uploads[status.media[0]]
        assert any_desk.peer.visible() == [Visible(claim.remote_id, POST.text, LINK)]
        assert (upload.data, upload.alt) == (CARD_BYTES, CARD.alt)
        assert claim.url == f"{any_desk.peer.base}/@kotacontoh/{status.id}"
        assert claim.at == NOW

    def test_a_look_up_finds_it_by_its_address_whatever_it_says(
        self, any_desk: Desk[FakeMastodon]
    ) -> None:
        claim = any_desk.send(POST)
        changed = a_post("mastodon", "Kalimat lain & <lain>.")

        found = any_desk.adapter.look_up(changed, any_desk.delivery, claim)

        assert found == Receipt(claim.remote_id, claim.url, NOW)

    def test_absence_is_certain_once_no_run_can_still_be_sending(
        self, any_desk: Desk[FakeMastodon]
    ) -> None:
        claim = any_desk.prepare(POST)
        any_desk.wait(minutes=5)
        assert any_desk.adapter.look_up(POST, any_desk.delivery, claim) is Absence.UNSURE

        any_desk.wait(seconds=1)
        assert any_desk.adapter.look_up(POST, any_desk.delivery, claim) is Absence.CERTAIN

    def test_a_claim_from_a_clock_that_runs_ahead_is_not_given_up(
        self, any_desk: Desk[FakeMastodon]
    ) -> None:
        claim = replace(any_desk.prepare(POST), claimed_at=NOW + timedelta(hours=2))
        any_desk.wait(hours=1)

        assert any_desk.adapter.look_up(POST, any_desk.delivery, claim) is Absence.UNSURE

    def test_an_attempt_that_was_only_slow_cannot_post_beside_the_next_one(
        self, any_desk: Desk[FakeMastodon]
    ) -> None:
        """The picture was uploaded for the claim, and only one status can have it."""
        slow = any_desk.prepare(POST)
        any_desk.wait(minutes=10)
        assert any_desk.adapter.look_up(POST, any_desk.delivery, slow) is Absence.CERTAIN
        second = any_desk.prepare(POST, slow)

        sent = send_again(any_desk, POST, slow)
        assert send_again(any_desk, POST, second) in (sent, "unknown: duplicate")
        assert len(any_desk.peer.visible()) == 1

    def test_an_upload_that_is_taken_was_taken_by_this_very_post(
        self, any_desk: Desk[FakeMastodon]
    ) -> None:
        claim = any_desk.send(POST)
        any_desk.wait(hours=2)  # the key is forgotten

        with pytest.raises(NotDeliveredError, match="unknown: duplicate"):
            any_desk.adapter.publish(POST, any_desk.delivery, claim.tokens)
        assert isinstance(any_desk.adapter.look_up(POST, any_desk.delivery, claim), Receipt)

    def test_an_older_status_with_the_address_is_another_post(
        self, any_desk: Desk[FakeMastodon]
    ) -> None:
        any_desk.send(POST)
        any_desk.wait(hours=25)
        claim = any_desk.claim(POST)
        any_desk.wait(minutes=10)

        assert any_desk.adapter.look_up(POST, any_desk.delivery, claim) is Absence.CERTAIN

    def test_it_is_found_behind_a_hundred_others(self, any_desk: Desk[FakeMastodon]) -> None:
        claim = any_desk.send(PLAIN)
        fill(any_desk, 100)

        assert isinstance(any_desk.adapter.look_up(PLAIN, any_desk.delivery, claim), Receipt)

    def test_behind_too_many_others_nobody_knows(self, any_desk: Desk[FakeMastodon]) -> None:
        claim = any_desk.send(PLAIN)
        fill(any_desk, 400)
        any_desk.wait(minutes=10)

        with pytest.raises(NotDeliveredError, match="blocked: too-many-posts"):
            any_desk.adapter.look_up(PLAIN, any_desk.delivery, claim)


def send_again(desk: Desk[FakeMastodon], post: Post, claim: Claim) -> str:
    """Publish what was prepared. Returns the id of the status, or why there is none."""
    try:
        return desk.adapter.publish(post, desk.delivery, claim.tokens).remote_id
    except NotDeliveredError as error:
        return str(error)


def fill(desk: Desk[FakeMastodon], count: int) -> None:
    """Let the account say other things."""
    for number in range(count):
        name = str(200_000_000_000_000_000 + number)
        desk.peer.statuses[name] = Status(name, f"Kabar {number}", desk.now, ())
    desk.peer._next = 200_000_000_000_000_000 + count


class TestTheKey:
    def test_sent_twice_within_the_hour_it_stands_once(self, desk: Desk[FakeMastodon]) -> None:
        claim = desk.prepare(PLAIN)

        with ThreadPoolExecutor(4) as pool:
            sent = [
                pool.submit(desk.adapter.publish, PLAIN, desk.delivery, claim.tokens)
                for _ in range(4)
            ]
            receipts = {one.result().remote_id for one in sent}

        assert len(receipts) == len(desk.peer.visible()) == 1

    def test_the_hostile_server_really_is_hostile(self, desk: Desk[FakeMastodon]) -> None:
        desk.peer.ignores_keys = True
        desk.send(PLAIN, desk.send(PLAIN))

        assert len(desk.peer.visible()) == 2


class TestUploads:
    def test_the_wait_for_a_picture_is_polled_with_pauses(self, desk: Desk[FakeMastodon]) -> None:
        desk.peer.slow = 3
        desk.send(POST)

        assert desk.pauses == [2.0] * 4
        assert len(desk.peer.visible()) == 1

    def test_a_server_that_never_finishes_blocks(self, desk: Desk[FakeMastodon]) -> None:
        desk.peer.slow = 1_000

        assert str(desk.refused(POST)) == "blocked: media-processing"
        assert sum(desk.pauses) == 60

    def test_an_upload_that_waits_is_used_by_the_next_attempt(
        self, desk: Desk[FakeMastodon]
    ) -> None:
        first = desk.prepare(POST)
        second = desk.prepare(POST, first)
        desk.peer.uploads.clear()
        third = desk.prepare(POST, second)

        assert first.tokens["media"] == second.tokens["media"] != third.tokens["media"]

    def test_an_upload_that_waits_is_used_though_the_picture_is_another_by_now(
        self, any_desk: Desk[FakeMastodon]
    ) -> None:
        """The first attempt may still be under way; the upload lets only one of the two through."""
        first = any_desk.prepare(POST)
        later = replace(POST, text=f"RALAT\n\n{LINK}", picture=replace(CARD, alt="Lain."))

        sent = any_desk.send(later, first)
        any_desk.wait(hours=2)

        with pytest.raises(NotDeliveredError, match="unknown: duplicate"):
            any_desk.adapter.publish(POST, any_desk.delivery, first.tokens)
        assert [one.remote_id for one in any_desk.peer.visible()] == [sent.remote_id]

    def test_another_picture_is_uploaded_with_the_edit_that_follows(
        self, desk: Desk[FakeMastodon]
    ) -> None:
        later = replace(POST, picture=replace(CARD, alt="Lain."))
        sent = desk.send(later, desk.prepare(POST))

        desk.adapter.edit(later, desk.delivery, sent)

        (status,) = desk.peer.statuses.values()
        assert [desk.peer.uploads[media].alt for media in status.media] == ["Lain."]


class TestTheServersOwnLimits:
    def test_they_are_asked_of_it_once(self, desk: Desk[FakeMastodon]) -> None:
        desk.peer.most_characters = 5_000
        for _ in range(2):
            assert desk.adapter.limits() == Limits(
                text=5_000, link_weight=23, alt_text=1_500, picture_bytes=16_777_216
            )
            desk.prepare(PLAIN)

        assert desk.asked == ["GET /api/v2/instance"]

    def test_a_text_that_is_too_long_here_is_rejected_before_it_is_sent(
        self, desk: Desk[FakeMastodon]
    ) -> None:
        desk.peer.most_characters = PLAIN.length - 1

        assert str(desk.refused(PLAIN)) == "rejected: too-long"
        assert desk.asked == ["GET /api/v2/instance"]

    def test_what_the_server_refuses_is_rejected(self, desk: Desk[FakeMastodon]) -> None:
        assert str(desk.refused(replace(PLAIN, text="a" * 501))) == "rejected: http-422"

    def test_alternative_text_that_is_too_long_is_rejected(self, desk: Desk[FakeMastodon]) -> None:
        long = replace(POST, picture=replace(CARD, alt="a" * 1_501))

        assert str(desk.refused(long)) == "rejected: alt-too-long"


class TestLifeAfterPosting:
    def test_a_correction_edits_the_status_and_keeps_its_picture(
        self, desk: Desk[FakeMastodon]
    ) -> None:
        claim = desk.send(POST)
        corrected = a_post("mastodon", "Ralat: pukul 06.00.")

        for _ in range(2):
            receipt = desk.adapter.edit(corrected, desk.delivery, claim)

        assert (receipt.remote_id, receipt.url) == (claim.remote_id, claim.url)
        assert desk.peer.visible() == [Visible(claim.remote_id, corrected.text, LINK)]
        assert desk.peer.statuses[claim.remote_id].media == (claim.tokens["media"],)

    def test_a_corrected_picture_is_uploaded_first(self, desk: Desk[FakeMastodon]) -> None:
        claim = desk.send(POST)

        desk.adapter.edit(replace(POST, picture=replace(CARD, alt="Lain.")), desk.delivery, claim)

        (media,) = desk.peer.statuses[claim.remote_id].media
        assert desk.peer.uploads[media].alt == "Lain."

    def test_a_status_that_is_gone_cannot_be_edited(self, desk: Desk[FakeMastodon]) -> None:
        claim = desk.send(POST)
        desk.adapter.delete(desk.delivery, claim)

        with pytest.raises(CannotError, match="gone"):
            desk.adapter.edit(POST, desk.delivery, claim)

    def test_deleting_twice_is_no_fault(self, desk: Desk[FakeMastodon]) -> None:
        claim = desk.send(POST)
        for _ in range(2):
            desk.adapter.delete(desk.delivery, claim)

        assert desk.peer.visible() == []

    def test_figures_and_none_for_what_is_gone(self, desk: Desk[FakeMastodon]) -> None:
        claim = desk.send(POST)
        assert desk.adapter.figures(claim) == Figures(at=NOW, likes=7, shares=3, comments=2)

        desk.adapter.delete(desk.delivery, claim)
        assert desk.adapter.figures(claim) is None


class TestTheAccount:
    def test_a_good_account_has_no_problem(self, desk: Desk[FakeMastodon]) -> None:
        health = desk.adapter.check(desk.now)

        assert (health.problem, health.name, health.missing) == ("", "@kotacontoh", ())

    def test_a_token_without_the_right_to_write_is_told_and_blocks(
        self, desk: Desk[FakeMastodon]
    ) -> None:
        desk.peer.scopes = ["read"]

        health = desk.adapter.check(desk.now)

        assert health.problem == "forbidden"
        assert health.missing == ("write:statuses", "write:media")
        assert str(desk.refused(POST)) == "blocked: forbidden"

    def test_narrow_rights_are_enough(self, desk: Desk[FakeMastodon]) -> None:
        desk.peer.scopes = ["read", "write:statuses", "write:media"]

        assert desk.adapter.check(desk.now).missing == ()

    def test_a_dead_token_and_another_accounts_token_are_told(
        self, desk: Desk[FakeMastodon]
    ) -> None:
        assert desk.open(name="@kotalain").check(desk.now).problem == "other-account"

        desk.secrets = {"TAYANG_MASTODON_TOKEN": "wrong"}
        assert desk.open().check(desk.now).problem == "token"
        assert str(desk.refused(POST)) == "blocked: token"

    def test_the_server_is_the_one_in_the_accounts_name(self) -> None:
        unreachable = Unreachable()

        with pytest.raises(NotDeliveredError, match="blocked: name"):
            unreachable.open("@kota@mastodon.example").check(NOW)

        (request,) = unreachable.asked
        assert request.url == "https://mastodon.example/api/v1/accounts/verify_credentials"

    def test_an_account_that_names_no_server_is_told_how_to(self) -> None:
        with pytest.raises(SettingsError, match='account = "@nama@server"'):
            Unreachable().open("@kota")

    def test_no_secret_stands_in_an_address_or_a_repr(self, desk: Desk[FakeMastodon]) -> None:
        desk.adapter.figures(desk.send(POST))

        desk.assert_no_secret_in_addresses()
        assert TOKEN not in repr(desk.adapter)


class Unreachable:
    """A transport that reaches nobody and remembers who was asked for."""

    def __init__(self) -> None:
        self.asked: list[Request] = []

    def send(self, request: Request) -> Answer:
        self.asked.append(request)
        raise TransportError("name", sent=False)

    def open(self, account: str) -> Adapter:
        secrets = {"TAYANG_MASTODON_TOKEN": TOKEN}
        access = Access(account=Account(account=account), transport=self, secrets=secrets)
        adapter = connect("mastodon", access)
        assert adapter is not None
        return adapter


@pytest.mark.slow
@pytest.mark.skipif(
    not {"TAYANG_TEST_MASTODON_URL", "TAYANG_TEST_MASTODON_TOKEN"} <= os.environ.keys(),
    reason="no Mastodon server is named (TAYANG_TEST_MASTODON_URL, TAYANG_TEST_MASTODON_TOKEN)",
)
def test_a_real_server_takes_finds_edits_and_deletes_a_status(tmp_path: Path) -> None:
    """An account there for tests only: every status that is made is deleted again."""
    desk: Desk[FakeMastodon] = Desk(NamedMastodon(), tmp_path, now=system_clock())
    Image.new("RGB", (1200, 630), "teal").save(desk.cards / CARD.name)
    post = a_post("mastodon", f"Uji kirim {desk.now.isoformat()}.")

    claim = desk.send(post)
    try:
        found = desk.adapter.look_up(post, desk.delivery, claim)
        assert isinstance(found, Receipt)
        assert found.remote_id == claim.remote_id
        assert send_again(desk, post, claim) in (claim.remote_id, "unknown: duplicate")
        desk.adapter.edit(a_post("mastodon", "Ralat uji kirim."), desk.delivery, claim)
        assert desk.adapter.figures(claim) is not None
    finally:
        for _ in range(2):
            desk.adapter.delete(desk.delivery, claim)


class NamedMastodon(FakeMastodon):
    """The server that the environment names, in the place of the stand-in."""

    def __init__(self) -> None:
        super().__init__()
        self.secrets = {"TAYANG_MASTODON_TOKEN": os.environ["TAYANG_TEST_MASTODON_TOKEN"]}

    @property
    def base(self) -> str:
        return os.environ["TAYANG_TEST_MASTODON_URL"]
