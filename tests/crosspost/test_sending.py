"""The phases of sending: claim, prepare, note, check, publish, record; and what ends them early."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from newsroom.crosspost.accounts import Shut
from newsroom.crosspost.adapters import (
    Absence,
    Adapter,
    Delivery,
    NotDeliveredError,
    Receipt,
    Tokens,
    payload_of,
)
from newsroom.crosspost.outcome import Outcome, Result
from newsroom.crosspost.report import line
from newsroom.crosspost.sending import FRESH
from newsroom.crosspost.steps import Step
from newsroom.crosspost.targets import Target
from newsroom.errors import LedgerError
from newsroom.ledger import Claim, Record, State, path_of
from newsroom.ledger.record import decode, encode
from newsroom.networks import Limits
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
    rewrite,
)
from tests.newsrooms import NOW

pytestmark = pytest.mark.usefixtures("plain_cards")


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    """A newsroom with a live account on X."""
    return Scene(tmp_path)


@pytest.fixture
def two(tmp_path: Path) -> Scene:
    """The same with Facebook beside X."""
    return Scene(tmp_path, networks=("facebook", "x"))


def results(outcome: Outcome) -> dict[str, tuple[str, str]]:
    """What came of each network's post, and why."""
    return {done.row.target.network: (done.result, done.reason) for done in outcome.done}


def raising(error: BaseException, network: str = "") -> FakeNetwork:
    """A network that answers publishing with an error."""

    def before(post: Post, _: Delivery) -> None:
        if post.network == network or not network:
            raise error

    return FakeNetwork(before=before)


class TestTheTokens:
    def test_are_reserved_with_the_claim_and_noted_before_publishing(self, scene: Scene) -> None:
        seen: dict[str, list[str]] = {}

        def at(step: Step, _names: str) -> None:
            seen[step] = list(scene.claim().tokens) if scene.ledger.kept else []

        scene.run(at=at)

        assert seen == {
            Step.GATED: [],
            Step.CLAIMED: ["key", "at"],
            Step.PREPARED: ["key", "at"],
            Step.NOTED: ["key", "at", "container"],
            Step.CHECKED: ["key", "at", "container"],
            Step.PUBLISHED: ["key", "at", "container"],
            Step.RECORDED: ["key", "at", "container"],
        }
        assert scene.network.known == [scene.claim().tokens]

    def test_of_all_networks_are_noted_at_once(self, two: Scene) -> None:
        two.run()

        assert [names for step, names in two.steps if step == Step.NOTED] == ["facebook,x"]

    def test_are_kept_by_a_new_attempt(self, scene: Scene) -> None:
        scene.run(raising(NotDeliveredError(State.BLOCKED, "http-503")))
        first = scene.claim()

        scene.run(now=LATER)

        assert scene.claim().attempt == 2
        assert scene.claim().tokens == first.tokens

    def test_for_another_text_are_left_behind_where_nothing_was_sent(self, scene: Scene) -> None:
        scene.run(raising(NotDeliveredError(State.REJECTED, "spam")))
        first = scene.claim()
        scene.says(f"{APPROVED}\nsocial: {{default: Lain sekali}}")
        scene.network.preparing = lambda *_: None

        seen: list[Tokens] = []
        scene.run(at=lambda step, _: seen.append(scene.claim().tokens))

        assert seen[1] == {name: first.tokens[name] for name in ("key", "at")}
        assert scene.claim().tokens["container"] != first.tokens["container"]

    def test_for_another_text_are_kept_while_it_may_still_arrive(self, scene: Scene) -> None:
        scene.run(raising(TransportError("timeout", sent=True)))
        first = scene.claim()
        scene.says(f"{APPROVED}\nsocial: {{default: Lain sekali}}")

        seen: list[Tokens] = []
        scene.run(at=lambda step, _: seen.append(scene.claim().tokens))

        assert first.tokens in seen[2:]

    def test_that_are_none_need_no_change_of_the_outboxs_ledger(self, scene: Scene) -> None:
        scene.run(Plain(), local=True)

        assert Step.NOTED not in dict(scene.steps)


class Plain(FakeNetwork):
    """A network that has nothing to prepare."""

    def prepare(self, post: Post, delivery: Delivery, tokens: Tokens) -> Tokens:
        return {}


