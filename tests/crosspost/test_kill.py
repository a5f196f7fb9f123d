"""A run may be stopped between any two of its steps: the next one doubles nothing and loses nothing."""

import os
import signal
import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest

from newsroom.crosspost.outcome import Result
from newsroom.crosspost.steps import At, Step
from newsroom.ledger import ARRIVED
from tests.crosspost.worlds import (
    NETWORKS,
    STORY,
    Scene,
    claims_of,
    make_world,
)
from tests.shells import call

pytestmark = pytest.mark.usefixtures("plain_cards")
REPOSITORY = Path(__file__).parents[2]

TWO = ("facebook", "x")
ASKED_ABOUT = ("", "", "", "", *["facebook"] * 3, *["x"] * 3, "")
"""By step: the post whose request may have left when the run is stopped behind it."""
STEPS = len(ASKED_ABOUT)


class StoppedError(BaseException):
    """The process is gone; like a kill, nothing catches it."""


def stopping(step: int) -> At:
    """Stops everything, once, behind a step counted from 0."""
    steps = count()

    def at(_step: Step, _network: str) -> None:
        if next(steps) == step:
            raise StoppedError

    return at


@pytest.mark.parametrize("step", range(STEPS))
@pytest.mark.parametrize("sees", [True, False], ids=["can be looked up", "cannot"])
@pytest.mark.parametrize("local", [False, True], ids=["the networks", "the outbox"])
def test_stopped_between_two_steps(tmp_path: Path, step: int, *, sees: bool, local: bool) -> None:
    scene = Scene(tmp_path, networks=TWO)
    with pytest.raises(StoppedError):
        scene.run(local=local, at=stopping(step))
    scene.network.sees_what_arrived = sees

    outcome = scene.run(local=local)

    names = scene.network.names
    assert len(set(names)) == len(names), "posted twice"
    if sees:
        assert sorted(names) == sorted(TWO), "lost"
        assert outcome.settled
        assert {claim.state for claim in scene.ledger.kept[STORY].posts.values()} <= ARRIVED
    else:
        unknown = {one.row.target.network for one in outcome.done if one.result is Result.UNKNOWN}
        assert outcome.count(Result.POSTED, Result.SETTLED) == len(TWO) - len(unknown)
        assert outcome.settled is not bool(unknown), "what nobody can tell is told to a person"
        if not local:
            assert unknown == {ASKED_ABOUT[step]} - {""}


def test_every_step_of_a_run_is_one_that_the_tests_stop_behind(tmp_path: Path) -> None:
    scene = Scene(tmp_path, networks=TWO)

    scene.run()

    assert scene.steps == [
        ("gated", "facebook,x"),
        ("claimed", "facebook,x"),
        ("prepared", "facebook"),
        ("prepared", "x"),
        ("noted", "facebook,x"),
        *((step, network) for network in TWO for step in ("checked", "published", "recorded")),
    ]
    assert len(scene.steps) == STEPS


@pytest.mark.parametrize("step", ["claimed", "prepared", "published"])
def test_killed_and_run_again(tmp_path: Path, step: str) -> None:
    root = make_world(tmp_path)
    killed = subprocess.run(
        [sys.executable, "-m", "tests.crosspost.killed", root, step],
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
