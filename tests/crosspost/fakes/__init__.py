"""Stand-ins for the networks: one module here is one network, a server with a memory on loopback.

A module `<network>.py` in this folder is found by its name and offers

    def peer() -> Peer

a stand-in that is not started yet. It answers as the network's own pages and schemas say, refuses
fields that those do not name, and remembers what readers would see. `FakeServer` does the HTTP.

The `Host` header is that of the address the adapter was given: requests may come through the
fault proxy (tests/crosspost/faults.py), which passes it on as it was. Addresses in a signature or
an answer are made of it (`Seen.base`), never of `FakeServer.base`.
"""

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email import policy
from email.parser import BytesParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from socketserver import TCPServer
from threading import RLock, Thread
from typing import Any, Protocol, Self
from urllib.parse import parse_qsl, unquote, urlsplit

from newsroom.settings import Account
from tests.newsrooms import NOW

__all__ = [
    "FakeServer",
    "File",
    "Peer",
    "RefusedError",
    "Reply",
    "Seen",
    "Visible",
    "names",
    "peer_of",
    "peers",
]


@dataclass(frozen=True, slots=True)
class Visible:
    """A post that readers see. `link` is where it leads, empty where it leads nowhere.

    `reply_to` is the post that it answers, empty where it answers none.
    """

    remote_id: str
    text: str
    link: str = ""
    reply_to: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """A part of a multipart body that has a file name."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Seen:
    """A request as it came. `path` is decoded; names of `headers` are in lower case.

    `fields` are what a form, a JSON object or a multipart body names, `files` the files of a
    multipart body.
    """

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes
    fields: Mapping[str, Any]
    files: Mapping[str, File]

    @property
    def base(self) -> str:
        """The address that the adapter was given, through a proxy or not."""
        return f"http://{self.headers['host']}"

    @property
    def bearer(self) -> str:
        """The token of the `Authorization` header, or nothing."""
        scheme, _, token = self.headers.get("authorization", "").partition(" ")
        return token if scheme.lower() == "bearer" else ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered. A `body` that is no bytes goes out as JSON."""

    status: int = 200
    body: Any = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def data(self) -> bytes:
        """The body as it is sent."""
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


class RefusedError(Exception):
    """Raised anywhere in a stand-in: the request is answered with `reply`."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(f"{reply.status}: {reply.data[:200]!r}")
        self.reply = reply


class Peer(Protocol):
    """What the fault table and the kill test ask of a stand-in; `FakeServer` has most of it."""

    network: str
    secrets: Mapping[str, str]
    time: datetime
    requests: list[Seen]

    @property
    def base(self) -> str:
        """The address: http://127.0.0.1:<port>."""

    @property
    def account(self) -> Account:
        """The office's account there, with `server` = `base`."""

    def start(self) -> None:
        """Listen."""

    def stop(self) -> None:
        """Listen no more. Raises AssertionError where the stand-in itself broke."""

    def reset(self) -> None:
        """Forget everything."""

    def now(self, moment: datetime) -> None:
        """From here on it is `moment` at the network."""

    def visible(self) -> list[Visible]:
        """What readers see now, each post once, the oldest first."""

    def expired(self) -> Reply:
        """What the network says of a token that is dead."""

    def limited(self, until: datetime) -> Reply:
        """What the network says where it wants to hear no more before `until`."""

    def broken(self) -> Reply:
        """What the network says where something broke inside it, with a status of 500 or more."""


