"""Life after posting: a correction reaches the post, a withdrawal takes it away and nothing returns."""

from pathlib import Path
from shutil import rmtree

import pytest

from newsroom.crosspost.adapters import Delivery, NotDeliveredError, Receipt, payload_of
from newsroom.crosspost.outcome import Outcome, Result
from newsroom.crosspost.report import line
from newsroom.crosspost.steps import Step
from newsroom.ledger import Claim, State
from newsroom.social.cards import CACHE
from newsroom.social.post import Post
from newsroom.transport import TransportError
from tests.crosspost.worlds import (
    APPROVED,
    CORRECTED,
    LATER,
    STORY,
    WITHDRAWN,
    FakeNetwork,
    Scene,
)

pytestmark = pytest.mark.usefixtures("plain_cards")


def posted(tmp_path: Path, network: str) -> Scene:
    """A newsroom whose one story was posted to this network."""
    scene = Scene(tmp_path, networks=(network,))
    assert scene.run().settled
    scene.steps.clear()
    scene.gate.asked.clear()
    return scene


def result(outcome: Outcome) -> tuple[str, str]:
    """What came of the only post."""
    (done,) = outcome.done
    return done.result, done.reason


class TestACorrection:
    @pytest.fixture
    def scene(self, tmp_path: Path) -> Scene:
        """A story that was posted to Facebook, and then corrected."""
        scene = posted(tmp_path, "facebook")
        scene.says(CORRECTED)
        return scene

    def test_edits_the_post_once(self, scene: Scene) -> None:
        first, second = scene.run(), scene.run()

        (post,) = scene.network.arrived
        assert "RALAT" in post.text
        assert "pukul 5" in post.text
        assert (result(first)[0], result(second)[0]) == (Result.EDITED, Result.SETTLED)
        assert scene.claim("facebook").told == 1
        assert scene.claim("facebook").payload == payload_of(post)

    def test_has_its_card_at_hand_on_a_machine_that_never_drew_one(self, scene: Scene) -> None:
        rmtree(scene.root / CACHE)
        there: list[bool] = []

        def look(post: Post, delivery: Delivery) -> None:
            assert post.picture is not None
            there.append((delivery.cards / post.picture.name).is_file())

        scene.network.before = look
        scene.run()

        assert there == [True]

    def test_asks_the_gate_whether_it_stands_so_on_the_main_branch(self, scene: Scene) -> None:
        scene.gate.of_story = ["tip-changed"]

        assert result(scene.run()) == (Result.BLOCKED, "tip-changed")
        assert "RALAT" not in scene.network.arrived[0].text

    @pytest.mark.parametrize("step", [Step.EDITED, Step.RECORDED])
    def test_that_was_stopped_is_made_again_and_leaves_the_same_post(
        self, scene: Scene, step: Step
    ) -> None:
        def stop(done: Step, _names: str) -> None:
            if done is step:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            scene.run(at=stop)
        once = list(scene.network.arrived)

        assert scene.run().settled
        assert scene.network.arrived == once
        assert len(once) == 1

    @pytest.mark.parametrize(
        "error",
        [TransportError("timeout", sent=True), NotDeliveredError(State.UNKNOWN, "http-500")],
    )
    def test_that_fails_is_made_again_by_the_next_run(self, scene: Scene, error: Exception) -> None:
        def before(*_: object) -> None:
            raise error

        scene.network.before = before
        assert scene.run().count(Result.BLOCKED) == 1
        assert scene.claim("facebook").state is State.POSTED

        scene.network.before = lambda *_: None
        assert scene.run().count(Result.EDITED) == 1

    def test_that_the_network_refuses_is_left_to_a_person(self, scene: Scene) -> None:
        scene.network.offers_changes = False

        outcome = scene.run()

        assert result(outcome) == (Result.ASKED, "correct-by-hand")
        assert "Perbaiki pos https://facebook.example/" in line(outcome.done[0])
        assert not outcome.settled

    def test_of_a_post_whose_id_nobody_knows_is_left_to_a_person(self, scene: Scene) -> None:
        scene.change(remote_id="")

        assert result(scene.run()) == (Result.ASKED, "correct-by-hand")

    def test_before_the_first_post_needs_no_other(self, tmp_path: Path) -> None:
        scene = Scene(tmp_path, networks=("facebook",))
        scene.says(CORRECTED)

        assert scene.run().count(Result.POSTED) == 1
        assert (scene.run().count(Result.SETTLED), scene.claim("facebook").told) == (1, 1)

    def test_on_a_network_that_lets_nobody_edit_is_left_to_a_person(self, tmp_path: Path) -> None:
        scene = posted(tmp_path, "instagram")
        scene.says(CORRECTED)

        outcome = scene.run()

        assert result(outcome) == (Result.ASKED, "correct-by-hand")
        key = next(iter(scene.ledger.kept[STORY].posts))
        assert f"newsroom crosspost --resolve {key} posted" in line(outcome.done[0])

    def test_of_a_hub_is_told_by_telling_it_again(self, tmp_path: Path) -> None:
        scene = posted(tmp_path, "websub")
        scene.says(CORRECTED)

        assert result(scene.run())[0] == Result.EDITED
        assert (len(scene.network.arrived), scene.claim("websub").told) == (2, 1)

    def test_reaches_the_outbox_too(self, tmp_path: Path) -> None:
        scene = Scene(tmp_path, networks=("threads",))
        scene.run(local=True)
        scene.says(CORRECTED)

        assert result(scene.run(local=True))[0] == Result.EDITED
        assert "RALAT" in scene.network.arrived[-1].text


