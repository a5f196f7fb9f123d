"""A bound on processor time, for texts that are made to keep a machine busy."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest


@contextmanager
def processor_time(seconds: float) -> Iterator[None]:
    """Fail once the process has worked for `seconds`, however busy the machine is."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        pytest.fail(f"more than {seconds} seconds of processor time")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
