"""A WebSub hub, as pubsubhubbub.appspot.com is told of feeds.

What readers see of it is that the feeds they follow were fetched anew: once, however often the hub
was told.
"""

from collections.abc import Mapping
from hashlib import sha256
from urllib.parse import parse_qsl

from tests.crosspost.fakes import FakeServer, Reply, Seen, Visible
from tests.crosspost.fakes._schemas import allow

FORM = "application/x-www-form-urlencoded"


def peer() -> "FakeHub":
    return FakeHub()


class FakeHub(FakeServer):
    """A hub. `heard` is every call that it took, `status` what it answers to one."""

    network = "websub"
    secrets: Mapping[str, str] = {}

    def forget(self) -> None:
        self.heard: list[tuple[str, ...]] = []
        self.status = 202

    def visible(self) -> list[Visible]:
        return [_seen("\n".join(feeds)) for feeds in dict.fromkeys(self.heard)]

    def expired(self) -> Reply:
        return Reply(401, b"")

    def answer(self, seen: Seen) -> Reply:
        if seen.method == "GET":
            return Reply(200, b"<title>Hub</title>", {"content-type": "text/html"})
        if seen.headers.get("content-type") != FORM:
            return Reply(415, b"")
        told = parse_qsl(seen.body.decode(), strict_parsing=True)
        allow({name for name, _ in told}, {"hub.mode", "hub.url"}, None)
        feeds = tuple(value for name, value in told if name == "hub.url")
        if dict(told).get("hub.mode") != "publish" or not all(_is_feed(feed) for feed in feeds):
            return Reply(400, b"Invalid value for hub.url")
        self.heard.append(feeds)
        return Reply(self.status, b"" if self.status in (200, 204) else b"Told")


def _is_feed(address: str) -> bool:
    return address.startswith(("https://", "http://"))


def _seen(feeds: str) -> Visible:
    return Visible(sha256(feeds.encode()).hexdigest()[:16], feeds)
