"""A connection that keeps one deadline in all that is written and read."""

import socket
from io import BufferedReader, RawIOBase
from time import monotonic
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer


class Deadline:
    """The end of the time for one request."""

    def __init__(self, seconds: float) -> None:
        self._end = monotonic() + seconds

    def left(self) -> float:
        """The seconds that are left. Raises TimeoutError where none are."""
        seconds = self._end - monotonic()
        if seconds <= 0:
            raise TimeoutError
        return seconds


def connect(addresses: list[tuple[Any, ...]], deadline: Deadline) -> socket.socket:
    """A connection to the first address that takes one; each gets its share of the time.

    Raises OSError, that of the last address.
    """
    for left in range(len(addresses), 0, -1):
        family, kind, protocol, _, address = addresses[-left]
        connected = socket.socket(family, kind, protocol)
        try:
            connected.settimeout(deadline.left() / left)
            connected.connect(address)
            connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except OSError:
            connected.close()
            if left == 1:
                raise
        else:
            return connected
    raise TimeoutError


class Wire:
    """A connection that keeps the deadline in everything.

    `wrote` says whether it wrote anything, `ended` whether it read to the other side's end.
    """

    def __init__(self, connected: socket.socket, deadline: Deadline) -> None:
        self._socket = connected
        self._deadline = deadline
        self.wrote = False
        self.ended = False

    def sendall(self, data: "ReadableBuffer") -> None:
        """Write all of `data`."""
        left = memoryview(data)
        while left:
            self._socket.settimeout(self._deadline.left())
            self.wrote = True
            left = left[self._socket.send(left) :]

    def makefile(self, _mode: str) -> BufferedReader:
        """What is read, as http.client wants it."""
        return BufferedReader(_Reader(self))

    def read_into(self, buffer: "WriteableBuffer") -> int:
        """Read what is there, at least one byte until the end. Returns how many."""
        self._socket.settimeout(self._deadline.left())
        count = self._socket.recv_into(buffer)
        self.ended = self.ended or not count
        return count

    def close(self) -> None:
        """Leave the connection open: whoever opened it closes it when all is read."""


class _Reader(RawIOBase):
    """What a wire reads, as a file."""

    def __init__(self, wire: Wire) -> None:
        super().__init__()
        self._wire = wire

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Read what is there, at least one byte until the end."""
        return self._wire.read_into(buffer)
