"""Mastodon's interface: calls with the account's token, and what stands in a status's HTML."""

from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlencode

from newsroom.crosspost.adapters import Access, NotDeliveredError
from newsroom.crosspost.adapters._calls import Aim, ask, base_of, json_request, refusal, text_at
from newsroom.errors import SettingsError
from newsroom.ledger import State
from newsroom.settings import FILE_NAME
from newsroom.transport import Answer, Request

_MOST_PAGES = 10


class Calls:
    """Calls for one account.

    The server is that of newsroom.toml, else the one in the account's name (`@kota@server.id`).
    Raises SettingsError where neither names one.
    """

    def __init__(self, access: Access, token: str) -> None:
        self._access = access
        self._token = token
        _, _, host = access.account.account.lstrip("@").partition("@")
        self._base = base_of(access, f"https://{host}" if host else "")
        if not self._base:
            raise _no_server()

    def get(self, path: str, query: Mapping[str, str] | None = None) -> Answer:
        """Ask for something."""
        asked = f"?{urlencode(query)}" if query else ""
        return ask(self._access, self._request("GET", path + asked))

    def upload(self, path: str, body: bytes, media_type: str) -> Answer:
        """Hand over a file that nobody sees yet."""
        return ask(self._access, self._request("POST", path, body, {"Content-Type": media_type}))

    def change(
        self,
        method: str,
        path: str,
        values: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Change what readers see. Raises TransportError."""
        request = self._request(method, path, headers=headers)
        if values is not None:
            request = json_request(method, request.url, values, request.headers)
        return self._access.transport.send(request)

    def statuses(self, account: str) -> Iterator[Any]:
        """The statuses of the account with this id, the newest first.

        Raises NotDeliveredError behind the last one that is read; there may be more.
        """
        query = {"limit": "40", "exclude_reblogs": "true"}
        for _ in range(_MOST_PAGES):
            answer = self.get(f"/api/v1/accounts/{account}/statuses", query)
            page = answer.json
            if answer.status != 200 or not isinstance(page, list):
                raise self.refusal(answer, Aim.READ)
            if not page:
                return
            yield from page
            query["max_id"] = text_at(page, len(page) - 1, "id")
        raise NotDeliveredError(State.BLOCKED, "too-many-posts")

    def refusal(self, answer: Answer, aim: Aim) -> NotDeliveredError:
        """What a refusal means."""
        return refusal(answer, self._access.clock(), aim)

    def _request(
        self, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> Request:
        signed = {"Authorization": f"Bearer {self._token}", **(headers or {})}
        return Request(method=method, url=self._base + path, headers=signed, body=body)


def _no_server() -> SettingsError:
    return SettingsError(
        f'{FILE_NAME}, [networks.mastodon]: servernya tidak disebut. Tulis account = "@nama@server", '
        'atau tambahkan server = "https://…".',
        f'{FILE_NAME}, [networks.mastodon]: names no server. Write account = "@name@server", or add '
        'server = "https://…".',
    )


def links_in(html: str) -> list[str]:
    """Where the links of a status lead."""
    found = _Links()
    found.feed(html)
    found.close()
    return found.links


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value for name, value in attrs if tag == "a" and name == "href" and value]
