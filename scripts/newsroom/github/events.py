"""What happened on GitHub, as a workflow is told of it: the event file, in frozen values.

GitHub names the file in GITHUB_EVENT_PATH and the event in GITHUB_EVENT_NAME. What it says was
partly written by strangers (titles, bodies, branch names); it is data here and nothing else.
The forms: https://docs.github.com/en/webhooks/webhook-events-and-payloads
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from newsroom.github.faults import invalid
from newsroom.github.issues import Issue, issue_of
from newsroom.github.pulls import Pull, Review, pull_of, review_of
from newsroom.github.values import at, number, text, truth

MOST_BYTES = 26_214_400
"""GitHub sends no payload above 25 MB."""
_NO_COMMIT = "0" * 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Any event: its `name` and `action` (may be empty), the repository, who set it off (a login)."""

    name: str
    action: str = ""
    repository: str = ""
    default_branch: str = ""
    sender: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PullEvent(Event):
    """A pull request was opened, changed, labelled, closed; `label` is that of `labeled`."""

    pull: Pull
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewEvent(Event):
    """A review was handed in, edited or dismissed."""

    pull: Pull
    review: Review | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueEvent(Event):
    """An issue was opened, edited, labelled, closed, or somebody commented on it."""

    issue: Issue
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunEvent(Event):
    """A run of another workflow ended, or began. `head_sha` is the commit that it looked at.

    `cause` is the event that set it off. Nothing that the run left behind is to be trusted where
    `is_fork`; the pull request is the one whose newest commit is `head_sha`.
    """

    run: int
    workflow: str
    cause: str
    conclusion: str
    head_sha: str
    head_branch: str
    head_repository: str
    is_fork: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PushEvent(Event):
    """Commits came to a branch: `before` is empty for a new one, `after` for one that is gone."""

    ref: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchEvent(Event):
    """Somebody or something asked for a run; `inputs` are what came along, all as text."""

    kind: str = ""
    inputs: Mapping[str, str] = field(default_factory=dict)


def read_event(name: str, data: bytes) -> Event:
    """The event `name` from its file. Raises ForgeError where that is not what GitHub writes.

    Events of which nothing more is needed, such as `schedule`, come out as a plain Event.
    """
    try:
        value = json.loads(data) if len(data) <= MOST_BYTES else None
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise _unreadable(name)
    common = {
        "name": name,
        "action": text(value, "action"),
        "repository": text(value, "repository", "full_name"),
        "default_branch": text(value, "repository", "default_branch"),
        "sender": text(value, "sender", "login"),
    }
    read = _READERS.get(name)
    return read(value, common) if read else Event(**common)


def _pull(value: Any, common: dict[str, str]) -> Event:
    _demand(value, common["name"], "pull_request", "number")
    pull = pull_of(at(value, "pull_request"))
    return PullEvent(**common, pull=pull, label=text(value, "label", "name"))


def _review(value: Any, common: dict[str, str]) -> Event:
    _demand(value, common["name"], "pull_request", "number")
    review = review_of(at(value, "review"))
    return ReviewEvent(**common, pull=pull_of(at(value, "pull_request")), review=review)


def _issue(value: Any, common: dict[str, str]) -> Event:
    _demand(value, common["name"], "issue", "number")
    issue = issue_of(at(value, "issue"))
    return IssueEvent(**common, issue=issue, label=text(value, "label", "name"))


def _run(value: Any, common: dict[str, str]) -> Event:
    _demand(value, common["name"], "workflow_run", "id")
    run = at(value, "workflow_run")
    head = text(run, "head_repository", "full_name")
    return RunEvent(
        **common,
        run=number(run, "id"),
        workflow=text(run, "name"),
        cause=text(run, "event"),
        conclusion=text(run, "conclusion"),
        head_sha=text(run, "head_sha"),
        head_branch=text(run, "head_branch"),
        head_repository=head,
        is_fork=not head or head.lower() != common["repository"].lower(),
    )


def _push(value: Any, common: dict[str, str]) -> Event:
    _demand(value, common["name"], "ref")
    gone = truth(value, "deleted")
    return PushEvent(
        **common,
        ref=text(value, "ref"),
        before=text(value, "before").replace(_NO_COMMIT, ""),
        after="" if gone else text(value, "after").replace(_NO_COMMIT, ""),
    )


def _dispatch(value: Any, common: dict[str, str]) -> Event:
    """`workflow_dispatch` has inputs; `repository_dispatch` has a payload, and its type is the action."""
    given = at(value, "inputs") or at(value, "client_payload")
    inputs = given if isinstance(given, dict) else {}
    told = {key: _plain(one) for key, one in inputs.items() if not isinstance(one, dict | list)}
    return DispatchEvent(**common, kind=common["action"], inputs=told)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


_READERS: Mapping[str, Callable[[Any, dict[str, str]], Event]] = {
    "pull_request": _pull,
    "pull_request_target": _pull,
    "pull_request_review": _review,
    "issues": _issue,
    "issue_comment": _issue,
    "workflow_run": _run,
    "push": _push,
    "workflow_dispatch": _dispatch,
    "repository_dispatch": _dispatch,
}


def _demand(value: Any, name: str, *path: str) -> None:
    if at(value, *path) is None:
        raise _unreadable(name)


def _unreadable(name: str) -> Exception:
    return invalid(
        f'berkas peristiwa GitHub bukan peristiwa "{name[:100]}" yang utuh; jalankan perintah ini '
        "di dalam GitHub Actions, atau periksa GITHUB_EVENT_PATH dan GITHUB_EVENT_NAME.",
        f'GitHub\'s event file is no whole event "{name[:100]}"; run this command inside GitHub '
        "Actions, or check GITHUB_EVENT_PATH and GITHUB_EVENT_NAME.",
    )
