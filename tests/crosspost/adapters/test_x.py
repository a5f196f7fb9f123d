"""X: sent at most once, billed by the call, read back by the story's address."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from newsroom.clock import system_clock
from newsroom.crosspost.adapters import Absence, CannotError, NotDeliveredError, Receipt
from newsroom.crosspost.adapters.x import MOST_BYTES
from newsroom.ledger import Figures
from tests.crosspost.adapters.desk import CARD, CARD_BYTES, LINK, Desk, a_post
from tests.crosspost.fakes import Visible
from tests.crosspost.fakes.x import FakeX, Tweet

POST = a_post("x")
PLAIN = a_post("x", card=False)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk[FakeX]]:
    with FakeX() as peer:
        yield Desk(peer, tmp_path)


class TestPosting:
    def test_a_post_stands_there_with_its_card_and_alternative_text(
        self, desk: Desk[FakeX]
    ) -> None:
        claim = desk.send(POST)

        (tweet,) = desk.peer.tweets.values()
        upload = desk.peer.uploads[tweet.media[0]]
        assert desk.peer.visible() == [Visible(claim.remote_id, POST.text, LINK)]
        assert claim.url == f"https://x.com/kotacontoh/status/{tweet.id}"
        assert (upload.data, upload.alt) == (CARD_BYTES, CARD.alt)

    def test_publishing_is_one_request_and_preparing_shows_nothing(self, desk: Desk[FakeX]) -> None:
        claim = desk.prepare(POST)
        assert desk.peer.visible() == []
        desk.peer.requests.clear()

        desk.adapter.publish(POST, desk.delivery, claim.tokens)

        assert desk.asked == ["POST /2/tweets"]

    def test_without_a_card_nothing_is_uploaded(self, desk: Desk[FakeX]) -> None:
        desk.send(PLAIN)

        assert desk.asked == ["POST /2/tweets"]

    def test_an_upload_is_used_again_for_a_day_less_an_hour(self, desk: Desk[FakeX]) -> None:
        first = desk.prepare(POST)
        desk.wait(hours=22, minutes=59)
        second = desk.prepare(POST, first)
        desk.wait(minutes=1)
        third = desk.prepare(POST, first)

        assert second.tokens["media"] == first.tokens["media"] != third.tokens["media"]

    def test_another_alternative_text_is_another_upload(self, desk: Desk[FakeX]) -> None:
        first = desk.prepare(POST)
        second = desk.prepare(replace(POST, picture=replace(CARD, alt="Lain.")), first)

        assert second.tokens["media"] != first.tokens["media"]
        assert desk.peer.uploads[second.tokens["media"]].alt == "Lain."


class TestRefusals:
    def test_a_wrong_key_blocks(self, desk: Desk[FakeX]) -> None:
        desk.secrets = {**desk.peer.secrets, "TAYANG_X_ACCESS_SECRET": "wrong"}
        desk.open()

        assert str(desk.refused(PLAIN)) == "blocked: token"
        assert str(desk.refused(POST)) == "blocked: token"

    def test_keys_that_may_only_read_block(self, desk: Desk[FakeX]) -> None:
        desk.peer.level = "read"

        assert str(desk.refused(PLAIN)) == "blocked: forbidden"

    def test_without_credits_it_is_blocked_and_goes_out_once_there_are_some(
        self, desk: Desk[FakeX]
    ) -> None:
        desk.peer.credits = 0
        assert str(desk.refused(PLAIN)) == "blocked: credits"

        desk.peer.credits = 1
        desk.send(PLAIN)
        assert len(desk.peer.visible()) == 1

    def test_a_duplicate_may_be_this_very_post_so_nobody_knows(self, desk: Desk[FakeX]) -> None:
        posted = desk.send(PLAIN)

        assert str(desk.refused(PLAIN)) == "unknown: duplicate"
        found = desk.adapter.look_up(PLAIN, desk.delivery, desk.claim(PLAIN))
        assert isinstance(found, Receipt)
        assert found.remote_id == posted.remote_id

    def test_a_text_that_is_too_long_is_rejected(self, desk: Desk[FakeX]) -> None:
        assert str(desk.refused(a_post("x", "a" * 300, card=False))) == "rejected: http-400"

    def test_a_card_that_is_too_large_is_rejected_before_anything_is_sent(
        self, desk: Desk[FakeX]
    ) -> None:
        (desk.cards / CARD.name).write_bytes(b"a" * (MOST_BYTES + 1))

        assert str(desk.refused(POST)) == "rejected: picture-too-large"
        assert desk.asked == []

    def test_a_card_that_is_not_there_blocks(self, desk: Desk[FakeX]) -> None:
        (desk.cards / CARD.name).unlink()

        assert str(desk.refused(POST)) == "blocked: card-FileNotFoundError"

    def test_the_days_quota_is_told_with_each_post(self, desk: Desk[FakeX]) -> None:
        assert desk.adapter.allowance(desk.delivery) is None

        desk.send(PLAIN)

        assert desk.adapter.allowance(desk.delivery) == 99


class TestLookingUp:
    def test_a_post_is_known_by_the_address_that_x_has_shortened(self, desk: Desk[FakeX]) -> None:
        posted = desk.send(PLAIN)
        desk.wait(minutes=3)
        changed = a_post("x", "Kalimat lain.", card=False)

        found = desk.adapter.look_up(changed, desk.delivery, posted)

        assert found == Receipt(posted.remote_id, posted.url, desk.peer.tweets[posted.remote_id].at)

    def test_that_nothing_is_found_proves_nothing_however_late(self, desk: Desk[FakeX]) -> None:
        claim = desk.claim(PLAIN)
        for hours in (0, 1, 1_000):
            desk.wait(hours=hours)
            assert desk.adapter.look_up(PLAIN, desk.delivery, claim) is Absence.UNSURE

    def test_only_the_days_around_the_claim_are_read_because_each_post_is_billed(
        self, desk: Desk[FakeX]
    ) -> None:
        desk.send(PLAIN)
        desk.wait(hours=25)
        claim = desk.claim(PLAIN)
        desk.wait(hours=30)
        desk.peer.requests.clear()

        assert desk.adapter.look_up(PLAIN, desk.delivery, claim) is Absence.UNSURE
        asked = desk.peer.requests[-1]
        assert asked.query["start_time"] == "2026-11-19T09:00:00Z"
        assert asked.query["end_time"] == "2026-11-21T09:00:00Z"

    def test_it_is_found_behind_a_hundred_others(self, desk: Desk[FakeX]) -> None:
        posted = desk.send(PLAIN)
        for number in range(150):
            name = str(number + 1)
            desk.peer.tweets[name] = Tweet(name, f"Kabar {number}", desk.now)

        found = desk.adapter.look_up(PLAIN, desk.delivery, posted)

        assert isinstance(found, Receipt)
        assert found.remote_id == posted.remote_id

    @pytest.mark.parametrize("lenient", [True, False], ids=["lenient", "strict"])
    @pytest.mark.parametrize("parameter", ["post.fields", "tweet.fields"])
    def test_whatever_x_calls_the_parameter_a_post_is_found_and_billed_once(
        self, desk: Desk[FakeX], parameter: str, lenient: bool
    ) -> None:
        desk.peer.parameter, desk.peer.lenient = parameter, lenient
        posted = desk.send(PLAIN)

        assert isinstance(desk.adapter.look_up(PLAIN, desk.delivery, posted), Receipt)
        assert desk.adapter.figures(posted) is not None
        assert desk.peer.billed == {"timeline": 1, "post": 1}

    def test_the_accounts_number_is_asked_for_only_where_newsroom_toml_has_none(
        self, desk: Desk[FakeX]
    ) -> None:
        for number, asked in (("1234567890", 0), ("", 1)):
            desk.open(number=number)
            for _ in range(2):
                desk.adapter.look_up(PLAIN, desk.delivery, desk.claim(PLAIN))
            assert desk.asked.count("GET /2/users/me") == asked

    def test_a_look_up_that_fails_says_why(self, desk: Desk[FakeX]) -> None:
        desk.open(number="999")

        with pytest.raises(NotDeliveredError, match="blocked: http-404"):
            desk.adapter.look_up(PLAIN, desk.delivery, desk.claim(PLAIN))


class TestLifeAfterPosting:
    def test_a_correction_is_left_to_the_editor(self, desk: Desk[FakeX]) -> None:
        with pytest.raises(CannotError, match="edit"):
            desk.adapter.edit(PLAIN, desk.delivery, desk.send(PLAIN))

    def test_a_withdrawn_post_is_gone_and_gone_twice_is_no_fault(self, desk: Desk[FakeX]) -> None:
        posted = desk.send(PLAIN)

        desk.adapter.delete(desk.delivery, posted)
        desk.adapter.delete(desk.delivery, posted)

        assert desk.peer.visible() == []

    def test_figures_count_quotes_as_shares(self, desk: Desk[FakeX]) -> None:
        posted = desk.send(PLAIN)

        assert desk.adapter.figures(posted) == Figures(
            at=desk.now, likes=21, shares=1 + 31, comments=11, views=51
        )

    def test_a_post_that_is_gone_has_no_figures(self, desk: Desk[FakeX]) -> None:
        posted = desk.send(PLAIN)
        desk.adapter.delete(desk.delivery, posted)

        assert desk.adapter.figures(posted) is None


class TestHealth:
    def test_a_good_account_has_no_problem(self, desk: Desk[FakeX]) -> None:
        health = desk.adapter.check(desk.now)

        assert (health.problem, health.name, health.missing) == ("", "@kotacontoh", ())

    def test_keys_that_may_only_read_lack_a_right(self, desk: Desk[FakeX]) -> None:
        desk.peer.level = "read"

        health = desk.adapter.check(desk.now)

        assert (health.problem, health.missing) == ("forbidden", ("write",))

    def test_keys_of_another_account_are_told(self, desk: Desk[FakeX]) -> None:
        assert desk.open(name="@kotalain").check(desk.now).problem == "other-account"

    def test_dead_keys_are_told(self, desk: Desk[FakeX]) -> None:
        desk.secrets = {**desk.peer.secrets, "TAYANG_X_API_SECRET": "wrong"}

        assert desk.open().check(desk.now).problem == "token"

    def test_no_secret_stands_in_an_address_a_body_or_a_repr(self, desk: Desk[FakeX]) -> None:
        desk.adapter.figures(desk.send(POST))

        desk.assert_no_secret_in_addresses()
        sent = b"".join(seen.body for seen in desk.peer.requests).decode()
        secrets = desk.peer.secrets.values()
        assert [value for value in secrets if value in sent + repr(desk.adapter)] == []


@pytest.mark.slow
@pytest.mark.skipif(
    "TAYANG_TEST_X_URL" not in os.environ, reason="no X server is named (TAYANG_TEST_X_URL)"
)
def test_xs_own_playground_takes_and_deletes_a_post(tmp_path: Path) -> None:
    """TAYANG_TEST_X_URL is the address of a running x-playground (xdevplatform/playground).

    It knows neither duplicates nor bills, verifies no signature, and takes no alternative text: of
    the two names that it wants for the picture's id, X's OpenAPI file has one.
    """
    desk = Desk(NamedX(), tmp_path, now=system_clock())
    Image.new("RGB", (1200, 630), "teal").save(desk.cards / CARD.name)
    post = a_post("x", f"Uji kirim {desk.now.isoformat()}.")
    post = replace(post, picture=replace(CARD, alt=""))

    claim = desk.send(post)
    desk.open(number="0")  # the account that it always has
    found = desk.adapter.look_up(post, desk.delivery, claim)
    assert isinstance(found, Receipt)
    assert found.remote_id == claim.remote_id
    assert desk.adapter.figures(claim) is not None

    for _ in range(2):
        desk.adapter.delete(desk.delivery, claim)
    assert desk.adapter.look_up(post, desk.delivery, claim) is Absence.UNSURE
    assert str(desk.refused(a_post("x", "a" * 300, card=False))) == "rejected: http-400"


class NamedX(FakeX):
    """The server that the environment names, in the place of the stand-in."""

    @property
    def base(self) -> str:
        return os.environ["TAYANG_TEST_X_URL"]
