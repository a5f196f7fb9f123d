"""How fast the rules are: `newsroom check` beside other linters over the same generated stories.

The other linters know English or no language at all, so this compares the cost of checking and not
what is found. They are installed below .cache/bench when they are missing there; where that fails,
nothing is measured of them.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import bench
from rule_precision import NOW, furnish, newsroom_command
from story_generator import write_stories

PROSELINT_VERSION = "0.16.0"
TEXTLINT_VERSION = "15.8.0"
PROSELINT = f"proselint=={PROSELINT_VERSION}"
TEXTLINT = (
    f"textlint@{TEXTLINT_VERSION}",
    "textlint-rule-no-todo@2.0.1",
    "textlint-rule-max-comma@4.0.0",
    "textlint-rule-sentence-length@5.2.1",
)
RULES = ("no-todo", "max-comma", "sentence-length")
PEERS = {
    "proselint": f"proselint {PROSELINT_VERSION}",
    "textlint": f"textlint {TEXTLINT_VERSION} with {len(RULES)} rules",
}
SAMPLES = {"proselint": 200, "textlint": 1000}
"""How many of the stories the slower linters get; their rate is what is compared."""

LIMIT_SECONDS = 0.8
"""Process time that checking one story may take, start-up included."""

LIMIT_RATE = 400
"""Stories a second that `newsroom check` must reach on two cores."""

_INSTALL_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Run:
    """One tool over so many stories, in seconds on the wall; None where it was not measured."""

    tool: str
    stories: int
    seconds: float | None

    @property
    def rate(self) -> float:
        """Stories a second."""
        return self.stories / self.seconds if self.seconds else 0.0


def measure(root: Path, *, stories: int, words: int) -> list[Run]:
    """Measure `newsroom check`, then each peer, over generated stories.

    Raises:
        SystemExit: `newsroom check` did not answer, so that its time means nothing.
    """
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "newsroom"
        furnish(root, folder)
        paths = write_stories(folder / "content" / "stories", count=stories, words=words)
        check = [newsroom_command(), "check", "--format", "json", "--now", NOW, "content/stories"]
        own = Run("newsroom check", stories, _seconds(check, folder))
        return [own, *(_peer(name, root, paths) for name in SAMPLES)]


def measure_one(root: Path, *, runs: int) -> float:
    """Processor seconds of `newsroom check` on the newsroom's longest story; the median."""
    longest = max(
        (root / "content" / "stories").rglob("*.md"), key=lambda path: path.stat().st_size
    )
    command = (newsroom_command(), "check", str(longest))
    (costs,) = bench.measure({"one story": command}, runs=runs).values()
    return statistics.median(cost.process for cost in costs)


def table(runs: Sequence[Run]) -> str:
    """One line for each tool, with how often slower than the first it is."""
    lines = ["tool                           stories  seconds  stories/s  slower by"]
    for run in runs:
        if run.seconds is None:
            lines.append(f"{run.tool:<30} not measured")
            continue
        ratio = runs[0].rate / run.rate
        lines.append(
            f"{run.tool:<30} {run.stories:7} {run.seconds:8.1f} {run.rate:10.1f} {ratio:9.1f}x"
        )
    samples = [run for run in runs if run.stories < runs[0].stories and run.seconds is not None]
    if samples:
        lines.append("Slower tools were given a sample; their rate is compared.")
    return "\n".join(lines)


def _peer(name: str, root: Path, paths: Sequence[Path]) -> Run:
    install = {"proselint": _install_proselint, "textlint": _install_textlint}[name]
    title = PEERS[name]
    sample = [str(path) for path in paths[: SAMPLES[name]]]
    home = root / ".cache" / "bench" / title.replace(" ", "-")
    home.mkdir(parents=True, exist_ok=True)
    try:
        command = install(home)
        _prove(command, home)
    except (OSError, subprocess.SubprocessError) as problem:
        print(f"bench: {name} is not measured: {problem}", file=sys.stderr)
        return Run(title, len(sample), None)
    return Run(title, len(sample), _seconds([*command, *sample], home))


def _install_proselint(home: Path) -> list[str]:
    """Install proselint into an environment of its own; the command that lints files."""
    program = home / "bin" / "proselint"
    if not program.is_file():
        _run([sys.executable, "-m", "venv", str(home)])
        _run([str(home / "bin" / "python"), "-m", "pip", "install", "-q", PROSELINT])
    return [str(program), "check"]


def _install_textlint(home: Path) -> list[str]:
    """Install textlint with its rules and their settings; the command that lints files."""
    program = home / "node_modules" / ".bin" / "textlint"
    if not program.is_file():
        npm = [
            "npm",
            "install",
            "--silent",
            "--no-save",
            "--no-package-lock",
            "--prefix",
            str(home),
        ]
        _run([*npm, *TEXTLINT])
    settings = json.dumps({"rules": dict.fromkeys(RULES, True)})
    # Read from the folder in which it runs; named on the command line, it finds no rules.
    (home / ".textlintrc.json").write_text(settings, encoding="utf-8")
    return [str(program), "--format", "json"]


def _prove(command: Sequence[str], home: Path) -> None:
    """Let the linter find what any linter finds, so that one that does nothing is not measured."""
    control = home / "control.md"
    control.write_text("This is very unique: a, b, c, d, e, f. TODO: end.\n", encoding="utf-8")
    done = subprocess.run(
        [*command, str(control)], cwd=home, capture_output=True, text=True, check=False
    )
    if done.returncode != 1 or not done.stdout.strip():
        raise OSError(f"it finds nothing in {control}")


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=_INSTALL_SECONDS)


def _seconds(command: Sequence[str], folder: Path) -> float:
    """Seconds on the wall until the command has told its findings; 1 says that it has some."""
    started = time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    ended = time.perf_counter()
    if done.returncode not in (0, 1) or "Traceback" in done.stderr:
        sys.exit(f"bench: {command[0]} ended with {done.returncode}:\n{done.stderr[:2000]}")
    return ended - started


def verdict(runs: Iterable[Run], one: float) -> str:
    """Whether the newsroom's own limits were kept."""
    rate = next(iter(runs)).rate
    return (
        f"One story: {one:.2f} s of process time (limit {LIMIT_SECONDS}): "
        f"{_kept(kept=one <= LIMIT_SECONDS)}.\n"
        f"Many stories: {rate:.0f} a second (limit {LIMIT_RATE} on two cores): "
        f"{_kept(kept=rate >= LIMIT_RATE)}."
    )


def _kept(*, kept: bool) -> str:
    return "kept" if kept else "MISSED"
