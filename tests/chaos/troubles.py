"""What happens to the deliverers of a seed before they are left in peace."""

from collections.abc import Callable

from newsroom.crosspost.steps import Step
from tests.chaos.deliverer import REQUEST, At
from tests.chaos.driving import publishing, standing
from tests.chaos.seed import Seed, say
from tests.chaos.world import STORY
from tests.crosspost.faults import FAULTS

ON_THE_WAY = (
    *(Step.GATED, Step.CLAIMED, Step.PREPARED, Step.NOTED, Step.CHECKED),
    *(Step.PUBLISHED, Step.RECORDED, REQUEST),
)
PUBLISHING = "publishing"
"""Right before the request that makes the post visible."""
CORRECTING = (
    *(Step.CLAIMED, Step.NOTED, Step.CHECKED, Step.PUBLISHED),
    *(Step.EDITED, Step.RECORDED, REQUEST),
)


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


def corrected(seed: Seed) -> None:
    """Corrected behind the post, or while nobody knows of it; the run that tells of it may die."""
    if seed.rng.random() < 0.3:
        killed(seed)
    else:
        seed.run("a")
    seed.correct()
    network, fault = seed.networks[0], seed.rng.choice(FAULTS)
    at = standing(REQUEST, network, seed.rng.randint(0, 3))
    kill = standing(seed.rng.choice(CORRECTING), network) if seed.rng.random() < 0.6 else None
    met = (at, fault) if seed.rng.random() < 0.5 else None
    seed.runner.finish(seed.start("a"), kill=kill, fault=met)
    seed.tell(f"told of, {'killed' if kill else 'not killed'}, {fault.name if met else 'no fault'}")
    seed.look()


def corrected_while_two_run(seed: Seed) -> None:
    """One of two deliverers knows the story as it was, the other as it was corrected."""
    old = seed.start("a")
    reached = standing(seed.rng.choice(ON_THE_WAY), seed.networks[0])
    while isinstance(old.said, At) and not reached(old.said):
        old.go()
    seed.world.correct()
    seed.world.pull("b")
    seed.tell("corrected on the main branch and in b")
    runs = [old, seed.start("b")]
    seed.runner.interleave(runs, deaths=seed.rng.choice([0, 0.02, 0.06]))
    seed.look()


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
        seed.tell(f"SENT although the ledger is damaged ({garbage}): {say(ended)}")
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
    corrected,
    killed,
    two_racing,
    corrected_while_two_run,
    pushes_refused,
    answer_lost,
    ledger_damaged,
)
"""By seed, one after the other; kills and lost answers twice as often."""


def _requests(seed: Seed) -> int:
    return sum(len(peer.requests) for peer in seed.world.stands.peers.values())
