"""Files that people uploaded into issues, fetched from GitHub's own hosts and from nowhere else.

GitHub answers an address of an upload with a redirect to a signed address of its storage. Those
of a private repository want the token, which is shown to github.com alone.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from urllib.parse import urlsplit

from newsroom.transport import Answer, Request, Transport, TransportError

MOST_BYTES = 10 * 1024 * 1024
"""GitHub takes no larger picture (GitHub Docs, "Attaching files")."""

SECONDS = 60.0
_HOPS = 4
_WEB = "github.com"
_STORAGE = re.compile(
    r"[a-z0-9-]{1,63}\.githubusercontent\.com|github-production-[a-z0-9-]{1,63}\.s3\.amazonaws\.com"
)
_MOVED = frozenset({301, 302, 303, 307, 308})


class Lost(StrEnum):
    """Why there is no file."""

    GONE = "gone"
    TOO_LARGE = "too-large"
    ELSEWHERE = "elsewhere"
    DOWN = "down"


def fetch(transport: Transport, address: str, token: str) -> bytes | Lost:
    """The bytes of the upload at `address`, or why there are none."""
    for _ in range(_HOPS):
        if not _is_githubs(address):
            return Lost.ELSEWHERE
        answer = _ask(transport, address, token)
        if isinstance(answer, Lost):
            return answer
        if answer.status == 200:
            return answer.body
        if answer.status not in _MOVED:
            return Lost.DOWN if answer.status >= 500 or answer.status == 429 else Lost.GONE
        address = answer.headers.get("location", "")
    return Lost.ELSEWHERE


def _ask(transport: Transport, address: str, token: str) -> Answer | Lost:
    answer = _send(transport, address, {})
    hidden = isinstance(answer, Answer) and answer.status in (401, 403, 404)
    if hidden and token and urlsplit(address).hostname == _WEB:
        return _send(transport, address, {"Authorization": f"Bearer {token}"})
    return answer


def _send(transport: Transport, address: str, headers: Mapping[str, str]) -> Answer | Lost:
    request = Request(
        method="GET", url=address, headers=headers, seconds=SECONDS, most_bytes=MOST_BYTES
    )
    try:
        return transport.send(request)
    except TransportError as error:
        return Lost.TOO_LARGE if error.reason == "too-long" else Lost.DOWN


def _is_githubs(address: str) -> bool:
    """Whether an address is one of GitHub's, encrypted, on the usual port, without a user."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return False
    known = host == _WEB or _STORAGE.fullmatch(host) is not None
    return known and parts.scheme == "https" and parts.netloc == host
