"""The steps of a long command, shown as they happen: a spinner on a terminal, plain lines else."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TextIO

from newsroom.commands import Shell

Tell = Callable[[str], None]
"""Says what came of a step, or what it is doing right now."""


@dataclass(frozen=True, slots=True)
class Steps:
    """Shows `total` numbered steps on the shell's `err`."""

    shell: Shell
    total: int

    @contextmanager
    def step(self, number: int, title: str) -> Iterator[Tell]:
        """One step; the last thing told is its outcome. It is shown also when the step fails."""
        told = ["selesai"]
        with _spinner(self.shell, title) as show:

            def tell(text: str) -> None:
                told.append(text)
                show(text)

            try:
                yield tell
            except BaseException:
                self._close(number, title, "gagal", "✗")
                raise
        self._close(number, title, told[-1], "✓")

    def _close(self, number: int, title: str, outcome: str, mark: str) -> None:
        self.shell.say(f"{mark} {number}/{self.total} {title}: {outcome}")


@contextmanager
def _spinner(shell: Shell, title: str) -> Iterator[Tell]:
    if not shell.err.isatty() or shell.environ.get("TERM") == "dumb":
        yield lambda _: None
        return
    with _status(shell.err, title, plain=bool(shell.environ.get("NO_COLOR"))) as update:
        yield lambda text: update(f"{title}: {text}")


@contextmanager
def _status(stream: TextIO, title: str, *, plain: bool) -> Iterator[Tell]:
    # Only a terminal needs it, and it takes a while to import.
    from rich.console import Console
    from rich.markup import escape

    with Console(file=stream, no_color=plain).status(escape(title)) as status:
        yield lambda text: status.update(escape(text))
