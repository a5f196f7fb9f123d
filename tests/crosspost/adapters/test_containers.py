"""Instagram and Threads: whatever happens to a run, its container shows one post and no second."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from newsroom.crosspost.adapters import (
    Absence,
    Adapter,
    CannotError,
    NotDeliveredError,
    Receipt,
)
from newsroom.ledger import State
from newsroom.social.post import Post
from tests.crosspost.adapters.meta import DELIVERY, LINK, POST, claim_of, open_account
from tests.crosspost.fakes._graph import ContainerServer
from tests.crosspost.fakes.instagram import InstagramAccount
from tests.crosspost.fakes.threads import ThreadsProfile
from tests.newsrooms import NOW

DAY = timedelta(hours=25)


@pytest.fixture(params=[InstagramAccount, ThreadsProfile], ids=["instagram", "threads"])
def peer(request: pytest.FixtureRequest) -> Iterator[ContainerServer]:
    with request.param() as peer:
        yield peer


@pytest.fixture
def pauses() -> list[float]:
    return []


@pytest.fixture
def account(peer: ContainerServer, pauses: list[float]) -> Adapter:
    return open_account(peer, pauses)


@pytest.fixture
def post(peer: ContainerServer) -> Post:
    return replace(POST, network=peer.network, text=f"Pasar buka pukul 05.00.\n\n{LINK}")


def lose_the_answer(peer: ContainerServer, account: Adapter, post: Post) -> dict[str, str]:
    """Publish so that the network says it broke, and show the post only with `catch_up`."""
    tokens = dict(account.prepare(post, DELIVERY, {}))
    peer.loses = True
    with pytest.raises(NotDeliveredError, match="unknown: http-500"):
        account.publish(post, DELIVERY, tokens)
    peer.loses = False
    return tokens


class TestPublishing:
    def test_preparing_shows_nothing_and_publishing_is_one_request(
        self, peer: ContainerServer, account: Adapter, post: Post
    ) -> None:
        tokens = account.prepare(post, DELIVERY, {})
        assert peer.visible() == []

        before = len(peer.requests)
        receipt = account.publish(post, DELIVERY, tokens)
        assert len(peer.requests) == before + 1
        assert [seen.remote_id for seen in peer.visible()] == [receipt.remote_id]

    def test_the_address_is_asked_for_afterwards_as_often_as_one_likes(
        self, account: Adapter, post: Post
    ) -> None:
        receipt = account.publish(post, DELIVERY, account.prepare(post, DELIVERY, {}))
        claim = claim_of(post, remote_id=receipt.remote_id)

        assert receipt.url == ""
        assert receipt.remote_id in account.locate(claim)
        assert account.locate(claim) == account.locate(claim)

    def test_a_known_address_is_not_asked_for(
        self, peer: ContainerServer, account: Adapter
    ) -> None:
        claim = replace(claim_of(POST, remote_id="1"), url="https://contoh.example/1")

        assert account.locate(claim) == "https://contoh.example/1"
        assert account.locate(claim_of(POST)) == ""
        assert peer.requests == []

    def test_a_container_is_used_again_by_the_next_attempt(
        self, peer: ContainerServer, account: Adapter, post: Post
    ) -> None:
        first = account.prepare(post, DELIVERY, {})
        second = account.prepare(post, DELIVERY, first)

        assert second == first
        assert len(peer.containers) == 1


class TestWaiting:
    def test_a_container_that_is_ready_is_not_waited_for_but_threads_wants_a_moment(
        self, peer: ContainerServer, account: Adapter, post: Post, pauses: list[float]
    ) -> None:
        account.prepare(post, DELIVERY, {})

        assert sum(pauses) == {"instagram": 0, "threads": 5}[peer.network]

    def test_one_that_needs_time_is_looked_at_again(
        self, peer: ContainerServer, account: Adapter, post: Post, pauses: list[float]
    ) -> None:
        peer.polls = 2
        tokens = account.prepare(post, DELIVERY, {})

        assert pauses[-2:] == [5, 25]
        assert account.publish(post, DELIVERY, tokens).remote_id

    def test_after_five_minutes_nothing_is_sent_and_the_next_attempt_goes_on(
        self, peer: ContainerServer, account: Adapter, post: Post, pauses: list[float]
    ) -> None:
        peer.polls = 9
        tokens = account.prepare(post, DELIVERY, {})
        assert 300 <= sum(pauses) <= 305

        before = len(peer.requests)
        with pytest.raises(NotDeliveredError, match="blocked: not-ready"):
            account.publish(post, DELIVERY, tokens)
        assert len(peer.requests) == before

        account.publish(post, DELIVERY, account.prepare(post, DELIVERY, tokens))
        assert (len(peer.containers), len(peer.visible())) == (1, 1)

    def test_one_that_cannot_be_read_yet_is_looked_at_again(
        self, peer: ContainerServer, account: Adapter, post: Post, pauses: list[float]
    ) -> None:
        peer.settles_after = 1
        tokens = account.prepare(post, DELIVERY, {})

        assert pauses[-1] == 5
        assert account.publish(post, DELIVERY, tokens).remote_id

    @pytest.mark.parametrize(
        ("failure", "state", "reason"),
        [
            (
                "Error: Media upload has failed with error code 2207052",
                "blocked",
                "picture-unreachable",
            ),
            ("Error: Media upload has failed with error code 2207009", "rejected", "picture-ratio"),
            ("UNKNOWN", "blocked", "container-failed"),
        ],
    )
    def test_a_container_that_fails_says_why(
        self,
        peer: ContainerServer,
        account: Adapter,
        post: Post,
        failure: str,
        state: str,
        reason: str,
    ) -> None:
        peer.failure = failure
        with pytest.raises(NotDeliveredError) as refused:
            account.prepare(post, DELIVERY, {})

        assert (refused.value.state, refused.value.reason) == (State(state), reason)


class TestALostAnswer:
    def test_without_a_container_publishing_never_began(
        self, peer: ContainerServer, account: Adapter, post: Post
    ) -> None:
        assert account.look_up(post, DELIVERY, claim_of(post)) is Absence.CERTAIN
        assert peer.requests == []

    def test_a_published_container_is_the_post_that_names_the_story(
        self, peer: ContainerServer, account: Adapter, post: Post
    ) -> None:
        tokens = lose_the_answer(peer, account, post)
        peer.catch_up()
        other = replace(post, text="Lain.", link=f"{LINK[:-1]}-baru/")
        account.publish(other, DELIVERY, account.prepare(other, DELIVERY, {}))

        found = account.look_up(post, DELIVERY, claim_of(post, tokens=tokens))
        assert isinstance(found, Receipt)
        assert found.remote_id == peer.visible()[0].remote_id
        assert (found.remote_id in found.url, found.at) == (True, NOW)

    def test_it_is_found_though_our_clock_was_forty_minutes_ahead(
        self, peer: ContainerServer, account: Adapter, post: Post
    ) -> None:
        peer.time = NOW + timedelta(minutes=40)
        tokens = dict(account.prepare(post, DELIVERY, {}))
        peer.time = NOW
        published = account.publish(post, DELIVERY, tokens)

        found = account.look_up(post, DELIVERY, claim_of(post, tokens=tokens))
        assert isinstance(found, Receipt)
        assert found.remote_id == published.remote_id

    def test_a_finished_one_can_be_published_again_without_a_second_post(
        self, peer: ContainerServer, account: Adapter, post: Post
    ) -> None:
        tokens = lose_the_answer(peer, account, post)
        claim = claim_of(post, tokens=tokens)
        assert account.look_up(post, DELIVERY, claim) is Absence.CERTAIN

        account.publish(post, DELIVERY, account.prepare(post, DELIVERY, tokens))
        peer.catch_up()
        assert len(peer.visible()) == 1

    def test_one_that_the_lost_request_published_in_the_end_is_not_published_again(
        self, peer: ContainerServer, account: Adapter, post: Post
    ) -> None:
        tokens = lose_the_answer(peer, account, post)
        peer.catch_up()
        again = account.prepare(post, DELIVERY, tokens)

        with pytest.raises(NotDeliveredError, match="unknown: published-already"):
            account.publish(post, DELIVERY, again)
        assert len(peer.visible()) == 1

    def test_even_a_finished_one_that_was_published_in_between_makes_no_second_post(
        self, peer: ContainerServer, account: Adapter, post: Post
    ) -> None:
        tokens = lose_the_answer(peer, account, post)
        again = account.prepare(post, DELIVERY, tokens)
        peer.catch_up()

        with pytest.raises(NotDeliveredError, match="unknown: container"):
            account.publish(post, DELIVERY, again)
        assert len(peer.visible()) == 1

    def test_one_in_progress_says_nothing_yet(
        self, peer: ContainerServer, account: Adapter, post: Post
    ) -> None:
        tokens = account.prepare(post, DELIVERY, {})
        peer.containers[tokens["container"]].polls = 3

        claim = claim_of(post, tokens=tokens)
        assert account.look_up(post, DELIVERY, claim) is Absence.UNSURE

    def test_an_expired_one_is_replaced(
        self, peer: ContainerServer, account: Adapter, post: Post
    ) -> None:
        tokens = lose_the_answer(peer, account, post)
        peer.now(NOW + DAY)
        assert account.look_up(post, DELIVERY, claim_of(post, tokens=tokens)) is Absence.CERTAIN

        again = account.prepare(post, DELIVERY, tokens)
        account.publish(post, DELIVERY, again)
        assert again["container"] != tokens["container"]
        assert len(peer.visible()) == 1

    def test_one_that_failed_is_replaced_at_once(
        self, peer: ContainerServer, account: Adapter, post: Post
    ) -> None:
        tokens = lose_the_answer(peer, account, post)
        peer.containers[tokens["container"]].failure = "UNKNOWN"
        assert account.look_up(post, DELIVERY, claim_of(post, tokens=tokens)) is Absence.CERTAIN

        account.publish(post, DELIVERY, account.prepare(post, DELIVERY, tokens))
        peer.catch_up()
        assert len(peer.visible()) == 1

    def test_a_post_whose_container_is_gone_is_still_found(
        self, peer: ContainerServer, account: Adapter, post: Post
    ) -> None:
        tokens = account.prepare(post, DELIVERY, {})
        receipt = account.publish(post, DELIVERY, tokens)
        peer.hidden.add(tokens["container"])

        found = account.look_up(post, DELIVERY, claim_of(post, tokens=tokens))
        assert isinstance(found, Receipt)
        assert found.remote_id == receipt.remote_id

    def test_a_container_that_cannot_be_read_proves_nothing(
        self, peer: ContainerServer, account: Adapter, post: Post
    ) -> None:
        tokens = account.prepare(post, DELIVERY, {})
        peer.hidden.add(tokens["container"])

        claim = claim_of(post, tokens=tokens)
        assert account.look_up(post, DELIVERY, claim) is Absence.UNSURE
        with pytest.raises(NotDeliveredError, match="blocked: container-unreadable"):
            account.prepare(post, DELIVERY, tokens)

    def test_one_that_cannot_be_read_for_a_day_is_replaced(
        self, peer: ContainerServer, account: Adapter, post: Post
    ) -> None:
        tokens = account.prepare(post, DELIVERY, {})
        peer.hidden.add(tokens["container"])
        peer.now(NOW + DAY)

        again = account.prepare(post, DELIVERY, tokens)
        assert again["container"] != tokens["container"]

    def test_a_published_one_that_no_list_shows_is_waited_for_then_believed(
        self, peer: ContainerServer, account: Adapter, post: Post
    ) -> None:
        tokens = account.prepare(post, DELIVERY, {})
        account.publish(post, DELIVERY, tokens)
        peer.lists = False

        early = account.look_up(post, DELIVERY, claim_of(post, tokens=tokens))
        late = account.look_up(post, DELIVERY, claim_of(post, tokens=tokens, looks=3))
        assert early is Absence.UNSURE
        assert late == Receipt(remote_id="", url="")

    def test_it_is_known_though_the_network_joined_its_white_space(
        self, peer: ContainerServer, account: Adapter, post: Post
    ) -> None:
        spaced = replace(post, text=f"Pasar  buka.\n\n\n{LINK} ")
        tokens = account.prepare(spaced, DELIVERY, {})
        first = account.publish(spaced, DELIVERY, tokens).remote_id
        text = "caption" if peer.network == "instagram" else "text"
        peer.media[first].fields[text] = f"Pasar buka.\n{LINK}"
        account.publish(post, DELIVERY, account.prepare(post, DELIVERY, {}))
        peer.media = dict(reversed(peer.media.items()))

        found = account.look_up(spaced, DELIVERY, claim_of(spaced, tokens=tokens))
        assert isinstance(found, Receipt)
        assert found.remote_id == first

    def test_of_several_that_name_the_story_the_oldest_is_ours(
        self, account: Adapter, post: Post
    ) -> None:
        tokens = account.prepare(post, DELIVERY, {})
        first = account.publish(post, DELIVERY, tokens).remote_id
        account.publish(post, DELIVERY, account.prepare(post, DELIVERY, {}))

        for today in (post, replace(post, text="Lain sama sekali.")):
            found = account.look_up(today, DELIVERY, claim_of(post, tokens=tokens))
            assert isinstance(found, Receipt)
            assert found.remote_id == first

    def test_what_an_earlier_attempt_published_is_found_by_a_later_claim(
        self, peer: ContainerServer, account: Adapter, post: Post
    ) -> None:
        tokens = account.prepare(post, DELIVERY, {})
        receipt = account.publish(post, DELIVERY, tokens)
        later = claim_of(post, tokens=tokens, at=NOW + timedelta(hours=3))

        found = account.look_up(post, DELIVERY, later)
        assert isinstance(found, Receipt)
        assert found.remote_id == receipt.remote_id

    def test_a_post_with_the_same_text_is_preferred_to_one_that_names_the_story(
        self, account: Adapter, post: Post
    ) -> None:
        about = replace(post, text=f"Ralat. {LINK}")
        account.publish(about, DELIVERY, account.prepare(about, DELIVERY, {}))
        tokens = account.prepare(post, DELIVERY, {})
        receipt = account.publish(post, DELIVERY, tokens)

        found = account.look_up(post, DELIVERY, claim_of(post, tokens=tokens))
        assert isinstance(found, Receipt)
        assert found.remote_id == receipt.remote_id


class TestAChangedText:
    def test_while_the_old_text_may_still_appear_no_second_container_is_made(
        self, peer: ContainerServer, account: Adapter, post: Post
    ) -> None:
        tokens = lose_the_answer(peer, account, post)
        changed = replace(post, text=f"Ralat: pukul 06.00.\n\n{LINK}")

        with pytest.raises(NotDeliveredError, match="blocked: text-changed"):
            account.prepare(changed, DELIVERY, tokens)
        peer.now(NOW + DAY)
        account.publish(changed, DELIVERY, account.prepare(changed, DELIVERY, tokens))
        peer.catch_up()

        assert [seen.text for seen in peer.visible()] == [changed.text]

    def test_a_container_that_nobody_tried_to_publish_is_simply_replaced(
        self, peer: ContainerServer, account: Adapter, post: Post
    ) -> None:
        peer.polls = 9
        tokens = account.prepare(post, DELIVERY, {})
        changed = replace(post, text=f"Ralat: pukul 06.00.\n\n{LINK}")
        peer.polls = 0
        account.publish(changed, DELIVERY, account.prepare(changed, DELIVERY, tokens))

        assert [seen.text for seen in peer.visible()] == [changed.text]


class TestTheQuota:
    def test_what_is_left_is_read(
        self, peer: ContainerServer, account: Adapter, post: Post
    ) -> None:
        account.publish(post, DELIVERY, account.prepare(post, DELIVERY, {}))
        health = account.check(NOW)

        assert account.allowance(DELIVERY) == peer.quota - 1
        assert (health.problem, health.left, health.quota) == ("", peer.quota - 1, peer.quota)

    def test_a_day_that_is_full_blocks(
        self, peer: ContainerServer, account: Adapter, post: Post
    ) -> None:
        tokens = account.prepare(post, DELIVERY, {})
        peer.quota = 0

        with pytest.raises(NotDeliveredError, match="blocked: quota") as refused:
            account.publish(post, DELIVERY, tokens)
        assert refused.value.not_before == NOW + timedelta(hours=1)


class TestWithdrawing:
    def test_a_post_is_deleted_and_deleting_it_again_is_no_fault(
        self, peer: ContainerServer, account: Adapter, post: Post
    ) -> None:
        receipt = account.publish(post, DELIVERY, account.prepare(post, DELIVERY, {}))
        claim = claim_of(post, remote_id=receipt.remote_id)
        account.delete(DELIVERY, claim)
        account.delete(DELIVERY, claim)

        assert peer.visible() == []

    def test_without_the_right_a_person_is_asked(
        self, peer: ContainerServer, account: Adapter, post: Post
    ) -> None:
        receipt = account.publish(post, DELIVERY, account.prepare(post, DELIVERY, {}))
        peer.scopes.clear()

        with pytest.raises(CannotError, match="delete"):
            account.delete(DELIVERY, claim_of(post, remote_id=receipt.remote_id))
        assert len(peer.visible()) == 1

    def test_nothing_can_be_edited(self, account: Adapter, post: Post) -> None:
        with pytest.raises(CannotError, match="edit"):
            account.edit(post, DELIVERY, claim_of(post, remote_id="1"))
