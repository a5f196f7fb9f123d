"""The `newsroom` command: one file here is one subcommand.

`main` finds the subcommand's module, runs it, and turns every fault into a plain sentence and
an exit code. Only this package reads the arguments, the environment and the hour.
"""

import argparse
import gc
import os
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from pkgutil import iter_modules
from typing import NoReturn, Protocol, TextIO, cast

from newsroom.clock import Clock, fixed_clock, read_moment, system_clock
from newsroom.errors import NewsroomError, UsageError
from newsroom.parallel import collect_seldom
from newsroom.settings import Settings, find_root, load_settings
from newsroom.typed import nearest


@dataclass(frozen=True, slots=True)
class Shell:
    """The world outside, as a command may see it.

    Results go to `out`, words for people to `err`; a person's answers come from `answers`.
    """

    folder: Path
    out: TextIO
    err: TextIO
    clock: Clock
    environ: Mapping[str, str]
    answers: TextIO = field(default_factory=lambda: sys.stdin)

    @property
    def settings(self) -> Settings:
        """newsroom.toml of the repository that the command was called in."""
        return load_settings(find_root(self.folder))

    @property
    def colour(self) -> bool:
        """Whether results may be coloured: on a terminal, unless NO_COLOR is set."""
        return self.out.isatty() and not self.environ.get("NO_COLOR")

    def say(self, text: str) -> None:
        """Tell a person what happens."""
        print(text, file=self.err, flush=True)

    def ask(self, question: str) -> str:
        """Ask a person; the answer without its line end. Raises UsageError when none comes."""
        print(f"{question} ", end="", file=self.err, flush=True)
        line = self.answers.readline()
        if not line:
            raise UsageError(
                f'"{question}" tidak terjawab; jawab di terminal, atau beri lewat pilihan perintah.',
                f'No answer to "{question}"; answer on a terminal, or give it as an option.',
            )
        return line.strip()

    def print(self, text: str) -> None:
        """Print a result."""
        print(text, file=self.out)


class Command(Protocol):
    """What a module of this package offers."""

    HELP: str

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Declare the command's arguments."""

    def run(self, args: argparse.Namespace, shell: Shell) -> int:
        """Do it; the result is the exit code."""


def names() -> list[str]:
    """All subcommands, from the files in this folder."""
    return sorted(
        module.name.replace("_", "-")
        for module in iter_modules(__path__)
        if not module.name.startswith("_")
    )


def load(name: str) -> Command:
    """The module of the subcommand `name`."""
    return cast("Command", import_module(f"{__name__}.{name.replace('-', '_')}"))


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line. Exit codes: see `newsroom.errors`; 130 interrupted, 70 a bug."""
    collect_seldom()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A terminal that cannot show a curly quote is still told the rest.
            stream.reconfigure(errors="replace")
    shell = Shell(Path.cwd(), sys.stdout, sys.stderr, system_clock, os.environ)
    code = run(list(sys.argv[1:] if argv is None else argv), shell)
    # All memory goes with the process; Python need not look through it first.
    gc.freeze()
    return code


def run(argv: Sequence[str], shell: Shell) -> int:
    """Run the command line in a given world."""
    try:
        return _run(argv, shell)
    except NewsroomError as error:
        shell.say(f"newsroom: {error.message}\n{error.message_en}")
        return error.exit_code
    except KeyboardInterrupt:
        shell.say("\nnewsroom: dihentikan.\nStopped.")
        return 130
    except BrokenPipeError:
        # The reader of our output left; Python would complain once more when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except OSError as error:
        if not error.filename:
            return _report_bug(argv, shell)
        unusable = _cannot_use(error)
        shell.say(f"newsroom: {unusable.message}\n{unusable.message_en}")
        return unusable.exit_code
    except Exception:  # noqa: BLE001 - the wall: a person sees a sentence, the log the details
        return _report_bug(argv, shell)


def _run(argv: Sequence[str], shell: Shell) -> int:
    if not argv or argv[0] in ("-h", "--help"):
        _overview(shell)
        return 0 if argv else 2
    name, rest = argv[0], argv[1:]
    if name not in names():
        raise _unknown(name)
    command = load(name)
    parser = _Parser(prog=f"newsroom {name}", description=command.HELP)
    command.configure(parser)
    parser.add_argument(
        "--now",
        type=_moment,
        metavar="TIME",
        help="act as if it were TIME, such as 2026-11-19T15:00+08:00",
    )
    args = parser.parse_args(rest)
    if args.now is not None:
        shell = replace(shell, clock=fixed_clock(args.now))
    return command.run(args, shell)


class _Parser(argparse.ArgumentParser):
    """argparse, with its complaints said in the house's way."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(
            f"perintah tidak dapat dijalankan: {message}. Lihat: {self.prog} --help",
            f"The command cannot run: {message}. See: {self.prog} --help",
        )


def _moment(text: str) -> object:
    moment = read_moment(text)
    if moment is None or moment.tzinfo is None:
        raise argparse.ArgumentTypeError("a time with offset is needed: 2026-11-19T15:00+08:00")
    return moment


def _overview(shell: Shell) -> None:
    shell.print("newsroom COMMAND [...]   (newsroom COMMAND --help)\n")
    for name in names():
        shell.print(f"  {name:<10} {load(name).HELP}")


def _unknown(name: str) -> UsageError:
    guess = nearest(name, names())
    hint = f' Mungkin maksudnya "newsroom {guess}".' if guess else ""
    hint_en = f' Did you mean "newsroom {guess}"?' if guess else ""
    return UsageError(
        f'perintah "{name}" tidak dikenal.{hint} Lihat: newsroom --help',
        f'Unknown command "{name}".{hint_en} See: newsroom --help',
    )


def _cannot_use(error: OSError) -> UsageError:
    """A file or folder that is missing, of the wrong kind, or not ours to read or write."""
    return UsageError(
        f"{error.filename} tidak dapat dibaca atau ditulis ({error.strerror}); periksa jalur, izin, "
        "dan sisa ruang, lalu ulangi.",
        f"{error.filename} cannot be read or written ({error.strerror}); check its path, its "
        "permissions and the space left, then try again.",
    )


def _report_bug(argv: Sequence[str], shell: Shell) -> int:
    with tempfile.NamedTemporaryFile(
        "w", prefix="newsroom-", suffix=".log", delete=False, encoding="utf-8"
    ) as log:
        print(f"newsroom {' '.join(argv)}\nPython {sys.version}", file=log)
        traceback.print_exc(file=log)
    shell.say(
        f"newsroom: ada kesalahan di dalam program, bukan pada berita Anda. Catatannya: {log.name}\n"
        f"A fault in the program, not in your story. The details are in {log.name}"
    )
    return 70
