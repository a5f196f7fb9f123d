"""A forge in memory, as far as the desk speaks to it: one repository, its pull requests, its talk."""

import json
import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha1
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from newsroom.transport import Answer, Request
from tests.desk.desks import COMMIT

OPENED = "2026-11-19T15:05:00+08:00"
BASE = "b" * 40
NAME = "kantor/berita"


def blob(data: bytes) -> str:
    """A name for this content."""
    return sha1(data, usedforsecurity=False).hexdigest()


@dataclass
class Forge:
    """Pull request 7, whose files are `head` (None: deleted); the main branch has `base`.

    It goes `into` that branch. `brings` are the pull requests of any commit on the main branch.
    Comments, labels and reviews are kept as they are made.
    """

    base: dict[str, bytes]
    head: dict[str, bytes | None] = field(default_factory=dict)
    author: Mapping[str, str] = field(default_factory=lambda: {"login": "siti-r", "type": "User"})
    fork: str = ""
    head_sha: str = COMMIT
    is_open: bool = True
    into: str = "main"
    reviews: list[dict[str, Any]] = field(default_factory=list)
    comments: list[dict[str, Any]] = field(default_factory=list)
    remarks: list[dict[str, Any]] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    artifacts: list[dict[str, Any]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    brings: list[Any] = field(default_factory=list)

    def send(self, request: Request) -> Answer:
        parts = urlsplit(request.url)
        path = unquote(parts.path)
        self.asked.append(f"{request.method} {path}")
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        body = json.loads(request.body) if request.body else {}
        for method, pattern, answer in self._routes():
            found = re.fullmatch(pattern, path.removeprefix(f"/repos/{NAME}"))
            if found and method == request.method:
                return _answer(answer(*found.groups(), query=query, body=body))
        return _answer(None)

    @property
    def writes(self) -> list[str]:
        """What was asked for besides reading."""
        return [one for one in self.asked if not one.startswith("GET ")]

    def approve(self, login: str, at: str = "2026-11-19T15:10:00+08:00") -> None:
        """A review of the newest commit."""
        self.reviews.append(
            {
                "user": {"login": login},
                "state": "APPROVED",
                "submitted_at": at,
                "commit_id": self.head_sha,
            }
        )

    def _routes(self) -> list[tuple[str, str, Callable[..., Any]]]:
        return [
            ("GET", "", lambda **_: {"default_branch": "main"}),
            ("GET", "/contents/(.+)", self._content),
            ("GET", "/pulls", lambda **_: [self.pull] if self.is_open else []),
            ("GET", "/pulls/7", lambda **_: self.pull),
            ("GET", "/commits/([0-9a-f]+)/pulls", lambda sha, **_: self.brings),
            ("GET", "/pulls/7/files", lambda **_: self._files()),
            ("GET", "/pulls/7/reviews", lambda **_: self.reviews),
            ("GET", "/pulls/7/comments", lambda **_: self.remarks),
            ("POST", "/pulls/7/reviews", self._review),
            ("GET", "/issues/7/comments", lambda **_: self.comments),
            ("POST", "/issues/7/comments", self._comment),
            ("PATCH", r"/issues/comments/(\d+)", self._edit),
            ("GET", "/issues/7/labels", lambda **_: [{"name": name} for name in self.labels]),
            ("POST", "/issues/7/labels", self._label),
            ("DELETE", "/issues/7/labels/(.+)", self._unlabel),
            ("GET", r"/actions/runs/\d+/artifacts", lambda **_: {"artifacts": self.artifacts}),
        ]

    @property
    def pull(self) -> dict[str, Any]:
        """Pull request 7."""
        return {
            "number": 7,
            "title": "Pasar",
            "user": dict(self.author),
            "state": "open" if self.is_open else "closed",
            "created_at": OPENED,
            "head": {
                "sha": self.head_sha,
                "ref": "pasar",
                "repo": {"full_name": self.fork or NAME},
            },
            "base": {"sha": BASE, "ref": self.into, "repo": {"full_name": NAME}},
            "labels": [{"name": name} for name in self.labels],
        }

    def _content(self, path: str, query: Mapping[str, str], **_: Any) -> Any:
        data = self.base.get(path)
        if query["ref"] == self.head_sha and path in self.head:
            data = self.head[path]
        if data is None:
            return None
        return {
            "type": "file",
            "encoding": "base64",
            "content": b64encode(data).decode(),
            "sha": blob(data),
        }

    def _files(self) -> list[dict[str, Any]]:
        return [self._file(path, data) for path, data in self.head.items()]

    def _file(self, path: str, data: bytes | None) -> dict[str, Any]:
        if data is None:
            return {"filename": path, "status": "removed", "sha": blob(self.base[path])}
        status = "modified" if path in self.base else "added"
        told = {"filename": path, "status": status, "sha": blob(data)}
        if b"\0" not in data:
            lines = data.decode("utf-8", "replace").split("\n")
            told["patch"] = f"@@ -0,0 +1,{len(lines)} @@\n" + "\n".join(f"+{one}" for one in lines)
        return told

    def _comment(self, body: Mapping[str, Any], **_: Any) -> Any:
        made = {
            "id": len(self.comments) + 1,
            "body": body["body"],
            "user": {"login": "github-actions[bot]", "type": "Bot"},
            "html_url": f"https://github.com/{NAME}/pull/7#issuecomment-{len(self.comments) + 1}",
        }
        self.comments.append(made)
        return made

    def _edit(self, number: str, body: Mapping[str, Any], **_: Any) -> Any:
        found = next(one for one in self.comments if one["id"] == int(number))
        found["body"] = body["body"]
        return found

    def _label(self, body: Mapping[str, Any], **_: Any) -> Any:
        self.labels += body["labels"]
        return []

    def _unlabel(self, name: str, **_: Any) -> Any:
        self.labels.remove(name)
        return []

    def _review(self, body: Mapping[str, Any], **_: Any) -> Any:
        self.remarks += body["comments"]
        return {"html_url": "https://github.com/x"}


def _answer(value: Any) -> Answer:
    if value is None:
        return Answer(404, {}, b'{"message": "Not Found"}')
    return Answer(200, {}, json.dumps(value).encode())


def moment(hour: int, minute: int = 0) -> datetime:
    """A time of 19 November 2026 in WITA."""
    return datetime.fromisoformat(f"2026-11-19T{hour:02}:{minute:02}:00+08:00")
