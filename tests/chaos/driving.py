"""Deliverers in processes of their own, let go on step by step, or killed between two steps."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from multiprocessing import connection, get_context
from random import Random

from newsroom.crosspost.steps import Step
from tests.chaos.deliverer import REQUEST, At, Ended, Go, Job, deliver
from tests.chaos.world import World
from tests.crosspost.faults import Fault

CONTEXT = get_context("forkserver")
CONTEXT.set_forkserver_preload(["tests.chaos.deliverer"])


@dataclass
class Deliverer:
    """One run in a process. `skew` is how far its clock is ahead of the true time.

    `said` is what it said last; None once it was killed. `checked` is the network whose post passed
    the last check and may be on its way.
    """

    world: World
    job: Job
    skew: timedelta = timedelta()
    said: At | Ended | None = None
    checked: str = ""

    def __post_init__(self) -> None:
        self._wire, theirs = CONTEXT.Pipe()
        self._process = CONTEXT.Process(target=deliver, args=(self.job, theirs), daemon=True)
        self._process.start()
        theirs.close()
        self.go()

    @property
    def wire(self) -> connection.Connection:
        """The line to the process."""
        return self._wire

    def tell(self) -> None:
        """Let it go on."""
        self._wire.send(Go(self.world.now + self.skew))

    def hear(self) -> None:
        """Wait until it says where it stands."""
        self.said = self._wire.recv()
        if isinstance(self.said, Ended):
            self._process.join()
            self._wire.close()
        elif self.said.step == Step.CHECKED:
            (self.checked,) = self.said.networks
        elif self.said.step in (Step.PUBLISHED, Step.RECORDED):
            self.checked = ""

    def go(self, fault: Fault | None = None) -> None:
        """Let it go on to its next step; a request that it sends meets `fault`."""
        with ExitStack() as stack:
            if fault and isinstance(self.said, At) and self.said.step == REQUEST:
                proxy = self.world.stands.proxies[self.said.networks[0]]
                stack.enter_context(proxy.meeting(fault))
            self._wire.send(Go(self.world.now + self.skew, fault.name if fault else ""))
            self.hear()

    def kill(self) -> None:
        """End it as a power cut would."""
        self._process.kill()
        self._process.join()
        self._wire.close()
        self.said, self.checked = None, ""


Meets = Callable[[At], bool]
"""Whether this is where something is to happen."""


@dataclass(slots=True)
class Runner:
    """Starts the runs of one world, and notes the step and the network of each kill."""

    world: World
    networks: Sequence[str]
    rng: Random
    broken: str = ""
    runs: int = 0
    killed: list[tuple[str, str]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def start(self, clone: str = "a", skew: timedelta = timedelta()) -> Deliverer:
        """A new run in that clone, before its first step."""
        self.runs += 1
        peers = self.world.stands.peers
        secrets = {name: dict(peers[name].secrets) for name in self.networks}
        job = Job(self.world.clone(clone), secrets, f"r{self.runs}", self.broken)
        return Deliverer(self.world, job, skew)

    def finish(
        self,
        run: Deliverer,
        *,
        kill: Meets | None = None,
        fault: tuple[Meets, Fault] | None = None,
    ) -> Ended | None:
        """Let a run go on to its end, or until it is to be killed. None where it was."""
        while isinstance(run.said, At):
            if kill and kill(run.said):
                self.kill(run)
                return None
            meets = fault is not None and fault[0](run.said)
            run.go(fault[1] if fault and meets else None)
        return self.ended(run)

    def ended(self, run: Deliverer) -> Ended | None:
        """What came of a run that is over."""
        if isinstance(run.said, Ended) and run.said.error:
            self.errors.append(run.said.error)
        return run.said if isinstance(run.said, Ended) else None

    def kill(self, run: Deliverer) -> None:
        """Kill it where it stands, if it is not over."""
        if isinstance(run.said, At):
            step, named = run.said.step, run.said.networks
            self.killed += [(step, one) for one in named if one in self.networks]
            run.kill()

    def interleave(self, runs: Sequence[Deliverer], *, deaths: float) -> None:
        """Let runs go on in turns drawn by lot; each step may be a run's last, or take minutes."""
        minutes = 20
        while going := [run for run in runs if isinstance(run.said, At)]:
            run = self.rng.choice(going)
            if self.rng.random() < deaths:
                self.kill(run)
                continue
            if minutes and self.rng.random() < 0.1:
                passed = self.rng.randint(1, min(minutes, 8))
                minutes -= passed
                self.world.pass_time(self.world.now + timedelta(minutes=passed))
            run.go()
        for run in runs:
            self.ended(run)

    def race(self, runs: Sequence[Deliverer], *, after: int | None) -> None:
        """Let runs go on as fast as they can; one is killed wherever it is after so many words."""
        going = list(runs)
        for run in going:
            run.tell()
        while going:
            heard = connection.wait([run.wire for run in going])
            for run in [run for run in going if run.wire in heard]:
                run.hear()
                after = None if after is None else after - 1
                if isinstance(run.said, At) and after != 0:
                    run.tell()
                    continue
                going.remove(run)
                self.ended(run)
                self.kill(run)


def standing(step: str, network: str, number: int = 0) -> Meets:
    """Behind the step of this network that is the one with this number, counted from 0."""
    left = [number]

    def meets(at: At) -> bool:
        if at.step != step or network not in at.networks:
            return False
        left[0] -= 1
        return left[0] < 0

    return meets


def publishing(network: str) -> Meets:
    """Before the request that makes the network's post visible, and nowhere else."""
    checked = [False]

    def meets(at: At) -> bool:
        if at.step == Step.CHECKED:
            checked[0] = network in at.networks
        return checked[0] and at.step == REQUEST

    return meets
