"""How often the rules are right: their findings in a corpus against the faults marked in it.

The corpus becomes a newsroom of its own, in a temporary folder with this repository's settings and
registers, and is checked by the `newsroom` command as a reporter would run it. Nothing of the
rules' code is known here.
"""

import csv
import json
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

NOW = "2026-11-24T16:00+08:00"
"""The hour at which the corpus is checked; its faults against the clock are written for it."""

COMPARING = frozenset({"silent-edit", "deleted-story"})
"""Rules that need a revision to compare with; they are measured in a run of their own."""

ECHO_WORDS = 5
"""Up to so many marked words, another rule's finding on them is an echo of the same fault."""

_AUTHOR = ("-c", "user.name=bench", "-c", "user.email=bench@example.invalid")


@dataclass(frozen=True, slots=True)
class Fault:
    """A seeded fault. Line 0 means the whole story; `columns` counts from 1, end exclusive."""

    path: str
    lines: tuple[int, ...]
    rule: str
    text: str
    note: str
    columns: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, as `newsroom check --format json` tells it."""

    path: str
    rule: str
    severity: str
    line: int
    column: int
    end_line: int
    end_column: int
    message: str

    def covers(self, line: int) -> bool:
        """Whether the finding touches that line."""
        return self.line <= line <= self.end_line

    def touches(self, fault: Fault) -> bool:
        """Whether finding and marked words overlap."""
        if not fault.text or not self.covers(fault.lines[0]):
            return False
        if self.line != self.end_line:
            return True
        start, end = fault.columns
        return self.column < end and start < max(self.end_column, self.column + 1)


@dataclass(slots=True)
class Score:
    """How one rule did."""

    rule: str
    severity: str = "error"
    marked: int = 0
    right: list[Fault] = field(default_factory=list)
    wrong: list[Found] = field(default_factory=list)
    echoes: list[Found] = field(default_factory=list)
    missed: list[Fault] = field(default_factory=list)


def read_faults(corpus: Path) -> list[Fault]:
    """The marked list, with the columns at which the words of each fault stand."""
    with (corpus / "faults.csv").open(encoding="utf-8", newline="") as file:
        return [_fault(corpus, row) for row in csv.DictReader(file)]


def _fault(corpus: Path, row: dict[str, str]) -> Fault:
    line = int(row["line"])
    lines = (line, *(int(number) for number in row["also"].split()))
    column = 0
    if line:
        text = (corpus / row["path"]).read_text(encoding="utf-8").split("\n")[line - 1]
        column = text.index(row["text"]) + 1
    columns = (column, column + len(row["text"]))
    return Fault(row["path"], lines, row["rule"], row["text"], row["note"], columns)


def find_all(root: Path, corpus: Path, folder: Path) -> list[Found]:
    """Check the corpus as a newsroom made in `folder`, with the settings and registers of `root`.

    Raises:
        SystemExit: the check did not answer, so that nothing was measured.
    """
    furnish(root, folder)
    stories = folder / "content" / "stories"
    # Without their times: two versions alike in size and time are one to Git's index.
    copy = partial(shutil.copytree, copy_function=shutil.copyfile)
    copy(corpus / "stories", stories)
    copy(corpus / "base" / "stories", stories, dirs_exist_ok=True)
    _git(folder, "init", "-q", "-b", "main")
    _commit(folder, "before")
    shutil.rmtree(stories)
    copy(corpus / "stories", stories)
    _commit(folder, "now")
    found = _check(folder, "content/stories")
    compared = _check(folder, "--base", "HEAD~1")
    return [one for one in found if one.rule not in COMPARING] + [
        one for one in compared if one.rule in COMPARING
    ]


def furnish(root: Path, folder: Path) -> None:
    """Put all of a newsroom but its stories into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy2(root / "newsroom.toml", folder)
    ours = shutil.ignore_patterns("stories")
    shutil.copytree(root / "content", folder / "content", ignore=ours, dirs_exist_ok=True)


def newsroom_command() -> str:
    """The `newsroom` of the interpreter that runs this."""
    return str(Path(sys.executable).with_name("newsroom"))


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *_AUTHOR, *arguments], cwd=folder, check=True, capture_output=True)


def _commit(folder: Path, message: str) -> None:
    _git(folder, "add", "-A")
    _git(folder, "commit", "-q", "-m", message)


def _check(folder: Path, *arguments: str) -> list[Found]:
    command = [newsroom_command(), "check", "--format", "json", "--now", NOW, *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1) or "Traceback" in done.stderr:
        sys.exit(f"bench: {' '.join(command)} ended with {done.returncode}:\n{done.stderr}")
    names = [name for name in Found.__slots__ if name != "path"]
    return [
        Found(
            path=str(one["path"]).removeprefix("content/"),
            **{name: one[name] for name in names},
        )
        for one in json.loads(done.stdout)
    ]


def judge(
    faults: Sequence[Fault], found: Iterable[Found], severities: dict[str, str]
) -> list[Score]:
    """Set findings against faults, rule by rule, in the rules' order of name.

    A finding is right when its rule is marked in that story on a line that it touches. A fault
    found twice counts once. A finding on the very words that are marked for another rule echoes
    that fault and is neither right nor wrong.
    """
    scores = {name: Score(name, severity) for name, severity in sorted(severities.items())}
    for fault in faults:
        scores.setdefault(fault.rule, Score(fault.rule)).marked += 1
    places = [one for one in found if one.path.startswith("stories/")]
    matched: set[int] = set()
    for one in places:
        score = scores.setdefault(one.rule, Score(one.rule, one.severity))
        mine = [number for number, fault in enumerate(faults) if _matches(fault, one)]
        if mine:
            matched.add(_best(mine, faults, one, matched))
        elif any(_echoes(fault, one) for fault in faults):
            score.echoes.append(one)
        else:
            score.wrong.append(one)
    for number, fault in enumerate(faults):
        score = scores[fault.rule]
        (score.right if number in matched else score.missed).append(fault)
    return list(scores.values())


def _matches(fault: Fault, one: Found) -> bool:
    if fault.rule != one.rule or fault.path != one.path:
        return False
    return fault.lines[0] == 0 or any(one.covers(line) for line in fault.lines)


def _best(numbers: list[int], faults: Sequence[Fault], one: Found, matched: set[int]) -> int:
    """Among several faults that a finding may mean: the one it lies on, else one not yet found."""
    return min(
        numbers,
        key=lambda number: (not one.touches(faults[number]), number in matched, number),
    )


def _echoes(fault: Fault, one: Found) -> bool:
    few = len(fault.text.split()) <= ECHO_WORDS
    return few and fault.path == one.path and one.touches(fault)
