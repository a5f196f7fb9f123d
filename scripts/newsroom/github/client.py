"""One client for GitHub's REST interface: pages, rate limits, conditional requests, safe repeats."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from time import sleep
from typing import Any
from urllib.parse import quote, urlencode

from newsroom.clock import Clock, system_clock
from newsroom.errors import ForgeError
from newsroom.github.faults import down, fault_of, invalid, limited, without_token
from newsroom.github.limits import wait_for
from newsroom.transport import Answer, Request, Transport, TransportError

SERVER = "https://api.github.com"
VERSION = "2022-11-28"
PER_PAGE = 100
LONGEST_WAIT = 120.0
"""So many seconds a call waits for rate limits, all its waits together."""
ATTEMPTS = 4
SECONDS = 60.0
MOST_BYTES = 32_000_000
MOST_PAGES = 100
_REPEATABLE = frozenset({"GET", "PUT", "DELETE"})
_REPOSITORY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,99}/[A-Za-z0-9._-]{1,100}")
_NEXT = re.compile(r'<([^<>]+)>;\s*rel="next"')

# What another attempt would not mend.
_LASTING = frozenset({"invalid", "tls", "too-long"})

Query = str | int | bool


@dataclass(frozen=True, slots=True)
class _Call:
    """What is asked, as people are told of it, and whether asking twice does no harm."""

    method: str
    path: str
    repeat: bool

    @property
    def asked(self) -> str:
        return f"{self.method} {self.path}"


@dataclass(frozen=True, slots=True)
class GitHub:
    """The repository `repository` (`owner/name`) on GitHub, as the holder of `token` may use it.

    `pause` waits for so many seconds. `server` is where the interface is, without a slash at its
    end. Every method raises ForgeError, whose `reason` says why.
    """

    repository: str
    token: str = field(repr=False)
    transport: Transport
    clock: Clock = system_clock
    pause: Callable[[float], None] = sleep
    server: str = SERVER
    _seen: dict[str, Answer] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not _REPOSITORY.fullmatch(self.repository) or self.repository.endswith(("/.", "/..")):
            raise invalid(
                f'"{self.repository[:200]}" bukan nama repositori GitHub; tulis pemilik/nama.',
                f'"{self.repository[:200]}" is no name of a repository on GitHub; write owner/name.',
            )
        if not self.token:
            raise without_token()

    def read(self, path: str, /, **query: Query) -> Any:
        """The JSON at `path`, asked for again only where it changed since this client read it.

        `path` is relative to the repository unless it begins with a slash, and not quoted yet.
        """
        return self._get(path, self._url(path, query)).json

    def pages(self, path: str, /, **query: Query) -> Iterator[Any]:
        """Every item of a list that comes in pages, in the list's order.

        Of an object that wraps the list, such as that of check runs, the list's items.
        """
        url = self._url(path, {"per_page": PER_PAGE, **query})
        for _ in range(MOST_PAGES):
            answer = self._get(path, url)
            yield from _items(answer.json)
            found = _NEXT.search(answer.headers.get("link", ""))
            if not found:
                return
            url = self._same_server(found[1])
        raise invalid(
            f"daftar {path} di GitHub lebih dari {MOST_PAGES} halaman; persempit pertanyaannya.",
            f"The list {path} on GitHub has more than {MOST_PAGES} pages; ask for less.",
        )

    def write(
        self,
        method: str,
        path: str,
        body: Mapping[str, Any] | None = None,
        *,
        repeat: bool = False,
    ) -> Any:
        """Change something by `method` (POST, PATCH, PUT, DELETE); the JSON that came back.

        PUT and DELETE are repeated where no answer came, because doing them twice comes to the
        same; the others only where nothing of them left this machine, or where the caller says
        that to `repeat` them does no harm.
        """
        data = b"" if body is None else json.dumps(body).encode()
        call = _Call(method, path, repeat=repeat or method in _REPEATABLE)
        answer = self._send(call, self._url(path, {}), data, {})
        return answer.json if answer.body else None

    def _get(self, path: str, url: str) -> Answer:
        known = self._seen.get(url)
        headers = {"If-None-Match": known.headers["etag"]} if known else {}
        answer = self._send(_Call("GET", path, repeat=True), url, b"", headers)
        if answer.status == 304 and known:
            return known
        if answer.json is None:
            raise down(f"GET {path}", "no JSON", sent=True)
        if "etag" in answer.headers:
            self._seen[url] = answer
        return answer

    def _send(self, call: _Call, url: str, data: bytes, headers: Mapping[str, str]) -> Answer:
        """The first answer that is a success. Raises ForgeError."""
        request = Request(
            method=call.method,
            url=url,
            headers={**self._headers(has_body=bool(data)), **headers},
            body=data,
            seconds=SECONDS,
            most_bytes=MOST_BYTES,
        )
        waited = 0.0
        for attempt in range(1, ATTEMPTS + 1):
            outcome = self._try(request, call)
            if isinstance(outcome, Answer) and _is_success(outcome, call, attempt):
                return outcome
            wait = self._wait(outcome, call, last=attempt == ATTEMPTS, waited=waited)
            self.pause(wait)
            waited += wait
        raise down(call.asked, f"{ATTEMPTS} attempts", sent=True)

    def _try(self, request: Request, call: _Call) -> Answer | TransportError:
        try:
            return self.transport.send(request)
        except TransportError as error:
            if error.reason in _LASTING:
                raise down(call.asked, error.reason, sent=error.sent) from None
            return error

    def _wait(
        self, outcome: Answer | TransportError, call: _Call, *, last: bool, waited: float
    ) -> float:
        """The seconds to wait before the next attempt. Raises ForgeError where there is none."""
        if isinstance(outcome, TransportError):
            fault = down(call.asked, outcome.reason, sent=outcome.sent)
            again = call.repeat or not outcome.sent
        else:
            limit = wait_for(outcome, self.clock())
            if limit is not None:
                if last or limit.seconds + waited > LONGEST_WAIT:
                    raise limited(limit.until)
                return limit.seconds
            fault = fault_of(call.method, call.path, outcome)
            again = call.repeat and outcome.status >= 500
        if last or not again:
            raise fault
        return 1.0 + waited

    def _headers(self, *, has_body: bool) -> dict[str, str]:
        usual = {
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {self.token}",
            "X-GitHub-Api-Version": VERSION,
        }
        return usual | ({"Content-Type": "application/json"} if has_body else {})

    def _url(self, path: str, query: Mapping[str, Query]) -> str:
        if any(part in (".", "..") for part in path.split("/")):
            raise invalid(
                f'"{path[:200]}" bukan jalur yang dapat ditanyakan ke GitHub.',
                f'"{path[:200]}" is no path that GitHub can be asked for.',
            )
        whole = path if path.startswith("/") else f"/repos/{self.repository}/{path}"
        values = {key: _spelt(value) for key, value in query.items()}
        asked = f"?{urlencode(values)}" if values else ""
        return f"{self.server}{quote(whole.rstrip('/'), safe='/')}{asked}"

    def _same_server(self, url: str) -> str:
        """The address of a next page, where it is on the server that may see the token."""
        if not url.startswith(f"{self.server}/"):
            raise invalid(
                "GitHub menunjuk halaman berikut di server lain; tidak diikuti. Periksa alamat "
                "servernya, lalu ulangi.",
                "GitHub points to a next page on another server; it was not followed. Check the "
                "server's address, then try again.",
            )
        return url


def exists(github: GitHub, path: str, /, **query: Query) -> bool:
    """Whether there is something at `path` that the token may see. Raises ForgeError else."""
    try:
        github.read(path, **query)
    except ForgeError as error:
        if error.is_not_found:
            return False
        raise
    return True


def _is_success(answer: Answer, call: _Call, attempt: int) -> bool:
    if call.method == "DELETE" and attempt > 1 and answer.status in (404, 410):
        return True  # the attempt before was heard after all
    return answer.status < 300 or answer.status == 304


def _items(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    lists = [found for found in value.values() if isinstance(found, list)] if value else []
    if len(lists) != 1:
        raise invalid(
            "GitHub menjawab dengan bentuk yang tidak dikenal, bukan daftar; perbarui Tayang.",
            "GitHub answered in an unknown form, not with a list; update Tayang.",
        )
    return list(lists[0])


def _spelt(value: Query) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
