"""`newsroom sign`: the newsroom's signature beside the list of every day, in a site that is built."""

import argparse
from pathlib import Path

from newsroom.build.signing import sign_lists
from newsroom.commands import Shell
from newsroom.commands._signing_key import signing
from newsroom.provenance.keys import read_public_key

HELP = "sign the lists of days in the built site"
SIGNED = 0


def configure(parser: argparse.ArgumentParser) -> None:
    """Where the site is."""
    parser.add_argument(
        "--output", metavar="DIR", type=Path, help="folder of the built site (default: output)"
    )


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Sign; nothing is written where all is signed already."""
    settings = shell.settings
    sign = signing(shell.environ, settings)
    output = shell.folder / args.output if args.output else settings.root / "output"
    done = sign_lists(settings.root, output, sign)
    known = read_public_key(settings.provenance.public_key).fingerprint
    shell.say(
        f"{done.lists} daftar ditandatangani dengan kunci {known} ({done.written} baru, "
        f"{done.removed} dihapus).\n"
        f"Lists signed with the key {known}: {done.lists} (new: {done.written}, removed: "
        f"{done.removed})."
    )
    return SIGNED
