"""`make chaos`: kill the deliverer over and over, and count what readers saw."""

import argparse
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import fields
from pathlib import Path
from queue import SimpleQueue

from tests.chaos.broken import BREAKAGES
from tests.chaos.seed import Seed, Tally
from tests.chaos.seeds import run_seed, summed
from tests.chaos.world import Stands


def main(arguments: Sequence[str]) -> int:
    """Run seeds; 1 where one of them doubled a post, lost one, or posted what nobody approved."""
    parser = argparse.ArgumentParser(prog="make chaos", description=__doc__)
    parser.add_argument("--seeds", type=int, default=1_000, help="how many seeds (default: 1000)")
    parser.add_argument("--first", type=int, default=0, help="the first seed (default: 0)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="seeds at once")
    parser.add_argument(
        "--broken", choices=sorted(BREAKAGES), default="", help="break it, until found out"
    )
    parser.add_argument("--tell", action="store_true", help="tell of every seed what happened")
    args = parser.parse_args(arguments)
    seeds: list[Seed] = []
    numbers = range(args.first, args.first + args.seeds)
    with closing(run_all(numbers, jobs=args.jobs, broken=args.broken)) as running:
        for seed in running:
            seeds.append(seed)
            if args.tell or not seed.is_good:
                print(f"seed {seed.number}:", *seed.story, sep="\n  ", flush=True)
            if args.broken and not seed.is_good:
                break  # found out
    total = summed(iter(seeds))
    print(table(total, len(seeds)))
    steps = Counter(step for seed in seeds for step, _ in seed.runner.killed)
    print("killed at:", ", ".join(f"{step} {count}" for step, count in sorted(steps.items())))
    return 0 if all(seed.is_good for seed in seeds) else 1


def run_all(numbers: Sequence[int], *, jobs: int, broken: str = "") -> Generator[Seed, None, None]:
    """The seeds as they end; `jobs` at once, each with networks of its own."""
    free: SimpleQueue[Stands] = SimpleQueue()

    def one(number: int) -> Seed:
        stands = free.get()
        try:
            return run_seed(number, stands, broken)
        finally:
            free.put(stands)

    with tempfile.TemporaryDirectory(prefix="chaos-") as folder, ThreadPoolExecutor(jobs) as pool:
        for job in range(jobs):
            stands = Stands(Path(folder) / str(job))
            stands.open()
            free.put(stands)
        try:
            yield from pool.map(one, numbers)
        finally:
            for _ in range(jobs):
                free.get().close()


def table(total: dict[str, Tally], seeds: int) -> str:
    """The count per network, and of all."""
    names = [field.name for field in fields(Tally)]
    every = Tally()
    for tally in total.values():
        every.add(tally)
    rows = [*sorted(total.items()), (f"{seeds} seeds", every)]
    lines = [f"{'':12}" + "".join(f"{name:>12}" for name in names)]
    for network, tally in rows:
        lines.append(f"{network:12}" + "".join(f"{getattr(tally, name):>12}" for name in names))
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
