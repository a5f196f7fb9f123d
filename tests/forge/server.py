"""A stateful stand-in for GitHub's REST interface: one repository, over a real bare one, on loopback.

It knows what the newsroom calls and nothing else; any other address breaks the test. What tokens
may do is decided by whose they are and what they were given. tests/forge/openapi.py holds every
request and every answer against GitHub's own description.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from tests.crosspost.fakes import FakeServer, RefusedError, Reply, Seen, Visible
from tests.forge import shapes
from tests.forge.desk import (
    REPOSITORY,
    Desk,
    RefusedByGitHubError,
    Request,
    Reviewed,
    Said,
    Thread,
)
from tests.forge.shapes import JSON


@dataclass(frozen=True, slots=True)
class Token:
    """Whose token it is, and the rights it was given: `pull_requests: write` and so on."""

    login: str
    rights: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and its answer, for the description."""

    seen: Seen
    reply: Reply


READ = {
    "contents": "read",
    "pull_requests": "read",
    "issues": "read",
    "statuses": "read",
    "metadata": "read",
}
WRITE = dict.fromkeys(READ, "write")


class FakeForge(FakeServer):
    """The forge. `desk` is its memory; `tokens` are those that it knows.

    `troubles` are answered first, one each; `before` is called with every request.
    """

    network = "github"
    secrets: Mapping[str, str] = {}

    def __init__(self, desk: Desk, routes: "Sequence[Route]") -> None:
        self.desk = desk
        self.routes = routes
        super().__init__()

    def forget(self) -> None:
        self.tokens: dict[str, Token] = {}
        self.exchanges: list[Exchange] = []
        self.troubles: list[Reply] = []
        self.etags = True
        self.before: Callable[[Seen], None] | None = None

    def visible(self) -> list[Visible]:
        return []

    def expired(self) -> Reply:
        return Reply(401, {"message": "Bad credentials", "documentation_url": "x", "status": "401"})

    def token(self, login: str, rights: Mapping[str, str] = WRITE) -> str:
        """A token of this login."""
        name = f"token-{len(self.tokens)}-{login}"
        self.tokens[name] = Token(login, rights)
        return name

    def answer(self, seen: Seen) -> Reply:
        reply = self._guarded(seen)
        self.exchanges.append(Exchange(seen, reply))
        return reply

    def _guarded(self, seen: Seen) -> Reply:
        if self.troubles:
            return self.troubles.pop(0)
        token = self.tokens.get(seen.bearer)
        if token is None:
            return self.expired()
        try:
            if self.before:
                self.before(seen)
            reply = self._route(seen, token)
        except RefusedError as refused:
            return refused.reply
        except RefusedByGitHubError as refused:
            return refusal(422, str(refused))
        return self._conditional(seen, reply)

    def _conditional(self, seen: Seen, reply: Reply) -> Reply:
        if seen.method != "GET" or reply.status != 200 or not self.etags:
            return reply
        etag = f'W/"{shapes.node(reply.data)}"'
        if seen.headers.get("if-none-match") == etag:
            return Reply(304, b"", {"etag": etag})
        return Reply(200, reply.body, {**reply.headers, "etag": etag})

    def _route(self, seen: Seen, token: Token) -> Reply:
        for route in self.routes:
            found = route.pattern.fullmatch(seen.path)
            if found and route.method == seen.method:
                self._demand(token, route.right, write=route.method != "GET")
                return route.handler(self, seen, token, **found.groupdict())
        raise AssertionError(f"the newsroom asks for something new: {seen.method} {seen.path}")

    def _demand(self, token: Token, right: str, *, write: bool) -> None:
        given = token.rights.get(right, "")
        if right and (not given or (write and given != "write")):
            raise RefusedError(refusal(403, "Resource not accessible by integration"))

    # People and things in GitHub's words.

    def user(self, login: str) -> JSON:
        account = self.desk.accounts.get(login)
        return shapes.user(self.base, login, account.kind if account else "User")

    def thread(self, number: str) -> Thread:
        found = self.desk.threads.get(int(number))
        if found is None:
            raise RefusedError(refusal(404, "Not Found"))
        return found

    def request(self, number: str) -> Request:
        found = self.desk.requests.get(int(number))
        if found is None:
            raise RefusedError(refusal(404, "Not Found"))
        return found

    def simple(self, request: Request) -> JSON:
        thread = request.thread
        closed = None if thread.is_open else thread.updated
        times = {
            "created_at": thread.created,
            "updated_at": thread.updated,
            "closed_at": closed,
            "merged_at": request.merged_at,
        }
        base = request.merged_base or self.desk.bare.head(request.base)
        return shapes.pull(
            self.base,
            REPOSITORY,
            number=thread.number,
            title=thread.title,
            body=thread.body,
            by=self.user(thread.by),
            head=(request.fork or REPOSITORY, request.branch, self.desk.head_of(request)),
            base=(request.base, base),
            times=times,
            labels=thread.labels,
            draft=request.draft,
            merge_commit=request.merge_commit or None,
        )

    def whole(self, request: Request) -> JSON:
        by = self.user(request.merged_by) if request.merged_by else None
        return shapes.whole(self.simple(request), merged_by=by)

    def issue(self, thread: Thread) -> JSON:
        account = self.desk.accounts.get(thread.by)
        member = account is not None and account.permission in ("write", "admin")
        return shapes.issue(
            self.base,
            REPOSITORY,
            number=thread.number,
            title=thread.title,
            body=thread.body,
            by=self.user(thread.by),
            labels=thread.labels,
            is_open=thread.is_open,
            created=thread.created,
            updated=thread.updated,
            association="MEMBER" if member else "NONE",
            is_pull=thread.number in self.desk.requests,
        )

    def comment(self, number: int, said: Said) -> JSON:
        by = self.user(said.by)
        return shapes.comment(self.base, REPOSITORY, number, said.id, by, said.body, said.at)

    def review(self, number: int, review: Reviewed) -> JSON:
        by = self.user(review.by)
        return shapes.review(
            self.base,
            REPOSITORY,
            number,
            id_=review.id,
            by=by,
            state=review.state,
            at=review.at,
            commit=review.commit,
        )

    def page(self, seen: Seen, items: list[JSON]) -> Reply:
        size, number = int(seen.query.get("per_page", "30")), int(seen.query.get("page", "1"))
        assert size <= 100, "GitHub gives a hundred at most"
        part = items[(number - 1) * size : number * size]
        if number * size >= len(items):
            return Reply(200, part)
        query = urlencode({**seen.query, "page": number + 1})
        link = f'<{self.base}{seen.path}?{query}>; rel="next"'
        return Reply(200, part, {"link": link})


