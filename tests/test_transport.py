"""One request, sent once: what comes back, and for every failure whether anything left."""

import gc
import gzip
import shutil
import socket
import ssl
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom import __version__
from newsroom.transport import Answer, HttpTransport, Request, TransportError
from newsroom.transport.place import LookUp
from tests.wires import Listener, Talk, closed_port, hear, listening, reset, saying, trickling

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbaik"
SECRET = "EAAB-rahasia"
SOON = 0.15
PLENTY = 20.0


def ask(port: int, *, seconds: float = PLENTY, scheme: str = "http", **more: Any) -> Answer:
    url = f"{scheme}://127.0.0.1:{port}/v1/posts?a=1"
    transport = more.pop("transport", None) or HttpTransport()
    return transport.send(
        Request(**{"method": "POST", "url": url, "body": b"teks", "seconds": seconds, **more})
    )


def failure(port: int, **more: Any) -> tuple[str, bool]:
    with pytest.raises(TransportError) as caught:
        ask(port, **more)
    return caught.value.reason, caught.value.sent


# What goes over the wire


def test_a_request_is_written_as_http_says_and_says_who_asks() -> None:
    heard: list[bytes] = []

    def talk(connection: socket.socket) -> None:
        heard.append(hear(connection))
        connection.sendall(OK)

    with listening(talk) as server:
        ask(server.port, headers={"Authorization": f"Bearer {SECRET}"})

    head, _, body = heard[0].partition(b"\r\n\r\n")
    first, *fields = head.decode().split("\r\n")
    assert first == "POST /v1/posts?a=1 HTTP/1.1"
    assert body == b"teks"
    assert set(fields) == {
        f"Host: 127.0.0.1:{server.port}",
        f"User-Agent: Tayang/{__version__}",
        "Connection: close",
        "Accept-Encoding: identity",
        "Content-Length: 4",
        f"Authorization: Bearer {SECRET}",
    }


def test_an_answer_comes_back_whole() -> None:
    answer = b'HTTP/1.1 201 Created\r\nX-Left: 9\r\nLink: a\r\nLINK: b\r\n\r\n{"id": "7"}'
    with listening(saying(answer)) as server:
        result = ask(server.port)
    assert (result.status, result.json) == (201, {"id": "7"})
    assert result.headers == {"x-left": "9", "link": "a, b"}


def test_chunks_are_put_together() -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    with listening(saying(head + b"3\r\nsel\r\n4\r\namat\r\n0\r\n\r\n")) as server:
        assert ask(server.port).body == b"selamat"


@pytest.mark.parametrize("status", [204, 302, 404, 429, 500, 503])
def test_every_status_is_an_answer_and_no_redirect_is_followed(status: int) -> None:
    answer = f"HTTP/1.1 {status} X\r\nLocation: /lain\r\nContent-Length: 0\r\n\r\n"
    with listening(saying(answer.encode())) as server:
        assert ask(server.port).status == status
        assert server.count == 1


def test_what_is_no_json_is_none() -> None:
    assert Answer(200, {}, b"<html>").json is None
    assert Answer(200, {}, b"[" * 100_000).json is None


