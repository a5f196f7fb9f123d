"""What the fake forge remembers, and what people do on its pages with a mouse."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count

from tests.forge.git import MAIN, Bare

REPOSITORY = "kantor/berita"
ACTIONS = "github-actions[bot]"
APP = "tayang-contoh[bot]"


class RefusedByGitHubError(Exception):
    """GitHub's own rules say no."""


@dataclass(slots=True)
class Account:
    """Somebody with a login. `permission` is theirs in the repository."""

    login: str
    permission: str = "read"
    kind: str = "User"


@dataclass(slots=True)
class Said:
    """A comment."""

    id: int
    by: str
    body: str
    at: datetime


@dataclass(slots=True)
class Thread:
    """An issue, or the issue side of a pull request."""

    number: int
    title: str
    body: str
    by: str
    created: datetime
    updated: datetime
    labels: list[str] = field(default_factory=list)
    comments: list[Said] = field(default_factory=list)
    is_open: bool = True


@dataclass(slots=True)
class Reviewed:
    """A review that was handed in."""

    id: int
    by: str
    state: str
    at: datetime
    commit: str
    comments: list[Mapping[str, object]] = field(default_factory=list)


@dataclass(slots=True)
class Request:
    """The pull request side of a thread; `fork` is the repository that it comes from, if another.

    `base` is the branch that it goes into.
    """

    thread: Thread
    branch: str
    fork: str = ""
    base: str = MAIN
    fork_head: str = ""
    draft: bool = False
    reviews: list[Reviewed] = field(default_factory=list)
    merged_at: datetime | None = None
    merged_by: str = ""
    merge_commit: str = ""
    merged_head: str = ""
    merged_base: str = ""


@dataclass
class Desk:
    """One repository on the forge."""

    bare: Bare
    now: datetime
    accounts: dict[str, Account] = field(default_factory=dict)
    threads: dict[int, Thread] = field(default_factory=dict)
    requests: dict[int, Request] = field(default_factory=dict)
    checks: dict[tuple[str, str], bool] = field(default_factory=dict)
    statuses: dict[str, list[Mapping[str, str]]] = field(default_factory=dict)
    dismiss_stale_reviews: bool = False
    _numbers: "count[int]" = field(default_factory=lambda: count(1))
    _ids: "count[int]" = field(default_factory=lambda: count(1001))

    def __post_init__(self) -> None:
        for login in (ACTIONS, APP):
            self.accounts[login] = Account(login, "write", "Bot")

    def account(self, login: str, permission: str = "write") -> Account:
        """A new account."""
        return self.accounts.setdefault(login, Account(login, permission))

    def push(self, branch: str, files: Mapping[str, bytes | None], message: str, by: str) -> str:
        """Commit to a branch of the repository; the main branch is protected."""
        if branch == MAIN:
            raise RefusedByGitHubError("changes must be made through a pull request")
        if self.accounts[by].permission not in ("write", "admin"):
            raise RefusedByGitHubError("read only")
        commit = self.bare.commit(branch, files, message, self.now, by)
        self.moved(branch)
        return commit

    def push_to_fork(self, number: int, files: Mapping[str, bytes | None], by: str) -> None:
        """Commit to the fork that a pull request comes from."""
        request = self.requests[number]
        hidden = f"fork-{number}"
        request.fork_head = self.bare.commit(hidden, files, "Change", self.now, by)

    def open_from_fork(
        self, fork: str, branch: str, files: Mapping[str, bytes | None], title: str, by: str
    ) -> int:
        """A pull request from a fork; its commits are known to the repository, its branch is not."""
        number = self.open_pull(branch, title, "", by, fork=fork)
        self.push_to_fork(number, files, by)
        return number

    def open_issue(self, title: str, body: str, by: str, labels: Iterable[str] = ()) -> int:
        """A new issue."""
        thread = Thread(next(self._numbers), title, body, by, self.now, self.now, list(labels))
        self.threads[thread.number] = thread
        return thread.number

    def open_pull(
        self, branch: str, title: str, body: str, by: str, *, fork: str = "", base: str = MAIN
    ) -> int:
        """A new pull request to the main branch, or to another one of the repository."""
        number = self.open_issue(title, body, by)
        self.requests[number] = Request(self.threads[number], branch, fork, base)
        return number

    def head_of(self, request: Request) -> str:
        """The newest commit of a pull request."""
        if request.merged_head:
            return request.merged_head
        return request.fork_head if request.fork else self.bare.head(request.branch)

    def moved(self, branch: str) -> None:
        """A branch got new commits: where the ruleset says so, approvals of older ones are dismissed."""
        for request in self.requests.values():
            is_its = request.branch == branch and not request.fork and not request.merged_at
            if not is_its or not self.dismiss_stale_reviews:
                continue
            for review in request.reviews:
                if review.state == "APPROVED":
                    review.state = "DISMISSED"

    def review(
        self, number: int, by: str, state: str = "APPROVED", *, commit: str = ""
    ) -> Reviewed:
        """Hand a review in; nobody approves a pull request that they opened themselves."""
        request = self.requests[number]
        if state != "COMMENTED" and request.thread.by == by:
            raise RefusedByGitHubError("Can not approve your own pull request")
        seen = commit or self.head_of(request)
        review = Reviewed(next(self._ids), by, state, self.now, seen)
        request.reviews.append(review)
        request.thread.updated = self.now
        return review

    def merge(self, number: int, by: str) -> str:
        """Squash a pull request onto the main branch, if the ruleset lets it."""
        request = self.requests[number]
        head = self.head_of(request)
        if not request.thread.is_open or request.draft:
            raise RefusedByGitHubError("not open")
        last: dict[str, str] = {}
        for review in request.reviews:
            if review.state != "COMMENTED":
                last[review.by] = review.state
        approved = any(
            state == "APPROVED" and self.accounts[login].permission in ("write", "admin")
            for login, state in last.items()
        )
        if not approved or "CHANGES_REQUESTED" in last.values():
            raise RefusedByGitHubError("At least 1 approving review is required")
        if not self.checks.get((head, "gate")):
            raise RefusedByGitHubError('Required status check "gate" is expected')
        request.merged_base, request.merged_head = self.bare.head(MAIN), head
        title = f"{request.thread.title} (#{number})"
        request.merge_commit = self.bare.squash(head, title, self.now)
        request.merged_at, request.merged_by = self.now, by
        request.thread.is_open, request.thread.updated = False, self.now
        return request.merge_commit

    def say(self, number: int, by: str, body: str) -> Said:
        """Comment on an issue or a pull request."""
        said = Said(next(self._ids), by, body, self.now)
        self.threads[number].comments.append(said)
        return said

    def pass_time(self, **more: float) -> datetime:
        """Let time go by."""
        self.now += timedelta(**more)
        return self.now