def refusal(status: int, message: str) -> Reply:
    page = "https://docs.github.com/rest"
    return Reply(status, {"message": message, "documentation_url": page, "status": str(status)})


@dataclass(frozen=True, slots=True)
class Route:
    """Answers `method` on what `pattern` fits; a token needs `right` for it."""

    method: str
    pattern: re.Pattern[str]
    right: str
    handler: Callable[..., Reply]


class Routes(list[Route]):
    """The addresses that one module answers."""

    def on(
        self, method: str, path: str, right: str = "metadata"
    ) -> Callable[[Callable[..., Reply]], Callable[..., Reply]]:
        """Answers `method` on `path`, relative to the repository unless it begins with a slash.

        `{name}` is one part of the path, `{name+}` all that follows.
        """
        whole = path if path.startswith("/") else f"/repos/{REPOSITORY}/{path}"
        pattern = re.compile(re.sub(r"\{(\w+)(\+?)\}", _group, whole.rstrip("/")))

        def keep(handler: Callable[..., Reply]) -> Callable[..., Reply]:
            self.append(Route(method, pattern, right, handler))
            return handler

        return keep


def _group(found: re.Match[str]) -> str:
    return f"(?P<{found[1]}>.+)" if found[2] else f"(?P<{found[1]}>[^/]+)"
