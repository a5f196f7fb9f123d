"""Threads: texts, pictures and replies. What containers do is in test_containers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from newsroom.crosspost.adapters import Absence, Adapter, NotDeliveredError, Receipt
from newsroom.ledger import Figures, State
from newsroom.social.post import Post
from tests.crosspost.adapters.meta import CARD, DELIVERY, LINK, POST, SITE, claim_of, open_account
from tests.crosspost.fakes import Visible
from tests.crosspost.fakes.threads import ThreadsProfile
from tests.newsrooms import NOW

STORY = replace(POST, network="threads", text=f"Pasar buka pukul 05.00.\n\n{LINK}")
TEXT = replace(STORY, picture=None)


@pytest.fixture
def peer() -> Iterator[ThreadsProfile]:
    with ThreadsProfile() as peer:
        yield peer


@pytest.fixture
def threads(peer: ThreadsProfile) -> Adapter:
    return open_account(peer)


def publish(threads: Adapter, post: Post = STORY) -> str:
    return threads.publish(post, DELIVERY, threads.prepare(post, DELIVERY, {})).remote_id


class TestPosting:
    def test_a_story_is_its_card_with_a_text(self, peer: ThreadsProfile, threads: Adapter) -> None:
        post = publish(threads)

        assert peer.media[post].fields == {
            "media_type": "IMAGE",
            "text": STORY.text,
            "image_url": f"{SITE}/cards/{CARD.name}",
            "alt_text": "Lapak-lapak pasar.",
        }

    def test_without_a_picture_the_first_address_of_the_text_gets_a_preview(
        self, peer: ThreadsProfile, threads: Adapter
    ) -> None:
        post = publish(threads, TEXT)

        assert peer.media[post].fields == {"media_type": "TEXT", "text": STORY.text}

    def test_an_address_that_the_text_lacks_is_attached(
        self, peer: ThreadsProfile, threads: Adapter
    ) -> None:
        post = publish(threads, replace(TEXT, text="Pasar buka."))

        assert peer.visible() == [Visible(post, "Pasar buka.", LINK)]

    def test_a_text_of_more_than_500_bytes_is_rejected(self, threads: Adapter) -> None:
        with pytest.raises(NotDeliveredError) as refused:
            publish(threads, replace(TEXT, text="🎉" * 126))

        assert refused.value.state is State.REJECTED


class TestCorrections:
    def test_a_correction_is_a_reply_to_the_post(
        self, peer: ThreadsProfile, threads: Adapter
    ) -> None:
        first = publish(threads)
        reply = publish(threads, replace(TEXT, text="Ralat: pukul 06.00.", reply_to=first))

        assert peer.media[reply].fields["reply_to_id"] == first

    def test_a_reply_is_looked_for_among_replies(
        self, peer: ThreadsProfile, threads: Adapter
    ) -> None:
        first = publish(threads)
        correction = replace(TEXT, text=f"Ralat: pukul 06.00. {LINK}", reply_to=first)
        tokens = threads.prepare(correction, DELIVERY, {})
        reply = threads.publish(correction, DELIVERY, tokens)

        found = threads.look_up(correction, DELIVERY, claim_of(correction, tokens=tokens))
        assert isinstance(found, Receipt)
        assert found.remote_id == reply.remote_id

    def test_a_reply_to_a_post_that_is_gone_is_blocked(self, threads: Adapter) -> None:
        with pytest.raises(NotDeliveredError, match="blocked: not-found"):
            threads.prepare(replace(TEXT, reply_to="179"), DELIVERY, {})


def test_a_container_that_turned_into_its_post_is_found_in_the_list(
    peer: ThreadsProfile, threads: Adapter
) -> None:
    """Reading `status` of a published post is refused with code 100."""
    post = publish(threads)
    claim = claim_of(STORY, tokens={"container": post})
    found = threads.look_up(STORY, DELIVERY, claim)

    assert isinstance(found, Receipt)
    assert found.remote_id == post


def test_a_post_is_known_by_its_attached_address_too(threads: Adapter) -> None:
    plain = replace(TEXT, text="Pasar buka.")
    tokens = threads.prepare(plain, DELIVERY, {})
    receipt = threads.publish(plain, DELIVERY, tokens)

    found = threads.look_up(STORY, DELIVERY, claim_of(plain, tokens=tokens))
    assert isinstance(found, Receipt)
    assert found.remote_id == receipt.remote_id


def test_a_claim_of_another_story_is_not_settled_by_this_one(threads: Adapter) -> None:
    post = publish(threads)
    other = replace(STORY, text="Lain.", link=f"{LINK[:-1]}-baru/")

    answer = threads.look_up(other, DELIVERY, claim_of(other, tokens={"container": post}))
    assert answer is Absence.UNSURE


class TestFigures:
    def test_every_way_of_passing_it_on_is_a_share(
        self, peer: ThreadsProfile, threads: Adapter
    ) -> None:
        post = publish(threads)
        peer.media[post].counts.update(
            views=400, likes=30, replies=6, reposts=3, quotes=2, shares=1
        )

        assert threads.figures(claim_of(STORY, remote_id=post)) == Figures(
            at=NOW, likes=30, comments=6, shares=6, views=400
        )

    def test_a_post_without_an_id_has_none(self, threads: Adapter) -> None:
        assert threads.figures(claim_of(STORY)) is None


def test_a_token_of_sixty_days_says_when_it_dies(peer: ThreadsProfile, threads: Adapter) -> None:
    peer.dies_at = int(datetime(2027, 1, 10, tzinfo=UTC).timestamp())
    health = threads.check(NOW)

    assert health.expires_at == datetime(2027, 1, 10, tzinfo=UTC)
    assert (health.problem, health.name, health.missing) == ("", "kotacontoh", ())


def test_a_token_that_may_not_delete_says_so(peer: ThreadsProfile, threads: Adapter) -> None:
    peer.scopes.remove("threads_delete")

    assert threads.check(NOW).missing == ("threads_delete",)
