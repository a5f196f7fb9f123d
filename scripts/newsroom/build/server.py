"""The built site on this machine, for the people who make it."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from newsroom.errors import UsageError

HOST = "127.0.0.1"


class _Handler(SimpleHTTPRequestHandler):
    """Serves files quietly, never from a browser's memory, with the site's own 404 page."""

    def handle(self) -> None:
        # Whoever has seen enough hangs up in the middle of a file.
        with suppress(ConnectionError):
            super().handle()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: a page that loads is no news."""


@contextmanager
def serving(folder: Path, port: int) -> Iterator[str]:
    """Serve `folder` on loopback until the context ends; gives the address.

    Port 0 takes any free one. Raises UsageError where the port is taken or is none.
    """
    try:
        server = ThreadingHTTPServer((HOST, port), partial(_Handler, directory=str(folder)))
    except (OSError, OverflowError) as error:
        why = getattr(error, "strerror", None) or "0-65535"
        raise UsageError(
            f"Port {port} tidak dapat dipakai ({why}); pilih yang lain dengan --port.",
            f"Port {port} cannot be used ({why}); choose another with --port.",
        ) from None
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
