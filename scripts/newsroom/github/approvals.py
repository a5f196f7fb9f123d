"""Reviews of a pull request as approvals: by whom, and whether they saw what is there now.

GitHub's own protection counts reviews; it does not know whose story it is. Where a bot opened the
pull request for a reporter, GitHub would let the reporter approve it.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from newsroom.approval import Approval
from newsroom.github.client import GitHub
from newsroom.github.commits import blob_of
from newsroom.github.issues import issue
from newsroom.github.pulls import (
    APPROVED,
    CHANGES_REQUESTED,
    DISMISSED,
    File,
    Pull,
    Review,
)
from newsroom.registers import Person

FORM_BRANCH = re.compile(r"naskah/([1-9][0-9]{0,9})")
"""The branch on which a story from the form, the issue of that number, is kept."""
_DECIDING = frozenset({APPROVED, CHANGES_REQUESTED, DISMISSED})

Blobs = Mapping[tuple[str, str], str]
"""The Git names of files' contents, by commit and path; empty where the file is not there."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """Who handed a pull request's stories in, and when: for those of the form, the issue's author.

    `login` is empty where a bot opened the pull request and nobody can tell for whom.
    """

    login: str
    at: datetime


def handed_in(github: GitHub, pull: Pull) -> HandedIn:
    """Who handed the pull request's stories in. Raises ForgeError."""
    form = None if pull.is_fork else FORM_BRANCH.fullmatch(pull.head_ref)
    if pull.author_is_bot and form:
        found = issue(github, int(form[1]))
        return HandedIn("" if found.author_is_bot else found.author, found.created_at)
    return HandedIn("" if pull.author_is_bot else pull.author, pull.created_at)


def person_of(login: str, people: Mapping[str, Person]) -> str:
    """The id of the person with this login; `@login` where people.yml has none."""
    person = people.get(login.lower())
    return person.id if person else f"@{login}"


def approvals_of(
    pull: Pull,
    reviews: Iterable[Review],
    files: Collection[File],
    people: Mapping[str, Person],
    *,
    authors: Collection[str] = (),
    blobs: Blobs | None = None,
) -> tuple[Approval, ...]:
    """The approvals that stand: of each reviewer, the newest word that is more than a comment.

    `files` are those that the approval must have seen as they are now; `blobs` says what they were
    at the commits that were reviewed. Without it only the newest commit counts. `people` go by
    login, `authors` are the logins that handed the stories in.
    """
    known = blobs or {}
    written_by = {login.lower() for login in authors} | {pull.author.lower()}
    return tuple(
        Approval(
            person_of(review.user, people),
            review.at,
            covers_newest_change=_saw(review, pull, files, known),
            by_author=review.user.lower() in written_by,
        )
        for review in _last_words(reviews)
        if review.state == APPROVED
    )


def blobs_at(
    github: GitHub, pull: Pull, reviews: Iterable[Review], files: Collection[File]
) -> Blobs:
    """What `files` were at the older commits that were approved. Raises ForgeError."""
    commits = {
        review.commit
        for review in _last_words(reviews)
        if review.state == APPROVED and review.commit not in ("", pull.head_sha)
    }
    return {
        (commit, file.path): blob_of(github, file.path, commit)
        for commit in sorted(commits)
        for file in files
    }


def _last_words(reviews: Iterable[Review]) -> Iterable[Review]:
    """Of each person the newest review that decides; GitHub counts them so."""
    last: dict[str, Review] = {}
    for review in sorted(reviews, key=lambda one: one.at):
        if review.state in _DECIDING and review.user:
            last[review.user.lower()] = review
    return last.values()


def _saw(review: Review, pull: Pull, files: Collection[File], blobs: Blobs) -> bool:
    """Whether the files are now what they were when they were reviewed."""
    if review.commit == pull.head_sha:
        return True
    return bool(files) and all(
        blobs.get((review.commit, file.path)) == (file.blob if file.status != "removed" else "")
        for file in files
    )
