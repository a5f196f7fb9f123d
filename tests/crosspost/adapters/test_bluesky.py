"""Bluesky: exactly once, by a record whose name stands in the claim.

`TestOnBothServers` runs against the stand-in and, marked slow, against the real server, so that
the stand-in says of itself nothing that the real one does not.
"""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path

import pytest

from newsroom.crosspost.adapters import Absence, CannotError, NotDeliveredError, Receipt
from newsroom.ledger import Figures
from newsroom.transport import HttpTransport, Request
from tests.crosspost.adapters.desk import CARD, LINK, Desk, a_post
from tests.crosspost.adapters.pds import RealBluesky, is_built, serving
from tests.crosspost.fakes import Visible
from tests.crosspost.fakes.bluesky import FakeBluesky
from tests.newsrooms import NOW

POST = replace(a_post("bluesky"), text="Pasar buka pukul 05.00. #KotaContoh")
FAMILY = "👨‍👩‍👧‍👦"


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if not is_built():
        pytest.skip("the Bluesky server is not built: make peers")
    with serving(tmp_path_factory.mktemp("pds")) as base:
        yield base


@pytest.fixture(params=["stand-in", pytest.param("real", marks=pytest.mark.slow)])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk[FakeBluesky]]:
    if request.param == "real":
        yield Desk(RealBluesky(request.getfixturevalue("real")), tmp_path)
        return
    with FakeBluesky() as peer:
        yield Desk(peer, tmp_path)


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Desk[FakeBluesky]]:
    """A desk before the stand-in alone."""
    with FakeBluesky() as peer:
        yield Desk(peer, tmp_path)


