"""Issues, and what their authors may do."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from newsroom.errors import ForgeError
from newsroom.github.client import GitHub
from newsroom.github.values import at, listed, moment, number, text

_WRITERS = frozenset({"admin", "maintain", "write"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """An issue. `association` is its author's to the repository, as GitHub names it (`MEMBER`)."""

    number: int
    title: str
    author: str
    body: str
    created_at: datetime
    updated_at: datetime
    is_open: bool = True
    labels: tuple[str, ...] = ()
    association: str = ""
    author_is_bot: bool = False
    is_pull: bool = False
    url: str = ""


def issue(github: GitHub, number: int) -> Issue:
    """The issue with this number. Raises ForgeError."""
    return issue_of(github.read(f"issues/{number}"))


def open_issues(github: GitHub, label: str) -> Iterator[Issue]:
    """The open issues with this label, without pull requests, the newest first."""
    found = (issue_of(value) for value in github.pages("issues", state="open", labels=label))
    return (one for one in found if not one.is_pull)


def may_write(github: GitHub, login: str) -> bool:
    """Whether this person may write to the repository. Raises ForgeError."""
    try:
        found = github.read(f"collaborators/{login}/permission")
    except ForgeError as error:
        if error.is_not_found:
            return False
        raise
    return bool({text(found, "permission"), text(found, "role_name")} & _WRITERS)


def close_issue(github: GitHub, number: int) -> None:
    """Close an issue as done; one that is closed stays so. Raises ForgeError."""
    body = {"state": "closed", "state_reason": "completed"}
    github.write("PATCH", f"issues/{number}", body, repeat=True)


def issue_of(value: Any) -> Issue:
    """An issue from GitHub's JSON, of an answer or of an event."""
    created = moment(value, "created_at") or datetime.min.replace(tzinfo=UTC)
    names = (one if isinstance(one, str) else text(one, "name") for one in listed(value, "labels"))
    return Issue(
        number=number(value, "number"),
        title=text(value, "title"),
        author=text(value, "user", "login"),
        author_is_bot=text(value, "user", "type") == "Bot",
        body=text(value, "body"),
        created_at=created,
        updated_at=moment(value, "updated_at") or created,
        is_open=text(value, "state") == "open",
        labels=tuple(names),
        association=text(value, "author_association"),
        is_pull=at(value, "pull_request") is not None,
        url=text(value, "html_url"),
    )
