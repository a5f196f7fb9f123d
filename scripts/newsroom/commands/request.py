"""`newsroom request`: a reader's request that came by letter, or a request that is declined."""

import argparse
from dataclasses import replace
from datetime import datetime

from newsroom.clock import read_moment, say_moment
from newsroom.commands import Shell
from newsroom.commands._stories import find_story
from newsroom.errors import ContentError, UsageError
from newsroom.ledger import Ledger, Record
from newsroom.requests import Request, RequestKind, with_request
from newsroom.workspace import open_workspace

HELP = "record that a reader asked for a reply or a correction, or why that is declined"
LONGEST_REASON = 300
_KINDS = {RequestKind.REPLY: "Hak jawab", RequestKind.CORRECTION: "Ralat"}


def configure(parser: argparse.ArgumentParser) -> None:
    """A story, what is asked for and since when, and why not."""
    parser.add_argument("story", metavar="STORY", help="path, slug or id of the story")
    parser.add_argument("--kind", required=True, choices=[kind.value for kind in RequestKind])
    parser.add_argument("--at", metavar="TIME", help="when it reached the newsroom, with offset")
    parser.add_argument("--issue", type=int, metavar="NUMBER", help="the form that it came by")
    parser.add_argument(
        "--declined", metavar="REASON", help="why not; readers see it, so name nobody"
    )


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Write the request into the ledger; what is there already stays as it is."""
    workspace = open_workspace(shell.settings.root)
    settings = workspace.settings
    story = find_story(workspace, shell.folder, args.story)
    if not story.id:
        raise ContentError(
            f"{story.path}: berita tanpa id tidak dapat dicatat; isi id-nya lebih dulu.",
            f"{story.path}: a story without id cannot be recorded; give it one first.",
        )
    now = shell.clock().astimezone(settings.zone)
    ledger = Ledger(settings.root, settings.ledger, clock=shell.clock)
    ledger.fetch()
    asked = _asked(args, ledger.record(story.id), now)
    if args.declined is not None:
        asked = replace(asked, declined_at=now, reason=_reason(args.declined))
    before = ledger.record(story.id)

    def change(record: Record) -> Record:
        return replace(record, requests=with_request(record.requests, asked))

    after = ledger.update(story.id, change, f"Record a request for {story.id}")
    shell.print(story.path)
    _tell(shell, asked, settings.requests.limit + asked.at, changed=after != before)
    return 0


def _asked(args: argparse.Namespace, record: Record, now: datetime) -> Request:
    """The request that is meant: known by its form, or new and by letter."""
    kind, issue = RequestKind(args.kind), args.issue or 0
    known = next((one for one in record.requests if issue and one.issue == issue), None)
    if known:
        return replace(known, kind=kind)
    if args.at is None:
        raise UsageError(
            "sebutkan kapan permintaan itu diterima: --at 2026-11-10T09:00+08:00.",
            "Say when the request came in: --at 2026-11-10T09:00+08:00.",
        )
    at = read_moment(args.at)
    if at is None or at.tzinfo is None:
        raise UsageError(
            f'--at "{args.at}" bukan waktu dengan selisih zona; tulis seperti 2026-11-10T09:00+08:00.',
            f'--at "{args.at}" is no time with an offset; write it like 2026-11-10T09:00+08:00.',
        )
    if at > now:
        raise UsageError(
            f"--at {say_moment(at)} belum terjadi; tulis kapan permintaan itu diterima.",
            f"--at {at.isoformat()} is in the future; say when the request came in.",
        )
    return Request(kind=kind, at=at, issue=issue)


def _reason(text: str) -> str:
    reason = " ".join(text.split())
    if not reason or len(reason) > LONGEST_REASON:
        raise UsageError(
            f"alasan penolakan dibaca publik: tulis 1 sampai {LONGEST_REASON} karakter.",
            f"Readers see why a request is declined: write 1 to {LONGEST_REASON} characters.",
        )
    return reason


def _tell(shell: Shell, asked: Request, due: datetime, *, changed: bool) -> None:
    what = f"{_KINDS[asked.kind]} diminta {say_moment(asked.at)}"
    if not changed:
        shell.say(f"{what}: sudah tercatat, tidak ada yang diubah.\nAlready recorded.")
    elif asked.declined_at:
        shell.say(f"{what}: ditolak, dan alasannya tampil di berita.\nDeclined; readers see why.")
    else:
        shell.say(
            f"{what}; dijawab paling lambat {say_moment(due)}. Tampil di berita saat situs dibangun.\n"
            f"Recorded; to be answered by {due.isoformat()}. The story shows it with the next build."
        )