class TestOnBothServers:
    def test_a_post_stands_there_with_the_preview_of_its_story(
        self, desk: Desk[FakeBluesky]
    ) -> None:
        claim = desk.send(POST)

        assert desk.peer.visible() == [Visible(claim.remote_id, POST.text, LINK)]
        rkey = claim.tokens["rkey"]
        handle = desk.peer.account.account.lstrip("@")
        assert claim.url == f"https://bsky.app/profile/{handle}/post/{rkey}"
        _, record = desk.peer.records[rkey]
        external = record["embed"]["external"]
        assert (external["title"], external["description"]) == (POST.title, POST.summary)
        assert external["thumb"]["mimeType"] == "image/jpeg"
        assert (record["langs"], record["createdAt"]) == (["id"], "2026-11-19T08:00:00.000Z")

    def test_sent_again_with_the_same_claim_it_stands_once(self, desk: Desk[FakeBluesky]) -> None:
        claim = desk.send(POST)
        again = desk.send(POST, claim)

        assert again.remote_id == claim.remote_id
        assert len(desk.peer.visible()) == 1

    def test_sent_eight_times_at_once_it_stands_once(self, desk: Desk[FakeBluesky]) -> None:
        claim = desk.prepare(POST)

        with ThreadPoolExecutor(8) as pool:
            sent = [
                pool.submit(desk.adapter.publish, POST, desk.delivery, claim.tokens)
                for _ in range(8)
            ]
            receipts = {one.result().remote_id for one in sent}

        assert len(receipts) == len(desk.peer.visible()) == 1

    def test_another_text_under_the_same_claim_does_not_replace_what_stands(
        self, desk: Desk[FakeBluesky]
    ) -> None:
        claim = desk.send(POST)
        changed = replace(POST, text="Pasar buka pukul 06.00.")

        assert str(desk.refused(changed, claim)) == "unknown: duplicate"
        assert [one.text for one in desk.peer.visible()] == [POST.text]
        assert isinstance(desk.adapter.look_up(changed, desk.delivery, claim), Receipt)

    def test_a_look_up_is_certain_either_way(self, desk: Desk[FakeBluesky]) -> None:
        claim = desk.prepare(POST)
        assert desk.adapter.look_up(POST, desk.delivery, claim) is Absence.CERTAIN

        sent = desk.send(POST, claim)

        found = desk.adapter.look_up(POST, desk.delivery, claim)
        assert found == Receipt(sent.remote_id, sent.url, NOW.astimezone(UTC))

    def test_a_correction_edits_the_post_and_may_be_repeated(self, desk: Desk[FakeBluesky]) -> None:
        claim = desk.send(POST)
        corrected = replace(POST, text="Ralat: pasar buka pukul 06.00.")

        for _ in range(2):
            receipt = desk.adapter.edit(corrected, desk.delivery, claim)

        assert (receipt.remote_id, receipt.url) == (claim.remote_id, claim.url)
        assert desk.peer.visible() == [Visible(claim.remote_id, corrected.text, LINK)]

    def test_a_post_that_is_gone_cannot_be_edited_and_does_not_return(
        self, desk: Desk[FakeBluesky]
    ) -> None:
        claim = desk.send(POST)
        desk.adapter.delete(desk.delivery, claim)

        with pytest.raises(CannotError, match="gone"):
            desk.adapter.edit(POST, desk.delivery, claim)
        assert desk.peer.visible() == []

    def test_deleting_twice_is_no_fault(self, desk: Desk[FakeBluesky]) -> None:
        claim = desk.send(POST)

        desk.adapter.delete(desk.delivery, claim)
        desk.adapter.delete(desk.delivery, claim)

        assert desk.adapter.look_up(POST, desk.delivery, claim) is Absence.CERTAIN

    @pytest.mark.parametrize(
        "text",
        [
            "a" * 300,
            FAMILY * 100,
            "e\u0301" * 300,
            "🇮🇩" * 300,
            "مرحبا بكم " * 30,
            "ꦏꦺꦴꦠ" * 60,
        ],
        ids=["letters", "families", "combining", "flags", "arabic", "javanese"],
    )
    def test_what_readers_see_as_300_characters_is_taken(
        self, desk: Desk[FakeBluesky], text: str
    ) -> None:
        desk.send(replace(POST, text=text, picture=None))

        assert [one.text for one in desk.peer.visible()] == [text]

    @pytest.mark.parametrize("text", ["a" * 301, FAMILY * 299], ids=["graphemes", "bytes"])
    def test_a_text_that_is_too_long_is_rejected(self, desk: Desk[FakeBluesky], text: str) -> None:
        assert str(desk.refused(replace(POST, text=text))) == "rejected: http-400"
        assert desk.peer.visible() == []

    def test_links_and_hashtags_are_marked_by_their_bytes(self, desk: Desk[FakeBluesky]) -> None:
        text = f"Air surut 🌊 {FAMILY}é. Baca ({LINK}). #KotaContoh #banjir🌊"
        claim = desk.send(replace(POST, text=text))

        desk.peer.visible()
        _, record = desk.peer.records[claim.tokens["rkey"]]
        data = text.encode()
        places = [one["index"] for one in record["facets"]]
        marked = [data[one["byteStart"] : one["byteEnd"]].decode() for one in places]
        assert marked == [LINK, "#KotaContoh", "#banjir"]

    def test_a_photo_is_the_post_itself_with_its_alternative_text(
        self, desk: Desk[FakeBluesky]
    ) -> None:
        claim = desk.send(replace(POST, text=f"Foto. {LINK}", attached=True))

        assert desk.peer.visible()[0].link == LINK
        _, record = desk.peer.records[claim.tokens["rkey"]]
        (image,) = record["embed"]["images"]
        assert (image["alt"], image["aspectRatio"]) == (CARD.alt, {"width": 1200, "height": 630})

    def test_without_a_card_the_preview_has_no_picture(self, desk: Desk[FakeBluesky]) -> None:
        claim = desk.send(replace(POST, picture=None))

        desk.peer.visible()
        assert "thumb" not in desk.peer.records[claim.tokens["rkey"]][1]["embed"]["external"]

    def test_a_good_account_has_no_problem_and_a_wrong_one_is_told(
        self, desk: Desk[FakeBluesky]
    ) -> None:
        name = desk.peer.account.account
        assert desk.adapter.check(desk.now).name == name
        assert desk.adapter.check(desk.now).problem == ""

        did = desk.adapter.look_up(POST, desk.delivery, desk.claim(POST))
        assert did is Absence.CERTAIN
        desk.secrets = {"TAYANG_BLUESKY_APP_PASSWORD": "wrong"}
        assert desk.open().check(desk.now).problem == "token"
        assert str(desk.refused(POST)) == "blocked: token"

    def test_a_server_that_knows_no_app_has_no_figures(self, desk: Desk[FakeBluesky]) -> None:
        assert desk.adapter.figures(desk.send(POST)) is None

    @pytest.mark.parametrize("token", ["", "Bearer nonsense"])
    def test_a_dead_token_is_told_with_a_400_or_401(
        self, desk: Desk[FakeBluesky], token: str
    ) -> None:
        """What the adapter's table of codes rests on."""
        url = f"{desk.peer.base}/xrpc/com.atproto.repo.deleteRecord"
        headers = {
            "Content-Type": "application/json",
            **({"Authorization": token} if token else {}),
        }
        body = json.dumps({"repo": "x.test", "collection": "a.b.c", "rkey": "self"}).encode()

        answer = HttpTransport().send(Request(method="POST", url=url, headers=headers, body=body))

        assert answer.status in (400, 401)
        assert answer.json["error"] in ("InvalidToken", "AuthMissing")


