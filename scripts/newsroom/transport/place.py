"""Where a request goes: an address taken apart, and the machines that a name stands for."""

import re
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from newsroom.transport.message import Request, TransportError
from newsroom.transport.wire import Deadline

LookUp = Callable[[str, int], list[tuple[Any, ...]]]
"""Gives the addresses of a host and a port, as socket.getaddrinfo does; may raise OSError."""


def look_up(host: str, port: int) -> list[tuple[Any, ...]]:
    """The addresses of a host, as the system knows them."""
    return list(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a request goes: `name` is host and port as the `Host` header has them."""

    host: str
    port: int
    name: str
    target: str
    encrypted: bool


_TARGET = re.compile(r"[!-~]+")
_METHOD = re.compile(r"[A-Z]+")
_FIELD_NAME = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")  # RFC 9110, 5.6.2
_FIELD_VALUE = re.compile(r"[\t -~]*")


def place_of(request: Request) -> Place:
    """Where `request` goes. Raises TransportError where it cannot be sent as it stands."""
    try:
        place = _read_address(request.url)
    except (ValueError, UnicodeError):
        place = None
    fields = request.headers.items()
    sound = all(_FIELD_NAME.fullmatch(name) and _FIELD_VALUE.fullmatch(v) for name, v in fields)
    if place is None or not sound or not _METHOD.fullmatch(request.method):
        raise TransportError("invalid", sent=False)
    return place


def _read_address(url: str) -> Place | None:
    """The parts of an address; None where it is not one that is asked."""
    parts = urlsplit(url)
    encrypted = parts.scheme == "https"
    host = (parts.hostname or "").encode("idna").decode()
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    foreign = not encrypted and not (parts.scheme == "http" and _is_here(host))
    if not host or foreign or "@" in parts.netloc or not _TARGET.fullmatch(target):
        return None
    name = f"[{host}]" if ":" in host else host
    usual = 443 if encrypted else 80
    port = parts.port or usual
    return Place(host, port, name if port == usual else f"{name}:{port}", target, encrypted)


def _is_here(host: str) -> bool:
    """Whether a host is this machine itself."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def addresses_of(look_up: LookUp, place: Place, deadline: Deadline) -> list[tuple[Any, ...]]:
    """The addresses of a host. A look-up cannot be broken off, so it is left to itself when late."""
    answers: SimpleQueue[list[tuple[Any, ...]]] = SimpleQueue()

    def ask() -> None:
        found: list[tuple[Any, ...]] = []
        with suppress(OSError, UnicodeError):
            found = look_up(place.host, place.port)
        answers.put(found)

    Thread(target=ask, daemon=True).start()
    found: list[tuple[Any, ...]] = []
    with suppress(Empty, TimeoutError):
        found = answers.get(timeout=deadline.left())
    here = [one for one in found if place.encrypted or _is_here(one[4][0])]
    if not here:
        raise TransportError("name", sent=False)
    return here
