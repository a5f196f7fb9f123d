"""One seed: a world, a trouble, the runs that follow, a person's word, and what readers see then."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from newsroom.crosspost.outcome import Result
from newsroom.crosspost.resolving import Verdict, Word, resolve
from newsroom.crosspost.steps import Step
from newsroom.ledger import ARRIVED, Claim, State
from newsroom.networks import NETWORKS
from tests.chaos.deliverer import REQUEST, At, Ended
from tests.chaos.driving import Deliverer, Meets, Runner, publishing, standing
from tests.chaos.world import STORY, Stands, World
from tests.crosspost.faults import FAULTS

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
LATER = (MINUTE, 10 * MINUTE, HOUR, 7 * HOUR, 26 * HOUR, 52 * HOUR)
"""The runs that follow, after the trouble: in between end every pause that a network asks for, a
claim's five minutes, a key's hour, a container's day."""
SKEWS = (0, 0, 0, 1, -1, 4, -4, 20, -20)
"""By how many minutes the second clone's clock is wrong."""
STAYS = frozenset({"websub"})
"""Networks that have nothing to take away: a hub is told of feeds."""
ON_THE_WAY = (
    *(Step.GATED, Step.CLAIMED, Step.PREPARED, Step.NOTED, Step.CHECKED),
    *(Step.PUBLISHED, Step.RECORDED, REQUEST),
)
PUBLISHING = "publishing"
"""Right before the request that makes the post visible."""
AFTERWARDS = (Step.LOOKED_UP, Step.CLAIMED, Step.CHECKED, Step.PUBLISHED, Step.DELETED, REQUEST)


def is_asked_about(network: str) -> bool:
    """Whether the network's guarantee, as it is published, leaves what is unclear to a person."""
    return "a person is asked" in NETWORKS[network].guarantee_en


@dataclass(slots=True)
class Tally:
    """What one seed, or many, came to on one network."""

    runs: int = 0
    kills: int = 0
    posted: int = 0
    reconciled: int = 0
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

    @property
    def networks(self) -> Sequence[str]:
        """The networks of this seed; the first is the one that the trouble is about."""
        return self.runner.networks

    def tell(self, words: str) -> None:
        """Note what happens."""
        self.story.append(f"{self.world.now:%d %H:%M} {words}")

    def look(self) -> None:
        """Look at every network: nothing twice, nothing too early."""
        for network in self.networks:
            seen, tally = self.world.seen(network), self.tallies[network]
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
        self.tell(f"run in {clone}: {_say(ended)}")
        self.look()
        if self.world.is_withdrawn:
            self.nothing_came(before)
        return ended

    def start(self, clone: str = "a") -> Deliverer:
        """A run, before its first step."""
        return self.runner.start(clone, self.skew if clone == "b" else timedelta())

    def nothing_came(self, before: Mapping[str, int]) -> None:
        """The story is withdrawn: no run may have posted it, unless that was under way."""
        for network in self.networks:
            came = len(self.world.seen(network)) > before[network]
            if came and network not in self.late | STAYS:
                self.tallies[network].unapproved = 1
                self.tell(f"UNAPPROVED on {network}: withdrawn, and posted")


def killed(seed: Seed) -> None:
    """Killed behind a step, perhaps twice."""
    for clone in seed.rng.choice(["a", "aa", "ab"]):
        step, network = seed.rng.choice((*ON_THE_WAY, PUBLISHING)), seed.networks[0]
        number = seed.rng.randint(0, 2) if step == REQUEST else 0
        seed.tell(f"to be killed at {step} {number or ''} of {network}")
        meets = publishing(network) if step == PUBLISHING else standing(step, network, number)
        seed.run(clone, kill=meets)


def two_in_turns(seed: Seed) -> None:
    """Two deliverers at once, in turns drawn by lot."""
    runs = [seed.start("a"), seed.start(seed.rng.choice("ab"))]
    seed.runner.interleave(runs, deaths=seed.rng.choice([0, 0.02, 0.06]))
    seed.tell("two in turns")


