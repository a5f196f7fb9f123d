"""X's interface: signed requests, posts read back, what its refusals and quotas say."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from urllib.parse import urlencode

from newsroom.crosspost.adapters import Access, NotDeliveredError
from newsroom.crosspost.adapters._calls import (
    Aim,
    ask,
    at,
    base_of,
    json_request,
    refusal,
    same_link,
    text_at,
)
from newsroom.crosspost.adapters._oauth1 import Keys, authorization
from newsroom.ledger import State
from newsroom.transport import Answer, Request

USUAL = "https://api.x.com"
_FIELDS = (("post.fields", "tweet.fields"), ("post.fields",), ("tweet.fields",))
_DAYS_QUOTAS = ("x-user-limit-24hour-remaining", "x-app-limit-24hour-remaining")


class Calls:
    """Requests signed for one account. `nonce` gives a new word for every signature."""

    def __init__(self, access: Access, keys: Keys, nonce: Callable[[], str]) -> None:
        self._access = access
        self._keys = keys
        self._nonce = nonce
        self._base = base_of(access, USUAL)

    def ask(self, method: str, path: str, values: object = None) -> Answer:
        """Send what no reader can see."""
        return ask(self._access, self._request(method, path, values))

    def change(self, method: str, path: str, values: object = None) -> Answer:
        """Send what readers see. Raises TransportError."""
        return self._access.transport.send(self._request(method, path, values))

    def read(self, path: str, fields: str, query: Mapping[str, str]) -> Answer:
        """Posts with `fields`. Raises NotDeliveredError.

        X's OpenAPI file has another name for that parameter than its guides. Both are sent; a
        server that refuses what it does not know is asked again with one of them, unbilled.
        """
        for names in _FIELDS:
            asked = urlencode({**query, **dict.fromkeys(names, fields)})
            answer = self.ask("GET", f"{path}?{asked}")
            if answer.status != 400:
                break
        if answer.status != 200:
            raise self.refusal(answer, Aim.READ)
        return answer

    def refusal(self, answer: Answer, aim: Aim) -> NotDeliveredError:
        """What a refusal means. X refuses a text twice, so a duplicate may be this very post."""
        duplicate = "duplicate" in text_at(answer.json, "detail").lower()
        if answer.status == 403 and aim is Aim.CHANGE and duplicate:
            return NotDeliveredError(State.UNKNOWN, "duplicate")
        return refusal(answer, self._access.clock(), aim)

    def _request(self, method: str, path: str, values: object) -> Request:
        url, now = self._base + path, self._access.clock()
        signed = authorization(self._keys, method, url, now=now, nonce=self._nonce())
        headers = {"Authorization": signed}
        if values is None:
            return Request(method=method, url=url, headers=headers)
        return json_request(method, url, values, headers)


def left_today(answer: Answer) -> int | None:
    """The posts left today for the app and the account, where the answer tells."""
    told = [answer.headers.get(name, "") for name in _DAYS_QUOTAS]
    left = [int(count) for count in told if count.isdecimal()]
    return min(left) if left else None


def leads_to(found: object, link: str) -> bool:
    """Whether a post names `link`: X shortens addresses and tells beside it what they stand for."""
    urls = at(found, "entities", "urls") or ()
    told = [text_at(url, name) for url in urls for name in ("expanded_url", "unwound_url", "url")]
    return any(same_link(one, link) for one in told if one)


def zulu(when: datetime) -> str:
    """A time as X wants it: whole seconds, `Z`."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
