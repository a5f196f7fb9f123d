"""Who may approve what: a pure function over reviews, wherever they were recorded.

An editor of the story's desk, not one of its authors, and the newest change covered. In the fast
lane, where newsroom.toml opens it, any editor may let a story out; the desk's approval follows.
A story that names a candidate in an election's days needs a second editor, of whichever desk, and
the fast lane is closed to it.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from enum import StrEnum
from typing import TYPE_CHECKING

from newsroom.settings import Desk

if TYPE_CHECKING:
    # A story is not needed to read what was recorded, and takes long to import.
    from newsroom.neutrality import Mention
    from newsroom.registers import Election
    from newsroom.story import Story


class Refusal(StrEnum):
    """Why a review does not count, or why a story is not approved."""

    NO_REVIEW = "no-review"
    NOT_AN_EDITOR_OF_THE_DESK = "not-an-editor-of-the-desk"
    AUTHOR = "author"
    CHANGED_SINCE = "changed-since"
    UNKNOWN_DESK = "unknown-desk"
    SECOND_EDITOR = "second-editor"


@dataclass(frozen=True, slots=True)
class Approval:
    """A review by a person: when, and whether it saw the story as it now stands.

    `by_author`: the forge knows that it is by somebody who handed the story in, whatever the front
    matter says.
    """

    by: str
    at: datetime
    covers_newest_change: bool
    by_author: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether a story is approved.

    `approval` is the newest that counts; `refusals` says who was refused and why (`""` for
    nobody in particular; of SECOND_EDITOR, the candidate who is named). `awaits_second_edit`: it
    goes out by the fast lane. `second` is the other editor's approval, where one is needed.
    """

    approval: Approval | None
    refusals: tuple[tuple[str, Refusal], ...]
    awaits_second_edit: bool = False
    second: Approval | None = None

    @property
    def approved(self) -> bool:
        """Whether the story may be published."""
        return self.approval is not None


def declared(story: "Story") -> tuple[Approval, ...]:
    """The approvals that a story's own `reviewed` key declares.

    A review covers the newest change when it is not older than the newest correction or
    withdrawal, and, where it says what it `covers`, when the text is still that text.
    """
    changed = story.last_declared_change
    return tuple(
        Approval(
            review.by,
            review.at,
            covers_newest_change=(changed is None or review.at >= changed)
            and (review.covers is None or story.digest.startswith(review.covers)),
        )
        for review in story.meta.reviewed
    )


def decide(
    story: "Story",
    approvals: Iterable[Approval],
    desks: Mapping[str, Desk],
    *,
    fast_lane: bool = False,
) -> Decision:
    """Whether `story` is approved by any of `approvals`, newest first.

    With the `fast_lane`, and where nobody entitled approved it, by any editor of any desk.
    """
    desk = desks.get(story.meta.desk)
    if desk is None:
        return Decision(None, (("", Refusal.UNKNOWN_DESK),))
    refusals: list[tuple[str, Refusal]] = []
    newest_first = sorted(approvals, key=lambda a: a.at, reverse=True)
    for approval in newest_first:
        refusal = _refusal(story, approval, desk)
        if refusal is None:
            return Decision(approval, tuple(refusals))
        refusals.append((approval.by, refusal))
    if fast_lane and (first := _first_edit(newest_first, desks)):
        return Decision(first, tuple(refusals), awaits_second_edit=True)
    return Decision(None, tuple(refusals) or (("", Refusal.NO_REVIEW),))


def needs_second_editor(
    story: "Story", elections: Collection["Election"], moments: Iterable[datetime], zone: tzinfo
) -> "Mention | None":
    """The first candidate whom `story` names, where any of `moments` is in an election's days.

    None for a withdrawn story: what is left of it is why it was withdrawn.
    """
    if not elections or story.meta.withdrawn:
        return None
    # Nearly no story comes out in these days, and the search takes long to import.
    from newsroom.neutrality import mentions, watched

    return next(mentions(story, watched(elections, moments, zone)), None)


def with_second(
    story: "Story",
    decision: Decision,
    approvals: Iterable[Approval],
    desks: Mapping[str, Desk],
    named: "Mention",
) -> Decision:
    """`decision` of a story that names a candidate: approved only where two editors approve it.

    One of them is an editor of the story's desk; the other may be of any.
    """
    editors = {editor for desk in desks.values() for editor in desk.editors}
    first = decision.approval if not decision.awaits_second_edit else None
    newest_first = sorted(approvals, key=lambda one: one.at, reverse=True)
    others = (
        one
        for one in newest_first
        if first
        and one.by != first.by
        and one.by in editors
        and one.covers_newest_change
        and not _is_by_author(story, one)
    )
    second = next(others, None)
    if second:
        return replace(decision, second=second)
    who = f"{named.candidate.name} ({named.election.name})"
    return Decision(None, (*decision.refusals, (who, Refusal.SECOND_EDITOR)))


def may_approve(story: "Story", approval: Approval, desk: Desk) -> bool:
    """Whether `approval` is by an editor of `desk` who is not an author, however old it is."""
    return approval.by in desk.editors and not _is_by_author(story, approval)


def _is_by_author(story: "Story", approval: Approval) -> bool:
    return approval.by_author or approval.by in story.meta.authors


def _first_edit(approvals: Iterable[Approval], desks: Mapping[str, Desk]) -> Approval | None:
    editors = {editor for desk in desks.values() for editor in desk.editors}
    fit = (one for one in approvals if one.covers_newest_change and one.by in editors)
    return next(fit, None)


def _refusal(story: "Story", approval: Approval, desk: Desk) -> Refusal | None:
    if _is_by_author(story, approval):
        return Refusal.AUTHOR
    if approval.by not in desk.editors:
        return Refusal.NOT_AN_EDITOR_OF_THE_DESK
    if not approval.covers_newest_change:
        return Refusal.CHANGED_SINCE
    return None


_REASONS: Mapping[Refusal, tuple[str, str]] = {
    Refusal.NO_REVIEW: ("belum disetujui siapa pun", "approved by nobody yet"),
    Refusal.NOT_AN_EDITOR_OF_THE_DESK: (
        "{by} bukan penyunting desk ini",
        "{by} is not an editor of this desk",
    ),
    Refusal.AUTHOR: ("{by} adalah penulisnya sendiri", "{by} is one of its authors"),
    Refusal.CHANGED_SINCE: (
        "persetujuan {by} mendahului perubahan terakhir",
        "the approval by {by} is older than the newest change",
    ),
    Refusal.UNKNOWN_DESK: ("desknya tidak dikenal", "its desk is unknown"),
    Refusal.SECOND_EDITOR: (
        "perlu penyunting kedua karena menyebut {by}, calon di masa pemilihan",
        "needs a second editor because it names {by}, a candidate in the days of the election",
    ),
}


def explain(decision: Decision) -> tuple[str, str]:
    """Why a story is not approved, in Indonesian and English, without a full stop."""
    told = [_REASONS[refusal] for _, refusal in decision.refusals]
    people = [by for by, _ in decision.refusals]
    return (
        "; ".join(text.format(by=by) for (text, _), by in zip(told, people, strict=True)),
        "; ".join(text.format(by=by) for (_, text), by in zip(told, people, strict=True)),
    )
