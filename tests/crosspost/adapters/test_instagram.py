"""Instagram: a card with its caption. What containers do is in test_containers."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from newsroom.crosspost.adapters import Access, Adapter, NotDeliveredError, connect
from newsroom.ledger import Figures, State
from newsroom.settings import Account
from newsroom.transport import HttpTransport
from tests.crosspost.adapters.meta import CARD, DELIVERY, LINK, POST, SITE, claim_of, open_account
from tests.crosspost.fakes.instagram import InstagramAccount
from tests.newsrooms import NOW

CAPTION = "Pasar buka pukul 05.00.\n\nBaca selengkapnya: berita.contoh.example/2026/11/pasar"
STORY = replace(POST, network="instagram", text=CAPTION)


@pytest.fixture
def peer() -> Iterator[InstagramAccount]:
    with InstagramAccount() as peer:
        yield peer


@pytest.fixture
def instagram(peer: InstagramAccount) -> Adapter:
    return open_account(peer)


def publish(instagram: Adapter) -> str:
    tokens = instagram.prepare(STORY, DELIVERY, {})
    return instagram.publish(STORY, DELIVERY, tokens).remote_id


def test_a_story_is_its_card_with_caption_and_alt_text(
    peer: InstagramAccount, instagram: Adapter
) -> None:
    post = publish(instagram)

    assert peer.media[post].fields == {
        "image_url": f"{SITE}/cards/{CARD.name}",
        "alt_text": "Lapak-lapak pasar.",
        "caption": CAPTION,
    }


def test_it_is_known_by_the_plain_address_in_its_caption(instagram: Adapter) -> None:
    tokens = instagram.prepare(STORY, DELIVERY, {})
    instagram.publish(STORY, DELIVERY, tokens)
    edited = replace(STORY, text="Lain sama sekali.", link=LINK)

    assert not isinstance(instagram.look_up(edited, DELIVERY, claim_of(STORY, tokens=tokens)), str)


def test_a_post_without_a_picture_is_refused_before_anything_is_sent(
    peer: InstagramAccount, instagram: Adapter
) -> None:
    with pytest.raises(NotDeliveredError, match="rejected: no-picture"):
        instagram.prepare(replace(STORY, picture=None), DELIVERY, {})

    assert peer.requests == []


def test_a_card_that_is_not_on_the_site_yet_blocks_and_leaves_no_container(
    peer: InstagramAccount, instagram: Adapter
) -> None:
    peer.unreachable.add(f"{SITE}/cards/{CARD.name}")
    with pytest.raises(NotDeliveredError) as refused:
        instagram.prepare(STORY, DELIVERY, {})

    assert (refused.value.state, refused.value.reason) == (State.BLOCKED, "picture-unreachable")
    assert (refused.value.not_before, peer.containers) == (None, {})


def test_a_caption_that_is_too_long_is_rejected(instagram: Adapter) -> None:
    with pytest.raises(NotDeliveredError, match="rejected: text-too-long"):
        instagram.prepare(replace(STORY, text="a" * 2201), DELIVERY, {})


def test_an_account_without_an_id_says_so_and_sends_nothing(peer: InstagramAccount) -> None:
    nameless = Account(account="@kotacontoh", server=peer.base)
    access = Access(account=nameless, transport=HttpTransport(), secrets=peer.secrets)
    instagram = connect("instagram", access)
    assert instagram

    assert instagram.check(NOW).problem == "no-account-id"
    with pytest.raises(NotDeliveredError, match="blocked: no-account-id"):
        instagram.prepare(STORY, DELIVERY, {})
    assert peer.requests == []


class TestFigures:
    def test_likes_comments_shares_and_views_are_read(
        self, peer: InstagramAccount, instagram: Adapter
    ) -> None:
        post = publish(instagram)
        peer.media[post].counts.update(likes=20, comments=2, shares=5, views=700)

        assert instagram.figures(claim_of(STORY, remote_id=post)) == Figures(
            at=NOW, likes=20, comments=2, shares=5, views=700
        )

    def test_without_the_right_to_insights_likes_and_comments_are_left(
        self, peer: InstagramAccount, instagram: Adapter
    ) -> None:
        post = publish(instagram)
        peer.scopes.remove("instagram_manage_insights")

        assert instagram.figures(claim_of(STORY, remote_id=post)) == Figures(
            at=NOW, likes=0, comments=0
        )

    def test_a_post_without_an_id_has_none(self, instagram: Adapter) -> None:
        assert instagram.figures(claim_of(STORY)) is None


def test_health_names_the_account_and_what_it_lacks(
    peer: InstagramAccount, instagram: Adapter
) -> None:
    peer.scopes.remove("instagram_manage_contents")
    health = instagram.check(NOW)

    assert (health.problem, health.name) == ("", "kotacontoh")
    assert health.missing == ("instagram_manage_contents",)