def two_racing(seed: Seed) -> None:
    """Two deliverers at once, as fast as they can."""
    runs = [seed.start("a"), seed.start("b")]
    seed.runner.race(runs, after=seed.rng.choice([None, seed.rng.randint(1, 40)]))
    seed.tell("two racing")


def old_run(seed: Seed) -> None:
    """A run that began before the withdrawal goes on after it; then it is repeated."""
    step = seed.rng.choice(ON_THE_WAY)
    old = seed.start("a")
    reached = standing(step, seed.networks[0])
    while isinstance(old.said, At) and not reached(old.said):
        old.go()
    seed.tell(f"withdrawn while an old run stands at {step}")
    seed.world.withdraw()
    seed.world.pull("b")
    seed.late = {old.checked} - {""}
    before = {network: len(seed.world.seen(network)) for network in seed.networks}
    if seed.rng.random() < 0.5:
        seed.run("b")
    if seed.rng.random() < 0.3:
        seed.runner.kill(old)
    seed.runner.finish(old)
    seed.nothing_came(before)
    seed.run("a")


def pushes_refused(seed: Seed) -> None:
    """The ledger's remote refuses five pushes, for good or as if others were faster."""
    words = seed.rng.choice(["Ditolak oleh aturan cabang.", "incorrect old value provided"])
    taken = seed.rng.randint(0, 5)
    seed.tell(f"five pushes refused after {taken}: {words}")
    seed.world.refuse_pushes(taken=taken, refused=5, words=words)
    for _ in range(3):
        seed.run("a")
    seed.world.accept_pushes()


def ledger_damaged(seed: Seed) -> None:
    """Somebody broke the story's record: nothing is sent, and the run says which file it is."""
    killed(seed)
    garbage = seed.rng.choice(['{"story": "2026-', "[]", '{"version": 99}', "\x00"])
    was = seed.world.write_record(garbage)
    if not was:
        return
    sent = _requests(seed)
    ended = seed.run("ab"[seed.rng.randint(0, 1)])
    if _requests(seed) != sent or not (ended and STORY in ended.error):
        seed.tallies[seed.networks[0]].unapproved = 1
        seed.tell(f"SENT although the ledger is damaged ({garbage}): {_say(ended)}")
    seed.world.write_record(f"{was}\n")


def answer_lost(seed: Seed) -> None:
    """A fault of the table, at publishing or at any request."""
    fault, network = seed.rng.choice(FAULTS), seed.networks[0]
    at = publishing(network)
    if seed.rng.random() < 0.3:
        at = standing(REQUEST, network, seed.rng.randint(0, 3))
    kill = None
    if seed.rng.random() < 0.3:
        kill = standing(Step.PUBLISHED, network)
    seed.tell(f"{fault.name} on {network}")
    seed.runner.finish(seed.start("a"), kill=kill, fault=(at, fault))
    seed.look()


TROUBLES: tuple[Callable[[Seed], None], ...] = (
    killed,
    two_in_turns,
    answer_lost,
    old_run,
    killed,
    two_racing,
    pushes_refused,
    answer_lost,
    ledger_damaged,
)
"""By seed, one after the other; kills and lost answers twice as often."""


def run_seed(number: int, stands: Stands, broken: str = "") -> Seed:
    """All of one seed. `broken` names a breakage of the deliverer."""
    rng = Random(number)  # noqa: S311 - must be repeatable, not secret
    every = sorted(stands.peers)
    first = every[number % len(every)]
    others = [name for name in every if name != first]
    networks = [first, *rng.sample(others, rng.choice([0, 1, 1, 2]))]
    world = stands.world(f"w{number}")
    seed = Seed(
        number=number,
        world=world,
        runner=Runner(world, networks, rng, broken),
        rng=rng,
        skew=rng.choice(SKEWS) * MINUTE,
        tallies={name: Tally() for name in networks},
    )
    trouble = TROUBLES[number % len(TROUBLES)]
    seed.tell(f"{trouble.__name__} on {', '.join(networks)}; b is {seed.skew} ahead")
    trouble(seed)
    _follow(seed)
    _ask(seed)
    _judge(seed)
    _count(seed)
    world.remove()
    return seed


