"""Delivery: claimed before it is sent, sent once, and one network's failure is its own."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from newsroom.crosspost import adapters
from newsroom.crosspost.accounts import open_outbox
from newsroom.crosspost.adapters import Delivery, NotDeliveredError, Receipt, Tokens, payload_of
from newsroom.crosspost.outcome import Outcome, Result
from newsroom.crosspost.steps import Step
from newsroom.errors import LedgerError
from newsroom.ledger import Ledger, Record, State
from newsroom.settings import LedgerSettings
from newsroom.social.cards import CACHE
from newsroom.social.post import Post
from tests.crosspost.worlds import (
    APPROVED,
    LATER,
    PATH,
    STORY,
    WITHDRAWN,
    FakeNetwork,
    claims_of,
    deliver,
    make_world,
    rewrite,
    targets,
)
from tests.newsrooms import NOW
from tests.stories import story_text

pytestmark = pytest.mark.usefixtures("plain_cards")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A newsroom with one approved story and an account on three networks."""
    return make_world(tmp_path)


@pytest.fixture
def network() -> FakeNetwork:
    """A network that takes everything."""
    return FakeNetwork()


def results(outcome: Outcome) -> dict[str, str]:
    """What came of each network's post of the one story."""
    return {done.row.target.network: done.result for done in outcome.done}


def states(root: Path) -> dict[str, str]:
    """The states of the one story's posts in the ledger."""
    return {account: claim.state for account, claim in claims_of(root).items()}


def failing(network: str, error: BaseException) -> FakeNetwork:
    """A network that fails with `error` before the post for `network` arrives."""

    def before(post: Post, _: Delivery) -> None:
        if post.network == network:
            raise error

    return FakeNetwork(before=before)


def deleting(record: Record) -> Record:
    """The record with a tombstone for every post."""
    posts = {key: replace(claim, state=State.DELETED) for key, claim in record.posts.items()}
    return replace(record, posts=posts)


class TestAFirstRun:
    def test_delivers_one_post_per_network(self, root: Path, network: FakeNetwork) -> None:
        outcome = deliver(root, network)

        assert network.names == ["facebook", "instagram", "x"]
        assert outcome.settled
        assert outcome.count(Result.POSTED) == 3

    def test_records_what_the_network_returned(self, root: Path, network: FakeNetwork) -> None:
        deliver(root, network)

        claim = claims_of(root)["x"]
        assert (claim.network, claim.state, claim.attempt) == ("outbox", State.POSTED, 1)
        assert (claim.remote_id, claim.url) == ("id-3", f"https://x.example/{STORY}")
        assert (claim.run, claim.claimed_at, claim.at) == ("r1", NOW, NOW)
        assert claim.payload == payload_of(network.arrived[2])

    def test_believes_the_network_about_the_hour(self, root: Path) -> None:
        class Punctual(FakeNetwork):
            """A network that says when it took a post."""

            def publish(self, post: Post, delivery: Delivery, tokens: Tokens) -> Receipt:
                return replace(super().publish(post, delivery, tokens), at=LATER)

        deliver(root, Punctual())

        assert claims_of(root)["x"].at == LATER

    def test_claims_all_posts_of_a_story_before_the_first_is_sent(self, root: Path) -> None:
        seen: list[dict[str, str]] = []
        network = FakeNetwork(before=lambda *_: seen.append(states(root)))

        deliver(root, network)

        assert seen[0] == {"facebook": "claimed", "instagram": "claimed", "x": "claimed"}
        assert seen[2] == {"facebook": "posted", "instagram": "posted", "x": "claimed"}

    def test_draws_the_card_before_the_post_is_sent(self, root: Path) -> None:
        there: list[bool] = []

        def look(post: Post, context: Delivery) -> None:
            assert post.picture is not None
            there.append((context.cards / post.picture.name).is_file())

        deliver(root, FakeNetwork(before=look))

        assert there == [True, True, True]

    def test_keeps_what_nobody_approved(self, tmp_path: Path, network: FakeNetwork) -> None:
        root = make_world(tmp_path, {PATH: story_text()})

        outcome = deliver(root, network)

        assert network.arrived == []
        assert outcome.count(Result.HELD) == 3
        assert claims_of(root) == {}

    def test_writes_to_the_ledger_at_the_hour_of_the_clock(
        self, root: Path, network: FakeNetwork
    ) -> None:
        deliver(root, network, now=LATER)

        assert claims_of(root)["x"].at == LATER


