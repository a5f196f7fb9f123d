"""The most memory that a process and all its children held together.

Measured as the sum of their proportional set sizes, so that what several processes share (forked
Python, libraries) counts once. Source: "PSS" in proc(5), smaps_rollup; Linux only.
"""

import subprocess
import time
from collections.abc import Callable
from pathlib import Path

EVERY = 0.02
"""Seconds between two looks."""


def watch(
    process: "subprocess.Popen[str]",
    *,
    every: float = EVERY,
    sleep: Callable[[float], None] = time.sleep,
) -> float:
    """The highest sum of PSS of `process` and its descendants until it ends, in MiB.

    A peak between two looks is missed, and looking slows the process down, so that its time
    should be taken in another run. Nobody reads pipes meanwhile: give it files to write to.
    """
    highest = 0
    while process.poll() is None:
        highest = max(highest, sum(map(_pss, family(process.pid))))
        sleep(every)
    return highest / 1024


def family(pid: int) -> list[int]:
    """`pid` and the processes that descend from it."""
    found = [pid]
    for one in found:
        found += _children(one)
    return found


def _children(pid: int) -> list[int]:
    try:
        threads = list(Path(f"/proc/{pid}/task").iterdir())
    except OSError:
        return []
    return [int(child) for thread in threads for child in _read(thread / "children").split()]


def _pss(pid: int) -> int:
    """In KiB; 0 for a process that has ended."""
    for line in _read(Path(f"/proc/{pid}/smaps_rollup")).splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except OSError:
        return ""