def _follow(seed: Seed) -> None:
    """The runs that follow; the first may be killed, what was held arrives before or after it."""
    began, world = seed.world.now, seed.world
    letting_go = seed.rng.choice([0, 1, 2])
    world.pull("b")
    for number, later in enumerate(LATER):
        if number == letting_go:
            world.let_go()
            seed.look()
        world.pass_time(began + later)
        kill = None
        if number == 0 and seed.rng.random() < 0.5:
            kill = standing(seed.rng.choice(AFTERWARDS), seed.networks[0])
        world.pull("a")
        ended = seed.run(seed.rng.choice("ab"), kill=kill)
        if number >= letting_go and ended and _is_quiet(ended):
            break


def _is_quiet(ended: Ended) -> bool:
    return not ended.error and all(
        one.result in (Result.SETTLED, Result.HELD) for one in ended.came
    )


def _ask(seed: Seed) -> None:
    """A person looks at what nobody else can tell, says what is there, and a run follows."""
    ledger, word_given = seed.world.ledger(), False
    for key, claim in seed.world.record().posts.items():
        if claim.state not in (State.UNKNOWN, State.CLAIMED):
            continue
        seen = seed.world.seen(claim.network)
        if seed.world.is_withdrawn and not seen:
            continue
        if not is_asked_about(claim.network) or not claim.reason:
            seed.tallies[claim.network].lost = 1
            seed.tell(f"LOST on {claim.network}: {claim.state} ({claim.reason}), nobody is asked")
            continue
        seed.asked.add(claim.network)
        verdict = Verdict.POSTED if seen else Verdict.NEVER
        word = Word(verdict=verdict, now=seed.world.now, url="https://contoh.example/pos")
        resolve(ledger, STORY, key, word)
        seed.tell(f"a person says {verdict} of {claim.network}")
        word_given = True
    if word_given:
        seed.run("a")


def _judge(seed: Seed) -> None:
    """A last run changes nothing, and readers see what they should."""
    before = {network: seed.world.seen(network) for network in seed.networks}
    ended = seed.run("b")
    by_hand = {one.network for one in ended.came if one.result is Result.ASKED} if ended else set()
    seed.asked |= by_hand
    claims = {claim.network: claim for claim in seed.world.record().posts.values()}
    for network in seed.networks:
        tally, seen = seed.tallies[network], seed.world.seen(network)
        if seen != before[network]:
            seed.tell(f"LOST on {network}: a run that had nothing to do changed it")
            tally.lost = 1
        if seed.world.is_withdrawn:
            if seen and network not in by_hand | STAYS:
                tally.unapproved = 1
                seed.tell(f"UNAPPROVED on {network}: withdrawn, still there, nobody is asked")
        elif not _stands(claims.get(network), len(seen)):
            tally.lost = 1
            seed.tell(f"LOST on {network}: {seen}, {claims.get(network)}, {_say(ended)}")


def _stands(claim: Claim | None, seen: int) -> bool:
    return seen >= 1 and claim is not None and claim.state in ARRIVED


def _count(seed: Seed) -> None:
    claims = {claim.network: claim for claim in seed.world.record().posts.values()}
    for network in seed.networks:
        tally, claim = seed.tallies[network], claims.get(network)
        tally.runs = seed.runner.runs
        tally.kills = sum(one == network for _, one in seed.runner.killed)
        tally.asked = int(network in seed.asked)
        state = claim.state if claim else None
        tally.posted = int(state is State.POSTED)
        tally.reconciled = int(state is State.RECONCILED)


def _requests(seed: Seed) -> int:
    return sum(len(peer.requests) for peer in seed.world.stands.peers.values())


def _say(ended: Ended | None) -> str:
    if ended is None:
        return "killed"
    told = (one for one in ended.came if one.result is not Result.HELD)
    came = ", ".join(f"{one.network} {one.result} {one.reason}".strip() for one in told)
    return ended.error or came or "nothing to do"


def summed(seeds: Iterator[Seed]) -> dict[str, Tally]:
    """The tallies of many seeds, by network."""
    total: dict[str, Tally] = {}
    for seed in seeds:
        for network, tally in seed.tallies.items():
            total.setdefault(network, Tally()).add(tally)
    return total