class FakeServer(ABC):
    """A server on loopback that answers by `answer`, one request at a time.

    Subclasses are constructed without arguments, set `network` and `secrets`, and keep their
    memory in attributes that `forget` empties. `requests` are all that came since `reset`.
    """

    network: str
    secrets: Mapping[str, str]

    def __init__(self) -> None:
        self.requests: list[Seen] = []
        self.time = NOW
        self._lock = RLock()
        self._broke: list[Exception] = []
        self._server: _Server | None = None
        self.forget()

    @abstractmethod
    def forget(self) -> None:
        """Empty the memory: no posts, no uploads."""

    @abstractmethod
    def answer(self, seen: Seen) -> Reply:
        """The network's answer to a request. May raise RefusedError."""

    @abstractmethod
    def visible(self) -> list[Visible]:
        """What readers see now, each post once, the oldest first."""

    @abstractmethod
    def expired(self) -> Reply:
        """What the network says of a token that is dead."""

    @property
    def account(self) -> Account:
        """The office's account."""
        return Account(account="@kotacontoh", id="1234567890", server=self.base)

    def limited(self, until: datetime) -> Reply:
        """429 with the seconds to wait, as HTTP has it (RFC 9110, 10.2.3)."""
        seconds = max(0, round((until - self.time).total_seconds()))
        return Reply(429, {"error": "rate limited"}, {"retry-after": str(seconds)})

    def broken(self) -> Reply:
        """500 with a JSON body that says nothing."""
        return Reply(500, {"error": "internal error"})

    def now(self, moment: datetime) -> None:
        """From here on it is `moment` at the network."""
        with self._lock:
            self.time = moment

    def reset(self) -> None:
        """Forget everything."""
        with self._lock:
            self.requests.clear()
            self.time = NOW
            self.forget()

    @property
    def base(self) -> str:
        """The address: http://127.0.0.1:<port>."""
        assert self._server, "not started"
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def start(self) -> None:
        """Listen on a free port."""
        assert self._server is None, "started already"
        self._server = _Server(self._respond)
        Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        """Listen no more. Raises AssertionError where `answer` raised what it should not."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None
        assert not self._broke, f"{self.network}: the stand-in broke: {self._broke!r}"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _respond(self, seen: Seen) -> Reply:
        with self._lock:
            self.requests.append(seen)
            try:
                return self.answer(seen)
            except RefusedError as refusal:
                return refusal.reply
            except Exception as error:  # noqa: BLE001 - told by `stop`: a thread cannot fail a test
                self._broke.append(error)
                return Reply(599, {"error": f"the stand-in broke: {error!r}"})


class _Respond(Protocol):
    def __call__(self, seen: Seen) -> Reply: ...


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, respond: _Respond) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.respond = respond

    def server_bind(self) -> None:
        TCPServer.server_bind(self)  # HTTPServer would look its own name up, which can take long

    def handle_error(self, *_: object) -> None:
        """Pass over a connection that the client or the proxy broke off: that is the test."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def _handle(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", "0")))
        reply = self.server.respond(read_request(self.command, self.path, self._headers(), body))
        self.send_response(reply.status)
        kind = "application/octet-stream" if isinstance(reply.body, bytes) else "application/json"
        headers = {"content-type": kind, **reply.headers, "content-length": str(len(reply.data))}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(reply.data)

    def __getattr__(self, name: str) -> Callable[[], None]:
        if name.startswith("do_"):  # the server asks for `do_GET` and the like
            return self._handle
        raise AttributeError(name)

    def _headers(self) -> dict[str, str]:
        return {name.lower(): value for name, value in self.headers.items()}

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def read_request(method: str, target: str, headers: Mapping[str, str], body: bytes) -> Seen:
    """A request with the fields of its body, whichever of the three common forms it has."""
    address = urlsplit(target)
    query = dict(parse_qsl(address.query, keep_blank_values=True))
    fields, files = _read_body(headers.get("content-type", ""), body)
    return Seen(method, unquote(address.path), query, headers, body, fields, files)


def _read_body(media_type: str, body: bytes) -> tuple[dict[str, Any], dict[str, File]]:
    if media_type.startswith("application/x-www-form-urlencoded"):
        return dict(parse_qsl(body.decode(), keep_blank_values=True)), {}
    if media_type.startswith("application/json"):
        values = json.loads(body)
        return (values if isinstance(values, dict) else {}), {}
    if media_type.startswith("multipart/form-data"):
        return _read_parts(media_type, body)
    return {}, {}


def _read_parts(media_type: str, body: bytes) -> tuple[dict[str, Any], dict[str, File]]:
    head = f"Content-Type: {media_type}\r\n\r\n".encode()
    fields: dict[str, Any] = {}
    files: dict[str, File] = {}
    for part in BytesParser(policy=policy.HTTP).parsebytes(head + body).iter_parts():
        name = str(part.get_param("name", header="content-disposition"))
        data = part.get_payload(decode=True)
        assert isinstance(data, bytes)
        file_name = part.get_filename()
        if file_name is None:
            fields[name] = data.decode()
        else:
            files[name] = File(file_name, part.get_content_type(), data)
    return fields, files


def names() -> tuple[str, ...]:
    """The networks that have a stand-in, from the files in this folder."""
    found = (module.name for module in iter_modules([str(Path(__file__).parent)]))
    return tuple(sorted(name for name in found if not name.startswith("_")))


def peer_of(network: str) -> Peer:
    """A stand-in for `network`, not started."""
    peer: Peer = import_module(f"{__name__}.{network}").peer()
    return peer


def peers() -> list[Peer]:
    """A stand-in for every network that has one, not started."""
    return [peer_of(name) for name in names()]