class TestASecondRun:
    def test_posts_nothing(self, root: Path, network: FakeNetwork) -> None:
        deliver(root, network)
        before = claims_of(root)

        outcome = deliver(root, network, run="r2", now=LATER)

        assert len(network.arrived) == 3
        assert outcome.count(Result.SETTLED) == 3
        assert claims_of(root) == before

    def test_posts_nothing_though_the_caption_changed(
        self, root: Path, network: FakeNetwork
    ) -> None:
        deliver(root, network)
        (root / PATH).write_text(story_text(f"{APPROVED}\nsocial: {{default: Lain sekali}}"))

        deliver(root, network, run="r2")

        assert len(network.arrived) == 3

    def test_posts_only_what_was_added(self, root: Path, network: FakeNetwork) -> None:
        deliver(root, network, to=targets(networks=["x"]))

        deliver(root, network, run="r2")

        assert network.names == ["x", "facebook", "instagram"]

    def test_finishes_every_network_even_so(self, root: Path, network: FakeNetwork) -> None:
        deliver(root, network)
        deliver(root, network, run="r2")

        assert network.finished == 2


class TestAFailure:
    @pytest.mark.parametrize("state", [State.BLOCKED, State.REJECTED, State.UNKNOWN])
    def test_of_one_network_stops_no_other(self, root: Path, state: State) -> None:
        network = failing("facebook", NotDeliveredError(state, "code-4"))

        outcome = deliver(root, network)

        assert states(root) == {"facebook": state, "instagram": "posted", "x": "posted"}
        assert claims_of(root)["facebook"].reason == "code-4"
        assert not outcome.settled

    def test_that_no_adapter_foresaw_leaves_the_outcome_unknown(self, root: Path) -> None:
        outcome = deliver(root, failing("facebook", RuntimeError("token=secret")))

        claim = claims_of(root)["facebook"]
        assert (claim.state, claim.reason) == (State.UNKNOWN, "fault-RuntimeError")
        assert results(outcome)["x"] == Result.POSTED
        # What an exception says may hold a token; only its kind is kept.
        assert all("secret" not in done.reason for done in outcome.done)

    def test_blocked_is_tried_again(self, root: Path, network: FakeNetwork) -> None:
        deliver(root, failing("facebook", NotDeliveredError(State.BLOCKED, "quota")))

        outcome = deliver(root, network, run="r2")

        assert network.names == ["facebook"]
        assert outcome.settled
        claim = claims_of(root)["facebook"]
        assert (claim.state, claim.attempt, claim.run, claim.reason) == ("posted", 2, "r2", "")

    def test_rejected_is_not_tried_again_until_the_text_is_another(
        self, root: Path, network: FakeNetwork
    ) -> None:
        deliver(root, failing("facebook", NotDeliveredError(State.REJECTED, "spam")))

        outcome = deliver(root, network, run="r2")
        assert network.arrived == []
        assert results(outcome)["facebook"] == Result.REJECTED
        assert not outcome.settled

        (root / PATH).write_text(story_text(f"{APPROVED}\nsocial: {{default: Lain sekali}}"))
        assert deliver(root, network, run="r3").settled
        assert network.names == ["facebook"]

    def test_of_composing_blocks_that_post_only(self, root: Path, network: FakeNetwork) -> None:
        settings = root / "newsroom.toml"
        # Longer than a post on X may be, and it must not be cut.
        address = f"https://berita.contoh.example/{'a' * 300}"
        text = settings.read_text().replace("https://berita.contoh.example", address)
        settings.write_text(text)

        outcome = deliver(root, network)

        assert network.names == ["facebook", "instagram"]
        assert results(outcome)["x"] == Result.BLOCKED
        assert "alamat berita terlalu panjang untuk X" in outcome.done[0].reason

    def test_of_drawing_blocks_and_claims_nothing(self, root: Path, network: FakeNetwork) -> None:
        (root / CACHE).parent.mkdir(parents=True)
        (root / CACHE).write_text("in the way")

        outcome = deliver(root, network)

        assert [done.reason for done in outcome.done] == ["card-FileExistsError"] * 3
        assert claims_of(root) == {}

    def test_without_adapter_says_so(self, root: Path) -> None:
        outcome = deliver(root, open_outbox, to=targets(["x"], real=True))

        assert [(done.result, done.reason) for done in outcome.done] == [
            (Result.BLOCKED, "no-adapter:x")
        ]

    def test_of_the_ledger_sends_nothing(self, root: Path, network: FakeNetwork) -> None:
        (root / ".git").rename(root / "git")

        with pytest.raises(LedgerError):
            deliver(root, network)

        assert network.arrived == []


