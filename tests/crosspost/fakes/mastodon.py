"""A Mastodon server: uploads, statuses, keys that hold for an hour, limits of its own.

With `ignores_keys` it is the hostile one and answers as GoToSocial 0.20 does: a second status of the
same key, 400 where Mastodon says 422, and a picture that a status has is still there to be asked for.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from html import escape
from typing import Any

from tests.crosspost.fakes import FakeServer, RefusedError, Reply, Seen, Visible
from tests.crosspost.fakes._schemas import allow

LINK = re.compile(r"https?://\S+")
KEY_HOLDS = timedelta(hours=1)
TOKEN = "mastodon-access-token"
WRITTEN = {"status", "media_ids", "language", "visibility"}


def peer() -> "FakeMastodon":
    return FakeMastodon()


@dataclass(frozen=True, slots=True)
class Status:
    """A status, as it was sent."""

    id: str
    text: str
    at: datetime
    media: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Upload:
    """A picture that was handed over; `taken_by` is the status that has it."""

    data: bytes
    alt: str
    taken_by: str = ""


class FakeMastodon(FakeServer):
    """A Mastodon server. `slow` is how often it says that it still works on an upload."""

    network = "mastodon"
    secrets: Mapping[str, str] = {"TAYANG_MASTODON_TOKEN": TOKEN}
    user = "109000000000000001"

    def forget(self) -> None:
        self.statuses: dict[str, Status] = {}
        self.uploads: dict[str, Upload] = {}
        self.keys: dict[str, tuple[str, datetime]] = {}
        self.ignores_keys = False
        self.scopes = ["read", "write"]
        self.most_characters = 500
        self.slow = 0
        self._next = 112_000_000_000_000_000
        self._work = 0

    @property
    def account(self) -> Any:
        return replace(super().account, account="@kotacontoh@mastodon.example", id="")

    def visible(self) -> list[Visible]:
        return [
            Visible(one.id, one.text, next(iter(LINK.findall(one.text)), ""))
            for one in self.statuses.values()
        ]

    def expired(self) -> Reply:
        return Reply(401, {"error": "The access token is invalid"})

    def limited(self, until: datetime) -> Reply:
        reset = until.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000000Z")
        headers = {"x-ratelimit-remaining": "0", "x-ratelimit-reset": reset}
        return Reply(429, {"error": "Throttled"}, headers)

    def broken(self) -> Reply:
        return Reply(503, {"error": "Remote data could not be fetched"})

    def answer(self, seen: Seen) -> Reply:
        if (seen.method, seen.path) == ("GET", "/api/v2/instance"):
            return Reply(200, {"configuration": self._limits()})
        if seen.bearer != TOKEN:
            return self.expired()
        if seen.method != "GET" and "write" not in self.scopes:
            return Reply(403, {"error": "This action is outside the authorized scopes"})
        for pattern, call in self._calls().items():
            if found := re.fullmatch(pattern, f"{seen.method} {seen.path}"):
                return call(seen, *found.groups())
        return Reply(404, {"error": "Record not found"})

    def _calls(self) -> Mapping[str, Callable[..., Reply]]:
        return {
            r"POST /api/v2/media": self._upload,
            r"GET /api/v1/media/(\d+)": self._wait,
            r"POST /api/v1/statuses": self._post,
            r"(GET|PUT|DELETE) /api/v1/statuses/(\d+)": self._one,
            rf"GET /api/v1/accounts/{self.user}/statuses": self._timeline,
            r"GET /api/v1/accounts/verify_credentials": self._own,
            r"GET /api/v1/apps/verify_credentials": self._app,
        }

    def _limits(self) -> dict[str, Any]:
        return {
            "statuses": {
                "max_characters": self.most_characters,
                "max_media_attachments": 4,
                "characters_reserved_per_url": 23,
            },
            "media_attachments": {"image_size_limit": 16_777_216, "description_limit": 1_500},
        }

    def _own(self, _seen: Seen) -> Reply:
        return Reply(200, {"id": self.user, "username": "kotacontoh", "acct": "kotacontoh"})

    def _app(self, _seen: Seen) -> Reply:
        return Reply(200, {"name": "Tayang", "scopes": self.scopes})

    def _upload(self, seen: Seen) -> Reply:
        allow(seen.fields, {"description"}, None, status=422)
        file = seen.files["file"]
        media = self._new_id()
        self.uploads[media] = Upload(file.data, seen.fields["description"])
        self._work = self.slow
        url = None if self.slow else f"{seen.base}/media/{media}"
        return Reply(202 if self.slow else 200, {"id": media, "type": "image", "url": url})

    def _wait(self, _seen: Seen, media: str) -> Reply:
        known = self.uploads.get(media)
        if known is None or (known.taken_by and not self.ignores_keys):
            return Reply(404, {"error": "Record not found"})
        if self._work:
            self._work -= 1
            return Reply(206, {"id": media, "url": None})
        return Reply(200, {"id": media, "url": f"/media/{media}", "description": known.alt})

    def _post(self, seen: Seen) -> Reply:
        key = seen.headers.get("idempotency-key", "")
        known, since = self.keys.get(key, ("", self.time))
        if known and self.time - since < KEY_HOLDS and not self.ignores_keys:
            return self._one(seen, "GET", known)
        status = self._written(seen, self._new_id(), self.time)
        if key:
            self.keys[key] = (status.id, self.time)
        return Reply(200, self._told(status, seen))

    def _written(self, seen: Seen, name: str, at: datetime) -> Status:
        allow(seen.fields, WRITTEN, None, status=422)
        text, media = seen.fields["status"], tuple(seen.fields["media_ids"])
        if len(LINK.sub("x" * 23, text)) > self.most_characters:
            raise self._refusal(f"Text character limit of {self.most_characters} exceeded")
        for one in media:
            upload = self.uploads.get(one)
            if upload is None or upload.taken_by not in ("", name):
                raise self._refusal(f"Media {one} not found or already attached to another post")
            self.uploads[one] = replace(upload, taken_by=name)
        self.statuses[name] = Status(name, text, at, media)
        return self.statuses[name]

    def _refusal(self, why: str) -> RefusedError:
        if self.ignores_keys:
            return RefusedError(Reply(400, {"error": f"Bad Request: {why}"}))
        return RefusedError(Reply(422, {"error": f"Validation failed: {why}"}))

    def _one(self, seen: Seen, method: str, name: str) -> Reply:
        known = self.statuses.get(name)
        if known is None:
            return Reply(404, {"error": "Record not found"})
        if method == "PUT":
            known = self._written(seen, name, known.at)
        if method == "DELETE":
            del self.statuses[name]
        return Reply(200, self._told(known, seen))

    def _timeline(self, seen: Seen) -> Reply:
        below = int(seen.query.get("max_id", self._next + 1))
        found = [one for one in reversed(self.statuses.values()) if int(one.id) < below]
        page = found[: min(40, int(seen.query.get("limit", "20")))]
        return Reply(200, [self._told(one, seen) for one in page])

    def _told(self, status: Status, seen: Seen) -> dict[str, Any]:
        counts = {"favourites_count": 7, "reblogs_count": 3, "replies_count": 2}
        return {
            "id": status.id,
            "created_at": status.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z"),
            "url": f"{seen.base}/@kotacontoh/{status.id}",
            "content": _html(status.text),
            "media_attachments": [{"id": one} for one in status.media],
            **counts,
        }

    def _new_id(self) -> str:
        self._next += 65_536
        return str(self._next)


def _html(text: str) -> str:
    """The text as Mastodon shows it: a link's scheme is there, but not for the eye."""

    def link(found: re.Match[str]) -> str:
        scheme, _, rest = found[0].partition("://")
        return (
            f'<a href="{found[0]}" target="_blank" rel="nofollow noopener" translate="no">'
            f'<span class="invisible">{scheme}://</span><span class="ellipsis">{rest}</span></a>'
        )

    lines = LINK.sub(link, escape(text, quote=False)).split("\n\n")
    return "".join(f"<p>{line}</p>" for line in lines).replace("\n", "<br />")
