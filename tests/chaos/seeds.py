"""One seed: a world, a trouble, the runs that follow, a person's word, and what readers see then."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from random import Random

from newsroom.crosspost.outcome import Result
from newsroom.crosspost.plan import CORRECTION
from newsroom.crosspost.resolving import Verdict, Word, resolve
from newsroom.crosspost.steps import Step
from newsroom.ledger import ARRIVED, POST, Claim, State
from newsroom.networks import NETWORKS, Correction
from tests.chaos.deliverer import REQUEST, Ended
from tests.chaos.driving import Runner, standing
from tests.chaos.seed import STAYS, Seed, Tally, say
from tests.chaos.troubles import TROUBLES
from tests.chaos.world import RIGHT, STORY, Stands
from tests.crosspost.fakes import Visible

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
LATER = (MINUTE, 10 * MINUTE, HOUR, 7 * HOUR, 26 * HOUR, 52 * HOUR)
"""The runs that follow, after the trouble: in between end every pause that a network asks for, a
claim's five minutes, a key's hour, a container's day."""
SKEWS = (0, 0, 0, 1, -1, 4, -4, 20, -20)
"""By how many minutes the second clone's clock is wrong."""
AFTERWARDS = (
    *(Step.LOOKED_UP, Step.CLAIMED, Step.CHECKED, Step.PUBLISHED),
    *(Step.EDITED, Step.DELETED, REQUEST),
)


def is_asked_about(network: str) -> bool:
    """Whether the network's guarantee, as it is published, leaves what is unclear to a person."""
    return "a person is asked" in NETWORKS[network].guarantee_en


def run_seed(number: int, stands: Stands, broken: str = "") -> Seed:
    """All of one seed. `broken` names a breakage of the deliverer."""
    rng = Random(number)  # noqa: S311 - must be repeatable, not secret
    every = sorted(stands.peers)
    first = every[number % len(every)]
    others = [name for name in every if name != first]
    networks = [first, *rng.sample(others, rng.choice([0, 1, 1, 2]))]
    world = stands.world(f"w{number}", ignores_keys=rng.random() < 0.5)
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
    if "mastodon" in networks and world.ignores_keys:
        seed.tell("this Mastodon server ignores keys")
    trouble(seed)
    _follow(seed)
    _ask(seed)
    _judge(seed)
    _count(seed)
    world.remove()
    return seed


def _follow(seed: Seed) -> None:
    """The runs that follow; the first may be killed, what was held arrives before or after it.

    In between the story may be corrected. The last one is of the clone whose clock is right: some
    networks believe no other.
    """
    began, world = seed.world.now, seed.world
    letting_go = seed.rng.choice([0, 1, 2])
    correcting = seed.rng.choice([-1, -1, 0, 1, 2])
    world.pull("b")
    for number, later in enumerate(LATER):
        if number == letting_go:
            world.let_go()
            seed.look()
        world.pass_time(began + later)
        if number == correcting and not world.is_withdrawn:
            seed.correct()
        kill = None
        if number == 0 and seed.rng.random() < 0.5:
            kill = standing(seed.rng.choice(AFTERWARDS), seed.networks[0])
        world.pull("a")
        ended = seed.run("a" if later == LATER[-1] else seed.rng.choice("ab"), kill=kill)
        world.pull("b")
        if number >= letting_go and number > correcting and ended and _is_quiet(ended):
            break


def _is_quiet(ended: Ended) -> bool:
    return not ended.error and all(
        one.result in (Result.SETTLED, Result.HELD, Result.ASKED) for one in ended.came
    )


def _ask(seed: Seed) -> None:
    """A person looks at what nobody else can tell, says what is there, and a run follows."""
    ledger, word_given = seed.world.ledger(), False
    for key, claim in seed.world.record().posts.items():
        if claim.state not in (State.UNKNOWN, State.CLAIMED):
            continue
        seen = seed.world.seen(claim.network)
        if claim.kind == CORRECTION:
            seen = seed.world.replies(claim.network)
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
    before = {network: _everything(seed, network) for network in seed.networks}
    ended = seed.run("b")
    by_hand = {one.network for one in ended.came if one.result is Result.ASKED} if ended else set()
    seed.by_hand |= by_hand
    claims = _posts(seed)
    for network in seed.networks:
        tally, seen = seed.tallies[network], seed.world.seen(network)
        if _everything(seed, network) != before[network]:
            seed.tell(f"LOST on {network}: a run that had nothing to do changed it")
            tally.lost = 1
        if seed.world.is_withdrawn:
            if _everything(seed, network) and network not in by_hand | STAYS:
                tally.unapproved = 1
                seed.tell(f"UNAPPROVED on {network}: withdrawn, still there, nobody is asked")
        elif not _stands(claims.get(network), len(seen)):
            tally.lost = 1
            seed.tell(f"LOST on {network}: {seen}, {claims.get(network)}, {say(ended)}")
        elif seed.world.is_corrected and not _tells(seed, network) and network not in by_hand:
            tally.lost = 1
            seed.tell(f"LOST on {network}: no word of the correction: {seen}, {say(ended)}")


def _everything(seed: Seed, network: str) -> Sequence[Visible]:
    return [*seed.world.seen(network), *seed.world.replies(network)]


def _tells(seed: Seed, network: str) -> bool:
    """Whether readers are told of the correction; of a hub's feeds the site is to say so."""
    if NETWORKS[network].correction is Correction.AGAIN:
        return True
    return any(RIGHT in one.text for one in _everything(seed, network))


def _posts(seed: Seed) -> Mapping[str, Claim]:
    """The claims of the story's own posts, by network."""
    record = seed.world.record()
    return {claim.network: claim for claim in record.posts.values() if claim.kind == POST}


def _stands(claim: Claim | None, seen: int) -> bool:
    return seen >= 1 and claim is not None and claim.state in ARRIVED


def _count(seed: Seed) -> None:
    claims = _posts(seed)
    for network in seed.networks:
        tally, claim = seed.tallies[network], claims.get(network)
        tally.runs = seed.runner.runs
        tally.kills = sum(one == network for _, one in seed.runner.killed)
        told = seed.world.is_corrected and not seed.world.is_withdrawn and _tells(seed, network)
        tally.corrected = int(told)
        tally.by_hand = int(network in seed.by_hand)
        tally.asked = int(network in seed.asked)
        state = claim.state if claim else None
        tally.posted = int(state is State.POSTED)
        tally.reconciled = int(state is State.RECONCILED)


def summed(seeds: Iterator[Seed]) -> dict[str, Tally]:
    """The tallies of many seeds, by network."""
    total: dict[str, Tally] = {}
    for seed in seeds:
        for network, tally in seed.tallies.items():
            total.setdefault(network, Tally()).add(tally)
    return total