class TestAClaimWithoutOutcome:
    @pytest.fixture
    def stopped(self, root: Path) -> FakeNetwork:
        """A network that a run left while the post for Instagram was under way."""
        network = failing("instagram", KeyboardInterrupt())
        with pytest.raises(KeyboardInterrupt):
            deliver(root, network)
        network.before = lambda *_: None
        return network

    def test_stays_behind_when_a_run_is_stopped(self, root: Path, stopped: FakeNetwork) -> None:
        assert states(root) == {"facebook": "posted", "instagram": "claimed", "x": "claimed"}

    def test_is_sent_when_it_certainly_did_not_arrive(
        self, root: Path, stopped: FakeNetwork
    ) -> None:
        outcome = deliver(root, stopped, run="r2")

        assert stopped.names == ["facebook", "instagram", "x"]
        assert outcome.settled
        assert claims_of(root)["instagram"].attempt == 2

    def test_is_found_when_it_did_arrive(self, root: Path, stopped: FakeNetwork) -> None:
        lost = failing("never", KeyboardInterrupt())
        lost.after = failing("instagram", KeyboardInterrupt()).before
        with pytest.raises(KeyboardInterrupt):
            deliver(root, lost, run="r2")
        lost.after = lambda *_: None

        outcome = deliver(root, lost, run="r3", now=LATER)

        assert lost.names == ["instagram", "x"]
        assert results(outcome)["instagram"] == Result.RECONCILED
        claim = claims_of(root)["instagram"]
        assert (claim.state, claim.url) == (State.RECONCILED, "https://found.example")
        assert claim.at == NOW, "nobody knows better than the claim when it was sent"

    def test_is_never_sent_again_while_nobody_can_tell(
        self, root: Path, stopped: FakeNetwork
    ) -> None:
        stopped.sees_what_arrived = False

        first = deliver(root, stopped, run="r2")
        second = deliver(root, stopped, run="r3")

        assert stopped.names == ["facebook"]
        assert states(root) == {"facebook": "posted", "instagram": "unknown", "x": "unknown"}
        assert not first.settled
        assert not second.settled

    def test_is_not_sent_when_looking_it_up_fails(self, root: Path, stopped: FakeNetwork) -> None:
        def broken(*_: object) -> None:
            raise OSError("no route")

        stopped.look_up = broken  # type: ignore[assignment, method-assign]

        outcome = deliver(root, stopped, run="r2")

        assert stopped.names == ["facebook"]
        assert claims_of(root)["x"].reason == "look-up-fault-OSError"
        assert not outcome.settled

    @pytest.mark.parametrize(
        ("front", "arrived"),
        [("", Result.SETTLED), (WITHDRAWN, Result.DELETED)],
        ids=["no longer approved", "withdrawn"],
    )
    def test_is_looked_up_but_not_sent_when_the_story_may_no_longer_be(
        self, root: Path, stopped: FakeNetwork, front: str, arrived: Result
    ) -> None:
        rewrite(root, front)

        outcome = deliver(root, stopped, run="r2")

        assert stopped.names == ["facebook"]
        assert results(outcome) == {
            "facebook": arrived,
            "instagram": Result.HELD,
            "x": Result.HELD,
        }


