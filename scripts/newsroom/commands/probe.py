"""`newsroom probe`: is the site live as it was built, and since when are its stories?"""

import argparse
import secrets
import time
from datetime import timedelta
from pathlib import Path

from newsroom.build.manifest import read_manifest
from newsroom.build.output import MANIFEST
from newsroom.commands import Shell
from newsroom.commands._workflow import tell_workflow
from newsroom.ledger import Ledger
from newsroom.live import Sighting, Watch, record, unseen
from newsroom.probe import Probe
from newsroom.settings import Settings
from newsroom.transport import HttpTransport
from newsroom.workspace import Workspace, demand_reviews, open_workspace

HELP = "ask the live site which stories readers see, and record since when"
ALL_THERE, NOT_YET = 0, 3
LONGEST_WAIT = 60


def configure(parser: argparse.ArgumentParser) -> None:
    """How long to wait, or only to compare."""
    parser.add_argument(
        "--wait", metavar="MINUTES", type=_minutes, default=0, help="wait so long for all of them"
    )
    parser.add_argument(
        "--site", action="store_true", help="only say whether the live site is the one built here"
    )
    parser.add_argument(
        "--output", metavar="DIR", type=Path, help="folder of the built site (default: output)"
    )


def _minutes(text: str) -> int:
    if not text.isdecimal() or int(text) > LONGEST_WAIT:
        raise argparse.ArgumentTypeError(f"minutes from 0 to {LONGEST_WAIT}")
    return int(text)


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Look, and record what was seen; 0 where all is there, 3 where not."""
    settings = shell.settings
    probe = Probe(HttpTransport(), lambda: secrets.token_hex(8))
    if args.site:
        output = shell.folder / args.output if args.output else settings.root / "output"
        return _compare(settings, probe, output, shell)
    workspace = open_workspace(settings.root)
    demand_reviews(settings)
    seen = look_for_new_ones(workspace, probe, shell, timedelta(minutes=args.wait))
    tell_workflow(shell, due=not all(one.at for one in seen))
    return ALL_THERE if all(one.at for one in seen) else NOT_YET


def _compare(settings: Settings, probe: Probe, output: Path, shell: Shell) -> int:
    read_manifest(output / MANIFEST)
    url = f"{settings.office.site_url}/{MANIFEST}"
    if probe.holds(url, (output / MANIFEST).read_bytes()):
        shell.say("Situs yang tayang sama dengan yang dibangun.\nThe live site is this one.")
        return ALL_THERE
    shell.say("Situs yang tayang bukan yang dibangun di sini.\nThe live site is another one.")
    return NOT_YET


def look_for_new_ones(
    workspace: Workspace, probe: Probe, shell: Shell, patience: timedelta
) -> list[Sighting]:
    """Look for the stories that were never seen live, and record those that are seen now."""
    settings = workspace.settings
    ledger = Ledger(settings.root, settings.ledger, clock=shell.clock)
    ledger.fetch()
    watch = Watch(settings, probe.page, shell.clock, time.sleep)
    found = []
    for one in watch.look(
        unseen(workspace.edition(shell.clock()), settings, shell.clock()), patience
    ):
        record(ledger, one)
        found.append(one)
        shell.say(f"{one.story.path}: {_told(one)}")
    shell.say(f"Terlihat tayang: {sum(bool(one.at) for one in found)} dari {len(found)} berita.")
    shell.say(f"Seen live: {sum(bool(one.at) for one in found)} of {len(found)} stories.")
    return found


def _told(one: Sighting) -> str:
    return f"tayang (live), {one.url}" if one.at else f"belum terlihat (not seen): {one.reason}"
