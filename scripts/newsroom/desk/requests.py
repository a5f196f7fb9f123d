"""Readers' forms on the forge: their clock, their labels, and the ledger once an editor took them on.

Anybody can open an issue, so a form is shown on its story only after somebody of the newsroom gave
it the label `diterima`; its clock runs from the hour of the form all the same.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from newsroom.clock import say_moment
from newsroom.deadline import Standing
from newsroom.desk.clock import LABELS
from newsroom.edition import Published
from newsroom.github.client import GitHub
from newsroom.github.issues import Issue, open_issues
from newsroom.github.responses import LABEL, callable_editors, story_at
from newsroom.github.talk import set_labels, upsert_comment
from newsroom.intake.answers import is_of, read_answers
from newsroom.intake.form import Form
from newsroom.ledger import Record
from newsroom.page.respond import REPLY
from newsroom.registers import Registers
from newsroom.requests import Case, Outcome, Request, RequestKind, with_request
from newsroom.scorecard.requests import cases_by_story
from newsroom.settings import Settings
from newsroom.story import Story

ACCEPTED = "diterima"
"""The label by which an editor takes a form on as a request."""
SETTLED = "terjawab"
"""The label of a form that was answered on the site, or declined there."""
OURS = frozenset({*LABELS.values(), SETTLED})
MARKER = "<!-- tayang:permintaan -->"
_WARN_AFTER = 0.75
"""From this share of its hours on, a request presses: as much as a story's deadline leaves."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What the watch over requests works with; `published` are the stories on air.

    `record` writes a request into the ledger and gives the story's record as it then stands.
    """

    github: GitHub
    form: Form
    settings: Settings
    registers: Registers
    records: Mapping[str, Record]
    published: Sequence[Published]
    record: Callable[[str, Request], Record]
    now: datetime


@dataclass(frozen=True, slots=True)
class _Asked:
    """An open form about a story on air."""

    issue: Issue
    story: Story
    request: Request


@dataclass(frozen=True, slots=True)
class Watched:
    """How many open forms were looked at, and how many requests the ledger learned of."""

    forms: int
    recorded: int


def watch_requests(desk: Desk) -> Watched:
    """Record what editors took on, and tell every open form how it stands. Raises ForgeError."""
    ids = {one.story.id for one in desk.published}
    forms = [one for one in _forms(desk) if one.story.id in ids]
    records = dict(desk.records)
    recorded = 0
    for one in forms:
        record = records.get(one.story.id) or Record(story=one.story.id)
        is_new = not any(one.request.is_same(known) for known in record.requests)
        if is_new and ACCEPTED in one.issue.labels:
            record, recorded = desk.record(one.story.id, one.request), recorded + 1
        elif is_new:
            # Not in the ledger, but its clock runs.
            record = replace(record, requests=with_request(record.requests, one.request))
        records[one.story.id] = record
    cases = cases_by_story(records, desk.published, desk.settings.requests.limit)
    for one in forms:
        case = next(c for c in cases[one.story.id] if c.request.is_same(one.request))
        _tell(desk, one, case)
    return Watched(len(forms), recorded)


def _forms(desk: Desk) -> Iterable[_Asked]:
    """The open forms whose story can be told; a request that the ledger has stays with its story."""
    known = {
        request.issue: (id_, request)
        for id_, record in desk.records.items()
        for request in record.requests
        if request.issue
    }
    by_id = {one.story.id: one.story for one in desk.published}
    for issue in open_issues(desk.github, LABEL):
        if not is_of(desk.form, issue.body):
            continue
        id_, request = known.get(issue.number, ("", None))
        if request is not None:
            if id_ in by_id:
                yield _Asked(issue, by_id[id_], request)
            continue
        answers = read_answers(desk.form, issue.body)
        story = story_at(desk.settings.root, desk.settings, answers["berita"].text)
        if story and story.id:
            is_reply = answers["jenis"].text == REPLY
            kind = RequestKind.REPLY if is_reply else RequestKind.CORRECTION
            yield _Asked(issue, story, Request(kind=kind, at=issue.created_at, issue=issue.number))


def label_of(case: Case, now: datetime) -> str:
    """The label of a form that stands so."""
    if case.outcome is not Outcome.WAITING:
        return SETTLED
    hours = case.due_at - case.request.at
    if now > case.due_at:
        return LABELS[Standing.LATE]
    near = now - case.request.at >= hours * _WARN_AFTER
    return LABELS[Standing.NEAR if near else Standing.SAFE]


def _tell(desk: Desk, asked: _Asked, case: Case) -> None:
    label = label_of(case, desk.now)
    if frozenset(asked.issue.labels) & OURS != {label}:
        set_labels(desk.github, asked.issue.number, OURS, frozenset({label}))
    editors = callable_editors(asked.story, desk.settings, desk.registers)
    said = saying(case, label, editors, desk.settings)
    if said:
        upsert_comment(desk.github, asked.issue.number, MARKER, said)


def saying(case: Case, label: str, editors: Iterable[str], settings: Settings) -> str:
    """What the form is told, with absolute times only, so that nobody is called twice; or nothing."""
    zone = settings.zone
    due = _say(case.due_at, zone)
    if case.outcome is Outcome.DECLINED and case.settled_at:
        return (
            f"📝 Permintaan ini ditolak {_say(case.settled_at, zone)}; alasannya tampil di berita.\n\n"
            "<sub>Declined; the story says why.</sub>"
        )
    if case.outcome is Outcome.ANSWERED and case.answer:
        url = settings.office.site_url.rstrip("/") + case.answer.address
        return (
            f"✅ Terjawab {_say(case.answer.at, zone)}: {url}\n\n"
            "<sub>Answered. Whoever asked may say here that something is still missing.</sub>"
        )
    if label == LABELS[Standing.SAFE]:
        return ""
    called = " ".join(f"@{login}" for login in editors) or "Penyunting desk"
    return (
        f"⏰ {called}, permintaan ini dijawab paling lambat **{due}**. Muat jawabannya, atau tolak "
        "dengan alasan: `newsroom request BERITA --kind … --issue … --declined ALASAN`.\n\n"
        "<sub>The promised hour is near or past. Answer it, or decline it with a reason.</sub>"
    )


def _say(moment: datetime, zone: tzinfo) -> str:
    return say_moment(moment.astimezone(zone))
