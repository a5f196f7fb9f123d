"""The memory of a process counts with that of its children, and what they share counts once."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from process_memory import watch

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/smaps_rollup").exists(), reason="only Linux tells the PSS of a process"
)
HELD_MIB = 40
WAIT = "print('ready', flush=True); import sys; sys.stdin.read()"
ALONE = f"held = b'x' * ({HELD_MIB} << 20); {WAIT}"
# The child holds a copy of its own; the parent holds next to nothing.
CHILD = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {ALONE!r}])"
# Both see the same pages.
SHARED = f"""
import os
held = b'x' * ({HELD_MIB} << 20)
child = os.fork()
if child:
    os.waitpid(child, 0)
else:
    {WAIT}
"""


def peak_of(code: str) -> float:
    """The peak of a Python program that says when it holds all, then waits for its input's end."""
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    said, waiting = process.stdout, process.stdin
    assert said is not None
    assert waiting is not None
    steps: list[Callable[[], object]] = [waiting.close, said.readline]

    def look_again(_: float) -> None:
        (steps.pop() if steps else process.wait)()

    with said, waiting:
        return watch(process, sleep=look_again)


@pytest.mark.parametrize("code", [ALONE, CHILD, SHARED], ids=["alone", "child", "shared"])
def test_what_is_held_anywhere_in_the_family_is_counted_once(code: str) -> None:
    assert HELD_MIB < peak_of(code) < 2 * HELD_MIB


def test_a_program_that_holds_nothing_has_a_small_peak() -> None:
    assert 0 < peak_of(WAIT) < HELD_MIB


def test_a_process_that_has_ended_has_no_memory() -> None:
    process = subprocess.Popen([sys.executable, "-c", ""], text=True)
    process.wait()

    assert watch(process) == 0
