"""What Facebook, Instagram and Threads have in common: the Graph API and an account there.

The token goes in the `Authorization` header, never into an address; where Meta wants a token as a
parameter of a reading call (`debug_token`), the call is posted with `method=get`, as Meta's own
PHP library sends all of its calls. Lists are paged by their cursors, because the address of the
next page that Meta offers holds the token.
"""

import re
from abc import abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, Self
from urllib.parse import quote, urlencode

from newsroom.crosspost.adapters import (
    Access,
    Adapter,
    CannotError,
    Delivery,
    Health,
    NotDeliveredError,
)
from newsroom.crosspost.adapters._calls import ask, at, base_of, count_at, text_at
from newsroom.crosspost.adapters._meta_faults import GARBAGE, Fault, fault_of, not_before
from newsroom.ledger import Claim, State
from newsroom.social.compose import short_address
from newsroom.transport import Answer, Request

Fields = Mapping[str, Any]
"""An object of the Graph API."""

SERVER = "https://graph.facebook.com/v25.0"
LATE = timedelta(hours=1)
"""How far apart our clock and Meta's may be."""
_PAGES = 5
_PER_PAGE = "100"


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """The Graph API at `base`, spoken to with one account's token.

    Every call raises NotDeliveredError for an answer that is no success. Those that readers can
    see raise TransportError where there is none.
    """

    access: Access
    base: str
    token: str = field(repr=False)

    @classmethod
    def of(cls, access: Access, secret: str, base: str) -> Self:
        """The API for an account; `base` is where newsroom.toml names no server."""
        token = access.secrets.get(secret, "").strip()
        return cls(access=access, base=base_of(access, base), token=token)

    def read(self, *parts: str, **fields: str) -> Fields:
        """Read an object or a list. No refusal has the state `unknown`."""
        return self._send("GET", parts, fields, visible=False)

    def prepare(self, *parts: str, **fields: str) -> Fields:
        """Post what nobody can see. No refusal has the state `unknown`."""
        return self._send("POST", parts, fields, visible=False)

    def publish(self, *parts: str, **fields: str) -> Fields:
        """Post what readers see."""
        return self._send("POST", parts, fields, visible=True)

    def remove(self, *parts: str) -> None:
        """Delete an object."""
        if self._send("DELETE", parts, {}, visible=True).get("success") is not True:
            raise NotDeliveredError(State.UNKNOWN, "not-confirmed")

    def listed(self, *parts: str, **fields: str) -> Iterator[Fields]:
        """A list's objects, at most five pages of a hundred."""
        after = ""
        for _ in range(_PAGES):
            cursor = {"after": after} if after else {}
            page = self.read(*parts, **fields, **cursor, limit=_PER_PAGE)
            yield from objects(page)
            after = _next_of(page)
            if not after:
                return

    def _send(
        self, method: str, parts: tuple[str, ...], fields: Mapping[str, str], *, visible: bool
    ) -> Fields:
        if not all(parts):
            raise NotDeliveredError(State.BLOCKED, "no-account-id")
        url = "/".join((self.base, *(quote(part, safe="_") for part in parts)))
        headers = {"Authorization": f"Bearer {self.token}", "Accept": "application/json"}
        body = b""
        if method == "POST":
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode(fields).encode()
        elif fields:
            url = f"{url}?{urlencode(fields)}"
        request = Request(method=method, url=url, headers=headers, body=body)
        send = self.access.transport.send if visible else partial(ask, self.access)
        return self._understood(send(request), visible=visible)

    def _understood(self, answer: Answer, *, visible: bool) -> Fields:
        body = answer.json
        error = body.get("error") if isinstance(body, dict) else None
        well = 200 <= answer.status < 300 and error is None
        if well and isinstance(body, dict):
            return body
        fault = (
            GARBAGE if well else fault_of(answer.status, error if isinstance(error, dict) else {})
        )
        raise self._refusal(fault, answer, visible=visible)

    def _refusal(self, fault: Fault, answer: Answer, *, visible: bool) -> NotDeliveredError:
        state = fault.state
        if state is State.UNKNOWN and not visible:
            state = State.BLOCKED
        until = not_before(fault, answer, self.access.clock())
        return NotDeliveredError(state, fault.reason, until)