class TestTwoRunsAtOnce:
    """The other run comes between this one's reading of the ledger and its claim."""

    def run_late(self, root: Path, network: FakeNetwork, other: FakeNetwork) -> Outcome:
        """Deliver to `network`, while another run delivers the post for Facebook to `other`."""

        def at(step: Step, _network: str) -> None:
            if step is Step.GATED:
                with suppress(KeyboardInterrupt):
                    deliver(root, other, run="other", to=targets(networks=["facebook"]))

        return deliver(root, network, at=at)

    def test_what_the_other_one_posted_is_settled(self, root: Path, network: FakeNetwork) -> None:
        outcome = self.run_late(root, network, FakeNetwork())

        assert network.names == ["instagram", "x"]
        assert results(outcome)["facebook"] == Result.SETTLED
        assert claims_of(root)["facebook"].run == "other"
        assert outcome.settled

    def test_what_the_other_one_is_sending_is_left_to_it(
        self, root: Path, network: FakeNetwork
    ) -> None:
        other = failing("facebook", KeyboardInterrupt())

        outcome = self.run_late(root, network, other)

        assert network.names == ["instagram", "x"]
        assert results(outcome)["facebook"] == Result.ELSEWHERE
        assert states(root)["facebook"] == "claimed"
        assert not outcome.settled

    def test_what_was_recorded_first_stays(self, root: Path) -> None:
        later = FakeNetwork()

        def overtaken(post: Post, _: Delivery) -> None:
            if post.network == "x":
                deliver(root, later, run="later", to=targets(networks=["x"]))

        deliver(root, FakeNetwork(before=overtaken))

        assert claims_of(root)["x"].run == "later"

    def test_a_failure_does_not_undo_the_claim_of_a_later_run(self, root: Path) -> None:
        later = failing("x", KeyboardInterrupt())

        def overtaken(post: Post, _: Delivery) -> None:
            if post.network == "x":
                with suppress(KeyboardInterrupt):
                    deliver(root, later, run="later", to=targets(networks=["x"]))
                raise NotDeliveredError(State.BLOCKED, "quota")

        deliver(root, FakeNetwork(before=overtaken))

        claim = claims_of(root)["x"]
        assert (claim.state, claim.run, claim.attempt) == (State.CLAIMED, "later", 2)


class TestTheOutbox:
    """The adapter that is really there."""

    def run(self, root: Path, run: str = "r1") -> Outcome:
        """Deliver everything that is due to the outbox."""
        return deliver(root, open_outbox, run=run)

    def files(self, root: Path) -> dict[str, bytes]:
        """All files of the built folder with their bytes."""
        output = root / "output"
        return {
            str(file.relative_to(output)): file.read_bytes()
            for file in output.rglob("*")
            if file.is_file()
        }

    def test_holds_every_post_and_a_page(self, root: Path) -> None:
        assert self.run(root).settled

        files = self.files(root)
        assert {
            "outbox/index.html",
            *(f"outbox/{STORY}/{name}.json" for name in ("facebook", "instagram", "x")),
        } <= set(files)
        assert claims_of(root)["x"].network == "outbox"

    def test_is_not_changed_by_a_second_run(self, root: Path) -> None:
        self.run(root)
        before = self.files(root)

        self.run(root, "r2")

        assert self.files(root) == before

    def test_is_filled_again_after_the_folder_was_removed(self, root: Path) -> None:
        self.run(root)
        files, claims = self.files(root), claims_of(root)
        (root / "output").rename(root / "gone")

        outcome = self.run(root, "r2")

        assert outcome.count(Result.RESTORED) == 3
        assert outcome.settled
        assert self.files(root) == files
        assert claims_of(root) == claims

    def test_is_not_filled_again_with_what_may_no_longer_be_shown(self, root: Path) -> None:
        self.run(root)
        (root / "output").rename(root / "gone")
        (root / PATH).write_text(story_text())

        assert self.run(root, "r2").count(Result.SETTLED) == 3
        assert not (root / "output" / "outbox" / STORY).exists()

    def test_is_not_filled_again_with_what_was_deleted(self, root: Path) -> None:
        self.run(root)
        (root / "output").rename(root / "gone")
        Ledger(root, LedgerSettings()).update(STORY, deleting, "Delete")

        assert self.run(root, "r2").count(Result.SETTLED) == 3
        assert not (root / "output" / "outbox" / STORY).exists()

    def test_that_cannot_be_written_blocks_and_heals(self, root: Path) -> None:
        (root / "output").mkdir()
        (root / "output" / "outbox").mkdir()
        (root / "output" / "outbox" / STORY).write_text("in the way")

        outcome = self.run(root)
        assert [done.result for done in outcome.done] == [Result.BLOCKED] * 3

        (root / "output" / "outbox" / STORY).unlink()
        assert self.run(root, "r2").settled


def test_every_adapter_is_found_by_its_file() -> None:
    files = Path(adapters.__file__).parent.glob("[!_]*.py")

    assert adapters.names() == tuple(sorted(file.stem for file in files))
    assert adapters.secrets_of("newsgroup") == ()
