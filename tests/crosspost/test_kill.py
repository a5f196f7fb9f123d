"""A run may be stopped between any two of its steps: the next one doubles nothing and loses nothing."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsroom.crosspost.outcome import Result
from newsroom.ledger import ARRIVED, Ledger
from tests.crosspost.worlds import (
    NETWORKS,
    STORY,
    FakeNetwork,
    claims_of,
    deliver,
    make_world,
    targets,
)
from tests.shells import call

pytestmark = pytest.mark.usefixtures("plain_cards")
REPOSITORY = Path(__file__).parents[2]

# One run over two networks: the claim, then a delivery and a record for each.
TWO = ("facebook", "x")
STEPS = 1 + 2 * len(TWO)
MOMENTS = [(step, when) for step in range(STEPS) for when in ("before", "after")]


class StoppedError(BaseException):
    """The process is gone; like a kill, nothing catches it."""


@pytest.fixture
def stopping(monkeypatch: pytest.MonkeyPatch) -> Callable[[int, str], FakeNetwork]:
    """Arranges that everything stops, once, before or after a step, counted from 0."""

    def arrange(step: int, when: str) -> FakeNetwork:
        steps: Iterator[int] = iter(range(100))
        now = {"step": -1}

        def before(*_: object) -> None:
            now["step"] = next(steps)
            if (now["step"], "before") == (step, when):
                raise StoppedError

        def after(*_: object) -> None:
            if (now["step"], "after") == (step, when):
                raise StoppedError

        update = Ledger.update

        def watched(self: Ledger, *arguments: object) -> object:
            before()
            record = update(self, *arguments)  # type: ignore[arg-type]
            after()
            return record

        monkeypatch.setattr(Ledger, "update", watched)
        return FakeNetwork(before=before, after=after)

    return arrange


@pytest.mark.parametrize(("step", "when"), MOMENTS)
@pytest.mark.parametrize("sees", [True, False], ids=["can be looked up", "cannot"])
def test_stopped_between_two_steps(
    tmp_path: Path,
    stopping: Callable[[int, str], FakeNetwork],
    step: int,
    when: str,
    sees: bool,
) -> None:
    root = make_world(tmp_path)
    network = stopping(step, when)
    with pytest.raises(StoppedError):
        deliver(root, network, to=targets(networks=TWO))
    network.sees_what_arrived = sees

    outcome = deliver(root, network, run="r2", to=targets(networks=TWO))

    assert len(set(network.names)) == len(network.names), "posted twice"
    if sees:
        assert sorted(network.names) == sorted(TWO), "lost"
        assert outcome.settled
        assert {claim.state for claim in claims_of(root).values()} <= ARRIVED
    else:
        open_ = outcome.count(Result.UNKNOWN)
        assert outcome.count(Result.POSTED, Result.SETTLED) == len(TWO) - open_
        assert outcome.settled is (open_ == 0), "what nobody can tell is told to a person"


@pytest.mark.parametrize("moment", ["before-deliver", "after-deliver", "before-record"])
def test_killed_and_run_again(tmp_path: Path, moment: str) -> None:
    root = make_world(tmp_path)
    killed = subprocess.run(
        [sys.executable, "-m", "tests.crosspost.killed", root, moment],
        cwd=REPOSITORY,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    assert [claim.state for claim in claims_of(root).values()] == ["claimed"] * 3

    first = call(root, "crosspost")
    files = files_below(root / "output")
    claims = claims_of(root)
    second = call(root, "crosspost")

    assert (first.code, second.code) == (0, 0)
    assert {claim.state for claim in claims.values()} <= ARRIVED
    assert {f"outbox/{STORY}/{network}.json" for network in NETWORKS} <= set(files)
    assert second.out == ""
    assert files_below(root / "output") == files
    assert claims_of(root) == claims


def files_below(folder: Path) -> dict[str, bytes]:
    """All files below a folder with their bytes."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_two_runs_at_once_post_everything_once(tmp_path: Path) -> None:
    root = make_world(tmp_path)
    command = [sys.executable, "-c", "from newsroom.commands import main; main()"]
    runs = [
        subprocess.Popen(
            [*command, "crosspost"],
            cwd=root,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(2)
    ]
    for one in runs:
        one.wait(timeout=60)

    assert call(root, "crosspost").code == 0
    assert {claim.state for claim in claims_of(root).values()} <= ARRIVED
    assert len(list((root / "output" / "outbox" / STORY).iterdir())) == len(NETWORKS)
