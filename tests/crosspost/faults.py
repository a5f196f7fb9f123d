"""The faults of the world between a newsroom and a network, and the proxy that makes them.

`FAULTS` is the one table. The proxy stands before a stand-in on loopback; `Steered` is the real
transport, told which request is to meet a fault. The proxy never sleeps: it goes on when the client
has given up, and what is late is let go by the test.
"""

import json
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from threading import Condition, Event, Thread
from urllib.parse import urlsplit

from newsroom.ledger import State
from newsroom.transport import Answer, HttpTransport, Request
from tests.crosspost.fakes import Peer, Reply
from tests.wires import closed_port, hear, reset

FAR = timedelta(hours=6)
"""How far ahead a network that has had enough puts its reset."""
HASTE = 0.1
"""The seconds that a request has which is to meet a fault of time."""


@dataclass(slots=True)
class Line:
    """One request on its way: what the client sent, and both ends."""

    client: socket.socket
    peer: Peer
    release: Event
    request: bytes = b""

    def hear(self) -> None:
        """Take the whole request off the client."""
        self.request = hear(self.client)

    def forward(self) -> bytes:
        """Hand the request to the network as it came. Returns its whole answer."""
        port = urlsplit(self.peer.base).port
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.sendall(self.request)
            answer = b""
            while more := connection.recv(65536):
                answer += more
        return answer

    def say(self, data: bytes) -> None:
        """Answer the client."""
        self.client.sendall(data)

    def wait_until_gone(self) -> None:
        """Say nothing until the client hangs up."""
        with suppress(OSError):
            while self.client.recv(65536):
                pass


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault.

    `talk` is what happens to the request. `arrives` says whether the network gets it. `publish` is
    what may be recorded of a post whose publishing meets it, `reason` the code, where there is only
    one. `hurried`: the request gets little time. `route` changes where it goes. `is_held`: the
    network gets it after the client has gone, when the test lets it go.
    """

    name: str
    talk: Callable[[Line], None]
    arrives: bool
    publish: tuple[State, ...]
    reason: str = ""
    hurried: bool = False
    is_held: bool = False
    route: Callable[[str], str] = str


def as_http(reply: Reply) -> bytes:
    """A reply as it goes over the wire."""
    headers = {"content-type": "application/json", **reply.headers}
    headers["content-length"] = str(len(reply.data))
    lines = [f"HTTP/1.1 {reply.status} X", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode() + reply.data


def _never(line: Line) -> None:
    raise AssertionError("nobody should get here")


def _no_tls(line: Line) -> None:
    line.client.recv(65536)
    line.say(b"HTTP/1.1 400 Bad Request\r\n\r\n")


def _reset_at_once(line: Line) -> None:
    reset(line.client)


def _reset_after_sending(line: Line) -> None:
    line.hear()
    reset(line.client)


def _broken_before(line: Line) -> None:
    line.hear()
    line.say(as_http(line.peer.broken()))


def _broken_after_success(line: Line) -> None:
    line.hear()
    line.forward()
    line.say(as_http(line.peer.broken()))


def _lost_answer(line: Line) -> None:
    line.hear()
    line.forward()


def _reset_after_success(line: Line) -> None:
    line.hear()
    line.forward()
    reset(line.client)


def _cut_answer(line: Line) -> None:
    line.hear()
    answer = line.forward()
    line.say(answer[: answer.index(b"\r\n\r\n") + 5])


def _delayed(line: Line) -> None:
    line.hear()
    line.forward()
    line.wait_until_gone()


def _held(line: Line) -> None:
    line.hear()
    line.wait_until_gone()
    line.release.wait()
    line.forward()


def _no_http(line: Line) -> None:
    line.hear()
    line.forward()
    line.say(b"\x00\x01 selamat pagi \xff\r\n\r\n")


def _saying(status: int, body: bytes, media_type: str) -> Callable[[Line], None]:
    """The network does what it was asked; somebody on the way answers in its name."""

    def talk(line: Line) -> None:
        line.hear()
        line.forward()
        line.say(as_http(Reply(status, body, {"content-type": media_type})))

    return talk


def _slow_body(line: Line) -> None:
    line.hear()
    line.forward()
    line.say(b"HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n{")
    line.wait_until_gone()


def _endless_body(line: Line) -> None:
    line.hear()
    line.forward()
    line.say(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        line.say(b" " * 65536)


def _limited(line: Line) -> None:
    line.hear()
    line.say(as_http(line.peer.limited(line.peer.time + FAR)))


def _expired(line: Line) -> None:
    line.hear()
    line.say(as_http(line.peer.expired()))


def _to_nobody(url: str) -> str:
    parts = urlsplit(url)
    return parts._replace(netloc=f"127.0.0.1:{closed_port()}").geturl()


def _to_tls(url: str) -> str:
    return urlsplit(url)._replace(scheme="https").geturl()


BLOCKED, UNKNOWN = (State.BLOCKED,), (State.UNKNOWN,)
EITHER = BLOCKED + UNKNOWN
"""A connection that breaks at once may break before or while the first byte is written."""
NOTHING, EMPTY = b"", json.dumps({}).encode()
HTML = b"<!doctype html><title>Portal</title>"

FAULTS = (
    Fault("refused", _never, arrives=False, publish=BLOCKED, reason="refused", route=_to_nobody),
    Fault("tls-failure", _no_tls, arrives=False, publish=BLOCKED, reason="tls", route=_to_tls),
    Fault("reset-before-sending", _reset_at_once, arrives=False, publish=EITHER, reason="reset"),
    Fault("reset-after-sending", _reset_after_sending, arrives=False, publish=UNKNOWN),
    Fault("500-and-nothing-done", _broken_before, arrives=False, publish=UNKNOWN),
    Fault("500-after-success", _broken_after_success, arrives=True, publish=UNKNOWN),
    Fault("answer-lost", _lost_answer, arrives=True, publish=UNKNOWN, reason="reset"),
    Fault("reset-after-success", _reset_after_success, arrives=True, publish=UNKNOWN),
    Fault("answer-cut", _cut_answer, arrives=True, publish=UNKNOWN, reason="reset"),
    Fault("no-http", _no_http, arrives=True, publish=UNKNOWN, reason="garbage"),
    Fault("html-200", _saying(200, HTML, "text/html"), arrives=True, publish=UNKNOWN),
    Fault("empty-200", _saying(200, EMPTY, "application/json"), arrives=True, publish=UNKNOWN),
    Fault("html-502", _saying(502, HTML, "text/html"), arrives=True, publish=UNKNOWN),
    Fault("redirected", _saying(302, NOTHING, "text/html"), arrives=True, publish=UNKNOWN),
    Fault("endless-body", _endless_body, arrives=True, publish=UNKNOWN, reason="too-long"),
    Fault("delayed", _delayed, arrives=True, publish=UNKNOWN, reason="timeout", hurried=True),
    Fault("slow-body", _slow_body, arrives=True, publish=UNKNOWN, reason="timeout", hurried=True),
    Fault("arrives-late", _held, arrives=True, publish=UNKNOWN, hurried=True, is_held=True),
    Fault("429-far-reset", _limited, arrives=False, publish=BLOCKED, reason="rate-limit"),
    Fault("expired-token", _expired, arrives=False, publish=BLOCKED, reason="token"),
)


class Proxy:
    """Stands before a stand-in, and lets every request through but those that meet a fault."""

    def __init__(self, peer: Peer) -> None:
        self._peer = peer
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._accepted = Condition()
        self._lines: list[Thread] = []
        self._release = Event()
        self._next: Fault | None = None
        self._transport = HttpTransport()
        self.base = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        Thread(target=self._serve, daemon=True).start()

    def send(self, request: Request, fault: Fault | None) -> Answer:
        """Send `request` into `fault`. All that arrives before it is let go has arrived then."""
        assert request.url.startswith(self.base), "a request passed the proxy by"
        if fault:
            seconds = HASTE if fault.hurried else request.seconds
            request = replace(request, url=fault.route(request.url), seconds=seconds)
        with self.meeting(fault):
            return self._transport.send(request)

    @contextmanager
    def meeting(self, fault: Fault | None) -> Iterator[None]:
        """The one request that is sent meanwhile, by whoever it is, meets `fault`."""
        self._next = fault
        before = len(self._lines)
        try:
            yield
        finally:
            self._next = None
            if fault is None or fault.talk is not _never:
                with self._accepted:
                    self._accepted.wait_for(lambda: len(self._lines) > before)
                if not (fault and fault.is_held):
                    self._lines[before].join()

    def let_go(self) -> None:
        """Let arrive what was held."""
        self._release.set()
        for thread in self._lines:
            thread.join()
        self._lines.clear()
        self._release.clear()

    def close(self) -> None:
        """Take no more requests."""
        self.let_go()
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def _serve(self) -> None:
        with suppress(OSError):  # closed
            while True:
                client, _ = self._socket.accept()
                line = Line(client, self._peer, self._release)
                thread = Thread(target=_carry, args=(line, self._next), daemon=True)
                thread.start()
                with self._accepted:
                    self._lines.append(thread)
                    self._accepted.notify_all()


def _carry(line: Line, fault: Fault | None) -> None:
    with line.client, suppress(OSError):  # the client went away
        if fault:
            fault.talk(line)
        else:
            line.hear()
            line.say(line.forward())


@dataclass(slots=True)
class Steered:
    """The real transport, through the proxy; the request number `at` (from 0) meets `fault`."""

    proxy: Proxy
    fault: Fault | None = None
    at: int = 0
    count: int = 0

    def send(self, request: Request) -> Answer:
        """Send the request on its way."""
        fault = self.fault if self.count == self.at else None
        self.count += 1
        return self.proxy.send(request, fault)
