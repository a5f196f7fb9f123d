"""`newsroom serve`: the site on this machine, built again on every change."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from newsroom.commands import Shell
from newsroom.errors import NewsroomError

HELP = "show the site on this machine and build it again on every change"
WATCHED = ("content", "theme", "plugins", "newsroom.toml", "pelicanconf.py")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--port", type=int, default=8000, help="8000; 0 takes any free one")


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Serve until Ctrl-C."""
    root = shell.settings.root
    try:
        serve(root, args.port, shell, _changes(root))
    except KeyboardInterrupt:
        shell.say("\nSelesai.")
    return 0


def serve(root: Path, port: int, shell: Shell, changes: Iterable[object]) -> None:
    """Build, serve, and build again for each of `changes`.

    What cannot be built is told, and the old site stays.
    """
    from newsroom.build.server import serving

    output = root / "output"
    _build(root, output, shell)
    with serving(output, port) as address:
        shell.say(f"Situs: {address} (Ctrl-C untuk berhenti)")
        for _ in changes:
            _build(root, output, shell)


def _build(root: Path, output: Path, shell: Shell) -> None:
    from newsroom.build.site import build_site

    try:
        report = build_site(root, output, shell.clock())
    except NewsroomError as error:
        shell.say(f"{error.message}\n{error.message_en}")
        return
    for warning in report.warnings:
        shell.say(f"Pelican: {warning}")
    shell.say(f"Dibangun dalam {report.seconds:.1f} detik, {report.written} berkas berubah.")


def _changes(root: Path) -> Iterable[object]:
    from watchfiles import watch

    return watch(*(root / name for name in WATCHED if (root / name).exists()), debounce=200)
