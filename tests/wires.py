"""Servers for tests that say what they like, byte by byte, and one thing only: no HTTP here."""

import socket
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread

Talk = Callable[[socket.socket], None]
"""What a server does with a connection; it is closed afterwards."""


class Listener:
    """A server on loopback; `talk` is done with every connection, `heard` is what was read."""

    def __init__(self, talk: Talk) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._talk = talk
        self.port: int = self._socket.getsockname()[1]
        self.count = 0
        Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with suppress(OSError):  # closed: the test is over
            while True:
                connection, _ = self._socket.accept()
                self.count += 1
                Thread(target=self._one, args=(connection,), daemon=True).start()

    def _one(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):  # the client went away: that is often the test
            self._talk(connection)

    def close(self) -> None:
        """Take no more connections."""
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()


@contextmanager
def listening(talk: Talk) -> Iterator[Listener]:
    """A server while the test lasts."""
    listener = Listener(talk)
    try:
        yield listener
    finally:
        listener.close()


def hear(connection: socket.socket) -> bytes:
    """A whole request: its head, and as much of a body as the head says."""
    data = b""
    while b"\r\n\r\n" not in data:
        data += (more := connection.recv(65536))
        if not more:
            return data
    head, _, body = data.partition(b"\r\n\r\n")
    length = 0
    for line in head.lower().split(b"\r\n"):
        name, _, value = line.partition(b":")
        length = int(value) if name == b"content-length" else length
    while len(body) < length:
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


def saying(answer: bytes) -> Talk:
    """Hear the request, say `answer`, hang up."""

    def talk(connection: socket.socket) -> None:
        hear(connection)
        connection.sendall(answer)

    return talk


def trickling(first: bytes, drop: bytes) -> Talk:
    """Hear the request, say `first`, then `drop` over and over until the client hangs up."""

    def talk(connection: socket.socket) -> None:
        hear(connection)
        connection.sendall(first)
        pause = Event()
        while not pause.wait(0.005):
            connection.sendall(drop)

    return talk


def reset(connection: socket.socket) -> None:
    """Break the connection off, so that the client meets a reset."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def closed_port() -> int:
    """A port on loopback where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port
