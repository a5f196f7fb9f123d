"""Pull requests, their reviews and their files, as GitHub tells them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from newsroom.github.client import GitHub
from newsroom.github.values import at, listed, moment, number, text, truth

MOST_FILES = 3000
"""GitHub lists no more files of a pull request than this."""
APPROVED, CHANGES_REQUESTED, COMMENTED, DISMISSED = (
    "approved",
    "changes_requested",
    "commented",
    "dismissed",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pull:
    """A pull request. Commits are full SHAs, people logins; what GitHub does not tell is empty.

    `head_repository` is empty where a fork was deleted; such a pull counts as one of a fork.
    `merge_commit` is the commit on the base branch, and only said of a pull that was merged.
    """

    number: int
    title: str
    author: str
    head_sha: str
    head_ref: str
    head_repository: str
    base_ref: str
    created_at: datetime
    is_fork: bool
    base_sha: str = ""
    draft: bool = False
    is_open: bool = True
    merged_at: datetime | None = None
    merged_by: str = ""
    merge_commit: str = ""
    labels: tuple[str, ...] = ()
    body: str = ""
    url: str = ""
    author_is_bot: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """A review that was handed in.

    `state` is `approved`, `changes_requested`, `commented` or `dismissed`, `commit` the newest
    commit that it saw (empty where GitHub lost it).
    """

    user: str
    state: str
    at: datetime
    commit: str


@dataclass(frozen=True, slots=True)
class File:
    """A file that a pull request changes.

    `status` is `added`, `removed`, `modified`, `renamed`, `copied`, `changed` or `unchanged`,
    `patch` the unified diff (empty for binary and very large files), `previous` the path before a
    renaming, `blob` the Git name of the content in the pull's newest commit.
    """

    path: str
    status: str
    patch: str = ""
    previous: str = ""
    blob: str = ""


def pull(github: GitHub, number: int) -> Pull:
    """The pull request with this number. Raises ForgeError."""
    return pull_of(github.read(f"pulls/{number}"))


def reviews(github: GitHub, number: int) -> tuple[Review, ...]:
    """The reviews that were handed in, the oldest first."""
    read = (review_of(value) for value in github.pages(f"pulls/{number}/reviews"))
    return tuple(review for review in read if review)


def files(github: GitHub, number: int) -> tuple[File, ...]:
    """The files that the pull request changes; at most MOST_FILES, GitHub tells of no more."""
    return tuple(_file_of(value) for value in github.pages(f"pulls/{number}/files"))


def pulls_of_commit(github: GitHub, sha: str) -> tuple[Pull, ...]:
    """The pull requests that brought the commit `sha`, whole."""
    numbers = [number(value, "number") for value in github.pages(f"commits/{sha}/pulls")]
    return tuple(pull(github, found) for found in numbers)


def open_pulls(github: GitHub) -> Iterator[Pull]:
    """The pull requests that are open, the newest first."""
    return (pull_of(value) for value in github.pages("pulls", state="open"))


def pull_of(value: Any) -> Pull:
    """A pull request from GitHub's JSON, of an answer or of an event."""
    head, base = text(value, "head", "repo", "full_name"), text(value, "base", "repo", "full_name")
    merged_at = moment(value, "merged_at")
    return Pull(
        number=number(value, "number"),
        title=text(value, "title"),
        author=text(value, "user", "login"),
        author_is_bot=text(value, "user", "type") == "Bot",
        head_sha=text(value, "head", "sha"),
        head_ref=text(value, "head", "ref"),
        head_repository=head,
        base_ref=text(value, "base", "ref"),
        base_sha=text(value, "base", "sha"),
        created_at=moment(value, "created_at") or datetime.min.replace(tzinfo=UTC),
        is_fork=not head or head.lower() != base.lower(),
        draft=truth(value, "draft"),
        is_open=text(value, "state") == "open",
        merged_at=merged_at,
        merged_by=text(value, "merged_by", "login"),
        merge_commit=text(value, "merge_commit_sha") if merged_at else "",
        labels=tuple(text(label, "name") for label in listed(value, "labels")),
        body=text(value, "body"),
        url=text(value, "html_url"),
    )


def review_of(value: Any) -> Review | None:
    """A review from GitHub's JSON; None for one that was not handed in yet."""
    handed_in = moment(value, "submitted_at")
    if handed_in is None:
        return None
    state = text(value, "state").lower()
    return Review(text(value, "user", "login"), state, handed_in, text(value, "commit_id"))


def _file_of(value: Any) -> File:
    return File(
        path=text(value, "filename"),
        status=text(value, "status"),
        patch=text(value, "patch"),
        previous=text(value, "previous_filename"),
        blob=text(value, "sha") if at(value, "sha") else "",
    )
