"""WebSub: a hub is told which feeds have changed, fetches them, and tells those who follow them.

W3C's "WebSub" leaves open how a hub is told; `hub.mode=publish` with one `hub.url` for every feed
is what pubsubhubbub.appspot.com documents. It answers 204; others answer 202, or 200 with nothing
in it. Telling a hub twice does no harm, so what is unclear is simply told again. There is no
account and no secret; the feeds themselves name the hub (`rel="hub"`).
"""

from datetime import datetime
from hashlib import sha256
from urllib.parse import urlencode, urlsplit

from newsroom.crosspost.adapters import (
    Absence,
    Access,
    Adapter,
    CannotError,
    Delivery,
    Health,
    NotDeliveredError,
    Receipt,
    Secret,
    Tokens,
)
from newsroom.crosspost.adapters._calls import Aim, ask, refusal
from newsroom.ledger import Claim, State
from newsroom.networks import USUAL_HUB
from newsroom.social.post import Post
from newsroom.transport import Answer, Request

SECRETS: tuple[Secret, ...] = ()
_FEEDS = "feeds"


def connect(access: Access) -> Adapter:
    """The hub of newsroom.toml."""
    return Hub(access)


class Hub(Adapter):
    """A hub."""

    def __init__(self, access: Access) -> None:
        self._access = access
        self._url = access.account.server or USUAL_HUB

    def reserve(self, post: Post, _key: str, _now: datetime) -> Tokens:
        """The feeds, since a withdrawal changes them once more."""
        return {_FEEDS: post.text}

    def publish(self, post: Post, _delivery: Delivery, _tokens: Tokens) -> Receipt:
        """Tell the hub of the feeds that `post` names."""
        return self._tell(post.text)

    def look_up(self, _post: Post, _delivery: Delivery, _claim: Claim) -> Absence:
        """A hub does not tell what it was told, and may always be told again."""
        return Absence.CERTAIN

    def edit(self, post: Post, _delivery: Delivery, _claim: Claim) -> Receipt:
        """Tell the hub again: the story's text in the feeds is another now."""
        return self._tell(post.text)

    def delete(self, _delivery: Delivery, claim: Claim) -> None:
        """Tell the hub again: the feeds say that the story was withdrawn. Raises CannotError."""
        if not claim.tokens.get(_FEEDS):
            raise CannotError("no-feeds")
        self._tell(claim.tokens[_FEEDS])

    def check(self, _now: datetime) -> Health:
        """Whether there is anybody at the hub's address."""
        answer = ask(self._access, Request(method="GET", url=self._url))
        problem = f"http-{answer.status}" if answer.status >= 500 else ""
        return Health(problem=problem, name=urlsplit(self._url).hostname or "")

    def _tell(self, feeds: str) -> Receipt:
        told = [("hub.mode", "publish"), *(("hub.url", feed) for feed in feeds.split())]
        request = Request(
            method="POST",
            url=self._url,
            headers={"Content-Type": "application/x-www-form-urlencoded"},
            body=urlencode(told).encode(),
        )
        answer = self._access.transport.send(request)
        if not _is_heard(answer):
            raise self._refusal(answer)
        return Receipt(sha256(feeds.encode()).hexdigest()[:16], feeds.split(maxsplit=1)[0])

    def _refusal(self, answer: Answer) -> NotDeliveredError:
        if answer.status == 200:
            return NotDeliveredError(State.UNKNOWN, "http-200")
        return refusal(answer, self._access.clock(), Aim.CHANGE)


def _is_heard(answer: Answer) -> bool:
    """Whether the hub took it; a 200 with a page in it may come from somebody on the way."""
    return answer.status in (202, 204) or (answer.status == 200 and not answer.body.strip())
