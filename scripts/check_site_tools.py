"""The tools of `make check-site`, which `make site-tools` installs into `.cache/site`."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PLACE = ROOT / ".cache" / "site"
SECONDS = 120
"""No tool takes longer on this site; a tool that hangs must not hold up a merge."""


class ToolMissingError(Exception):
    """A tool is not installed; the text says which, and how to get it."""


class ToolFailedError(Exception):
    """A tool is there and did not do its work; the text is what it said."""


@dataclass(frozen=True, slots=True)
class Tools:
    """Where the tools are. `path` is where programs are looked for, as in PATH."""

    place: Path = PLACE
    path: str | None = field(default_factory=lambda: os.environ.get("PATH"))

    def program(self, name: str, how: str = "make site-tools") -> str:
        """The program `name`; raises ToolMissingError."""
        found = shutil.which(name, path=self.path)
        if found is None:
            raise ToolMissingError(f"{name} is not installed. To install it: {how}")
        return found

    def chromium(self) -> str:
        """The browser; raises ToolMissingError."""
        return self.program("chromium", "make browser")

    def file(self, name: str) -> Path:
        """A file below `.cache/site`; raises ToolMissingError."""
        file = self.place / name
        if not file.is_file():
            raise ToolMissingError(f"{file.name} is not installed. To install it: make site-tools")
        return file


def run(
    command: Sequence[str | Path], *, codes: tuple[int, ...], env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a tool and give what it said; raises ToolFailedError where it ends with none of `codes`."""
    words = [str(word) for word in command]
    # Into a file: Node ends without waiting until a pipe has taken all that it said.
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said_aloud:
        try:
            done = subprocess.run(
                words,
                stdout=said_aloud,
                stderr=subprocess.PIPE,
                check=False,
                encoding="utf-8",
                env={**os.environ, **(env or {})},
                timeout=SECONDS,
            )
        except subprocess.TimeoutExpired:
            raise ToolFailedError(f"{words[0]} had not ended after {SECONDS} s") from None
        said_aloud.seek(0)
        done.stdout = said_aloud.read()
    if done.returncode not in codes:
        said = (done.stderr.strip() or done.stdout.strip())[-2000:]
        raise ToolFailedError(f"{' '.join(words[:4])} ended with {done.returncode}: {said}")
    return done
