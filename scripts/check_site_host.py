"""A static host on loopback, as poor as a common one: gzip, ten minutes of cache, HTTP/1.1.

GitHub Pages compresses with gzip and lets everything be kept for 600 seconds. A host with Brotli,
HTTP/2 or longer times does better, so what is measured here is an upper bound.
"""

import gzip
import mimetypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

HOST = "127.0.0.1"
CACHE = "max-age=600"
LEVEL = 6
"""Of gzip: zlib's own default, and that of nginx' relatives."""
TYPES = {
    ".avif": "image/avif",
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
TEXT = ("text/", "application/json", "application/manifest+json", "application/xml", "image/svg")


def squeeze(body: bytes) -> bytes:
    """`body` as the host sends it: the same bytes for the same text."""
    return gzip.compress(body, compresslevel=LEVEL, mtime=0)


@contextmanager
def hosting(folder: Path) -> Iterator[str]:
    """Serve `folder` on a free port until the context ends; gives the address, with its slash."""
    server = _Server((HOST, 0), partial(_Handler, directory=str(folder)))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell of a fault; a browser that hangs up is none."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(SimpleHTTPRequestHandler):
    """Sends files whole, texts compressed where the browser takes that."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send the file, a folder's index.html, or the site's 404 page."""
        file = self._file()
        if file is None:
            self._send(HTTPStatus.NOT_FOUND, Path(self.directory, "404.html"))
        else:
            self._send(HTTPStatus.OK, file)

    do_HEAD = do_GET  # noqa: N815 - the name that http.server looks for

    def _file(self) -> Path | None:
        root = Path(self.directory).resolve()
        address = unquote(urlsplit(self.path).path)
        file = (root / address.lstrip("/")).resolve()
        if address.endswith("/"):
            file /= "index.html"
        return file if file.is_file() and file.is_relative_to(root) else None

    def _send(self, status: HTTPStatus, file: Path) -> None:
        body = file.read_bytes() if file.is_file() else b""
        kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "text/plain"
        self.send_response(status)
        if kind.startswith(TEXT):
            self.send_header("Vary", "Accept-Encoding")
            kind += "; charset=utf-8"
            if "gzip" in self.headers.get("Accept-Encoding", ""):
                body = squeeze(body)
                self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", CACHE)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: a page that loads is no news."""