def test_an_answer_that_comes_before_the_body_is_read_all_the_same() -> None:
    """A network that refuses a token does not wait for five megabytes of picture."""

    def talk(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n")

    with listening(talk) as server:
        assert ask(server.port, body=b"x" * 5_000_000).status == 401


def test_proxies_of_the_environment_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{closed_port()}")
    with listening(saying(OK)) as server:
        assert ask(server.port).body == b"baik"


# Failures of which the other side knows nothing


def test_nobody_listens() -> None:
    assert failure(closed_port()) == ("refused", False)


def test_a_name_that_nobody_knows() -> None:
    def unknown(host: str, port: int) -> list[tuple[Any, ...]]:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    assert failure(1, transport=HttpTransport(look_up=unknown)) == ("name", False)


def test_a_look_up_that_never_ends() -> None:
    end = Event()

    def endless(host: str, port: int) -> list[tuple[Any, ...]]:
        end.wait()
        return []

    assert failure(1, seconds=SOON, transport=HttpTransport(look_up=endless)) == ("name", False)
    end.set()


@contextmanager
def full_queue() -> Iterator[int]:
    """A port where connections are neither taken nor refused."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(0)
        port: int = server.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)):
            yield port


def test_nobody_takes_the_connection_in_time() -> None:
    with full_queue() as port:
        assert failure(port, seconds=SOON) == ("connect-timeout", False)


def at_ports(*ports: int) -> LookUp:
    """A name that stands for several machines."""

    def look_up(host: str, port: int) -> list[tuple[Any, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.0.1", p)) for p in ports]

    return look_up


def test_the_next_address_of_a_name_is_asked_where_the_first_refuses() -> None:
    with listening(saying(OK)) as server:
        transport = HttpTransport(look_up=at_ports(closed_port(), server.port))
        assert ask(1, transport=transport).body == b"baik"


def test_an_address_that_says_nothing_leaves_time_for_the_next() -> None:
    with full_queue() as port, listening(saying(OK)) as server:
        transport = HttpTransport(look_up=at_ports(port, server.port))
        assert ask(1, seconds=4 * SOON, transport=transport).body == b"baik"


def test_http_never_leaves_this_machine_whatever_the_name_stands_for() -> None:
    def elsewhere(host: str, port: int) -> list[tuple[Any, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 0, "", ("192.0.2.1", port))]

    with pytest.raises(TransportError) as caught:
        HttpTransport(look_up=elsewhere).send(Request(method="GET", url="http://localhost/"))
    assert (caught.value.reason, caught.value.sent) == ("name", False)


@pytest.mark.parametrize(
    "wrong",
    [
        {"url": "http://graph.example/v1"},
        {"url": "ftp://127.0.0.1/"},
        {"url": "https:///v1"},
        {"url": "https://nama:sandi@graph.example/"},
        {"url": "https://graph.example/a b"},
        {"url": "https://graph.example/é"},
        {"url": "https://graph.example:pintu/"},
        {"url": "https://" + "a" * 70 + ".example/"},
        {"headers": {"Authorization": f"Bearer {SECRET}\n"}},
        {"headers": {"Authorization": f"Bearer {SECRET}\r\nX-More: 1"}},
        {"headers": {"Authorization": f"Bearer {SECRET}é"}},
        {"headers": {"X More": "1"}},
        {"method": "GET /\r\n"},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_what_cannot_be_sent_as_it_stands_is_not_sent(wrong: dict[str, Any]) -> None:
    assert failure(closed_port(), **wrong) == ("invalid", False)


# Failures after which nobody knows


def hang_up(connection: socket.socket) -> None:
    hear(connection)


def break_off(connection: socket.socket) -> None:
    hear(connection)
    reset(connection)


def say_nothing(connection: socket.socket) -> None:
    hear(connection)
    connection.recv(1)  # until the client hangs up


HEAD = b"HTTP/1.1 200 OK\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    ("talk", "reason"),
    [
        (hang_up, "reset"),
        (break_off, "reset"),
        (saying(HEAD), "reset"),
        (saying(HEAD + b"Content-Length: 9\r\n\r\nbai"), "reset"),
        (saying(CHUNKED + b"9\r\nbai"), "reset"),
        (saying(b"selamat pagi\r\n\r\n"), "garbage"),
        (saying(b"HTTP/1.1 OK\r\n\r\n"), "garbage"),
        (saying(HEAD + b"A: b\r\n" * 200 + b"\r\n"), "garbage"),
        (saying(b"HTTP/1.1 103 Early Hints\r\n\r\n"), "garbage"),
        (saying(HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"x")), "garbage"),
    ],
    ids=[
        "hung up",
        "broken off",
        "head cut",
        "body cut",
        "chunk cut",
        "no http",
        "no status",
        "endless head",
        "no final status",
        "packed though not asked for",
    ],
)
def test_no_whole_answer_after_the_request_left(talk: Talk, reason: str) -> None:
    with listening(talk) as server:
        assert failure(server.port) == (reason, True)
        assert server.count == 1


@pytest.mark.parametrize(
    "talk",
    [
        say_nothing,
        trickling(b"", b"H"),
        trickling(HEAD, b"A: b\r\n"),
        trickling(HEAD + b"Content-Length: 90000\r\n\r\n", b"x"),
        trickling(CHUNKED, b"1\r\nx\r\n"),
        trickling(HEAD + b"\r\n", b"x"),
        trickling(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
    ids=["silence", "status", "fields", "body", "chunks", "until the end", "go on, go on"],
)
def test_one_deadline_holds_for_all_of_it(talk: Talk) -> None:
    with listening(talk) as server:
        assert failure(server.port, seconds=SOON) == ("timeout", True)


def test_a_body_that_nobody_reads_keeps_the_deadline_too() -> None:
    end = Event()

    def read_nothing(connection: socket.socket) -> None:
        end.wait()

    with listening(read_nothing) as server:
        assert failure(server.port, seconds=SOON, body=b"x" * 20_000_000) == ("timeout", True)
        end.set()


def test_a_body_that_is_read_slowly_keeps_the_deadline_too() -> None:
    sips: list[int] = []

    def sip(connection: socket.socket) -> None:
        pause = Event()
        while data := connection.recv(65536):
            sips.append(len(data))
            pause.wait(0.002)

    with listening(sip) as server:
        assert failure(server.port, seconds=SOON, body=b"x" * 60_000_000) == ("timeout", True)
        assert sum(sips) < 30_000_000


def test_a_longer_answer_that_is_announced_is_not_waited_for() -> None:
    with listening(saying(HEAD + b"Content-Length: 101\r\n\r\n")) as server:
        assert failure(server.port, most_bytes=100) == ("too-long", True)


@pytest.mark.parametrize(
    "answer",
    [
        HEAD + b"Content-Length: 101\r\n\r\n" + b"x" * 101,
        CHUNKED + b"65\r\n" + b"x" * 101 + b"\r\n0\r\n\r\n",
        HEAD + b"\r\n" + b"x" * 101,
    ],
    ids=["announced", "in chunks", "until the end"],
)
def test_a_longer_answer_than_asked_for_is_a_fault(answer: bytes) -> None:
    with listening(saying(answer)) as server:
        assert failure(server.port, most_bytes=100) == ("too-long", True)
        assert len(ask(server.port, most_bytes=101).body) == 101


def test_an_answer_without_end_is_not_read_to_its_end() -> None:
    with listening(trickling(CHUNKED, b"ffff\r\n" + b"x" * 0xFFFF + b"\r\n")) as server:
        assert failure(server.port, most_bytes=100_000) == ("too-long", True)


@pytest.fixture(scope="module")
def speaker() -> Iterator[tuple[Listener, list[bytes]]]:
    """A server that says the first of its lines."""
    lines: list[bytes] = []

    def talk(connection: socket.socket) -> None:
        saying(lines[0])(connection)

    with listening(talk) as server:
        yield server, lines


@given(st.one_of(st.binary(max_size=200), st.binary(max_size=200).map(lambda tail: HEAD + tail)))
def test_whatever_is_said_is_an_answer_or_a_fault(
    speaker: tuple[Listener, list[bytes]], said: bytes
) -> None:
    server, lines = speaker
    lines[:] = [said]
    try:
        assert isinstance(ask(server.port, seconds=2), Answer)
    except TransportError as error:
        assert error.sent  # noqa: PT017 - both ends are right


# TLS


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for 127.0.0.1 with its key, which nobody signed."""
    if shutil.which("openssl") is None:
        pytest.skip("needs the program openssl to make a certificate")
    file = tmp_path_factory.mktemp("tls") / "127.0.0.1.pem"
    make = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
    names = ["-subj", "/CN=test", "-addext", "subjectAltName=IP:127.0.0.1"]
    to = ["-keyout", str(file), "-out", str(file) + ".crt"]
    subprocess.run([*make.split(), *names, *to], check=True, capture_output=True)
    file.write_bytes(file.read_bytes() + Path(f"{file}.crt").read_bytes())
    return file


def encrypted(certificate: Path, talk: Talk) -> Talk:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)

    def over_tls(connection: socket.socket) -> None:
        with context.wrap_socket(connection, server_side=True) as inside:
            talk(inside)

    return over_tls


