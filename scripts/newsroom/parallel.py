"""Work on many things at once, in processes, with the results in order."""

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

_SELDOM = 50_000
MANY = 100_000
"""So many things are worth a process that does nothing but look at half of them."""


def map_chunks(
    work: Callable[[Sequence[T]], R], items: Sequence[T], *, jobs: int, size: int
) -> Iterator[R]:
    """`work` done on every `size` of `items`, in order, by up to `jobs` processes.

    `work` and what it takes and gives must be picklable. Where processes cannot be started, or
    die, what is left is done in this one.
    """
    # What starts processes takes long to import.
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor

    chunks = [items[at : at + size] for at in range(0, len(items), size)]
    done = 0
    if jobs > 1 and len(chunks) > 1:
        try:
            with ProcessPoolExecutor(min(jobs, len(chunks)), initializer=collect_seldom) as pool:
                for result in pool.map(work, chunks):
                    done += 1
                    yield result
        except (BrokenExecutor, OSError, ImportError):
            pass
    with rarely_collecting():
        for chunk in chunks[done:]:
            yield work(chunk)


def in_two(work: Callable[[Sequence[T]], list[R]], items: Sequence[T]) -> list[R]:
    """`work` done on `items`; of very many the second half in a forked process, which has them.

    Only what `work` gives must be picklable. Where the process cannot be started, or dies, this
    one does its half, too.
    """
    if len(items) < MANY or not hasattr(os, "fork"):
        return work(items)
    from multiprocessing import get_context

    half = len(items) // 2
    context = get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    try:
        child = context.Process(target=lambda: sender.send(work(items[half:])), daemon=True)
        child.start()
    except OSError:
        return work(items)
    sender.close()
    done = work(items[:half])
    try:
        rest: list[R] = receiver.recv()
    except EOFError:
        rest = work(items[half:])
    child.join()
    return done + rest


def collect_seldom() -> None:
    """Collect garbage more seldom from now on, and never what is already there.

    What is there when work starts stays till its end; going through it again and again takes an
    eighth of the time.
    """
    gc.freeze()
    gc.set_threshold(_SELDOM, *gc.get_threshold()[1:])


@contextmanager
def rarely_collecting() -> Iterator[None]:
    """Garbage is collected more seldom inside: for work that makes much that is soon let go."""
    before = gc.get_threshold()
    collect_seldom()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
