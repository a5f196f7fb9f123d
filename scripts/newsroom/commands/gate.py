"""`newsroom gate`: was every story approved by somebody who may, as it now stands?"""

import argparse
from datetime import datetime

from newsroom.approval import explain
from newsroom.clock import say_moment
from newsroom.commands import Shell
from newsroom.commands._stories import find_story
from newsroom.edition import decision_of
from newsroom.settings import ApprovalSource, Settings
from newsroom.story import Story
from newsroom.workspace import Workspace, demand_reviews, open_workspace

HELP = "say which stories are not approved, and why"


def configure(parser: argparse.ArgumentParser) -> None:
    """Stories, or none for all; or a pull request."""
    parser.add_argument(
        "stories", nargs="*", metavar="STORY", help="path, slug or id (default: all)"
    )
    parser.add_argument(
        "--pull",
        type=int,
        metavar="NUMBER",
        help="ask GitHub whether this pull request's stories may be merged "
        "(default in a run that a pull request or a review started)",
    )
    parser.add_argument(
        "--status",
        action="store_true",
        help="answer on GitHub, as the commit status `gate` of the run's pull requests",
    )
    parser.add_argument(
        "--open", action="store_true", help="with --status: of every open pull request"
    )


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Print who is missing and why; 0 where all are approved, 1 where not."""
    if args.status:
        from newsroom.commands._gate_status import answer_pulls

        return answer_pulls(shell, every=args.open)
    number = _pull_of(args, shell)
    if number is not None:
        from newsroom.commands._gate_pull import judge_pull

        return judge_pull(number, shell)
    workspace = open_workspace(shell.settings.root)
    stories = _stories(args, shell, workspace)
    settings = workspace.settings
    if settings.approval.source is ApprovalSource.GITHUB:
        _tell_useless_keys(stories, shell)
    demand_reviews(settings)
    refused = [line for story in stories for line in _refusal(story, workspace, shell)]
    unreadable = [] if args.stories else _unreadable(workspace)
    for line in (*refused, *unreadable):
        shell.print(line)
    for story in stories:
        _tell_embargo(story, settings, shell)
    return _verdict(shell, settings, len(stories), len(refused) + len(unreadable))


def _pull_of(args: argparse.Namespace, shell: Shell) -> int | None:
    """The pull request to judge: the one that was named, else the one that the run is about."""
    if args.pull is not None or args.stories:
        return int(args.pull) if args.pull is not None else None
    if not shell.environ.get("GITHUB_EVENT_PATH"):
        return None
    from newsroom.commands._forge import event_of
    from newsroom.github.events import PullEvent, ReviewEvent

    event = event_of(shell)
    return event.pull.number if isinstance(event, PullEvent | ReviewEvent) else None


def _stories(args: argparse.Namespace, shell: Shell, workspace: Workspace) -> list[Story]:
    if not args.stories:
        return list(workspace.corpus.stories)
    return [find_story(workspace, shell.folder, name) for name in args.stories]


def _refusal(story: Story, workspace: Workspace, shell: Shell) -> list[str]:
    settings = workspace.settings
    steps = tuple(workspace.recorded(story.id))
    decision = decision_of(story, settings, workspace.elections, steps)
    if decision.approved:
        if decision.awaits_second_edit:
            shell.say(f"{story.path}: tayang, menunggu suntingan kedua")
            shell.say("  on air, awaiting the second edit")
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


def _verdict(shell: Shell, settings: Settings, stories: int, refused: int) -> int:
    if refused:
        how, how_en = _how(settings)
        shell.say(f"{refused} berita belum boleh tayang. Penyunting: {how}")
        shell.say(f"Not approved: {refused}. Editors: {how_en}")
        return 1
    shell.say(f"{stories} berita, semuanya disetujui.\nStories: {stories}, all approved.")
    return 0


def _how(settings: Settings) -> tuple[str, str]:
    if settings.approval.source is ApprovalSource.DECLARED:
        return "newsroom approve BERITA --by ID", "newsroom approve STORY --by ID"
    return "setujui pull request-nya di GitHub", "approve its pull request on GitHub"


def _tell_useless_keys(stories: list[Story], shell: Shell) -> None:
    for story in stories:
        if ("reviewed",) in story.keys:
            at = story.keys[("reviewed",)]
            shell.print(
                f"{story.path}:{at.line}:{at.column}: kunci reviewed tidak berlaku di redaksi ini, "
                "karena persetujuan adalah review pada pull request; hapus kunci itu\n"
                "  the key reviewed counts for nothing here: approvals are reviews; remove it"
            )
