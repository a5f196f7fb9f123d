"""Measure `newsroom build` beside Hugo, on newsrooms made up for it.

    .venv/bin/python scripts/build_bench.py [--size N]… [--rounds N] [--folder DIR] [--write]

Newsrooms are made in a file system in memory where it has room, else in the temporary folder;
`--folder` says where. About 2 GB are needed for 10,000 stories.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bench_document import DOCUMENT, write_block
from build_bench_extras import measure_extras
from build_bench_newsroom import SMALLEST
from build_bench_rows import LONG, Figures, measure, warm_up
from build_bench_table import GOAL_STORIES, report
from build_bench_tools import BenchError, file_system, machine, versions
from newsroom.clock import system_clock

ROOT = Path(__file__).resolve().parent.parent
SIZES = (1_000, GOAL_STORIES)
ROUNDS = 3
MEMORY = Path("/dev/shm")  # noqa: S108 - Linux's file system in memory
ROOM = 500_000
"""So many bytes must be free for each story before a newsroom is made in memory."""


def main(argv: Sequence[str] | None = None) -> int:
    """Print the tables; 0 whatever they say, 2 on wrong use, 1 where a tool fails."""
    options = parse(argv)
    sizes = sizes_of(options.size)
    place = options.folder or place_for(max(sizes))
    try:
        with tempfile.TemporaryDirectory(prefix="newsroom-bench-", dir=place) as folder:
            text = measure_all(sizes, Path(folder), rounds=options.rounds, today=today())
    except BenchError as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    print(text)
    if options.write:
        write(sizes, text)
    return 0


def measure_all(sizes: Sequence[int], folder: Path, *, rounds: int, today: date) -> str:
    """All tables, in Markdown, from newsrooms of these sizes made below `folder`."""
    say("warming up")
    warm_up(ROOT, folder / "warm-up")
    figures: list[Figures] = []
    for size in sizes:
        with tempfile.TemporaryDirectory(dir=folder) as place:
            figures.append(measure(ROOT, Path(place), size, rounds=rounds, say=say))
    extras = measure_extras(ROOT, folder / "extras", rounds=rounds, say=say)
    return report(figures, extras, _about(today, rounds, folder))


def place_for(stories: int, memory: Path = MEMORY) -> Path:
    """Where a newsroom of so many stories is made: in `memory` if it has room for it."""
    has_room = memory.is_dir() and shutil.disk_usage(memory).free >= stories * ROOM
    return memory if has_room else Path(tempfile.gettempdir())


def _about(today: date, rounds: int, folder: Path) -> str:
    counted = f"medians of {rounds} runs; what takes {LONG:.0f} s or longer was run once"
    how = counted if rounds > 1 else "one run of each"
    where = f"Files: {file_system(folder)}"
    return f"Measured on {today.isoformat()}: {machine()}. {versions()}. {where}. Seconds: {how}."


def sizes_of(asked: Sequence[int]) -> tuple[int, ...]:
    """The sizes to measure: what is asked for, and what it is to be compared with."""
    if not asked:
        return SIZES
    compared = {GOAL_STORIES} if any(size > GOAL_STORIES for size in asked) else set()
    return tuple(sorted({*asked, *compared}))


def write(sizes: Sequence[int], text: str) -> None:
    """Keep the tables in docs/benchmarks.md; only the agreed sizes have a place there."""
    blocks: dict[tuple[int, ...], str] = {
        SIZES: "builds",
        (GOAL_STORIES, 10 * GOAL_STORIES): "builds-100000",
    }
    name = blocks.get(tuple(sizes))
    if name is None:
        say("not written: docs/benchmarks.md keeps 1,000 and 10,000, or 100,000 stories")
        return
    write_block(DOCUMENT, name, text)


def today() -> date:
    """The day of the bench."""
    return system_clock().date()


def say(text: str) -> None:
    """Tell what is being done, apart from the figures."""
    print(text, file=sys.stderr, flush=True)


def parse(argv: Sequence[str] | None) -> argparse.Namespace:
    """The arguments; exits with 2 on wrong use."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "--size", type=_stories, action="append", default=[], help="stories; default: 1000, 10000"
    )
    parser.add_argument("--rounds", type=_rounds, default=ROUNDS, help="measured runs of each")
    parser.add_argument(
        "--folder", type=Path, help="where the newsrooms are made; default: memory or temporary"
    )
    parser.add_argument(
        "--write", action="store_true", help="keep the tables in docs/benchmarks.md"
    )
    return parser.parse_args(argv)


def _stories(text: str) -> int:
    return _number(text, least=SMALLEST)


def _rounds(text: str) -> int:
    return _number(text, least=1)


def _number(text: str, *, least: int) -> int:
    if not text.isdecimal() or int(text) < least:
        raise argparse.ArgumentTypeError(f"{text} is not a whole number of {least} or more")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
