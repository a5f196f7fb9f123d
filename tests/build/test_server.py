"""The site on this machine: served whole, and quietly."""

import socket
import struct
import threading
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from newsroom.build.server import serving

AT_ONCE = struct.pack("ii", 1, 0)
"""Closing with this (SO_LINGER) resets the connection instead of ending it."""


def hang_up_while_reading(address: str, path: str) -> None:
    """Ask for a file, and break the connection off after its first bytes."""
    where = urlsplit(address)
    with socket.create_connection((where.hostname, where.port)) as connection:
        connection.sendall(f"GET /{path} HTTP/1.0\r\n\r\n".encode())
        assert connection.recv(16)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)


def answers() -> list[threading.Thread]:
    """The threads that are still answering."""
    return [one for one in threading.enumerate() if "process_request_thread" in one.name]


def test_a_browser_that_hangs_up_is_no_fault(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "besar.bin").write_bytes(bytes(30_000_000))

    with serving(tmp_path, 0) as address:
        hang_up_while_reading(address, "besar.bin")
        for answering in answers():
            answering.join(timeout=30)

    assert capfd.readouterr() == ("", "")
