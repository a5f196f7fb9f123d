"""Work on many things at once, in processes, with the results in order."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def map_chunks(
    work: Callable[[Sequence[T]], R], items: Sequence[T], *, jobs: int, size: int
) -> Iterator[R]:
    """`work` done on every `size` of `items`, in order, by up to `jobs` processes.

    `work` and what it takes and gives must be picklable. Where processes cannot be started, or
    die, what is left is done in this one.
    """
    chunks = [items[at : at + size] for at in range(0, len(items), size)]
    done = 0
    if jobs > 1 and len(chunks) > 1:
        try:
            with ProcessPoolExecutor(min(jobs, len(chunks))) as pool:
                for result in pool.map(work, chunks):
                    done += 1
                    yield result
        except (BrokenExecutor, OSError, ImportError):
            pass
    for chunk in chunks[done:]:
        yield work(chunk)