def test_an_encrypted_answer_comes_back_whole(certificate: Path) -> None:
    trusting = HttpTransport(roots=f"{certificate}.crt")
    with listening(encrypted(certificate, saying(OK))) as server:
        assert ask(server.port, scheme="https", transport=trusting).body == b"baik"


def test_a_certificate_that_nobody_signed_is_not_trusted(certificate: Path) -> None:
    heard: list[bytes] = []
    with listening(encrypted(certificate, lambda c: heard.append(hear(c)))) as server:
        assert failure(server.port, scheme="https") == ("tls", False)
    assert not heard


def test_a_certificate_of_another_name_is_not_trusted(certificate: Path) -> None:
    with listening(encrypted(certificate, saying(OK))) as server:
        trusting = HttpTransport(roots=f"{certificate}.crt", look_up=at_ports(server.port))
        url = f"https://graph.example:{server.port}/"
        assert failure(server.port, url=url, transport=trusting) == ("tls", False)


@pytest.mark.parametrize(
    ("talk", "reason"),
    [
        (lambda connection: connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n"), "tls"),
        (lambda connection: None, "tls"),
        (reset, "reset"),
    ],
    ids=["no tls", "hung up", "broken off"],
)
def test_a_greeting_that_fails_sends_nothing(talk: Callable[..., None], reason: str) -> None:
    def after_hello(connection: socket.socket) -> None:
        connection.recv(65536)
        talk(connection)

    with listening(after_hello) as server:
        assert failure(server.port, scheme="https") == (reason, False)


def test_a_greeting_without_answer_ends_with_the_deadline() -> None:
    with listening(say_nothing) as server:
        late = failure(server.port, scheme="https", seconds=SOON)
    assert late == ("connect-timeout", False)


def test_a_broken_encrypted_answer_is_one_that_nobody_knows(certificate: Path) -> None:
    trusting = HttpTransport(roots=f"{certificate}.crt")
    cut = saying(HEAD + b"Content-Length: 9\r\n\r\nbai")
    with listening(encrypted(certificate, cut)) as server:
        reason, sent = failure(server.port, scheme="https", transport=trusting)
    assert (reason, sent) == ("reset", True)


# Nothing secret is told


def test_neither_a_request_nor_an_answer_shows_what_is_in_it() -> None:
    request = Request(
        method="POST",
        url=f"https://api.example/bot{SECRET}/send",
        headers={"Authorization": SECRET},
        body=SECRET.encode(),
    )
    shown = repr(request) + repr(Answer(200, {"set-cookie": SECRET}, SECRET.encode()))
    assert SECRET not in shown


@pytest.mark.parametrize("talk", [break_off, saying(SECRET.encode()), saying(b"HTTP/1.1 x")])
def test_a_fault_shows_neither_the_address_nor_the_answer(talk: Talk) -> None:
    with listening(talk) as server:
        url = f"http://127.0.0.1:{server.port}/bot{SECRET}/send"
        with pytest.raises(TransportError) as caught:
            ask(server.port, url=url)
    error = caught.value
    assert SECRET not in str(error) + repr(error) + repr(vars(error))
    assert error.__cause__ is None
    assert error.__suppress_context__


def test_a_header_that_cannot_be_sent_is_not_shown() -> None:
    with pytest.raises(TransportError) as caught:
        ask(1, headers={"Authorization": f"Bearer {SECRET}\n"})
    assert SECRET not in str(caught.value)


def test_connections_are_closed() -> None:
    """A socket that is left to the garbage collector warns, and warnings fail the suite."""
    with listening(saying(OK)) as server:
        ask(server.port)
        failure(server.port, most_bytes=1)
    failure(closed_port())
    gc.collect()
