"""What the adapters share: requests as networks want them, and what their refusals mean."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import Enum, auto
from hashlib import sha256
from typing import Any
from urllib.parse import unquote, urlsplit

from newsroom.crosspost.adapters import Access, Delivery, NotDeliveredError
from newsroom.ledger import State
from newsroom.social.post import Picture
from newsroom.transport import Answer, Request, TransportError

_LONGEST_WAIT = timedelta(days=31)
_CONTENT = frozenset({400, 413, 415, 422})
_ACCOUNT = {401: "token", 402: "credits", 403: "forbidden"}
_NOWHERE = frozenset({404, 405, 410})
_QUOTAS = (
    "x-rate-limit",  # X, 15 minutes
    "x-user-limit-24hour",  # X
    "x-app-limit-24hour",  # X
    "x-ratelimit",  # Mastodon
    "ratelimit",  # Bluesky
)


def base_of(access: Access, usual: str) -> str:
    """The address of the network's interface, without a slash at its end."""
    return (access.account.server or usual).rstrip("/")


def json_request(method: str, url: str, value: object, headers: Mapping[str, str]) -> Request:
    """A request with `value` as JSON; None stays `null`."""
    body = json.dumps(value, ensure_ascii=False).encode()
    return Request(
        method=method,
        url=url,
        headers={**headers, "Content-Type": "application/json"},
        body=body,
    )


def multipart(fields: Mapping[str, str], picture: Picture, data: bytes) -> tuple[bytes, str]:
    """A body of form fields and `data` as its `file`, and the body's media type (RFC 7578)."""
    boundary = f"tayang-{sha256(data).hexdigest()[:32]}"
    parts = [
        f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}'.encode()
        for name, value in fields.items()
    ]
    head = (
        f'Content-Disposition: form-data; name="file"; filename="{picture.name}"\r\n'
        f"Content-Type: {media_type(picture)}\r\n\r\n"
    )
    parts.append(head.encode() + data)
    line = f"--{boundary}\r\n".encode()
    body = b"".join(line + part + b"\r\n" for part in parts) + f"--{boundary}--\r\n".encode()
    return body, f"multipart/form-data; boundary={boundary}"


def media_type(picture: Picture) -> str:
    """The picture's media type, from its file name."""
    return "image/png" if picture.name.endswith(".png") else "image/jpeg"


def ask(access: Access, request: Request) -> Answer:
    """The answer to a request that changes nothing for readers, so no failure leaves a doubt."""
    try:
        return access.transport.send(request)
    except TransportError as error:
        raise NotDeliveredError(State.BLOCKED, error.reason) from None


class Aim(Enum):
    """What a request was for."""

    READ = auto()
    """To learn something."""
    UPLOAD = auto()
    """To hand over what nobody sees yet."""
    CHANGE = auto()
    """To change what readers see."""


def refusal(answer: Answer, now: datetime, aim: Aim) -> NotDeliveredError:
    """What an answer that is no success means, by its status.

    Only of a change can the outcome be unknown, and only what hands something over can be refused
    for what it says.
    """
    status = answer.status
    if status == 429:
        return NotDeliveredError(State.BLOCKED, "rate-limit", wait_until(answer, now))
    if status in _ACCOUNT:
        return NotDeliveredError(State.BLOCKED, _ACCOUNT[status])
    if status in _CONTENT and aim is not Aim.READ:
        return NotDeliveredError(State.REJECTED, f"http-{status}")
    if aim is Aim.CHANGE and status not in _NOWHERE:
        return NotDeliveredError(State.UNKNOWN, f"http-{status}")
    return NotDeliveredError(State.BLOCKED, f"http-{status}", wait_until(answer, now))


def wait_until(answer: Answer, now: datetime) -> datetime | None:
    """Before when the network wants to hear no more, where it says so; a month ahead at most.

    A quota's end counts where the quota is used up, or where nobody says how much of it is left.
    """
    told = [
        answer.headers.get(f"{quota}-reset", "")
        for quota in _QUOTAS
        if answer.headers.get(f"{quota}-remaining", "0") == "0"
    ]
    told.append(answer.headers.get("retry-after", ""))
    ends = [end for text in told if (end := _end(text.strip(), now))]
    return min(max(ends), now + _LONGEST_WAIT) if ends else None


def _end(text: str, now: datetime) -> datetime | None:
    """The end of a wait: seconds from now, seconds since 1970, ISO 8601 or an HTTP date."""
    try:
        if text.isdecimal():
            number = int(text)
            if number < 1_000_000_000:
                return now + timedelta(seconds=number)
            return datetime.fromtimestamp(number, UTC)
        return moment(text) or parsedate_to_datetime(text)
    except (ValueError, OverflowError, OSError):
        return None


def moment(text: object) -> datetime | None:
    """A network's ISO 8601 time; None where it is none, or names no offset."""
    try:
        found = datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return found if found and found.tzinfo else None


def at(value: Any, *path: str | int) -> Any:
    """What lies at `path` in a network's JSON; None where it has no such place."""
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def text_at(value: Any, *path: str | int) -> str:
    """The text or number at `path`, as text; empty where there is none."""
    found = at(value, *path)
    return str(found) if isinstance(found, (str, int)) and not isinstance(found, bool) else ""


def count_at(value: Any, *path: str | int) -> int | None:
    """The count at `path`; None where there is none."""
    found = at(value, *path)
    return found if isinstance(found, int) and not isinstance(found, bool) else None


def read_card(picture: Picture, delivery: Delivery, most: int) -> bytes:
    """The card's file. Raises NotDeliveredError where it is not there or has more than `most` bytes."""
    try:
        data = (delivery.cards / picture.name).read_bytes()
    except OSError as error:
        raise NotDeliveredError(State.BLOCKED, f"card-{type(error).__name__}") from None
    if len(data) > most:
        raise NotDeliveredError(State.REJECTED, "picture-too-large")
    return data


def mark_of(picture: Picture) -> str:
    """What tells one upload from another: the picture's content and its alternative text."""
    return sha256(f"{picture.name}\n{picture.alt}".encode()).hexdigest()[:16]


def same_link(one: str, other: str) -> bool:
    """Whether two addresses lead to the same page; a fragment and a last slash do not count."""
    return _plain(one) == _plain(other)


def _plain(link: str) -> tuple[str, str, str]:
    try:
        parts = urlsplit(link.strip())
    except ValueError:
        return "", "", link
    return parts.netloc.lower(), unquote(parts.path).rstrip("/"), parts.query
