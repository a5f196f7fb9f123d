"""A transport that answers from a list, and a client that waits without waiting."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from newsroom.github.client import GitHub
from newsroom.transport import Answer, Request, TransportError

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
SERVER = "https://api.github.com"


def reply(status: int = 200, body: Any = None, **headers: str) -> Answer:
    """An answer; header names are written with `_` for `-`."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status, named, b"" if status in (204, 304) else json.dumps(body).encode())


@dataclass
class Script:
    """Gives one answer after the other, and remembers what was asked."""

    answers: list[Answer | TransportError]
    asked: list[Request] = field(default_factory=list)

    def send(self, request: Request) -> Answer:
        self.asked.append(request)
        answer = self.answers.pop(0)
        if isinstance(answer, TransportError):
            raise answer
        return answer

    @property
    def lines(self) -> list[str]:
        """What was asked: `GET /repos/…`."""
        return [f"{one.method} {one.url.removeprefix(SERVER)}" for one in self.asked]

    def body(self, number: int) -> Mapping[str, Any]:
        """The JSON of one request."""
        found: Mapping[str, Any] = json.loads(self.asked[number].body)
        return found


@dataclass
class Waits:
    """A clock that runs only while somebody waits."""

    now: datetime = NOW
    waited: list[float] = field(default_factory=list)

    def pause(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.now += timedelta(seconds=seconds)


def client(*answers: Answer | TransportError) -> tuple[GitHub, Script, Waits]:
    """A client for kantor/berita that hears `answers`."""
    script, waits = Script(list(answers)), Waits()
    github = GitHub("kantor/berita", "rahasia", script, lambda: waits.now, waits.pause)
    return github, script, waits
