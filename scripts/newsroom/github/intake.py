"""An issue form taken in: a story on a branch, its pull request, and one comment that says so.

The issue is read from GitHub when the intake runs, not from the event that started it, so a run
that comes late, twice or out of order does what the newest text asks for.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any

from newsroom.draft import Draft, free_path, id_of, text_of
from newsroom.errors import ForgeError, ForgeReason
from newsroom.finding import Finding
from newsroom.github import handwork
from newsroom.github.attachments import Lost
from newsroom.github.client import GitHub
from newsroom.github.commits import OvertakenError, branch_head, commit_files, open_pull
from newsroom.github.issues import Issue, issue_of
from newsroom.github.talk import set_labels, upsert_comment
from newsroom.github.values import at, number, text
from newsroom.intake import says
from newsroom.intake.answers import fault, is_of, read_answers
from newsroom.intake.form import Form
from newsroom.intake.manuscript import Asked, Manuscript, read_manuscript
from newsroom.intake.story_form import LABEL
from newsroom.pictures import FOLDER, tidied
from newsroom.registers import Person, Registers
from newsroom.settings import Settings
from newsroom.story import Kind

MARKER = "<!-- tayang:formulir -->"
INCOMPLETE = "perlu-dilengkapi"
LABELS = frozenset({LABEL, INCOMPLETE})
_RACES = 2
"""So often somebody else may write to the branch first before the run gives up."""

STAFF = frozenset({"OWNER", "MEMBER", "COLLABORATOR"})
"""Associations that GitHub gives only to people whom the repository's owner let in."""


class Taken(StrEnum):
    """What became of an issue."""

    IGNORED = "ignored"
    WAITING = "waiting"
    INCOMPLETE = "incomplete"
    OPENED = "opened"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    BY_HAND = "changed-by-hand"
    OVER = "over"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an issue, and the number of its pull request (0: none)."""

    taken: Taken
    pull: int = 0


@dataclass(frozen=True, slots=True)
class Room:
    """What the intake works with: the newsroom, its forms, and who fetches uploads.

    `root` is a clone of the main branch, where stories stand already; `checklist` is the end of a
    pull request's description.
    """

    root: Path
    settings: Settings
    registers: Registers
    form: Form
    checklist: str
    fetch: Callable[[str], bytes | Lost]


def is_story(room: Room, issue: Issue) -> bool:
    """Whether an issue is meant to become a story."""
    return LABEL in issue.labels or is_of(room.form, issue.body)


def take_in(github: GitHub, room: Room, value: Any) -> Outcome:
    """Do what the issue asks for; `value` is it as GitHub's JSON. Raises ForgeError."""
    issue = issue_of(value)
    if issue.is_pull or issue.author_is_bot:
        return Outcome(Taken.IGNORED)
    if not is_of(room.form, issue.body):
        return _say(github, issue, says.no_form(), Outcome(Taken.INCOMPLETE))
    if not _is_let_in(room, issue):
        return _say(github, issue, says.waiting(), Outcome(Taken.WAITING))
    return _Taking(github, room, issue, number(value, "user", "id")).run()


