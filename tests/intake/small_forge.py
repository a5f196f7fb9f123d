"""As much of GitHub as the intake speaks to, kept in memory: one issue, branches, pull requests.

For the many small cases, which take milliseconds here; tests/forge has the whole way, over a real
repository and held against GitHub's description.
"""

import base64
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import blake2b, sha1
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from newsroom.github.client import GitHub
from newsroom.transport import Answer, Request

NUMBER = 12
Made = Any


@dataclass
class Commit:
    sha: str
    files: Mapping[str, bytes]
    message: str
    parents: list[str]


@dataclass
class Forge:
    """GitHub with the issue NUMBER by `siti-gh`, who belongs to the staff.

    `uploads` answers for addresses outside the interface; `before` is done once before a request.
    """

    body: str = ""
    title: str = "Pasar Tepian Buka Lebih Pagi"
    author: str = "siti-gh"
    association: str = "MEMBER"
    state: str = "open"
    labels: set[str] = field(default_factory=set)
    uploads: dict[str, Answer] = field(default_factory=dict)
    comments: list[dict[str, Any]] = field(default_factory=list)
    commits: dict[str, Commit] = field(default_factory=dict)
    branches: dict[str, str] = field(default_factory=dict)
    blobs: dict[str, bytes] = field(default_factory=dict)
    trees: dict[str, dict[str, bytes]] = field(default_factory=dict)
    pulls: list[dict[str, Any]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    before: dict[str, Callable[[], object]] = field(default_factory=dict)
    tokens: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.branches["main"] = self.commit({"README.md": b"Redaksi.\n"}, "Awal", [])

    @property
    def client(self) -> GitHub:
        clock = lambda: datetime(2026, 11, 19, 7, 45, tzinfo=UTC)  # noqa: E731
        return GitHub("kantor/berita", "rahasia", self, clock, lambda _: None)

    def commit(self, files: Mapping[str, bytes], message: str, parents: list[str]) -> str:
        sha = _name(f"{message}{parents}{sorted(files)}{len(self.commits)}")
        self.commits[sha] = Commit(sha, dict(files), message, parents)
        return sha

    def files(self, branch: str) -> Mapping[str, bytes]:
        return self.commits[self.branches[branch]].files

    def edit(self, branch: str, message: str = "Sunting", **changes: Any) -> str:
        """Somebody's commit on a branch: `changes` are bytes by path, in a mapping `files`."""
        head = self.branches[branch]
        files = {**self.commits[head].files, **changes.get("files", {})}
        self.branches[branch] = self.commit(files, message, [head])
        return self.branches[branch]

    @property
    def said(self) -> str:
        """The one comment."""
        (comment,) = self.comments
        return str(comment["body"])

    @property
    def issue(self) -> dict[str, Any]:
        return {
            "number": NUMBER,
            "title": self.title,
            "body": self.body,
            "user": {"login": self.author, "id": 4242, "type": "User"},
            "author_association": self.association,
            "state": self.state,
            "labels": [{"name": name} for name in sorted(self.labels)],
            "created_at": "2026-11-19T07:40:00Z",
        }

    def send(self, request: Request) -> Answer:
        self.tokens.add(request.headers.get("Authorization", ""))
        parts = urlsplit(request.url)
        if parts.hostname != "api.github.com":
            self.asked.append(f"{request.method} {request.url}")
            return self.uploads.get(request.url, Answer(404, {}, b""))
        path = unquote(parts.path).removeprefix("/repos/kantor/berita").lstrip("/")
        self.asked.append(f"{request.method} {path}")
        self.before.pop(f"{request.method} {path}", lambda: None)()
        query = {key: value[0] for key, value in parse_qs(parts.query).items()}
        body = json.loads(request.body) if request.body else {}
        for method, pattern, act in self.routes():
            match = re.fullmatch(pattern, path)
            if match and method == request.method:
                status, made = act(*match.groups(), body=body, query=query)
                return Answer(status, {}, json.dumps(made).encode())
        raise AssertionError(f"{request.method} {path}")

    def routes(self) -> list[tuple[str, str, Callable[..., tuple[int, Made]]]]:
        n = str(NUMBER)
        return [
            ("GET", "", lambda **_: (200, {"default_branch": "main"})),
            ("GET", "issues", self.list_issues),
            ("GET", f"issues/{n}", lambda **_: (200, self.issue)),
            ("GET", f"issues/{n}/comments", lambda **_: (200, self.comments)),
            ("POST", f"issues/{n}/comments", self.comment),
            ("PATCH", "issues/comments/([0-9]+)", self.change_comment),
            ("GET", f"issues/{n}/labels", lambda **_: (200, self.issue["labels"])),
            ("POST", f"issues/{n}/labels", self.add_labels),
            ("DELETE", f"issues/{n}/labels/(.+)", self.remove_label),
            ("GET", "git/ref/heads/(.+)", self.ref),
            ("POST", "git/refs", self.new_ref),
            ("PATCH", "git/refs/heads/(.+)", self.move_ref),
            ("POST", "git/blobs", self.blob),
            ("POST", "git/trees", self.tree),
            ("POST", "git/commits", self.new_commit),
            ("GET", "git/commits/(.+)", self.one_commit),
            ("GET", "commits", self.log),
            ("GET", "contents/(.+)", self.content),
            ("GET", "pulls", self.list_pulls),
            ("POST", "pulls", self.new_pull),
            ("PATCH", "pulls/([0-9]+)", self.change_pull),
        ]

    def list_issues(self, *, query: Any, **_: Any) -> tuple[int, Made]:
        found = query["labels"] in self.labels and query["state"] == self.state
        return 200, [self.issue] if found else []

    def comment(self, *, body: Any, **_: Any) -> tuple[int, Made]:
        made = {"id": len(self.comments) + 1, "user": {"type": "Bot"}, "html_url": "x", **body}
        self.comments.append(made)
        return 201, made

    def change_comment(self, id_: str, *, body: Any, **_: Any) -> tuple[int, Made]:
        self.comments[int(id_) - 1] |= body
        return 200, self.comments[int(id_) - 1]

    def add_labels(self, *, body: Any, **_: Any) -> tuple[int, Made]:
        self.labels |= set(body["labels"])
        return 200, []

    def remove_label(self, name: str, **_: Any) -> tuple[int, Made]:
        self.labels.discard(name)
        return 200, []

    def ref(self, branch: str, **_: Any) -> tuple[int, Made]:
        sha = self.branches.get(branch)
        return (200, {"object": {"sha": sha}}) if sha else (404, {"message": "Not Found"})

    def new_ref(self, *, body: Any, **_: Any) -> tuple[int, Made]:
        self.branches[body["ref"].removeprefix("refs/heads/")] = body["sha"]
        return 201, {}

    def move_ref(self, branch: str, *, body: Any, **_: Any) -> tuple[int, Made]:
        assert self.branches[branch] in self.commits[body["sha"]].parents
        self.branches[branch] = body["sha"]
        return 200, {}

    def blob(self, *, body: Any, **_: Any) -> tuple[int, Made]:
        data = base64.b64decode(body["content"])
        sha = git_name(data)
        self.blobs[sha] = data
        return 201, {"sha": sha}

    def tree(self, *, body: Any, **_: Any) -> tuple[int, Made]:
        files = dict(self.trees[body["base_tree"]])
        for entry in body["tree"]:
            if entry["sha"] is None:
                del files[entry["path"]]
            else:
                files[entry["path"]] = self.blobs[entry["sha"]]
        return 201, {"sha": self.tree_name(files)}

    def tree_name(self, files: Mapping[str, bytes]) -> str:
        name = _name(repr(sorted(files.items())))
        self.trees[name] = dict(files)
        return name

    def new_commit(self, *, body: Any, **_: Any) -> tuple[int, Made]:
        return 201, {"sha": self.commit(self.trees[body["tree"]], body["message"], body["parents"])}

    def one_commit(self, sha: str, **_: Any) -> tuple[int, Made]:
        return 200, {"tree": {"sha": self.tree_name(self.commits[sha].files)}}

    def log(self, *, query: Any, **_: Any) -> tuple[int, Made]:
        found, sha = [], self.branches.get(query["sha"], query["sha"])
        while sha:
            commit = self.commits[sha]
            found.append({"sha": sha, "commit": {"message": commit.message}})
            sha = commit.parents[0] if commit.parents else ""
        return 200, found

    def content(self, path: str, *, query: Any, **_: Any) -> tuple[int, Made]:
        sha = self.branches.get(query["ref"], query["ref"])
        data = self.commits[sha].files.get(path)
        if data is None:
            return 404, {"message": "Not Found"}
        return 200, {"type": "file", "sha": git_name(data), "encoding": "none"}

    def list_pulls(self, *, query: Any, **_: Any) -> tuple[int, Made]:
        wanted = {"open", "closed"} if query["state"] == "all" else {query["state"]}
        head = query["head"].removeprefix("kantor:")
        return 200, [one for one in self.pulls if one["head"] == head and one["state"] in wanted]

    def new_pull(self, *, body: Any, **_: Any) -> tuple[int, Made]:
        made = {"number": 40 + len(self.pulls), "state": "open", "merged_at": None, **body}
        self.pulls.insert(0, made)
        return 201, made

    def change_pull(self, number: str, *, body: Any, **_: Any) -> tuple[int, Made]:
        (pull,) = (one for one in self.pulls if one["number"] == int(number))
        pull |= body
        return 200, pull


def git_name(data: bytes) -> str:
    return sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def _name(text: str) -> str:
    return blake2b(text.encode(), digest_size=20).hexdigest()
