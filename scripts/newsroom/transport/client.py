"""HTTP by the standard library's http.client, over a connection that keeps a deadline."""

import socket
import ssl
from contextlib import closing, suppress
from functools import cached_property
from http.client import HTTPConnection, HTTPException, HTTPResponse, IncompleteRead

import certifi

from newsroom import __version__
from newsroom.transport.message import Answer, Request, TransportError
from newsroom.transport.place import LookUp, Place, addresses_of, look_up, place_of
from newsroom.transport.wire import Deadline, Wire, connect

USER_AGENT = f"Tayang/{__version__}"


class HttpTransport:
    """Sends by HTTP/1.1, every request on a connection of its own.

    `roots` is a file of certificates (PEM) that are trusted besides the system's and Mozilla's,
    `look_up` asks for the addresses of a name.
    """

    def __init__(self, *, roots: str = "", look_up: LookUp = look_up) -> None:
        self._roots = roots
        self._look_up = look_up

    def send(self, request: Request) -> Answer:
        """The answer to `request`, whatever its status. Raises TransportError where none came."""
        place = place_of(request)
        deadline = Deadline(request.seconds)
        with closing(self._connect(place, deadline)) as connected:
            return _exchange(Wire(connected, deadline), place, request)

    def _connect(self, place: Place, deadline: Deadline) -> socket.socket:
        addresses = addresses_of(self._look_up, place, deadline)
        try:
            connected = connect(addresses, deadline)
        except OSError as error:
            raise TransportError(_reason(error, "connect-timeout"), sent=False) from None
        if not place.encrypted:
            return connected
        try:
            connected.settimeout(deadline.left())
            return self._tls.wrap_socket(connected, server_hostname=place.host)
        except (OSError, ValueError) as error:
            connected.close()
            raise TransportError(_reason(error, "connect-timeout"), sent=False) from None

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        context = ssl.create_default_context()
        for roots in filter(None, (certifi.where(), self._roots)):
            context.load_verify_locations(roots)
        return context


def _exchange(wire: Wire, place: Place, request: Request) -> Answer:
    """Write the request and read its answer. Raises TransportError."""
    connection = HTTPConnection(place.host, place.port)
    connection.sock = wire  # open already; http.client only writes and reads HTTP
    usual = {"Host": place.name, "User-Agent": USER_AGENT, "Connection": "close"}
    try:
        with suppress(BrokenPipeError, ConnectionResetError):  # it may have said why before
            connection.request(
                request.method, place.target, request.body or None, {**usual, **request.headers}
            )
        response = connection.getresponse()
        with closing(response):
            return _read(response, request.most_bytes, cut=wire.ended)
    except IncompleteRead:
        raise TransportError("reset", sent=wire.wrote) from None
    except OSError as error:
        raise TransportError(_reason(error, "timeout"), sent=wire.wrote) from None
    except (HTTPException, ValueError):
        raise TransportError("garbage", sent=wire.wrote) from None


def _read(response: HTTPResponse, most: int, *, cut: bool) -> Answer:
    """The whole answer. Raises TransportError, IncompleteRead and what reading raises.

    `cut` says that the head came to its end with the connection: http.client takes a head that
    breaks off for a whole one.
    """
    if cut:
        raise IncompleteRead(b"")
    headers: dict[str, str] = {}
    for name, value in response.getheaders():
        known = headers.get(name.lower())
        headers[name.lower()] = value if known is None else f"{known}, {value}"
    if response.status < 200 or headers.get("content-encoding", "identity") != "identity":
        raise TransportError("garbage", sent=True)
    if (response.length or 0) > most:
        raise TransportError("too-long", sent=True)
    body = response.read(most + 1)
    if len(body) > most:
        raise TransportError("too-long", sent=True)
    if response.length:
        raise IncompleteRead(body, response.length)
    return Answer(response.status, headers, body)


def _reason(error: Exception, late: str) -> str:
    """The code of a failure; `late` is that of a deadline that passed."""
    if isinstance(error, TimeoutError):
        return late
    if isinstance(error, ssl.SSLError | ssl.CertificateError | ValueError):
        return "tls"
    if isinstance(error, ConnectionRefusedError):
        return "refused"
    return "reset" if isinstance(error, ConnectionError) else "unreachable"