class _Taking:
    """One issue while it becomes a story."""

    def __init__(self, github: GitHub, room: Room, issue: Issue, account: int) -> None:
        self.github = github
        self.room = room
        self.issue = issue
        self.account = account
        self.person = _person(room.registers, issue.author)
        self.branch = f"naskah/{issue.number}"
        self.title = ""

    def run(self) -> Outcome:
        found = self._pull()
        pull = number(found, "number")
        if pull and text(found, "state") != "open":
            merged = at(found, "merged_at") is not None
            return self._end(says.over(pull, merged=merged), Outcome(Taken.OVER, pull))
        self.title = text(found, "title")
        if not self.issue.is_open:
            return Outcome(Taken.IGNORED)
        told = read_manuscript(read_answers(self.room.form, self.issue.body), self._asked())
        if told.draft is None:
            set_labels(self.github, self.issue.number, LABELS, LABELS)
            return self._end(says.incomplete(told.findings), Outcome(Taken.INCOMPLETE, pull))
        for _ in range(_RACES):
            try:
                return self._write(told, told.draft, pull)
            except OvertakenError:
                continue
        return self._write(told, told.draft, pull)

    def _write(self, told: Manuscript, draft: Draft, pull: int) -> Outcome:
        head = branch_head(self.github, self.branch)
        before = (
            handwork.last_written(self.github, self.branch, self.issue.number) if head else None
        )
        files, written, lost = self._files(told, draft, before)
        if before and handwork.holds(self.github, before, files):
            return self._finish(told, draft, lost, Outcome(Taken.UNCHANGED, pull), before.revision)
        if head and not (before and handwork.is_same(self.github, before, head)):
            said = says.changed_by_hand(pull, head[:10])
            return self._end(said, Outcome(Taken.BY_HAND, pull))
        gone = dict.fromkeys(set(before.files) - set(files)) if before else {}
        sender = handwork.Sender(
            self.person.name if self.person else "", self.issue.author, self.account
        )
        message = handwork.message_of(self.issue.number, written, sender)
        changes = {**gone, **files}
        commit_files(self.github, self.branch, self._base(), changes, message, onto=head)
        outcome = Outcome(Taken.UPDATED if before else Taken.OPENED, pull)
        return self._finish(told, draft, lost, outcome, before.revision + 1 if before else 1)

    def _files(
        self, told: Manuscript, draft: Draft, before: handwork.Written | None
    ) -> tuple[dict[str, bytes], handwork.Written, list[Finding]]:
        """The files of the story, what the commit says of them, and which pictures were lost."""
        path = before.files[0] if before and before.files else free_path(self.room.root, draft)
        story_id = before.story_id if before else id_of(draft, path)
        pictures: dict[str, bytes] = {}
        names: dict[str, str] = {}
        lost: list[Finding] = []
        for order, address in enumerate(told.uploads, 1):
            data = self._picture(address, again=before is not None)
            if isinstance(data, Lost) or data is None:
                lost.append(_lost(order, data))
                continue
            name = f"{draft.at:%Y/%m}/{_slug(path)}-{sha256(data).hexdigest()[:8]}.jpg"
            names[address] = name
            pictures[f"{FOLDER}/{name}"] = data
        whole = told.with_pictures(names) or draft
        files = {path: text_of(whole, path, id_=story_id).encode(), **pictures}
        return files, handwork.Written("", story_id, tuple(files)), lost

    def _picture(self, address: str, *, again: bool) -> bytes | Lost | None:
        data = self.room.fetch(address)
        if data is Lost.DOWN and again:
            # A picture that stands in the story already must not vanish from it for that.
            raise ForgeError(
                ForgeReason.DOWN,
                "satu foto formulir tidak dapat diambil dari GitHub, jadi naskah dibiarkan seperti semula; "
                "jalankan perintah ini lagi.",
                "A picture of the form could not be fetched from GitHub, so the story was left as it "
                "was; run this command again.",
            )
        return data if isinstance(data, Lost) else tidied(data)

    def _finish(
        self,
        told: Manuscript,
        draft: Draft,
        lost: list[Finding],
        outcome: Outcome,
        revision: int,
    ) -> Outcome:
        """Have a pull request, the label and the comment, whatever was there before."""
        pull = outcome.pull
        desk, editors = self._desk(draft)
        title = says.title_of(draft.title)
        if not pull:
            head = says.pull_body(self.issue.number, self.issue.author, desk, editors, told.note)
            body = f"{head}\n\n{self.room.checklist}"
            pull = open_pull(self.github, self.branch, self._base(), title, body)
        elif self.title.startswith(says.TITLE) and self.title != title:
            self.github.write("PATCH", f"pulls/{pull}", {"title": title}, repeat=True)
        set_labels(self.github, self.issue.number, LABELS, frozenset({LABEL}))
        found = [*told.findings, *lost]
        said = says.opened(pull, desk, self._clock(draft), found, revision=revision)
        return self._end(said, Outcome(outcome.taken, pull))

    def _desk(self, draft: Draft) -> tuple[str, list[str]]:
        """The name of the story's desk, and the accounts of its editors who are no authors."""
        desk = self.room.settings.desks[draft.desk]
        people = self.room.registers.people_by_id
        logins = (
            people[id_].github for id_ in desk.editors if id_ in people and id_ not in draft.authors
        )
        return desk.name, [login for login in logins if login]

    def _clock(self, draft: Draft) -> tuple[str, str]:
        if draft.kind is Kind.AGENDA:
            return "", ""
        due = draft.at + self.room.settings.deadline.limit
        return says.deadline(due, self.github.clock(), explained=bool(draft.late_reason))

    def _asked(self) -> Asked:
        room = self.room
        issue = self.issue
        return Asked(room.settings, room.registers, issue.title, self.person, issue.created_at)

    def _base(self) -> str:
        return text(self.github.read(""), "default_branch") or "main"

    def _pull(self) -> Any:
        """The newest pull request from the branch, as GitHub's JSON; None where there is none."""
        owner = self.github.repository.split("/")[0]
        asked = f"{owner}:{self.branch}"
        for found in self.github.pages("pulls", state="all", head=asked):
            return found
        return None

    def _end(self, said: str, outcome: Outcome) -> Outcome:
        return _say(self.github, self.issue, said, outcome)


def _say(github: GitHub, issue: Issue, said: str, outcome: Outcome) -> Outcome:
    upsert_comment(github, issue.number, MARKER, said)
    return outcome


def _is_let_in(room: Room, issue: Issue) -> bool:
    """Whether a story may be made of it without somebody of the staff having looked.

    Of members who hide their membership GitHub says `NONE`, so being in people.yml counts too.
    """
    known = _person(room.registers, issue.author) is not None
    return issue.association in STAFF or known or LABEL in issue.labels


def _person(registers: Registers, login: str) -> Person | None:
    return registers.by_login.get(login.lower())


def _slug(path: str) -> str:
    return re.sub(r"[^a-z0-9-]", "", path.rsplit("/", 1)[-1].removesuffix(".md"))


_WHY = {
    Lost.GONE: ("tidak ada lagi di GitHub", "is no longer at GitHub"),
    Lost.TOO_LARGE: ("lebih besar dari 10 MB", "is larger than 10 MB"),
    Lost.ELSEWHERE: ("tidak tersimpan di GitHub", "is not kept by GitHub"),
    Lost.DOWN: ("tidak dapat diambil", "could not be fetched"),
    None: ("bukan gambar JPG, PNG, atau WebP yang utuh", "is no whole JPG, PNG or WebP picture"),
}


def _lost(order: int, why: Lost | None) -> Finding:
    told, told_en = _WHY[why]
    return fault(
        1,
        f"Foto ke-{order} tidak ikut karena {told}; unggah lagi di isian Foto.",
        f"Picture {order} was left out because it {told_en}; upload it again.",
        blocks=False,
    )
