"""`newsroom gate`: was every story approved by somebody who may, as it now stands?"""

import argparse
from datetime import datetime

from newsroom.approval import decide, declared, explain
from newsroom.clock import say_moment
from newsroom.commands import Shell
from newsroom.commands._stories import find_story
from newsroom.edition import refuse_unreadable_reviews
from newsroom.settings import ApprovalSource, Settings
from newsroom.story import Story
from newsroom.workspace import Workspace, open_workspace

HELP = "say which stories are not approved, and why"


def configure(parser: argparse.ArgumentParser) -> None:
    """Stories, or none for all."""
    parser.add_argument(
        "stories", nargs="*", metavar="STORY", help="path, slug or id (default: all)"
    )


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Print who is missing and why; 0 where all are approved, 1 where not."""
    workspace = open_workspace(shell.settings.root)
    stories = _stories(args, shell, workspace)
    settings = workspace.settings
    if settings.approval.source is ApprovalSource.GITHUB:
        _tell_useless_keys(stories, shell)
    refuse_unreadable_reviews(settings)
    refused = [line for story in stories for line in _refusal(story, settings)]
    unreadable = [] if args.stories else _unreadable(workspace)
    for line in (*refused, *unreadable):
        shell.print(line)
    for story in stories:
        _tell_embargo(story, settings, shell)
    return _verdict(shell, len(stories), len(refused) + len(unreadable))


def _stories(args: argparse.Namespace, shell: Shell, workspace: Workspace) -> list[Story]:
    if not args.stories:
        return list(workspace.corpus.stories)
    return [find_story(workspace, shell.folder, name) for name in args.stories]


def _refusal(story: Story, settings: Settings) -> list[str]:
    decision = decide(story, declared(story), settings.desks)
    if decision.approved:
        return []
    why, why_en = explain(decision)
    return [f"{story.path}: {why}\n  {why_en}"]


def _unreadable(workspace: Workspace) -> list[str]:
    """A file that no rule can read was approved by nobody."""
    corpus = workspace.corpus
    paths = sorted({finding.path for finding in corpus.findings} - set(corpus.by_path))
    return [
        f"{path}: tidak dapat dibaca, jadi tidak dapat disetujui; jalankan newsroom check {path}\n"
        "  cannot be read, so it cannot be approved"
        for path in paths
    ]


def _tell_embargo(story: Story, settings: Settings, shell: Shell) -> None:
    until: datetime | None = story.meta.embargo_until
    if until is not None and until > shell.clock():
        local = until.astimezone(settings.zone)
        shell.say(f"{story.path}: ditahan sampai {say_moment(local)} (embargo)")
        shell.say(f"  under embargo until {local.isoformat()}")


def _verdict(shell: Shell, stories: int, refused: int) -> int:
    if refused:
        shell.say(
            f"{refused} berita belum boleh tayang. Penyunting: newsroom approve BERITA --by ID"
        )
        shell.say(f"Not approved: {refused}. Editors: newsroom approve STORY --by ID")
        return 1
    shell.say(f"{stories} berita, semuanya disetujui.\nStories: {stories}, all approved.")
    return 0


def _tell_useless_keys(stories: list[Story], shell: Shell) -> None:
    for story in stories:
        if ("reviewed",) in story.keys:
            at = story.keys[("reviewed",)]
            shell.print(
                f"{story.path}:{at.line}:{at.column}: kunci reviewed tidak berlaku di redaksi ini, "
                "karena persetujuan adalah review pada pull request; hapus kunci itu\n"
                "  the key reviewed counts for nothing here: approvals are reviews; remove it"
            )