class TestTheMark:
    """The ledger tells before the request whether one may have left."""

    def test_stands_in_the_claim_of_the_one_post_that_is_being_published(self, two: Scene) -> None:
        marked: dict[str, list[str]] = {}

        def before(post: Post, _: Delivery) -> None:
            claims = {name: two.claim(name) for name in two.networks}
            marked[post.network] = [name for name, claim in claims.items() if claim.is_open]

        assert two.run(FakeNetwork(before=before)).settled
        assert marked == {"facebook": ["facebook"], "x": ["x"]}

    @pytest.mark.parametrize("network", [FakeNetwork(), Plain()], ids=["tokens", "no tokens"])
    def test_costs_one_change_of_the_ledger_where_there_are_no_tokens_else_none(
        self, two: Scene, network: FakeNetwork, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        written: list[str] = []
        update = two.ledger.update

        def noting(story: str, change: Callable[[Record], Record], message: str) -> Record:
            written.append(message.split(maxsplit=1)[0])
            return update(story, change, message)

        monkeypatch.setattr(two.ledger, "update", noting)

        two.run(network)

        assert written == ["Claim", "Note", "Record", "Record"]

    def test_that_is_missing_lets_the_next_run_send(self, scene: Scene) -> None:
        scene.network.sees_what_arrived = False
        stopped(scene, Step.PREPARED)
        first = scene.claim()

        assert (first.state, first.publishing) == (State.CLAIMED, False)
        assert scene.run().settled
        assert scene.network.names == ["x"]
        assert scene.claim().tokens.items() >= first.tokens.items()

    @pytest.mark.parametrize("step", [Step.NOTED, Step.CHECKED])
    def test_that_is_there_leaves_it_to_a_person(self, scene: Scene, step: Step) -> None:
        scene.network.sees_what_arrived = False
        stopped(scene, step)

        assert results(scene.run())["x"] == (Result.UNKNOWN, "not-found")
        assert scene.network.names == []

    def test_that_an_older_version_could_not_make_is_taken_for_made(self, scene: Scene) -> None:
        """As `decode` gives what versions 1 and 2 wrote."""
        scene.network.sees_what_arrived = False
        stopped(scene, Step.CLAIMED)
        (record,) = scene.ledger.kept.values()
        values = json.loads(encode(record)) | {"version": 2}
        for claim in values["posts"].values():
            del claim["publishing"]
        scene.ledger.kept[STORY] = decode(json.dumps(values).encode(), path_of(STORY))

        assert results(scene.run())["x"] == (Result.UNKNOWN, "not-found")

    def test_cannot_be_made_by_a_run_whose_claim_was_taken_over(self, scene: Scene) -> None:
        other = FakeNetwork()

        def at(step: Step, _names: str) -> None:
            if step is Step.PREPARED and scene.runs == 1:
                scene.run(other)

        assert results(scene.run(at=at))["x"] == (Result.SETTLED, "")
        assert (scene.network.names, other.names) == ([], ["x"])

    def test_keeps_others_from_taking_the_claim_over(self, scene: Scene) -> None:
        """Another run planned before the mark was made, and claims after it."""
        other = FakeNetwork(sees_what_arrived=False)
        told: list[Outcome] = []

        def at(step: Step, _names: str) -> None:
            if step is Step.PREPARED and scene.runs == 1:
                told.append(scene.run(other, at=let_the_first_publish))

        def let_the_first_publish(step: Step, _names: str) -> None:
            if step is Step.GATED and scene.runs == 2:
                scene.change(publishing=True)

        scene.run(at=at)

        assert results(told[0])["x"] == (Result.ELSEWHERE, "r1")
        assert (scene.network.names, other.names) == (["x"], [])

    def test_that_cannot_be_made_for_one_post_stops_no_other(self, tmp_path: Path) -> None:
        scene = Scene(tmp_path, networks=("facebook", "telegram", "x"))
        scene.network.before = lambda post, _: marks.append(scene.claim(post.network).is_open)
        marks: list[bool] = []
        other = FakeNetwork(sees_what_arrived=False)

        def opened(target: Target) -> Adapter | Shut:
            return other if target.via == "telegram" else Shut("secret-missing:T")

        def at(step: Step, names: str) -> None:
            if (step, names, scene.runs) == (Step.CHECKED, "facebook", 1):
                scene.run(opened)

        outcome = scene.run(at=at)

        assert (scene.network.names, marks, other.names) == (
            ["facebook", "x"],
            [True, True],
            ["telegram"],
        )
        assert results(outcome)["telegram"] == (Result.SETTLED, "")

    def test_of_a_claim_that_was_taken_over_stays_until_that_one_is_settled(
        self, scene: Scene
    ) -> None:
        """The first request may still be under way, whatever the second attempt did."""
        scene.run(raising(TransportError("reset", sent=True)))
        stopped(scene, Step.CLAIMED)
        scene.network.sees_what_arrived = False

        assert (scene.claim().attempt, scene.claim().publishing) == (2, True)
        assert results(scene.run())["x"] == (Result.UNKNOWN, "not-found")

    def test_that_is_missing_lets_another_text_have_tokens_of_its_own(self, two: Scene) -> None:
        """What was noted with the mark of another network's post can be seen by nobody."""
        stopped(two, Step.NOTED)
        first = two.claim("x")
        two.says(CORRECTED)
        stopped(two, Step.CLAIMED)

        assert {**two.claim("x").tokens, "container": first.tokens["container"]} == first.tokens
        assert "container" not in two.claim("x").tokens
        assert two.claim("x").told == 1

    def test_that_is_missing_sends_nothing_once_the_story_is_withdrawn(self, scene: Scene) -> None:
        stopped(scene, Step.PREPARED)
        scene.says(WITHDRAWN)

        assert results(scene.run())["x"] == (Result.HELD, "withdrawn")
        assert scene.network.names == []


class StoppedError(BaseException):
    """The process is gone; like a kill, nothing catches it."""


def stopped(scene: Scene, step: Step) -> None:
    """A run that is gone behind this step."""

    def at(done: Step, _names: str) -> None:
        if done is step:
            raise StoppedError

    with pytest.raises(StoppedError):
        scene.run(at=at)


class TestPreparing:
    @pytest.mark.parametrize(
        ("error", "reason"),
        [
            (NotDeliveredError(State.UNKNOWN, "http-500"), "http-500"),
            (TransportError("timeout", sent=True), "timeout"),
            (RuntimeError("token=secret"), "fault-RuntimeError"),
        ],
    )
    def test_that_fails_leaves_no_doubt(self, two: Scene, error: Exception, reason: str) -> None:
        def preparing(post: Post, _: Delivery) -> None:
            if post.network == "facebook":
                raise error

        two.network.preparing = preparing

        outcome = two.run()

        assert two.network.names == ["x"]
        assert results(outcome)["facebook"] == (Result.BLOCKED, reason)
        assert (two.claim("facebook").state, two.claim("x").state) == (State.BLOCKED, State.POSTED)

    def test_may_refuse_what_the_post_says(self, scene: Scene) -> None:
        def preparing(*_: object) -> None:
            raise NotDeliveredError(State.REJECTED, "picture-too-large")

        scene.network.preparing = preparing

        assert results(scene.run())["x"] == (Result.REJECTED, "picture-too-large")

    def test_that_another_run_overtook_publishes_nothing(self, scene: Scene) -> None:
        other = FakeNetwork()

        def preparing(*_: object) -> None:
            scene.network.preparing = lambda *_: None
            scene.run(other)

        scene.network.preparing = preparing

        outcome = scene.run()

        assert (scene.network.names, other.names) == ([], ["x"])
        assert results(outcome)["x"] == (Result.SETTLED, "")

    def test_that_cannot_even_begin_stops_no_other_network(self, two: Scene) -> None:
        class Confused(FakeNetwork):
            """An adapter that fails before anything is claimed."""

            def reserve(self, post: Post, key: str, now: datetime) -> Tokens:
                raise ValueError("token=secret")

        def opened(target: Target) -> Adapter | Shut:
            return Confused() if target.via == "facebook" else two.network

        outcome = two.run(opened)

        assert results(outcome)["facebook"] == (Result.BLOCKED, "fault-ValueError")
        assert two.network.names == ["x"]


class TestPublishing:
    @pytest.mark.parametrize(
        ("error", "state", "reason"),
        [
            (TransportError("refused", sent=False), State.BLOCKED, "refused"),
            (TransportError("timeout", sent=True), State.UNKNOWN, "timeout"),
            (NotDeliveredError(State.UNKNOWN, "http-502"), State.UNKNOWN, "http-502"),
            (NotDeliveredError(State.BLOCKED, "token"), State.BLOCKED, "token"),
            (RuntimeError("token=secret"), State.UNKNOWN, "fault-RuntimeError"),
        ],
    )
    def test_that_fails_is_recorded_as_what_it_was(
        self, scene: Scene, error: Exception, state: State, reason: str
    ) -> None:
        scene.run(raising(error))

        assert (scene.claim().state, scene.claim().reason) == (state, reason)

    def test_that_succeeds_but_cannot_be_recorded_tells_where_the_post_is(
        self, scene: Scene
    ) -> None:
        def broken(story: str, change: object, message: str) -> Record:
            if message.startswith("Record"):
                raise LedgerError("ditolak", "rejected")
            return update(story, change, message)  # type: ignore[arg-type]

        update = scene.ledger.update
        scene.ledger.update = broken  # type: ignore[assignment, method-assign]

        with pytest.raises(LedgerError) as caught:
            scene.run()

        key = next(iter(scene.ledger.kept[STORY].posts))
        assert (
            f"newsroom crosspost --resolve {key} posted --url https://x.example/{STORY}"
            in caught.value.message_en
        )
        assert scene.claim().state is State.CLAIMED

    def test_after_a_long_time_confirms_the_claim_first(self, scene: Scene) -> None:
        watch = Watch(stall=timedelta(minutes=2))

        scene.run(now=watch, at=watch.at)

        assert [step for step, _ in scene.steps][-4:] == [
            "checked",
            "renewed",
            "published",
            "recorded",
        ]
        assert scene.claim().state is State.POSTED
        assert scene.claim().claimed_at == NOW + watch.stall

    def test_within_a_minute_confirms_nothing(self, scene: Scene) -> None:
        watch = Watch(stall=FRESH)

        scene.run(now=watch, at=watch.at)

        assert Step.RENEWED not in dict(scene.steps)

    def test_gives_up_where_confirming_takes_too_long_itself(self, scene: Scene) -> None:
        watch = Watch(stall=timedelta(minutes=2), stalls_at=(Step.CHECKED, Step.RENEWED))

        outcome = scene.run(now=watch, at=watch.at)

        assert results(outcome)["x"] == (Result.BLOCKED, "slow")
        assert scene.network.names == []
        assert scene.run(now=watch).settled

    def test_goes_on_though_another_run_looked_it_up_meanwhile_and_found_nothing(
        self, scene: Scene
    ) -> None:
        watch = Watch(stall=timedelta(minutes=2))

        def at(step: Step, names: str) -> None:
            watch.at(step, names)
            if step is Step.CHECKED:
                scene.change(state=State.UNKNOWN, looks=1)

        assert scene.run(now=watch, at=at).settled
        assert (scene.network.names, scene.claim().state) == (["x"], State.POSTED)

    def test_after_a_long_time_is_left_to_the_run_that_took_over(self, scene: Scene) -> None:
        other, watch = FakeNetwork(), Watch(stall=timedelta(minutes=2))

        def at(step: Step, names: str) -> None:
            watch.at(step, names)
            if step is Step.CHECKED and scene.runs == 1:
                scene.run(other)

        outcome = scene.run(now=watch, at=at)

        assert (scene.network.names, other.names) == ([], ["x"])
        assert results(outcome)["x"] == (Result.SETTLED, "")
        assert scene.claim().run == "r2"


@dataclass
class Watch:
    """A clock that stands still but for the steps at which the run stalls."""

    stall: timedelta
    stalls_at: tuple[Step, ...] = (Step.CHECKED,)
    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def at(self, step: Step, _names: str) -> None:
        """Stall, if this is the step."""
        if step in self.stalls_at:
            self.now += self.stall


class TestTakingOver:
    """A claim without outcome that certainly did not arrive is sent again; its run may be alive."""

    def test_tells_of_a_correction_that_the_kept_tokens_know_nothing_of(
        self, tmp_path: Path
    ) -> None:
        """A container that was made before the correction still holds the old text."""
        scene = Scene(tmp_path, networks=("facebook",))
        scene.run(raising(TransportError("reset", sent=True)))
        scene.says(CORRECTED)

        scene.run()
        assert (scene.network.names, scene.claim("facebook").told) == (["facebook"], 0)

        scene.run()
        assert scene.claim("facebook").told == 1
        assert "RALAT" in scene.network.arrived[0].text

    def test_remembers_the_oldest_text_however_many_attempts_came_between(
        self, tmp_path: Path
    ) -> None:
        scene = Scene(tmp_path, networks=("facebook",))
        scene.run(raising(TransportError("reset", sent=True)))
        scene.says(CORRECTED)

        for _ in range(3):
            scene.run(raising(NotDeliveredError(State.BLOCKED, "text-changed")))

        assert (scene.claim("facebook").attempt, scene.claim("facebook").told) == (4, 0)

    @pytest.mark.parametrize("step", ["prepare", "gate", "publish"])
    def test_leaves_the_post_unknown_where_this_attempt_sends_nothing(
        self, scene: Scene, step: str
    ) -> None:
        scene.run(raising(TransportError("reset", sent=True)))
        if step == "gate":
            scene.gate.of_story = ["", "tip-unreachable"]

        def failing(*_: object) -> None:
            raise TransportError("refused", sent=False)

        scene.network.preparing = failing if step == "prepare" else scene.network.preparing
        scene.network.before = failing if step == "publish" else scene.network.before

        scene.run()

        assert (scene.claim().attempt, scene.claim().state) == (2, State.UNKNOWN)
        scene.network.preparing = scene.network.before = lambda *_: None
        assert scene.run().settled
        assert scene.network.names == ["x"]

    def test_keeps_its_tokens_where_this_attempt_is_refused_and_the_text_changes(
        self, scene: Scene
    ) -> None:
        """The first request may still publish the container that it names."""
        scene.run(raising(TransportError("reset", sent=True)))
        first = scene.claim()
        scene.run(raising(NotDeliveredError(State.REJECTED, "too-long")))
        assert (scene.claim().state, scene.claim().reason) == (State.UNKNOWN, "too-long")
        scene.says(f"{APPROVED}\nsocial: {{default: Lain sekali}}")

        stopped(scene, Step.CLAIMED)

        assert scene.claim().tokens == first.tokens


class TestAnAccount:
    @pytest.mark.parametrize("reason", ["token", "credits", "rate-limit", "forbidden"])
    def test_that_says_no_is_left_alone_for_the_rest_of_the_run(
        self, scene: Scene, reason: str
    ) -> None:
        scene.says(APPROVED, slug="lain")
        asked: list[str] = []

        def before(post: Post, _: Delivery) -> None:
            asked.append(post.story_id)
            raise NotDeliveredError(State.BLOCKED, reason)

        outcome = scene.run(FakeNetwork(before=before))

        assert len(asked) == 1
        assert [(done.result, done.reason) for done in outcome.done] == [
            (Result.BLOCKED, reason)
        ] * 2
        assert len(scene.ledger.kept) == 1, "what was not tried was not claimed"

    def test_that_refuses_one_text_takes_the_next(self, scene: Scene) -> None:
        scene.says(APPROVED, slug="lain")

        def before(post: Post, _: Delivery) -> None:
            if post.story_id == STORY:
                raise NotDeliveredError(State.REJECTED, "spam")

        network = FakeNetwork(before=before)

        assert {done.result for done in scene.run(network).done} == {Result.POSTED, Result.REJECTED}

    def test_is_heard_when_it_asks_for_a_pause(self, scene: Scene) -> None:
        until = NOW + timedelta(hours=6)
        scene.run(raising(NotDeliveredError(State.BLOCKED, "rate-limit", until)))

        early = scene.run(now=until - timedelta(seconds=1))
        assert results(early)["x"] == (Result.BLOCKED, "waiting")
        assert line(early.done[0]).endswith(", sampai Kamis, 19 November 2026, 22.00 WITA")
        assert scene.network.names == []

        assert scene.run(now=until).settled
        assert (scene.network.names, scene.claim().not_before) == (["x"], None)

    def test_that_cannot_be_opened_blocks_its_posts_and_no_others(self, two: Scene) -> None:
        def opened(target: Target) -> Adapter | Shut:
            return Shut("secret-missing:T") if target.via == "facebook" else two.network

        outcome = two.run(opened)

        assert two.network.names == ["x"]
        assert results(outcome)["facebook"] == (Result.BLOCKED, "secret-missing:T")
        assert not outcome.settled

    def test_that_fails_to_tell_its_limits_is_not_sent_to(self, scene: Scene) -> None:
        class Mute(FakeNetwork):
            """A server that does not answer."""

            def limits(self) -> Limits:
                raise TransportError("timeout", sent=True)

        mute = Mute()

        assert results(scene.run(mute))["x"] == (Result.BLOCKED, "timeout")
        assert mute.names == []

    def test_is_composed_for_within_its_limits(self, scene: Scene) -> None:
        class Small(FakeNetwork):
            """A server that takes little."""

            def limits(self) -> Limits:
                return Limits(text=110)

        small = Small()
        scene.run(small)

        assert small.arrived[0].limit == 110


class TestTheQuota:
    def scene_of(self, scene: Scene, count: int, left: int) -> Outcome:
        """A run over so many stories with room for `left` posts."""
        scene.network.left = left
        for number in range(count):
            ended = f"2026-11-19T{15 - number:02}:00+08:00"
            scene.says(f"{APPROVED}\nlate_reason: x", slug=f"s{number}", ended=ended)
        return scene.run()

    def test_is_spent_on_the_oldest_deadlines_and_the_rest_is_told(self, scene: Scene) -> None:
        outcome = self.scene_of(scene, 4, left=2)

        assert [post.story_id for post in scene.network.arrived] == [
            "2026-11-19-s3",
            "2026-11-19-s2",
        ]
        assert outcome.count(Result.BLOCKED) == 3
        assert not outcome.settled
        assert "jatah hari ini habis" in line(outcome.done[-1])
        assert len(scene.ledger.kept) == 2, "what must wait is not claimed"

    def test_that_is_used_up_asks_nothing_of_anybody(self, scene: Scene) -> None:
        self.scene_of(scene, 4, left=0)

        asked = scene.gate.asked.count("page")
        assert asked == 1, "the gate is asked until the quota is known, and no more"

    def test_comes_back_with_time(self, scene: Scene) -> None:
        self.scene_of(scene, 2, left=1)
        scene.network.left = 5

        assert scene.run(now=LATER).settled
        assert len(scene.network.arrived) == 3

    def test_that_cannot_be_read_stops_that_account(self, two: Scene) -> None:
        class Broken(FakeNetwork):
            """A network that does not tell its quota."""

            def allowance(self, delivery: Delivery) -> int | None:
                raise NotDeliveredError(State.BLOCKED, "http-503")

        broken = Broken()

        def opened(target: Target) -> Adapter | Shut:
            return broken if target.via == "facebook" else two.network

        outcome = two.run(opened)

        assert results(outcome)["facebook"] == (Result.BLOCKED, "http-503")
        assert (broken.names, two.network.names) == ([], ["x"])


class TestAClaimWithoutOutcome:
    @pytest.fixture
    def lost(self, scene: Scene) -> Scene:
        """A post whose outcome nobody knows, on a network that tells nothing."""
        scene.run(raising(TransportError("reset", sent=True)))
        scene.network.sees_what_arrived = False
        return scene

    def test_counts_the_look_ups_that_found_nothing(self, lost: Scene) -> None:
        for looks in (1, 2, 3):
            lost.run()
            assert lost.claim().looks == looks

    def test_asks_a_person_after_five_of_them(self, lost: Scene) -> None:
        told = [line(lost.run().done[0]) for _ in range(5)]

        key = next(iter(lost.ledger.kept[STORY].posts))
        assert "--resolve" not in "".join(told[:4])
        for verdict in ("posted --url ALAMAT", "never", "deleted"):
            assert f"newsroom crosspost --resolve {key} {verdict}\n" in f"{told[4]}\n"
        assert "X" in told[4]

    def test_does_not_count_a_look_up_that_failed(self, lost: Scene) -> None:
        class Blind(FakeNetwork):
            """A network that cannot be asked."""

            def look_up(self, post: Post, delivery: Delivery, claim: Claim) -> Receipt | Absence:
                raise TransportError("timeout", sent=True)

        outcome = lost.run(Blind())

        assert results(outcome)["x"] == (Result.UNKNOWN, "look-up-timeout")
        assert lost.claim().looks == 0

    def test_is_looked_for_by_the_address_that_was_sent(self, lost: Scene) -> None:
        """Also where the story's file was renamed meanwhile."""
        sought: list[str] = []

        class Looking(FakeNetwork):
            """A network that remembers what it was asked for."""

            def look_up(self, post: Post, delivery: Delivery, claim: Claim) -> Receipt | Absence:
                sought.append(post.link)
                return Absence.UNSURE

        folder = lost.root / "content/stories/2026/11"
        (folder / "pasar.md").rename(folder / "pasar-baru.md")
        lost.run(Looking())

        assert sought == ["https://berita.contoh.example/2026/11/pasar/"]

    def test_leaves_what_its_own_run_has_noted_meanwhile(self, lost: Scene) -> None:
        alive = replace(lost.claim(), tokens={"container": "C1"})

        class Slow(FakeNetwork):
            """A network that answers after the other run went on."""

            def look_up(self, post: Post, delivery: Delivery, claim: Claim) -> Receipt | Absence:
                lost.change(tokens=alive.tokens)
                return Absence.UNSURE

        lost.run(Slow())

        assert lost.claim().tokens == {"container": "C1"}

    def test_waits_as_long_as_the_network_wants(self, lost: Scene) -> None:
        lost.change(not_before=LATER)

        assert results(lost.run())["x"] == (Result.UNKNOWN, "waiting")
        assert lost.claim().looks == 0


class TestTheGate:
    def test_is_asked_of_real_networks_before_the_claim_and_before_publishing(
        self, scene: Scene
    ) -> None:
        scene.run()

        assert scene.gate.asked == ["stands", "page", "picture", "stands"]

    def test_is_not_asked_of_the_outbox(self, scene: Scene) -> None:
        scene.run(local=True)

        assert scene.gate.asked == []
        assert scene.network.names == ["x"]

    @pytest.mark.parametrize(
        ("refusing", "reason"),
        [
            ({"of_story": ["tip-changed"]}, "tip-changed"),
            ({"of_page": "page-stale"}, "page-stale"),
            ({"of_picture": "picture-404"}, "picture-404"),
        ],
    )
    def test_that_stays_shut_keeps_the_post_from_being_claimed(
        self, scene: Scene, refusing: dict[str, object], reason: str
    ) -> None:
        for name, value in refusing.items():
            setattr(scene.gate, name, value)

        outcome = scene.run()

        assert results(outcome)["x"] == (Result.BLOCKED, reason)
        assert scene.network.names == []
        assert scene.ledger.kept == {}

    def test_that_shuts_after_the_claim_keeps_the_post_from_being_published(
        self, scene: Scene
    ) -> None:
        scene.gate.of_story = ["", "tip-withdrawn"]

        outcome = scene.run()

        assert results(outcome)["x"] == (Result.BLOCKED, "tip-withdrawn")
        assert (scene.network.names, scene.claim().state) == ([], State.BLOCKED)
        assert scene.run().settled
        assert scene.network.names == ["x"]


def test_the_claim_knows_the_address_and_the_text_that_were_sent(scene: Scene) -> None:
    scene.run()

    claim = scene.claim()
    assert claim.link == "https://berita.contoh.example/2026/11/pasar/"
    assert claim.payload == payload_of(scene.network.arrived[0])


def test_a_caption_that_changed_after_posting_posts_nothing(scene: Scene) -> None:
    scene.run()
    rewrite(scene.root, f"{APPROVED}\nsocial: {{default: Lain sekali}}")

    assert scene.run().settled
    assert len(scene.network.arrived) == 1
