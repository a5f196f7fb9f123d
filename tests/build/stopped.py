"""Builds in processes of their own that are stopped at a certain file operation."""

import errno
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from datetime import datetime
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from typing import Any

from newsroom.errors import NewsroomError
from tests.build.newsroom_machine import Workbench

NEVER = -1
FULL_DISK = 0
"""In place of a signal: from that operation on nothing can be written."""
WELL, TOLD, INTERRUPTED, KILLED = 0, 3, 4, -signal.SIGKILL

_CHANGING = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def processes() -> ForkServerContext:
    """Where the processes come from: a server without threads, with everything imported."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context


def start(
    bench: Workbench, now: datetime, *, at: int = NEVER, how: int = signal.SIGKILL
) -> ForkServerProcess:
    """Let a process build, and stop at file operation number `at`."""
    process = processes().Process(target=_build, args=(bench, now, at, how))
    process.start()
    return process


def run(bench: Workbench, now: datetime, at: int, how: int) -> int:
    """The exit code of a build that was stopped."""
    process = start(bench, now, at=at, how=how)
    process.join()
    assert process.exitcode is not None
    return process.exitcode


def count_operations(bench: Workbench, now: datetime) -> int:
    """How many file operations a whole build has."""
    assert run(bench, now, NEVER, signal.SIGKILL) == WELL
    return int(_counted(bench).read_text("ascii"))


def _counted(bench: Workbench) -> Path:
    return bench.root.parent / "operations"


def _build(bench: Workbench, now: datetime, at: int, how: int) -> None:
    done = 0

    def count() -> None:
        nonlocal done
        done += 1
        if how != FULL_DISK and done == at:
            os.kill(os.getpid(), how)
        if how == FULL_DISK and done >= at > 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    sys.addaudithook(_watching(bench.root, count))
    try:
        bench.build(now)
    except (NewsroomError, OSError):
        os._exit(TOLD)
    except KeyboardInterrupt:
        os._exit(INTERRUPTED)
    _counted(bench).write_text(str(done), "ascii")
    os._exit(WELL)


def _watching(root: Path, count: Callable[[], None]) -> Callable[[str, tuple[Any, ...]], None]:
    below = str(root)

    def hook(event: str, args: tuple[Any, ...]) -> None:
        changes = event in _CHANGING or (event == "open" and args[2] & _WRITING)
        if changes and str(args[0]).startswith(below):
            count()

    return hook
