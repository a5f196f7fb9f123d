"""`newsroom record-pull`: what GitHub says of the stories on the main branch, into the ledger."""

import argparse

from newsroom.commands import Shell
from newsroom.commands._forge import open_forge
from newsroom.commands._stories import find_story
from newsroom.commands._workflow import tell_workflow
from newsroom.errors import UsageError
from newsroom.github.client import GitHub
from newsroom.github.judging import main_house
from newsroom.github.pulls import files
from newsroom.github.recording import Recording, record_declared, record_story
from newsroom.github.waiting import waiting
from newsroom.ledger import Ledger
from newsroom.settings import ApprovalSource
from newsroom.story import Story
from newsroom.workspace import Workspace, open_workspace

HELP = "record who handed in, approved and merged the stories, as GitHub says"
MOST_STORIES = 100
"""So many stories are asked for in one run: GitHub answers a thousand requests an hour."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Stories, a pull request, or neither for all that wait."""
    parser.add_argument(
        "stories",
        nargs="*",
        metavar="STORY",
        help="path, slug or id (default: those that wait for an approval or were never on air)",
    )
    parser.add_argument(
        "--pull", type=int, metavar="NUMBER", help="the stories of this pull request"
    )
    parser.add_argument(
        "--declared",
        action="store_true",
        help="once, when changing to GitHub: keep what the stories' own key reviewed declares",
    )
    parser.add_argument(
        "--if-github",
        action="store_true",
        help="do nothing where newsroom.toml has approvals declared in the stories",
    )


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Ask for one story after the other; each is recorded before the next is asked for."""
    workspace = open_workspace(shell.settings.root)
    settings = workspace.settings
    if settings.approval.source is not ApprovalSource.GITHUB:
        if args.if_github:
            return 0
        raise _declared_here()
    ledger = Ledger(settings.root, settings.ledger, clock=shell.clock)
    ledger.fetch()
    if args.declared:
        return _keep_declared(workspace, ledger, shell)
    github = open_forge(shell)
    house = main_house(github, settings.root)
    stories = _chosen(args, shell, workspace, github)
    recordings = [
        record_story(github, ledger, house, one, shell.clock()) for one in stories[:MOST_STORIES]
    ]
    _tell(shell, recordings, left=max(0, len(stories) - MOST_STORIES))
    tell_workflow(shell, changed=any(one.changed for one in recordings))
    return 0


def _keep_declared(workspace: Workspace, ledger: Ledger, shell: Shell) -> int:
    stories = workspace.corpus.stories
    settings, elections = workspace.settings, workspace.elections
    count = sum(record_declared(ledger, settings, elections, one) for one in stories)
    shell.say(
        f"{count} dari {len(stories)} berita disetujui menurut berkasnya; itu kini tercatat di ledger.\n"
        f"{count} of {len(stories)} stories are approved by what they declare; the ledger has it now."
    )
    return 0


def _chosen(
    args: argparse.Namespace, shell: Shell, workspace: Workspace, github: GitHub
) -> list[Story]:
    if args.stories:
        return [find_story(workspace, shell.folder, name) for name in args.stories]
    corpus = workspace.corpus
    if args.pull is not None:
        paths = {file.path for file in files(github, args.pull)}
        return [story for story in corpus.stories if story.id and story.path in paths]
    settings = workspace.settings
    return waiting(
        github,
        corpus.stories,
        settings,
        workspace.elections,
        workspace.recorded,
        shell.clock(),
    )


def _tell(shell: Shell, recordings: list[Recording], *, left: int) -> None:
    for one in recordings:
        if one.changed and one.pull:
            shell.print(f"{one.story.path}: #{one.pull.number}")
        if not one.is_as_approved:
            why, why_en = _why(one)
            shell.say(f"{one.story.path}: {why}\n  {why_en}")
    changed = sum(one.changed for one in recordings)
    shell.say(
        f"{len(recordings)} berita ditanyakan ke GitHub, {changed} catatan berubah.\n"
        f"Asked for {len(recordings)} stories, {changed} records changed."
    )
    if left:
        shell.say(
            f"{left} berita lain belum ditanyakan; jalankan lagi dengan menyebut beritanya.\n"
            f"{left} other stories were not asked for; run it again and name them."
        )


def _why(one: Recording) -> tuple[str, str]:
    if one.pull is None:
        return (
            "perubahan terakhirnya tidak lewat pull request, jadi tidak ada yang menyetujuinya",
            "its newest change came by no pull request, so nobody approved it",
        )
    number = one.pull.number
    if one.judged is None or one.judged.story is None or one.judged.passed:
        return (
            f"naskahnya kini berbeda dari yang disetujui di #{number}; kirim lagi lewat pull request",
            f"its text is not the one that was approved in #{number}; send it in again",
        )
    faults = one.judged.faults
    return (
        f"#{number}: " + "; ".join(fault.message for fault in faults),
        f"#{number}: " + "; ".join(fault.message_en for fault in faults),
    )


def _declared_here() -> UsageError:
    return UsageError(
        "di redaksi ini persetujuan dinyatakan di berkas berita, bukan di GitHub; pakai newsroom "
        'approve, atau tulis [approval] source = "github" di newsroom.toml.',
        "In this newsroom approvals are declared in the stories, not on GitHub; use newsroom approve, "
        'or write [approval] source = "github" into newsroom.toml.',
    )
