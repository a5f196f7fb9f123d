"""Telegram: a message in the channel, sent at most once; what nobody can read back stays unknown."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from newsroom.crosspost.adapters import (
    Absence,
    Access,
    Adapter,
    CannotError,
    Delivery,
    Health,
    NotDeliveredError,
    Receipt,
    connect,
)
from newsroom.ledger import Claim, State
from newsroom.social.post import Picture, Post
from newsroom.transport import HttpTransport
from tests.crosspost.adapters.meta import Saying, claim_of
from tests.crosspost.fakes import Visible
from tests.crosspost.fakes.telegram import CHANNEL, TOKEN, FakeTelegram
from tests.newsrooms import NOW

SITE = "https://berita.kotacontoh.id"
LINK = f"{SITE}/2026/11/pasar/"
CARD = Picture(name="pasar-0123456789ab.jpg", width=1200, height=630, alt="Kartu.")
POST = Post(
    story_id="2026-11-19-pasar",
    network="telegram",
    text=f"Pasar buka pukul 05.00 <b>& 06.00</b>.\n\n{LINK}",
    link=LINK,
    length=70,
    limit=1_024,
    picture=CARD,
)
TEXT_ALONE = replace(POST, picture=None)
DELIVERY = Delivery(Path("output"), SITE, "run-1", NOW, Path("cards"))


@pytest.fixture
def channel() -> Iterator[FakeTelegram]:
    with FakeTelegram() as channel:
        yield channel


def opened(channel: FakeTelegram, **changes: str) -> Adapter:
    access = Access(
        account=replace(channel.account, **changes),
        transport=HttpTransport(),
        secrets=channel.secrets,
        clock=lambda: NOW,
    )
    adapter = connect("telegram", access)
    assert adapter
    return adapter


@pytest.fixture
def telegram(channel: FakeTelegram) -> Adapter:
    return opened(channel)


def publish(telegram: Adapter, post: Post = POST) -> tuple[Receipt, Claim]:
    """Post it, as the deliverer does; with the claim that stands in the ledger then."""
    tokens = telegram.reserve(post, "key", NOW)
    receipt = telegram.publish(post, DELIVERY, tokens)
    claim = claim_of(post, tokens=tokens, remote_id=receipt.remote_id)
    return receipt, replace(claim, url=receipt.url)


def refused(answer: Saying) -> NotDeliveredError:
    """What an answer means for a post that was to be published."""
    adapter = answer.account("telegram", "TAYANG_TELEGRAM_TOKEN")
    with pytest.raises(NotDeliveredError) as caught:
        adapter.publish(POST, DELIVERY, {})
    return caught.value


class TestPosting:
    def test_the_card_goes_with_the_text_as_it_stands(
        self, channel: FakeTelegram, telegram: Adapter
    ) -> None:
        receipt, _ = publish(telegram)
        (message,) = channel.messages.values()

        assert channel.visible() == [Visible(receipt.remote_id, POST.text, LINK)]
        assert message.photo == f"{SITE}/cards/{CARD.name}"
        assert receipt == Receipt("101", "https://t.me/kotacontoh/101", NOW)

    def test_nothing_in_the_text_can_be_read_as_markup(
        self, channel: FakeTelegram, telegram: Adapter
    ) -> None:
        publish(telegram)

        assert "parse_mode" not in channel.requests[0].fields

    def test_without_a_card_the_page_is_previewed(
        self, channel: FakeTelegram, telegram: Adapter
    ) -> None:
        publish(telegram, TEXT_ALONE)
        (sent,) = channel.requests

        assert sent.fields["text"] == POST.text
        assert sent.fields["link_preview_options"] == {"url": LINK, "prefer_large_media": True}

    def test_a_reply_stands_below_the_message_that_it_answers(
        self, channel: FakeTelegram, telegram: Adapter
    ) -> None:
        receipt, _ = publish(telegram)
        publish(telegram, replace(TEXT_ALONE, reply_to=receipt.remote_id))

        assert [one.reply_to for one in channel.messages.values()] == [0, 101]

    def test_one_request_publishes(self, channel: FakeTelegram, telegram: Adapter) -> None:
        publish(telegram)

        assert [seen.method for seen in channel.requests] == ["POST"]

    def test_the_channel_is_named_by_its_number_where_newsroom_toml_gives_it(
        self, channel: FakeTelegram
    ) -> None:
        publish(opened(channel, id=str(CHANNEL), account="Kanal Kota"))

        assert channel.requests[0].fields["chat_id"] == CHANNEL

    def test_a_channel_without_a_public_name_has_an_address_for_its_members(
        self, channel: FakeTelegram
    ) -> None:
        channel.username = ""
        receipt, _ = publish(opened(channel, id=str(CHANNEL)))

        assert receipt.url == "https://t.me/c/1234567890/101"


class TestWhatTelegramRefuses:
    def test_a_dead_token(self, channel: FakeTelegram) -> None:
        access = Access(
            account=channel.account,
            transport=HttpTransport(),
            secrets={"TAYANG_TELEGRAM_TOKEN": "1:mati/../getMe?"},
        )
        adapter = connect("telegram", access)
        assert adapter
        with pytest.raises(NotDeliveredError) as caught:
            adapter.publish(POST, DELIVERY, {})

        assert (caught.value.state, caught.value.reason) == (State.BLOCKED, "token")
        assert channel.visible() == []
        # Whatever somebody pasted as the token, it stays in its own part of the address.
        assert channel.requests[0].path == "/bot1:mati/../getMe?/sendPhoto"

    def test_a_bot_that_may_not_post(self, channel: FakeTelegram, telegram: Adapter) -> None:
        for is_member in (True, False):
            channel.is_member = is_member
            channel.rights["can_post_messages"] = False
            with pytest.raises(NotDeliveredError) as caught:
                publish(telegram)

            assert (caught.value.state, caught.value.reason) == (State.BLOCKED, "forbidden")

    def test_a_channel_that_it_does_not_know(self, channel: FakeTelegram) -> None:
        with pytest.raises(NotDeliveredError) as caught:
            publish(opened(channel, account="@lain"))

        assert (caught.value.state, caught.value.reason) == (State.BLOCKED, "account")

    def test_a_card_that_telegram_could_not_fetch_is_tried_again_later(
        self, channel: FakeTelegram, telegram: Adapter
    ) -> None:
        channel.fetches = False
        with pytest.raises(NotDeliveredError) as caught:
            publish(telegram)

        assert (caught.value.state, caught.value.reason) == (State.BLOCKED, "picture")

    @pytest.mark.parametrize(
        ("post", "limit"),
        [(POST, 1_024), (TEXT_ALONE, 4_096)],
        ids=["caption", "text"],
    )
    def test_a_text_too_long_by_one_unit(
        self, channel: FakeTelegram, telegram: Adapter, post: Post, limit: int
    ) -> None:
        publish(telegram, replace(post, text="😀" * (limit // 2)))
        with pytest.raises(NotDeliveredError) as caught:
            publish(telegram, replace(post, text="😀" * (limit // 2) + "a"))

        assert (caught.value.state, caught.value.reason) == (State.REJECTED, "too-long")
        assert len(channel.visible()) == 1

    def test_too_many_messages_say_for_how_long_to_be_silent(self) -> None:
        body = {"ok": False, "error_code": 429, "parameters": {"retry_after": 90}}
        refusal = refused(Saying(429, body))

        assert (refusal.state, refusal.reason) == (State.BLOCKED, "rate-limit")
        assert refusal.not_before == NOW + timedelta(seconds=90)

    def test_a_wait_without_end_ends_after_a_month(self) -> None:
        body = {"ok": False, "error_code": 429, "parameters": {"retry_after": 10**30}}

        assert refused(Saying(429, body)).not_before == NOW + timedelta(days=31)

    @pytest.mark.parametrize(
        ("status", "body"),
        [
            (500, {"ok": False, "error_code": 500, "description": "Internal Server Error"}),
            (502, "<title>Bad Gateway</title>"),
            (200, {"ok": True, "result": {}}),
            (200, {"ok": True}),
            (200, {"ok": True, "result": {"message_id": "101"}}),
            (200, "<title>Portal</title>"),
            (302, ""),
            (404, "<title>Not Found</title>"),
            (403, ""),
        ],
    )
    def test_what_is_not_clearly_telegrams_own_no_leaves_a_doubt(
        self, status: int, body: object
    ) -> None:
        assert refused(Saying(status, body)).state is State.UNKNOWN

    @pytest.mark.parametrize("description", ["Bad Request: something new", ""])
    def test_any_other_no_is_about_what_was_sent(self, description: str) -> None:
        body = {"ok": False, "error_code": 400, "description": description}
        refusal = refused(Saying(400, body))

        assert (refusal.state, refusal.reason) == (State.REJECTED, "http-400")


class TestReadingBack:
    def test_a_bot_cannot_read_a_channel_so_nothing_is_ever_certain(
        self, channel: FakeTelegram, telegram: Adapter
    ) -> None:
        _, claim = publish(telegram)
        before = len(channel.requests)

        assert telegram.look_up(POST, DELIVERY, claim) is Absence.UNSURE
        assert len(channel.requests) == before


class TestCorrecting:
    def test_the_caption_is_edited_where_the_card_is_the_same(
        self, channel: FakeTelegram, telegram: Adapter
    ) -> None:
        _, claim = publish(telegram)
        receipt = telegram.edit(replace(POST, text=f"RALAT\n\n{LINK}"), DELIVERY, claim)

        assert channel.visible() == [Visible("101", f"RALAT\n\n{LINK}", LINK)]
        assert receipt == Receipt("101", claim.url)
        assert channel.requests[-1].path.endswith("/editMessageCaption")

    def test_a_card_that_changed_takes_the_old_ones_place(
        self, channel: FakeTelegram, telegram: Adapter
    ) -> None:
        _, claim = publish(telegram)
        new = replace(CARD, name="pasar-ffffffffffff.jpg")
        telegram.edit(replace(POST, text="RALAT", picture=new), DELIVERY, claim)
        (message,) = channel.messages.values()

        assert (message.text, message.photo) == ("RALAT", f"{SITE}/cards/{new.name}")

    def test_a_message_of_text_alone_is_edited_as_such(
        self, channel: FakeTelegram, telegram: Adapter
    ) -> None:
        _, claim = publish(telegram, TEXT_ALONE)
        telegram.edit(replace(POST, text="RALAT"), DELIVERY, claim)

        assert [one.text for one in channel.visible()] == ["RALAT"]

    @pytest.mark.parametrize("post", [POST, TEXT_ALONE], ids=["photo", "text"])
    def test_an_edit_that_was_made_already_is_done(self, telegram: Adapter, post: Post) -> None:
        _, claim = publish(telegram, post)

        assert telegram.edit(post, DELIVERY, claim) == Receipt(claim.remote_id, claim.url)

    def test_a_message_that_is_gone_cannot_be_corrected(
        self, channel: FakeTelegram, telegram: Adapter
    ) -> None:
        _, claim = publish(telegram)
        channel.messages.clear()
        with pytest.raises(CannotError, match="gone"):
            telegram.edit(replace(POST, text="RALAT"), DELIVERY, claim)


class TestWithdrawing:
    def test_the_message_is_gone_and_stays_gone(
        self, channel: FakeTelegram, telegram: Adapter
    ) -> None:
        _, claim = publish(telegram)
        telegram.delete(DELIVERY, claim)
        telegram.delete(DELIVERY, claim)

        assert channel.visible() == []

    def test_an_old_message_without_the_right_is_left_to_a_person(
        self, channel: FakeTelegram, telegram: Adapter
    ) -> None:
        _, claim = publish(telegram)
        channel.is_old = True
        channel.rights["can_delete_messages"] = False
        with pytest.raises(CannotError, match="delete"):
            telegram.delete(DELIVERY, claim)

        assert len(channel.visible()) == 1

    @pytest.mark.parametrize("remote_id", ["", "posted-by-hand"])
    def test_a_post_that_a_person_settled_without_its_number_is_left_to_one(
        self, telegram: Adapter, remote_id: str
    ) -> None:
        claim = claim_of(POST, remote_id=remote_id)
        with pytest.raises(CannotError, match="no-id"):
            telegram.delete(DELIVERY, claim)
        with pytest.raises(CannotError, match="no-id"):
            telegram.edit(POST, DELIVERY, claim)


class TestTheAccount:
    def test_it_may_post_and_delete(self, telegram: Adapter) -> None:
        assert telegram.check(NOW) == Health(name="@kotacontoh_bot")

    def test_a_right_that_it_lacks_is_named(self, channel: FakeTelegram, telegram: Adapter) -> None:
        channel.rights["can_delete_messages"] = False
        health = telegram.check(NOW)

        assert (health.problem, health.missing) == ("", ("can_delete_messages",))

    def test_without_the_right_to_post_it_cannot(
        self, channel: FakeTelegram, telegram: Adapter
    ) -> None:
        channel.is_member = False
        health = telegram.check(NOW)

        assert health.problem == "forbidden"
        assert health.missing == ("can_post_messages", "can_delete_messages")

    def test_a_channel_that_it_does_not_know(self, channel: FakeTelegram) -> None:
        assert opened(channel, account="@lain").check(NOW).problem == "account"

    def test_a_dead_token(self, channel: FakeTelegram) -> None:
        access = Access(
            account=channel.account,
            transport=HttpTransport(),
            secrets={"TAYANG_TELEGRAM_TOKEN": "1:mati"},
        )
        adapter = connect("telegram", access)
        assert adapter

        assert adapter.check(NOW).problem == "token"


def test_the_token_stands_in_the_path_and_nowhere_else(
    channel: FakeTelegram, telegram: Adapter
) -> None:
    receipt, claim = publish(telegram)
    (sent,) = channel.requests

    assert TOKEN in sent.path
    assert TOKEN.encode() not in sent.body
    assert TOKEN not in str(sent.headers)
    assert TOKEN not in repr((telegram, receipt, claim))
