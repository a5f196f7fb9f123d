"""Pelican processes that carry out orders, one for each job, each a Pelican run of its own.

They talk over a socket: a commission, then orders until none are left. A process is forked where
that is safe and started anew elsewhere. One that is killed is replaced, and its orders are given
out again; one that fails ends the build with what it said.
"""

import os
import pickle
import socket
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import TYPE_CHECKING, Self

from newsroom.build import pelican
from newsroom.build.task import Order, Rendered

if TYPE_CHECKING:
    from newsroom.build.workshop import Commission

CHUNK = 32
_REPLACEMENTS = 3


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Orders, and as they are sent: packed while the processes are at work, so that none waits."""

    orders: list[Order]
    data: bytes


@dataclass(slots=True)
class _Worker:
    """A process, and the orders that it is at work on."""

    pid: int
    connection: Connection
    at_work: list[Order] = field(default_factory=list)
    busy: bool = True


class Workers:
    """Up to `jobs` processes for the newsroom in `root`; used as a context that ends them.

    Those that are for `once` end by themselves when all orders are carried out. `fork` says whether processes may be forked; by default where nothing else runs in this one.
    """

    def __init__(
        self, root: Path, jobs: int, *, fork: bool | None = None, once: bool = False
    ) -> None:
        self._root = root
        self._once = once
        self._jobs = max(1, jobs)
        self._fork = fork
        self._workers: list[_Worker] = []
        self._killed = 0
        self.peak_mib = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        self.end(kill=kind is not None)

    def start(self) -> None:
        """Let a process get ready while there is no order yet."""
        if not self._workers:
            self._workers.append(self._start())

    def end(self, *, kill: bool) -> None:
        """End all processes, in the middle of their work if they are to be killed.

        One that never had work to do is killed in any case: it may not even have started.
        """
        for worker in self._workers:
            worker.connection.close()
        for worker in self._workers:
            if kill or worker.busy:
                with suppress(ProcessLookupError):
                    os.kill(worker.pid, 9)
            self._bury(worker)
        self._workers.clear()

    def render(
        self, commission: "Commission", orders: Sequence[Order] | Iterable[Order], count: int
    ) -> Iterator[list[Rendered]]:
        """Carry out `count` orders; what comes back has no certain order.

        Raises BuildError where Pelican fails.
        """
        waiting: deque[_Chunk] = deque()
        source = iter(orders)
        jobs = min(self._jobs, -(-count // CHUNK))
        size = max(1, min(CHUNK, -(-count // (jobs * 4)))) if count else 1
        while len(self._workers) < jobs:
            self._workers.append(self._start())
        for worker in self._workers:
            self._greet(worker, commission)
        while True:
            for worker in [one for one in self._workers if not one.busy]:
                chunk = waiting.popleft() if waiting else _packed(islice(source, size))
                if chunk:
                    self._send(worker, chunk)
            active = [one for one in self._workers if one.busy]
            if not active:
                self._let_go()
                return
            while len(waiting) < jobs and (ahead := _packed(islice(source, size))):
                waiting.append(ahead)
            ready = wait([one.connection for one in active])
            for worker in [one for one in active if one.connection in ready]:
                try:
                    answer = worker.connection.recv()
                except (EOFError, OSError):
                    waiting += self._replace(worker, commission)
                    continue
                worker.busy, worker.at_work = False, []
                yield answer

    def _let_go(self) -> None:
        """Where there will be no more work, let processes end while this one goes on."""
        if self._once:
            for worker in self._workers:
                worker.connection.close()

    def _greet(self, worker: _Worker, commission: "Commission") -> None:
        worker.busy, worker.at_work = True, []
        _deliver(worker, pickle.dumps(commission))

    def _send(self, worker: _Worker, chunk: _Chunk) -> None:
        worker.busy, worker.at_work = True, chunk.orders
        _deliver(worker, chunk.data)

    def _replace(self, worker: _Worker, commission: "Commission") -> list[_Chunk]:
        """The orders of a worker that was killed, once another stands in for it."""
        self._workers.remove(worker)
        worker.connection.close()
        code = self._bury(worker)
        self._killed += 1
        if code >= 0 or self._killed > _REPLACEMENTS:
            raise pelican.failed(self._root)
        other = self._start()
        self._workers.append(other)
        self._greet(other, commission)
        left = _packed(worker.at_work)
        return [left] if left else []

    def _bury(self, worker: _Worker) -> int:
        try:
            _, status, usage = os.wait4(worker.pid, 0)
        except ChildProcessError:
            return 0
        self.peak_mib += pelican.mebibytes(usage.ru_maxrss)
        return os.waitstatus_to_exitcode(status)

    def _start(self) -> _Worker:
        ours, theirs = socket.socketpair()
        fork = self._fork if self._fork is not None else _may_fork()
        strangers = [worker.connection.fileno() for worker in self._workers] + [ours.fileno()]
        with theirs:
            start = pelican.fork if fork else pelican.spawn
            pid = start(self._root, theirs.fileno(), strangers)
        return _Worker(pid, Connection(ours.detach()))


def _packed(orders: Iterable[Order]) -> _Chunk | None:
    some = list(orders)
    return _Chunk(some, pickle.dumps(some)) if some else None


def _deliver(worker: _Worker, data: bytes) -> None:
    with suppress(BrokenPipeError, ConnectionResetError):
        # A process that ended is noticed when its answer is awaited.
        worker.connection.send_bytes(data)


def _may_fork() -> bool:
    """Forking a process with threads can leave locks behind that nobody opens."""
    return hasattr(os, "fork") and threading.active_count() == 1 and sys.platform != "darwin"