class TestAReply:
    @pytest.fixture
    def scene(self, tmp_path: Path) -> Scene:
        """A story that was posted to Threads, and then corrected."""
        scene = posted(tmp_path, "threads")
        scene.says(CORRECTED)
        return scene

    def test_tells_of_the_correction_below_the_post(self, scene: Scene) -> None:
        assert scene.run().settled

        original, reply = scene.network.arrived
        assert (original.reply_to, reply.reply_to) == ("", "id-1")
        assert "RALAT" in reply.text
        assert scene.claim("threads", "correction").state is State.POSTED

    def test_is_sent_once(self, scene: Scene) -> None:
        scene.run()

        assert scene.run().settled
        assert len(scene.network.arrived) == 2

    def test_has_a_claim_of_its_own_that_is_looked_up(self, scene: Scene) -> None:
        scene.network.after = lambda *_: (_ for _ in ()).throw(TransportError("reset", sent=True))
        scene.run()
        assert scene.claim("threads", "correction").state is State.UNKNOWN

        scene.network.after = lambda *_: None
        outcome = scene.run()

        assert outcome.count(Result.RECONCILED) == 1
        assert len(scene.network.arrived) == 2

    def test_to_a_post_whose_id_nobody_knows_is_left_to_a_person(self, scene: Scene) -> None:
        scene.change(remote_id="")

        assert result(scene.run()) == (Result.ASKED, "correct-by-hand")
        assert len(scene.network.arrived) == 1

    def test_passes_the_gate_like_any_post(self, scene: Scene) -> None:
        scene.gate.of_page = "page-stale"

        assert scene.run().count(Result.BLOCKED) == 1
        assert len(scene.network.arrived) == 1

    def test_is_taken_away_with_the_post(self, scene: Scene) -> None:
        scene.run()
        scene.says(
            WITHDRAWN.replace(
                "withdrawn:",
                "corrections: [{at: 2026-11-19T15:50+08:00, wrong: a, right: b}]\nwithdrawn:",
            )
        )

        assert scene.run().count(Result.DELETED) == 2
        assert scene.network.deleted == ["id-1", "id-2"]


