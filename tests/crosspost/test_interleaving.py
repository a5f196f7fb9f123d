"""Runs that stop anywhere, meet anywhere and stall anywhere: no post is doubled and none is lost.

Each seed is a story's life: several runs, some of them inside one another, on a network with one
of the guarantees that real ones give, while the story is corrected or withdrawn.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import count, product
from pathlib import Path
from random import Random

import pytest

from newsroom.crosspost.adapters import (
    Absence,
    Adapter,
    Delivery,
    NotDeliveredError,
    Receipt,
    Tokens,
)
from newsroom.crosspost.outcome import Result
from newsroom.crosspost.steps import Step
from newsroom.errors import LedgerError
from newsroom.ledger import Claim, Record, State
from newsroom.social.post import Post
from newsroom.transport import TransportError
from tests.crosspost.worlds import APPROVED, CORRECTED, WITHDRAWN, MemoryLedger, Scene
from tests.newsrooms import NOW

pytestmark = pytest.mark.usefixtures("plain_cards")


class Guarantee(StrEnum):
    """What a network offers against doubled posts."""

    KEY = "a key of ours, as on Bluesky"
    CONTAINER = "a container that is published once, as on Instagram"
    HOUR = "a key that is known for an hour, as on Mastodon"
    NOTHING = "nothing, as on X"


class StoppedError(BaseException):
    """The process is gone; like a kill, nothing catches it."""


@dataclass
class Model(Adapter):
    """A network with one guarantee, on which requests are lost by chance."""

    guarantee: Guarantee
    chance: Random
    hour: datetime = NOW
    faults: float = 0.1
    visible: dict[str, Post] = field(default_factory=dict)
    keys: dict[str, tuple[str, datetime]] = field(default_factory=dict)
    containers: dict[str, str] = field(default_factory=dict)

    def reserve(self, post: Post, key: str, now: datetime) -> Tokens:
        return {"key": key}

    def prepare(self, post: Post, delivery: Delivery, tokens: Tokens) -> Tokens:
        self._may_fail(sent=True)
        if self.guarantee is not Guarantee.CONTAINER or tokens.get("container") in self.containers:
            return {}
        name = f"c{len(self.containers)}"
        self.containers[name] = ""
        return {"container": name}

    def publish(self, post: Post, delivery: Delivery, tokens: Tokens) -> Receipt:
        self._may_fail(sent=self.chance.random() < 0.5)
        remote_id = (
            self._known(tokens)
            or f"id-{len(self.keys) + len(self.containers)}-{self.chance.random()}"
        )
        if self.guarantee is Guarantee.CONTAINER and self.containers[tokens["container"]]:
            raise NotDeliveredError(State.UNKNOWN, "published-before")
        self.visible.setdefault(remote_id, post)
        self.keys[tokens["key"]] = (remote_id, self.hour)
        if "container" in tokens:
            self.containers[tokens["container"]] = remote_id
        self._may_fail(sent=True)
        return Receipt(remote_id, f"https://x.example/{remote_id}")

    def look_up(self, post: Post, delivery: Delivery, claim: Claim) -> Receipt | Absence:
        self._may_fail(sent=True)
        if self.guarantee is Guarantee.NOTHING:
            return Absence.UNSURE
        found = self._found(post, claim)
        if found:
            return Receipt(found, f"https://x.example/{found}")
        young = self.hour - claim.claimed_at < timedelta(minutes=5)
        lags = self.guarantee is Guarantee.HOUR and young
        return Absence.UNSURE if lags else Absence.CERTAIN

    def edit(self, post: Post, delivery: Delivery, claim: Claim) -> Receipt:
        self._may_fail(sent=True)
        self.visible[claim.remote_id] = post
        return Receipt(claim.remote_id, claim.url)

    def delete(self, delivery: Delivery, claim: Claim) -> None:
        self._may_fail(sent=True)
        self.visible.pop(claim.remote_id, None)

    def _known(self, tokens: Tokens) -> str:
        """The post that was published with these tokens, if the network still knows them."""
        remote_id, at = self.keys.get(tokens["key"], ("", NOW))
        remembers = self.guarantee is Guarantee.KEY or (
            self.guarantee is Guarantee.HOUR and self.hour - at < timedelta(hours=1)
        )
        return remote_id if remembers else ""

    def _found(self, post: Post, claim: Claim) -> str:
        if self.guarantee is Guarantee.CONTAINER:
            return self.containers.get(claim.tokens.get("container", ""), "")
        found = self.keys.get(claim.tokens["key"], ("", NOW))[0]
        return found if found in self.visible else ""

    def _may_fail(self, *, sent: bool) -> None:
        if self.chance.random() < self.faults:
            raise TransportError("reset" if sent else "refused", sent=sent)


@dataclass
class Life:
    """A story's life by a seed."""

    scene: Scene
    network: Model
    chance: Random
    ledger_faults: float = 0.03
    stops: float = 0.05
    depth: int = 0

    def __post_init__(self) -> None:
        update = self.scene.ledger.update

        def failing(story: str, change: object, message: str) -> Record:
            if self.chance.random() < self.ledger_faults:
                raise LedgerError("ditolak", "rejected")
            return update(story, change, message)  # type: ignore[arg-type]

        self.scene.ledger.update = failing  # type: ignore[method-assign, assignment]

    def run(self) -> set[str]:
        """One run; it may stop anywhere. The results that it told."""
        try:
            outcome = self.scene.run(self.network, now=lambda: self.network.hour, at=self.at)
        except (StoppedError, LedgerError):
            return set()
        return {str(done.result) for done in outcome.done}

    def at(self, _step: Step, _names: str) -> None:
        """What may happen behind a step."""
        assert len(self.network.visible) <= 1, "doubled"
        self.network.hour += timedelta(seconds=self.chance.choice((0, 0, 0, 1, 10, 70, 700, 1500)))
        if self.chance.random() < self.stops:
            raise StoppedError
        if self.depth < 2 and self.chance.random() < 0.2:
            self.depth += 1
            self.run()
            self.depth -= 1

    def settle(self) -> set[str]:
        """Let all faults end, and run until nothing changes. The results of the last run."""
        self.network.faults = self.ledger_faults = self.stops = 0.0
        self.depth = 2
        for _ in range(5):
            self.network.hour += timedelta(minutes=10)
            results = self.run()
        return results