class TestTheAccount:
    def test_it_signs_in_once_a_run(self, here: Desk[FakeBluesky]) -> None:
        here.adapter.delete(here.delivery, here.send(POST))

        assert here.peer.logins == 1

    def test_a_session_is_renewed_long_before_its_token_dies(self, here: Desk[FakeBluesky]) -> None:
        claim = here.send(POST)
        here.wait(minutes=60)
        here.adapter.look_up(POST, here.delivery, claim)
        assert here.peer.logins == 1

        here.wait(seconds=1)
        here.adapter.look_up(POST, here.delivery, claim)
        assert here.peer.logins == 2

    def test_a_token_that_died_meanwhile_blocks(self, here: Desk[FakeBluesky]) -> None:
        claim = here.prepare(POST)
        here.peer.tokens.clear()

        with pytest.raises(NotDeliveredError, match="blocked: token"):
            here.adapter.publish(POST, here.delivery, claim.tokens)

    def test_an_account_that_is_shut_blocks(self, here: Desk[FakeBluesky]) -> None:
        here.peer.active = False

        assert str(here.refused(POST)) == "blocked: restricted"
        assert here.adapter.check(here.now).problem == "restricted"

    def test_publishing_is_one_request(self, here: Desk[FakeBluesky]) -> None:
        claim = here.prepare(POST)
        here.peer.requests.clear()

        here.adapter.publish(POST, here.delivery, claim.tokens)

        assert here.asked == ["POST /xrpc/com.atproto.repo.putRecord"]
        assert json.loads(here.peer.requests[0].body)["swapRecord"] is None

    def test_the_points_left_pay_for_so_many_posts(self, here: Desk[FakeBluesky]) -> None:
        assert here.adapter.allowance(here.delivery) is None

        here.send(POST)

        assert here.adapter.allowance(here.delivery) == (5_000 - 3) // 3

    def test_another_accounts_password_is_told(self, here: Desk[FakeBluesky]) -> None:
        opened = here.open(name="@kotalain.bsky.social", number="kotacontoh.bsky.social")

        assert opened.check(here.now).problem == "other-account"

    def test_no_secret_stands_in_an_address_or_a_repr(self, here: Desk[FakeBluesky]) -> None:
        here.adapter.figures(here.send(POST))

        here.assert_no_secret_in_addresses()
        assert "abcd-efgh" not in repr(here.adapter)


class TestPictures:
    def test_a_card_of_a_million_bytes_is_rejected_before_anything_is_sent(
        self, here: Desk[FakeBluesky]
    ) -> None:
        (here.cards / CARD.name).write_bytes(b"a" * 1_000_000)
        assert str(here.refused(POST)) == "rejected: picture-too-large"
        assert here.asked == []

        (here.cards / CARD.name).write_bytes(b"a" * 999_999)
        here.send(POST)


class TestFigures:
    def test_they_are_those_of_the_app_that_the_server_asks(self, here: Desk[FakeBluesky]) -> None:
        here.peer.counts = True
        claim = here.send(POST)
        here.wait(hours=1)

        assert here.adapter.figures(claim) == Figures(
            at=NOW + timedelta(hours=1), likes=12, shares=5, comments=1, views=None
        )

    def test_a_post_that_is_gone_has_none(self, here: Desk[FakeBluesky]) -> None:
        here.peer.counts = True
        claim = here.send(POST)
        here.adapter.delete(here.delivery, claim)

        assert here.adapter.figures(claim) is None
