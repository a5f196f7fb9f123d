"""One seed as it runs: its world, its runs, what they came to on each network."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from newsroom.crosspost.outcome import Result
from tests.chaos.deliverer import Ended
from tests.chaos.driving import Deliverer, Meets, Runner
from tests.chaos.world import World

STAYS = frozenset({"websub"})
"""Networks that have nothing to take away: a hub is told of feeds."""


@dataclass(slots=True)
class Tally:
    """What one seed, or many, came to on one network."""

    runs: int = 0
    kills: int = 0
    posted: int = 0
    reconciled: int = 0
    corrected: int = 0
    by_hand: int = 0
    asked: int = 0
    doubled: int = 0
    lost: int = 0
    unapproved: int = 0

    def add(self, other: "Tally") -> None:
        """Count another one in."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def is_good(self) -> bool:
        """Whether nothing happened that must never happen."""
        return not (self.doubled or self.lost or self.unapproved)


@dataclass(slots=True)
class Seed:
    """One seed as it runs. `story` is what happened, for whoever looks into a failure."""

    number: int
    world: World
    runner: Runner
    rng: Random
    skew: timedelta
    tallies: dict[str, Tally]
    story: list[str] = field(default_factory=list)
    late: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    by_hand: set[str] = field(default_factory=set)

    @property
    def networks(self) -> Sequence[str]:
        """The networks of this seed; the first is the one that the trouble is about."""
        return self.runner.networks

    @property
    def is_good(self) -> bool:
        """Whether nothing happened that must never happen."""
        return all(tally.is_good for tally in self.tallies.values())

    def tell(self, words: str) -> None:
        """Note what happens."""
        self.story.append(f"{self.world.now:%d %H:%M} {words}")

    def look(self) -> None:
        """Look at every network: nothing twice, nothing too early."""
        for network in self.networks:
            tally = self.tallies[network]
            for seen in (self.world.seen(network), self.world.replies(network)):
                if len(seen) > 1 and not tally.doubled:
                    tally.doubled = 1
                    self.tell(f"DOUBLED on {network}: {seen}")
            if self.world.leaked(network) and not tally.unapproved:
                tally.unapproved = 1
                self.tell(f"UNAPPROVED on {network}: {self.world.leaked(network)}")

    def run(self, clone: str = "a", *, kill: Meets | None = None) -> Ended | None:
        """A run to its end, and a look."""
        before = {network: len(self.world.seen(network)) for network in self.networks}
        ended = self.runner.finish(self.start(clone), kill=kill)
        self.tell(f"run in {clone}: {say(ended)}")
        self.look()
        if self.world.is_withdrawn:
            self.nothing_came(before)
        return ended

    def start(self, clone: str = "a") -> Deliverer:
        """A run, before its first step."""
        return self.runner.start(clone, self.skew if clone == "b" else timedelta())

    def correct(self) -> None:
        """A correction reaches the main branch and the first clone."""
        self.world.correct()
        self.world.pull("a")
        self.tell("corrected")

    def nothing_came(self, before: Mapping[str, int]) -> None:
        """The story is withdrawn: no run may have posted it, unless that was under way."""
        for network in self.networks:
            came = len(self.world.seen(network)) > before[network]
            if came and network not in self.late | STAYS:
                self.tallies[network].unapproved = 1
                self.tell(f"UNAPPROVED on {network}: withdrawn, and posted")


def say(ended: Ended | None) -> str:
    """What came of a run, in a line."""
    if ended is None:
        return "killed"
    told = (one for one in ended.came if one.result is not Result.HELD)
    came = ", ".join(f"{one.network} {one.result} {one.reason}".strip() for one in told)
    return ended.error or came or "nothing to do"
