"""`newsroom serve`: the site on this machine, built again on every change."""

import argparse
import os
import sys
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import newsroom
from newsroom.build.again import Rebuilder
from newsroom.build.server import serving
from newsroom.commands import Shell
from newsroom.errors import NewsroomError

HELP = "show the site on this machine and build it again on every change"
FOLDERS = ("content", "theme", "plugins")
FILES = ("newsroom.toml", "pelicanconf.py")

_CODE = Path(newsroom.__file__).parent
# A build waits until nothing was saved for 20 ms, so that it does not read a file that is half
# written; after 100 ms it starts anyway.
_QUIET_MS, _MOST_MS = 20, 100


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--port", type=int, default=8000, help="8000; 0 takes any free one")


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Serve until Ctrl-C."""
    root = shell.settings.root
    try:
        is_outdated = serve(root, args.port, shell, watch_files(root))
    except KeyboardInterrupt:
        shell.say("\nSelesai.")
        return 0
    if is_outdated:
        shell.say("Kode newsroom berubah; mulai lagi dengan yang baru.")
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - itself
    return 0


def serve(root: Path, port: int, shell: Shell, changes: Iterable[Collection[Path]]) -> bool:
    """Build, serve, and build again for each of `changes`: the files that did.

    What cannot be built is told, and the old site stays. Gives whether the newsroom's own code
    changed, so that it must be started again.
    """
    output = root / "output"
    with Rebuilder(root, output) as builder:
        _build(builder, (), shell)
        with serving(output, port) as address:
            shell.say(f"Situs: {address} (Ctrl-C untuk berhenti)")
            for changed in changes:
                if any(path.is_relative_to(_CODE) for path in changed):
                    return True
                _build(builder, changed, shell)
    return False


def _build(builder: Rebuilder, changed: Collection[Path], shell: Shell) -> None:
    try:
        report = builder.build(shell.clock(), changed)
    except NewsroomError as error:
        shell.say(f"{error.message}\n{error.message_en}")
        return
    for warning in report.warnings:
        shell.say(f"Pelican: {warning}")
    shell.say(f"Dibangun dalam {report.seconds:.2f} detik, {report.written} berkas berubah.")


def watch_files(root: Path) -> Iterator[Collection[Path]]:
    """From now on, the files of the newsroom in `root`, and of its code, that change together."""
    found = _watch(root)
    # Only now it watches; the generator alone would begin with the first question.
    next(found)
    return found


def _watch(root: Path) -> Iterator[Collection[Path]]:
    """An empty change as soon as it watches, then what changed.

    Some editors put another file in the place of the one they edit, and who watches the old one
    would hear no more; so watching begins anew then, with an empty change for what came between.
    """
    from watchfiles import watch

    files = {root / name for name in FILES}
    while True:
        watched = [path for path in (*files, *(root / name for name in FOLDERS)) if path.exists()]
        begins = True
        for found in watch(
            *(*watched, _CODE),
            step=_QUIET_MS,
            debounce=_MOST_MS,
            rust_timeout=_MOST_MS,
            yield_on_timeout=True,
        ):
            changed = {Path(path) for _, path in found}
            if changed or begins:
                yield changed
            begins = False
            if changed & files:
                break
