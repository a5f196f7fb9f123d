"""`newsroom deploy`: the built site to the office's own server, by rsync."""

import argparse
from pathlib import Path

from newsroom.commands import Shell
from newsroom.deploy import Rsyncer, Standing, look, send
from newsroom.errors import UsageError
from newsroom.settings import FILE_NAME, DeployTarget, Settings

HELP = "send the built site to the server of newsroom.toml"
SENT = 0


def configure(parser: argparse.ArgumentParser) -> None:
    """Which folder, and whether to believe what stands on the server."""
    parser.add_argument(
        "--output", metavar="DIR", type=Path, help="folder of the built site (default: output)"
    )
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--dry-run", action="store_true", help="list the steps and send nothing")
    instead.add_argument(
        "--target", action="store_true", help="print where newsroom.toml sends the site, and end"
    )
    parser.add_argument(
        "--first", action="store_true", help="the site was never sent to this server before"
    )
    parser.add_argument(
        "--everything", action="store_true", help="send all files, whatever stands on the server"
    )


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Send what differs; nothing where nothing does."""
    settings = shell.settings
    if args.target:
        shell.print(settings.deploy.target)
        return SENT
    output = shell.folder / args.output if args.output else settings.root / "output"
    rsync = Rsyncer(shell.environ)
    there = destination_of(settings)
    standing = look(output, there, rsync, everything=args.everything)
    refuse_a_strange_server(standing, there, first=args.first)
    if args.dry_run:
        for line in standing.difference.lines:
            shell.print(line)
    elif not standing.is_settled:
        send(output, there, standing, rsync)
    shell.say(told(standing, sent=not args.dry_run))
    return SENT


def destination_of(settings: Settings) -> str:
    """The folder on the server; raises UsageError where readers get the site from elsewhere."""
    if settings.deploy.target is not DeployTarget.RSYNC:
        raise UsageError(
            f'{FILE_NAME} memilih [deploy] target = "{settings.deploy.target}": situs dikirim oleh '
            'alur kerja publish di GitHub. Untuk server sendiri pakai target = "rsync".',
            f'{FILE_NAME} says [deploy] target = "{settings.deploy.target}": the workflow publish '
            'on GitHub sends the site. For a server of your own use target = "rsync".',
        )
    return settings.deploy.destination


def refuse_a_strange_server(standing: Standing, there: str, *, first: bool) -> None:
    """A folder without a manifest of ours may be the wrong one, or hold somebody else's site."""
    if standing.is_known or first:
        return
    raise UsageError(
        f"{there} tidak memuat manifest.json dari situs ini. Kalau memang belum pernah dikirimi: "
        "newsroom deploy --first; kalau pernah, periksa destination di newsroom.toml.",
        f"{there} has no manifest.json of this site. If it was never sent there: newsroom deploy "
        "--first; otherwise look at destination in newsroom.toml.",
    )


def told(standing: Standing, *, sent: bool) -> str:
    """What was sent, or would be, in both languages."""
    if standing.is_settled:
        return "Server sudah memuat situs ini.\nThe server has this site already."
    difference = standing.difference
    files, gone, size = len(difference.send), len(difference.gone), difference.size / 1e6
    done, done_en = ("dikirim", "sent") if sent else ("akan dikirim", "to be sent")
    return (
        f"{files} berkas {done} ({size:.1f} MB), {gone} dihapus.\n"
        f"Files {done_en}: {files} ({size:.1f} MB), removed: {gone}."
    )
