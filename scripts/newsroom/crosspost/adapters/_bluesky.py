"""Bluesky's interface: one session, calls by their names in the lexicons, what refusals mean."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlencode

from newsroom.crosspost.adapters import Access, NotDeliveredError
from newsroom.crosspost.adapters._calls import (
    Aim,
    ask,
    at,
    base_of,
    json_request,
    refusal,
    text_at,
)
from newsroom.ledger import State
from newsroom.transport import Answer, Request

USUAL = "https://bsky.social"
_SESSION_LIVES = timedelta(minutes=60)
"""An access token lives for 120 minutes; a new one is fetched before a call can meet a dead one."""
_ACCOUNT = {
    "InvalidToken": "token",
    "ExpiredToken": "token",
    "AuthenticationRequired": "token",
    "AuthMissing": "token",
    "AuthFactorTokenRequired": "token",
    "AccountTakedown": "restricted",
    "AccountDeactivated": "restricted",
    "AccountSuspended": "restricted",
}


@dataclass(frozen=True, slots=True)
class Session:
    """An open session: the account's DID and handle, `since` when, and its `token`."""

    did: str
    handle: str
    since: datetime
    token: str = field(repr=False)


class Calls:
    """Calls for one account. It signs in when there is first something to do.

    Signing in is rationed (300 times a day), so the session is kept.
    """

    def __init__(self, access: Access, password: str) -> None:
        self._access = access
        self._password = password
        self._base = base_of(access, USUAL)
        self._handle = access.account.account.lstrip("@")
        self._open: Session | None = None

    def session(self) -> Session:
        """The session. Raises NotDeliveredError, always `blocked`: nobody sees that it failed."""
        now = self._access.clock()
        if self._open is None or now - self._open.since > _SESSION_LIVES:
            self._open = self._sign_in(now)
        return self._open

    def _sign_in(self, now: datetime) -> Session:
        who = self._access.account.id or self._handle
        values = {"identifier": who, "password": self._password}
        url = self._url("com.atproto.server.createSession")
        answer = ask(self._access, json_request("POST", url, values, {}))
        did, token = text_at(answer.json, "did"), text_at(answer.json, "accessJwt")
        if answer.status != 200 or not did or not token:
            raise self.refusal(answer, Aim.READ)
        if at(answer.json, "active") is False:
            raise NotDeliveredError(State.BLOCKED, "restricted")
        return Session(did, text_at(answer.json, "handle"), now, token)

    def ask(self, name: str, query: Mapping[str, str]) -> Answer:
        """Ask for something."""
        url = f"{self._url(name)}?{urlencode(query)}"
        return ask(self._access, Request(method="GET", url=url, headers=self._headers()))

    def upload(self, data: bytes, media_type: str) -> Answer:
        """Hand over a file that nobody sees yet."""
        headers = {**self._headers(), "Content-Type": media_type}
        url = self._url("com.atproto.repo.uploadBlob")
        return ask(self._access, Request(method="POST", url=url, headers=headers, body=data))

    def change(self, name: str, values: Mapping[str, object]) -> Answer:
        """Change what readers see. Raises TransportError."""
        request = json_request("POST", self._url(name), values, self._headers())
        return self._access.transport.send(request)

    def refusal(self, answer: Answer, aim: Aim) -> NotDeliveredError:
        """What a refusal means. Bluesky tells of a dead token by its code, with a status of 400."""
        code = _ACCOUNT.get(text_at(answer.json, "error"), "")
        if code and answer.status < 500:
            return NotDeliveredError(State.BLOCKED, code)
        return refusal(answer, self._access.clock(), aim)

    def _url(self, name: str) -> str:
        return f"{self._base}/xrpc/{name}"

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.session().token}"}
