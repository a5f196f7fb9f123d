"""What is sent, what comes back, and what is raised where nothing does."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is sent. `seconds` is the time for all of it, from the name's look-up to the last byte.

    `url` is https; http only to this machine itself. `most_bytes` is how much of an answer is
    read; a longer one is a fault.
    """

    method: str
    url: str = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: bytes = field(default=b"", repr=False)
    seconds: float = 30.0
    most_bytes: int = 4_000_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, whole. Names of `headers` are in lower case."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)

    @property
    def json(self) -> Any:
        """The body read as JSON; None where it is none."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            return None


class TransportError(Exception):
    """No whole answer came.

    `sent` says whether any byte of the request may have left: where it is False, the other side
    knows nothing of it. `reason` is a short code: `invalid` (a request that cannot be sent: a line
    break in a header, an address that is not https), `name` (look-up), `refused`, `unreachable`,
    `connect-timeout`, `tls`, `reset`, `timeout`, `garbage` (not HTTP), `too-long`.
    """

    def __init__(self, reason: str, *, sent: bool) -> None:
        super().__init__(f"{reason} ({'sent' if sent else 'nothing sent'})")
        self.reason = reason
        self.sent = sent


class Transport(Protocol):
    """Whoever sends requests."""

    def send(self, request: Request) -> Answer:
        """The answer to `request`, whatever its status. Raises TransportError where none came."""
