"""`newsroom approve`: an editor declares that a story may go on air."""

import argparse
from collections.abc import Iterable

from newsroom.approval import Approval, declared, explain, may_approve, needs_second_editor
from newsroom.clock import say_moment
from newsroom.commands import Shell
from newsroom.commands._stories import find_story
from newsroom.edition import decided
from newsroom.errors import ContentError, UsageError
from newsroom.files import write_aside
from newsroom.settings import ApprovalSource, Desk
from newsroom.story import Review, Story
from newsroom.story.reviewed import entry_of, with_review
from newsroom.workspace import Workspace, open_workspace

HELP = "declare that an editor approves a story"
# Long enough that no other text of the newsroom begins so, short enough to read.
COVERS_DIGITS = 12
_BOM = b"\xef\xbb\xbf"


def configure(parser: argparse.ArgumentParser) -> None:
    """A story, and who approves it."""
    parser.add_argument("story", metavar="STORY", help="path, slug or id of the story")
    parser.add_argument(
        "--by", required=True, metavar="EDITOR", help="your id in content/registers/people.yml"
    )


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Write the approval into the story's file; every other byte stays."""
    workspace = open_workspace(shell.settings.root)
    _demand_declared(workspace)
    story = find_story(workspace, shell.folder, args.story)
    now = shell.clock().astimezone(workspace.settings.zone)
    review = Review(by=args.by, at=now, covers=story.digest[:COVERS_DIGITS])
    _demand_right(workspace, story, review)
    name = _name(workspace, review.by)
    if _approved_already(story, review.by):
        shell.say(f"{story.path} sudah disetujui {name}; tidak ada yang diubah.")
        shell.say(f"Already approved by {name}; nothing was changed.")
        return 0
    _write(workspace, story, review)
    _tell_what_is_missing(workspace, story, review, shell)
    shell.print(story.path)
    shell.say(f"Disetujui {name}, {say_moment(now)}. Berikutnya: commit berkas itu.")
    shell.say(f"Approved by {name}. Next: commit that file.")
    return 0


def _demand_declared(workspace: Workspace) -> None:
    if workspace.settings.approval.source is not ApprovalSource.DECLARED:
        raise UsageError(
            "di redaksi ini persetujuan diberikan sebagai review pada pull request "
            '(newsroom.toml: [approval] source = "github"); setujui di sana.',
            "In this newsroom an approval is a review of the pull request "
            '(newsroom.toml: [approval] source = "github"); approve there.',
        )


def _demand_right(workspace: Workspace, story: Story, review: Review) -> None:
    """Raise unless the editor may approve the story, now."""
    desk = workspace.settings.desks.get(story.meta.desk)
    if desk is None:
        known = ", ".join(workspace.settings.desks)
        raise ContentError(
            f'{story.path}: desk "{story.meta.desk}" tidak dikenal; pilih salah satu: {known}.',
            f'{story.path}: unknown desk "{story.meta.desk}"; choose one of: {known}.',
        )
    approval = Approval(review.by, review.at, covers_newest_change=True)
    if not may_approve(story, approval, desk) and not _may_be_second(workspace, story, review):
        raise _refused(workspace, story, review.by, desk)
    changed = story.last_declared_change
    if changed is not None and changed > review.at:
        raise ContentError(
            f"{story.path}: ralat atau pencabutannya bertanggal {say_moment(changed)}, sesudah "
            "sekarang; perbaiki jamnya, lalu setujui.",
            f"{story.path}: its correction or withdrawal is dated {changed.isoformat()}, later "
            "than now; mend that time, then approve.",
        )


def _may_be_second(workspace: Workspace, story: Story, review: Review) -> bool:
    """Whether an editor of another desk may approve it as the second: it names a candidate."""
    settings = workspace.settings
    editors = {editor for desk in settings.desks.values() for editor in desk.editors}
    if review.by not in editors or review.by in story.meta.authors:
        return False
    named = needs_second_editor(story, workspace.elections, [review.at], settings.zone)
    return named is not None


def _tell_what_is_missing(workspace: Workspace, story: Story, review: Review, shell: Shell) -> None:
    """Say so where this approval alone does not let the story out: a second editor's is missing."""
    new = Approval(review.by, review.at, covers_newest_change=True)
    approvals = (*declared(story), new)
    decision = decided(story, approvals, workspace.settings, workspace.elections)
    if not decision.approved:
        why, why_en = explain(decision)
        shell.say(f"Belum dapat tayang: {why}.\nNot on air yet: {why_en}.")


def _refused(workspace: Workspace, story: Story, by: str, desk: Desk) -> UsageError:
    entitled = [editor for editor in desk.editors if editor not in story.meta.authors]
    who = _listed(f"{_name(workspace, editor)} ({editor})" for editor in entitled)
    name = _name(workspace, by)
    if by in story.meta.authors:
        why, why_en = f"{name} menulis berita ini", f"{name} is one of its authors"
    else:
        why, why_en = f"{name} bukan penyunting desk ini", f"{name} is not an editor of its desk"
    return UsageError(
        f"{story.path} tidak dapat disetujui: {why}. Yang berhak untuk desk {desk.name}: "
        f"{who or 'belum ada; tambahkan penyunting di newsroom.toml'}.",
        f"{story.path} cannot be approved: {why_en}. For the desk {desk.name} may approve: "
        f"{who or 'nobody yet; add an editor in newsroom.toml'}.",
    )


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)


def _name(workspace: Workspace, person: str) -> str:
    known = workspace.registers.people_by_id.get(person)
    return known.name if known else person


def _approved_already(story: Story, by: str) -> bool:
    return any(a.by == by and a.covers_newest_change for a in declared(story))


def _write(workspace: Workspace, story: Story, review: Review) -> None:
    text = with_review(story, review, zone=workspace.settings.zone)
    if text is None:
        raise ContentError(
            f"{story.path}: persetujuan tidak dapat ditulis dengan aman di bagian depan ini. "
            f"Tambahkan sendiri di bawah kunci reviewed: - {entry_of(review)}",
            f"{story.path}: the approval cannot be written safely into this front matter. "
            f"Add it yourself below the key reviewed: - {entry_of(review)}",
        )
    # A link to a story stays a link.
    file = (workspace.settings.root / story.path).resolve()
    mark = _BOM if file.read_bytes().startswith(_BOM) else b""
    write_aside(file, mark + text.encode("utf-8"))