class TestAWithdrawal:
    @pytest.fixture
    def scene(self, tmp_path: Path) -> Scene:
        """A story that was posted to X, and then withdrawn."""
        scene = posted(tmp_path, "x")
        scene.says(WITHDRAWN)
        return scene

    def test_deletes_the_post_and_leaves_a_tombstone(self, scene: Scene) -> None:
        outcome = scene.run(now=LATER)

        assert scene.network.deleted == ["id-1"]
        assert result(outcome)[0] == Result.DELETED
        claim = scene.claim()
        assert (claim.state, claim.reason, claim.at) == (State.DELETED, "withdrawn", LATER)

    def test_asks_the_gate_whether_the_main_branch_says_so_too(self, scene: Scene) -> None:
        scene.gate.of_story = ["tip-withdrawn"]

        assert result(scene.run()) == (Result.BLOCKED, "tip-withdrawn")
        assert scene.gate.asked == ["withdrawn"]
        assert scene.network.deleted == []

    def test_is_final_though_the_story_comes_back(self, scene: Scene) -> None:
        scene.run()
        scene.says(APPROVED)

        assert scene.run().settled
        assert len(scene.network.arrived) == 1

    def test_is_final_for_an_old_run_that_knows_nothing_of_it(self, scene: Scene) -> None:
        """A run that began before the withdrawal goes on behind it."""
        scene.ledger.kept.clear()
        scene.says(APPROVED)

        def overtaken(step: Step, _names: str) -> None:
            if step is Step.CLAIMED:
                scene.change(state=State.DELETED)

        outcome = scene.run(at=overtaken)

        assert outcome.settled
        assert len(scene.network.arrived) == 1

    @pytest.mark.parametrize("step", [Step.DELETED, Step.RECORDED])
    def test_that_was_stopped_is_made_again(self, scene: Scene, step: Step) -> None:
        def stop(done: Step, _names: str) -> None:
            if done is step:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            scene.run(at=stop)

        assert scene.run().settled
        assert scene.claim().state is State.DELETED

    def test_of_what_cannot_be_deleted_asks_a_person(self, scene: Scene) -> None:
        scene.network.offers_changes = False

        outcome = scene.run()

        assert result(outcome) == (Result.ASKED, "delete-by-hand")
        told = line(outcome.done[0])
        key = next(iter(scene.ledger.kept[STORY].posts))
        assert f"Hapus pos https://x.example/{STORY}" in told
        assert told.endswith(f"newsroom crosspost --resolve {key} deleted")
        assert scene.claim().state is State.POSTED

    def test_deletes_what_turns_out_to_have_arrived(self, tmp_path: Path) -> None:
        scene = Scene(tmp_path)
        scene.network.after = lambda *_: (_ for _ in ()).throw(TransportError("reset", sent=True))
        scene.run()
        scene.says(WITHDRAWN)

        assert result(scene.run())[0] == Result.DELETED
        assert scene.network.deleted == ["id-found"]

    def test_sends_nothing_that_had_not_arrived(self, tmp_path: Path) -> None:
        scene = Scene(tmp_path)
        scene.network.before = lambda *_: (_ for _ in ()).throw(TransportError("reset", sent=True))
        scene.run()
        scene.network.before = lambda *_: None
        scene.says(WITHDRAWN)

        assert result(scene.run()) == (Result.HELD, "withdrawn")
        assert (scene.network.arrived, scene.network.deleted) == ([], [])

    def test_of_one_network_that_fails_stops_no_other(self, tmp_path: Path) -> None:
        scene = Scene(tmp_path, networks=("facebook", "x"))
        scene.run()
        scene.says(WITHDRAWN)

        class Half(FakeNetwork):
            """A network that fails for the first post."""

            def delete(self, delivery: Delivery, claim: Claim) -> None:
                if claim.network == "facebook":
                    raise NotDeliveredError(State.BLOCKED, "http-503")

        outcome = scene.run(Half())

        assert [done.result for done in outcome.done] == [Result.BLOCKED, Result.DELETED]


class TestAnAddressThatTheReceiptLacked:
    class Late(FakeNetwork):
        """A network that tells a post's address only later."""

        address = ""

        def publish(self, post: Post, delivery: Delivery, tokens: object) -> Receipt:
            return Receipt(super().publish(post, delivery, {}).remote_id, "")

        def locate(self, claim: Claim) -> str:
            if not self.address:
                raise TransportError("timeout", sent=True)
            return self.address

    def test_is_asked_for_until_it_comes(self, tmp_path: Path) -> None:
        scene, late = Scene(tmp_path), self.Late()
        assert scene.run(late).settled
        assert scene.run(late).settled, "a post without an address is posted all the same"

        late.address = "https://x.example/7"
        assert scene.run(late).settled

        assert scene.claim().url == "https://x.example/7"
        assert len(late.arrived) == 1