@dataclass(frozen=True, slots=True, kw_only=True)
class MetaAccount(Adapter):
    """An account on a network of Meta's.

    `node` is its id there, `needed` the rights without which it cannot post, `wanted` those for
    the rest.
    """

    graph: Graph
    node: str
    needed: tuple[str, ...]
    wanted: tuple[str, ...]

    @abstractmethod
    def name(self) -> str:
        """The account as the network calls it. Raises NotDeliveredError."""

    @abstractmethod
    def room(self) -> tuple[int, int] | None:
        """How many posts can still be sent, and of how many, in any 24 hours; None untold."""

    def allowance(self, delivery: Delivery) -> int | None:  # noqa: ARG002
        """How many posts the account may still send."""
        room = self.room()
        return room[0] if room else None

    def check(self, now: datetime) -> Health:  # noqa: ARG002
        """Whether the token is alive and has its rights, when it dies, and how much room is left."""
        try:
            name, token, room = self.name(), self._token(), self.room()
        except NotDeliveredError as error:
            return Health(problem=error.reason)
        missing = _missing(token, (*self.needed, *self.wanted))
        dead = token.get("is_valid") is False
        lacking = "forbidden" if set(missing) & set(self.needed) else ""
        return Health(
            problem="token" if dead else lacking,
            name=name,
            issued_at=_moment(token.get("issued_at")),
            expires_at=_moment(token.get("expires_at")),
            missing=missing,
            left=room[0] if room else None,
            quota=room[1] if room else None,
        )

    def delete(self, delivery: Delivery, claim: Claim) -> None:  # noqa: ARG002
        """Delete the post. Raises CannotError where Meta does not let this app do so."""
        if not claim.remote_id:
            raise CannotError("no-id")
        try:
            self.graph.remove(claim.remote_id)
        except NotDeliveredError as error:
            if error.reason == "forbidden":
                raise CannotError("delete") from None
            if error.reason != "not-found":
                raise
            if not self._is_gone(claim.remote_id):
                raise CannotError("delete") from None

    def _is_gone(self, post: str) -> bool:
        """Whether a post is no more: Meta says the same of that and of a right that is missing."""
        self.name()
        try:
            self.graph.read(post, fields="id")
        except NotDeliveredError as error:
            if error.reason == "not-found":
                return True
            raise
        return False

    def _token(self) -> Fields:
        """What Meta says of the token; {} where it does not tell its owner."""
        try:
            told = self.graph.prepare("debug_token", method="get", input_token=self.graph.token)
        except NotDeliveredError:
            return {}
        data = told.get("data")
        return data if isinstance(data, dict) else {}


def _missing(token: Fields, rights: tuple[str, ...]) -> tuple[str, ...]:
    scopes = token.get("scopes")
    return tuple(right for right in rights if right not in scopes) if scopes else ()


def _moment(seconds: object) -> datetime | None:
    """A time in seconds since 1970; Meta says 0 for a token that does not die."""
    if not isinstance(seconds, int) or not 0 < seconds < 10**10:
        return None
    return datetime.fromtimestamp(seconds, UTC)


def objects(page: Fields) -> list[Fields]:
    """The objects of a list's page; what is none is passed over."""
    data = page.get("data")
    return [item for item in data if isinstance(item, dict)] if isinstance(data, list) else []


def _next_of(page: Fields) -> str:
    return text_at(page, "paging", "cursors", "after") if at(page, "paging", "next") else ""


def insights(page: Fields) -> dict[str, int]:
    """The figures of an `insights` list, by their names."""
    told = {text_at(item, "name"): count_at(item, "values", 0, "value") for item in objects(page)}
    return {name: value for name, value in told.items() if value is not None}


def id_of(made: Fields) -> str:
    """The id of what was made; an answer without one leaves open whether anything was."""
    made_id = text_at(made, "id")
    if not made_id:
        raise NotDeliveredError(State.UNKNOWN, "garbage")
    return made_id


def since(begun: datetime) -> str:
    """The `since` of a list that must hold what was sent after `begun`."""
    return str(int((begun - LATE).timestamp()))


def mentions(text: str, link: str) -> bool:
    """Whether `text` names this address, with or without its scheme, and not only a longer one."""
    address = re.escape(short_address(link))
    return bool(link) and re.search(rf"{address}(?![\w%-]|/[\w%-])", text) is not None
