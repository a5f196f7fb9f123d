"""Measure what `newsroom check ONE-FILE` costs, start-up included.

Machines differ, so each figure is also given as a ratio to `python -c "import pelican"`,
measured in the same run. The two commands take turns, so that a busy moment hits both. Builds are
measured by scripts/build_bench.py.

    .venv/bin/python scripts/bench.py [STORY] [--runs N] [--write]
"""

import argparse
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench_document import DOCUMENT, write_block

ROOT = Path(__file__).resolve().parent.parent
LIMIT_SECONDS = 0.6
"""Process time that checking one story may take, start-up included."""

ACCEPTED_EXIT_CODES = (0, 1)
"""`newsroom check` answered: no errors, or errors found in the story."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took, in seconds: processor time (user and system) and time on the wall."""

    process: float
    wall: float


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table; 0 whatever it says, 2 on wrong use."""
    options = _parse(argv)
    story = options.story or _longest_story()
    if story is None or not story.is_file():
        print(f"bench: no story at {story or 'content/stories'}; name one.", file=sys.stderr)
        return 2
    commands = {
        "python -c 'import pelican'": (sys.executable, "-c", "import pelican"),
        f"newsroom check {story.name}": (
            str(Path(sys.executable).with_name("newsroom")),
            "check",
            str(story),
        ),
    }
    costs = measure(commands, runs=options.runs)
    text = f"{table(costs)}\n\n{verdict(costs)}"
    print(text)
    if options.write:
        write_block(DOCUMENT, "story", f"```\n{text}\n```")
    return 0


def verdict(costs: dict[str, list[Cost]]) -> str:
    """Whether the last command kept to the limit."""
    median = statistics.median(cost.process for cost in list(costs.values())[-1])
    word = "kept" if median <= LIMIT_SECONDS else "EXCEEDED"
    return f"Limit for one story: {LIMIT_SECONDS:.2f} s of process time: {word}."


def measure(commands: Mapping[str, Sequence[str]], *, runs: int) -> dict[str, list[Cost]]:
    """Run all commands in turn, `runs` times, after one unmeasured round that warms the caches.

    Raises:
        SystemExit: a command failed, so that its time means nothing.
    """
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for round_number in range(runs + 1):
        for name, command in commands.items():
            cost = _run(command)
            if round_number > 0:
                costs[name].append(cost)
    return costs


def table(costs: dict[str, list[Cost]]) -> str:
    """Medians in seconds and the ratio of process times to the first command's."""
    base = statistics.median(cost.process for cost in next(iter(costs.values())))
    width = max(len(name) for name in costs)
    runs = len(next(iter(costs.values())))
    lines = [f"{f'median of {runs} runs':<{width}}  process s   wall s   ratio"]
    for name, measured in costs.items():
        process = statistics.median(cost.process for cost in measured)
        wall = statistics.median(cost.wall for cost in measured)
        lines.append(f"{name:<{width}}  {process:9.3f}  {wall:7.3f}  {process / base:6.2f}")
    return "\n".join(lines)


def _run(command: Sequence[str]) -> Cost:
    before, started = _children_seconds(), time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    after, ended = _children_seconds(), time.perf_counter()
    if done.returncode not in ACCEPTED_EXIT_CODES or "Traceback" in done.stderr:
        sys.exit(f"bench: {' '.join(command)} ended with {done.returncode}:\n{done.stderr}")
    return Cost(process=after - before, wall=ended - started)


def _children_seconds() -> float:
    """Processor time of all children that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _longest_story() -> Path | None:
    stories = sorted((ROOT / "content" / "stories").rglob("*.md"))
    return max(stories, key=lambda path: path.stat().st_size, default=None)


def _parse(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("story", nargs="?", type=Path, help="default: the longest story")
    parser.add_argument("--runs", type=int, default=9, help="measured rounds (default: 9)")
    parser.add_argument("--write", action="store_true", help="keep it in docs/benchmarks.md")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
