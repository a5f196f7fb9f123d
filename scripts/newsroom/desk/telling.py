"""Telling it on GitHub: the one comment, the labels, the call for editors, the suggestions.

Everything here may be done again: what stands there already is left as it is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from newsroom.desk import clock
from newsroom.desk.comment import MARKER, comment
from newsroom.desk.gather import Gathered
from newsroom.desk.keeping import kept_in, says_the_same, starts_in
from newsroom.desk.state import StoryState
from newsroom.desk.suggestions import Suggestion, marks_in, suggest
from newsroom.errors import ForgeError, ForgeReason
from newsroom.github.client import GitHub
from newsroom.github.pulls import Pull
from newsroom.github.talk import (
    LineComment,
    comment_body,
    create_review,
    set_labels,
    upsert_comment,
)
from newsroom.github.values import number as whole
from newsroom.github.values import text
from newsroom.settings import DeadlineSettings

SECOND_EDIT = "suntingan-kedua"
"""The label of a pull request that went out by the fast lane and waits for the desk's editor."""
OURS = clock.OURS | {SECOND_EDIT}
_PREVIEWS = ("pratinjau", "pratinjau.html")


def tell(github: GitHub, gathered: Gathered) -> str:
    """Say everything about a pull request; the comment's address. Raises ForgeError.

    Where no story is changed and nothing is wrong, nothing is said, unless something was before.
    """
    desk, number = gathered.desk, gathered.pull.number
    if not (desk.changes_stories or desk.troubles or comment_body(github, number, MARKER)):
        return ""
    found, more = _suggestions(github, gathered)
    body = comment(replace(desk, suggestions=more))
    address = upsert_comment(github, number, MARKER, body)
    tell_time(github, gathered)
    _suggest(github, gathered, found)
    return address


def is_to_tell(github: GitHub, pull: Pull, deadline: DeadlineSettings, now: datetime) -> bool:
    """Whether time alone has brought something new, by one question. Raises ForgeError.

    Our comment tells when the clocks started, so that the sweep need not read every story each
    time. A pull request without comment is left to its check.
    """
    body = comment_body(github, pull.number, MARKER)
    starts = starts_in(body) if body else ()
    if starts is None:
        return True
    label = clock.label_at(starts, deadline, now)
    return bool(starts) and frozenset(pull.labels) & clock.OURS != {label}


def clock_runs(github: GitHub, number: int) -> bool:
    """Whether our comment on a pull request still counts down. Raises ForgeError."""
    return bool(starts_in(comment_body(github, number, MARKER)))


def tell_again(github: GitHub, gathered: Gathered) -> bool:
    """Say what is new besides the text: time, approvals; whether anything was. Raises ForgeError.

    What the comment says of the text stays, as long as it is about the newest commit. A pull
    request without comment gets none: the check will write it.
    """
    before = comment_body(github, gathered.pull.number, MARKER)
    desk = replace(gathered.desk, kept=kept_in(before, gathered.pull.head_sha))
    is_news = False
    if before and desk.kept:
        body = comment(desk)
        is_news = not says_the_same(before, f"{MARKER}\n{body}")
        if is_news:
            upsert_comment(github, gathered.pull.number, MARKER, body)
    tell_time(github, gathered)
    return is_news


def tell_time(github: GitHub, gathered: Gathered) -> None:
    """The labels, and once the call for the editors. Raises ForgeError."""
    pull, stories = gathered.pull, gathered.desk.stories
    wanted = labels_of(stories, second_edit=gathered.awaits_second_edit)
    if frozenset(pull.labels) & OURS != wanted:
        set_labels(github, pull.number, OURS, wanted)
    # Nobody can approve a draft, or what has to be mended as a whole first.
    is_ready = pull.is_open and not pull.draft and not gathered.desk.troubles
    call = clock.warning(stories, gathered.desk.zone) if is_ready else ""
    if call:
        upsert_comment(github, pull.number, clock.WARNING, call)


def labels_of(stories: Iterable[StoryState], *, second_edit: bool) -> frozenset[str]:
    """The labels that the pull request is to have, of ours."""
    found = {clock.label_of(stories), SECOND_EDIT if second_edit else ""}
    return frozenset(found - {""})


def preview_of(github: GitHub, run: int, web: str) -> str:
    """Where the preview that a run left can be opened; empty where it left none. Raises ForgeError."""
    for one in github.pages(f"actions/runs/{run}/artifacts"):
        if text(one, "name") in _PREVIEWS and one.get("expired") is not True:
            return f"{web}/{github.repository}/actions/runs/{run}/artifacts/{whole(one, 'id')}"
    return ""


def _suggestions(github: GitHub, gathered: Gathered) -> tuple[tuple[Suggestion, ...], int]:
    """What to suggest that was not suggested before, and how many more there would be."""
    pull, report = gathered.pull, gathered.desk.report
    if report is None or gathered.desk.troubles or not pull.is_open:
        return (), 0
    if not any(one.fix and one.path in gathered.texts for one in report.findings):
        return (), 0
    remarks = github.pages(f"pulls/{pull.number}/comments")
    # Whoever copies a mark keeps a suggestion away from their own story, and nothing else.
    made = marks_in(text(one, "body") for one in remarks)
    return suggest(report, gathered.texts, gathered.patches, made)


def _suggest(github: GitHub, gathered: Gathered, found: Sequence[Suggestion]) -> None:
    if not found:
        return
    comments = [LineComment(one.path, one.line, one.body, one.start) for one in found]
    try:
        create_review(github, gathered.pull.number, gathered.pull.head_sha, comments)
    except ForgeError as error:
        # A commit that came meanwhile moved the lines; its own check will suggest again.
        if error.reason is not ForgeReason.INVALID:
            raise
