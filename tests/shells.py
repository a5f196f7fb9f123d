"""A shell for tests: what a command sees of the world, and what it said to it."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from newsroom.clock import fixed_clock
from newsroom.commands import Shell, run
from tests.newsrooms import NOW


@dataclass(frozen=True)
class Said:
    """What came of a command: its exit code, its results (`out`), its words to people (`err`)."""

    code: int
    out: str
    err: str


def call(
    folder: Path, *arguments: str, now: datetime = NOW, environ: Mapping[str, str] | None = None
) -> Said:
    """Run the command line `newsroom arguments` in `folder` at `now`."""
    out, err = io.StringIO(), io.StringIO()
    code = run(list(arguments), Shell(folder, out, err, fixed_clock(now), environ or {}))
    return Said(code, out.getvalue(), err.getvalue())
