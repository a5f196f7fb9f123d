"""One HTTP request, sent once, and for every failure the answer to: did anything leave this machine?

Nothing is repeated, no redirect is followed, no connection is used twice: a request on a
connection that the other side has closed meanwhile would be one of which nobody knows whether it
arrived. Addresses never hold a token, and no error here holds a body, a header or a query.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is sent. `seconds` is the time for all of it, from the name's look-up to the last byte.

    `most_bytes` is how much of an answer is read; a longer one is a fault.
    """

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    seconds: float = 30.0
    most_bytes: int = 4_000_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, whole. Names of `headers` are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

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
    knows nothing of it. `reason` is a short code: `name` (look-up), `refused`, `connect-timeout`,
    `tls`, `reset`, `timeout`, `garbage` (not HTTP), `too-long`.
    """

    def __init__(self, reason: str, *, sent: bool) -> None:
        super().__init__(f"{reason} ({'sent' if sent else 'nothing sent'})")
        self.reason = reason
        self.sent = sent


class Transport(Protocol):
    """Whoever sends requests."""

    def send(self, request: Request) -> Answer:
        """The answer to `request`, whatever its status. Raises TransportError where none came."""