ENDS = pytest.mark.parametrize(
    "end", [APPROVED, CORRECTED, WITHDRAWN], ids=["unchanged", "corrected", "withdrawn"]
)
GUARANTEES = pytest.mark.parametrize("guarantee", Guarantee)


@ENDS
@GUARANTEES
def test_whatever_happens(tmp_path: Path, guarantee: Guarantee, end: str) -> None:
    live(tmp_path, guarantee, end, range(12))


def test_one_run_inside_another_at_every_pair_of_steps(tmp_path: Path) -> None:
    """The first stands behind a step while the second runs, to its end or until it is stopped.

    The network offers nothing, so a second request would be a second post.
    """
    scene = Scene(tmp_path, networks=("facebook",))
    for first, second in product(range(FIRST_STEPS), range(FIRST_STEPS + 1)):
        scene.ledger.kept.clear()
        meeting = Meeting(scene, first, second)
        meeting.run()
        results = {done.result for done in scene.run(meeting.network).done}
        told = f"first behind {first}, second stopped behind {second}"
        if results == {Result.UNKNOWN}:
            assert meeting.stopped in (Step.NOTED, Step.CHECKED, Step.PUBLISHED), told
            assert len(meeting.network.visible) == (meeting.stopped is Step.PUBLISHED), told
        else:
            assert results <= {Result.POSTED, Result.SETTLED}, told
            assert len(meeting.network.visible) == 1, told


FIRST_STEPS = 7
"""gated, claimed, prepared, noted, checked, published, recorded."""


@dataclass
class Meeting:
    """Two runs, one inside the other. `stopped` is the step behind which the second one was."""

    scene: Scene
    first: int
    second: int
    network: "Model" = field(
        default_factory=lambda: Model(Guarantee.NOTHING, Random(0), faults=0)  # noqa: S311 - chance
    )
    stopped: Step | None = None

    def run(self) -> None:
        """The first run, and inside it the second."""
        steps = count()

        def at(_step: Step, _names: str) -> None:
            if next(steps) == self.first:
                with suppress(StoppedError):
                    self.scene.run(self.network, at=stopping)

        within = count()

        def stopping(step: Step, _names: str) -> None:
            if next(within) == self.second:
                self.stopped = step
                raise StoppedError

        self.scene.run(self.network, at=at)


@pytest.mark.slow
@ENDS
@GUARANTEES
def test_whatever_happens_for_longer(tmp_path: Path, guarantee: Guarantee, end: str) -> None:
    live(tmp_path, guarantee, end, range(12, 250))


def live(folder: Path, guarantee: Guarantee, end: str, seeds: Iterable[int]) -> None:
    """A life for each seed, and what must be true at its end."""
    scene = Scene(folder, networks=("facebook",))
    for seed in seeds:
        chance = Random(f"{guarantee} {end} {seed}")  # noqa: S311 - chance, not a secret
        scene.ledger = MemoryLedger()
        scene.says(APPROVED)
        life = Life(scene, Model(guarantee, chance), chance)
        for _ in range(2):
            life.run()
        scene.says(end)
        life.run()
        check(life, end, life.settle(), f"seed {seed}")


def check(life: Life, end: str, results: set[str], told: str) -> None:
    """Not doubled, not lost, not there once it is withdrawn; or a person is asked."""
    visible = len(life.network.visible)
    if Result.UNKNOWN in results:
        assert life.network.guarantee is Guarantee.NOTHING, told
        assert visible <= 1, told
    elif end is WITHDRAWN:
        assert (visible, results <= {Result.SETTLED, Result.HELD}) == (0, True), told
    else:
        assert (visible, results) == (1, {Result.SETTLED}), told
        assert life.scene.claim("facebook").told == (end is CORRECTED), told
