"""X's API v2: signatures by OAuth 1.0a, bodies and answers as its OpenAPI file has them.

Facts that the file lacks, from X's guides: the same text twice is a 403, an empty purse a 402, an
address in a text becomes a t.co one, a day's uploads end after 86,400 seconds.
"""

import hmac
import re
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote, unquote

from jsonschema import Draft202012Validator
from twitter_text import parse_tweet

from tests.crosspost.fakes import FakeServer, RefusedError, Reply, Seen, Visible
from tests.crosspost.fakes._schemas import allow, read_spec, x_problems

LINK = re.compile(r"https?://\S+")
UPLOAD_LIVES = timedelta(seconds=86_400)
CLOCKS_DIFFER = timedelta(minutes=5)
DAYS_POSTS = 100
POST_FIELDS = {"created_at", "entities", "public_metrics", "text", "id"}
BODIES = {
    "/2/media/upload": {"media", "media_category"},
    "/2/media/metadata": {"id", "metadata"},
    "/2/tweets": {"text", "media"},
}
ABOUT = "https://api.x.com/2/problems"


def peer() -> "FakeX":
    return FakeX()


@dataclass(frozen=True, slots=True)
class Tweet:
    """A post on X."""

    id: str
    text: str
    at: datetime
    media: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Upload:
    """A picture that was handed over."""

    data: bytes
    at: datetime
    alt: str = ""


class FakeX(FakeServer):
    """X. `credits` are the posts that are paid for, `level` what the keys may do,
    `billed` the posts that were read.

    `parameter` chooses the fields of a post: `post.fields` in X's OpenAPI file, `tweet.fields` in
    its guides and in its own Playground. Others are refused, or passed over where `lenient`.
    """

    network = "x"
    secrets: Mapping[str, str] = {
        "TAYANG_X_API_KEY": "x-app-key",
        "TAYANG_X_API_SECRET": "x-app-secret",
        "TAYANG_X_ACCESS_TOKEN": "x-account-token",
        "TAYANG_X_ACCESS_SECRET": "x-account-secret",
    }
    user = "1234567890"

    def forget(self) -> None:
        self.tweets: dict[str, Tweet] = {}
        self.uploads: dict[str, Upload] = {}
        self.nonces: set[str] = set()
        self.credits = 10_000
        self.level = "read-write"
        self.billed = {"timeline": 0, "post": 0}
        self.parameter = "post.fields"
        self.lenient = False
        self._next = 1_990_000_000_000_000_000

    def visible(self) -> list[Visible]:
        return [
            Visible(one.id, one.text, next(iter(LINK.findall(one.text)), ""))
            for one in self.tweets.values()
        ]

    def expired(self) -> Reply:
        return _problem(401, "Unauthorized", "Unauthorized")

    def limited(self, until: datetime) -> Reply:
        reset = str(int(until.timestamp()))
        headers = {"x-rate-limit-remaining": "0", "x-rate-limit-reset": reset}
        reply = _problem(429, "Too Many Requests", "Too Many Requests")
        return replace(reply, headers={**reply.headers, **headers})

    def broken(self) -> Reply:
        return _problem(503, "Service Unavailable", "Service Unavailable")

    def answer(self, seen: Seen) -> Reply:
        self._check_signature(seen)
        reply = self._route(seen)
        _check_answer(seen, reply)
        return replace(reply, headers={"x-access-level": self.level, **reply.headers})

    def _route(self, seen: Seen) -> Reply:
        if seen.path in BODIES and seen.method == "POST":
            return self._write(seen)
        if found := re.fullmatch(r"/2/tweets/(\d{1,19})", seen.path):
            return self._one(seen, found[1])
        if (seen.method, seen.path) == ("GET", "/2/users/me"):
            return Reply(200, {"data": {"id": self.user, "username": "kotacontoh", "name": "Kota"}})
        if (seen.method, seen.path) == ("GET", f"/2/users/{self.user}/tweets"):
            return self._timeline(seen)
        return _problem(404, "Not Found", "Not Found")

    def _write(self, seen: Seen) -> Reply:
        allow(seen.fields, BODIES[seen.path], None)
        problems = x_problems("POST", seen.path, seen.fields)
        if problems:
            raise RefusedError(_problem(400, "Invalid Request", "; ".join(problems)))
        if self.level == "read":
            raise RefusedError(_problem(403, "Forbidden", "Your client app may not write."))
        if seen.path == "/2/tweets":
            return self._post(seen.fields)
        return self._upload(seen) if seen.path.endswith("upload") else self._describe(seen)

    def _upload(self, seen: Seen) -> Reply:
        data = b64decode(seen.fields["media"], validate=True)
        if not 0 < len(data) <= 5_000_000:
            return _problem(400, "Invalid Request", "The media is empty or too large.")
        media = self._new_id()
        self.uploads[media] = Upload(data, self.time)
        lives = int(UPLOAD_LIVES.total_seconds())
        told = {"id": media, "media_key": f"3_{media}", "expires_after_secs": lives}
        return Reply(200, {"data": {**told, "size": len(data)}})

    def _describe(self, seen: Seen) -> Reply:
        media, alt = seen.fields["id"], seen.fields["metadata"]["alt_text"]["text"]
        if media not in self.uploads:
            return _problem(404, "Not Found", "No such media.")
        self.uploads[media] = replace(self.uploads[media], alt=alt)
        return Reply(200, {"data": {"id": media}})

    def _post(self, fields: Any) -> Reply:
        text, media = fields["text"], tuple(fields.get("media", {}).get("media_ids", ()))
        if parse_tweet(text).weightedLength > 280:
            return _problem(400, "Invalid Request", "Your Post text is too long.")
        if not all(self._lives(one) for one in media):
            return _problem(400, "Invalid Request", "Your media IDs are invalid.")
        if any(one.text == text for one in self.tweets.values()):
            detail = "You are not allowed to create a Tweet with duplicate content."
            return _problem(403, "Forbidden", detail)
        if self.credits < 1:
            return _problem(402, "CreditsDepleted", "Your enrolled account has no credits.")
        self.credits -= 1
        tweet = Tweet(self._new_id(), text, self.time, media)
        self.tweets[tweet.id] = tweet
        left = [str(DAYS_POSTS + more - len(self.tweets)) for more in (0, 7)]
        names = ("x-app-limit-24hour-remaining", "x-user-limit-24hour-remaining")
        quotas = dict(zip(names, left, strict=True))
        return Reply(201, {"data": {"id": tweet.id, "text": _shortened(text)}}, quotas)

    def _lives(self, media: str) -> bool:
        upload = self.uploads.get(media)
        return upload is not None and self.time - upload.at < UPLOAD_LIVES

    def _one(self, seen: Seen, tweet: str) -> Reply:
        known = self.tweets.get(tweet)
        if seen.method == "DELETE":
            if known is None:
                return _problem(404, "Not Found", f"No post with the id {tweet}.")
            del self.tweets[tweet]
            return Reply(200, {"data": {"deleted": True}})
        fields = self._fields(seen, set())
        if known is None:
            return Reply(200, {"errors": [_missing(tweet)]})
        self.billed["post"] += 1
        return Reply(200, {"data": _told(known, fields)})

    def _timeline(self, seen: Seen) -> Reply:
        own = {"max_results", "exclude", "start_time", "end_time", "pagination_token"}
        fields = self._fields(seen, own)
        start, end = (self._bound(seen, name) for name in ("start_time", "end_time"))
        found = [
            one
            for one in reversed(self.tweets.values())
            if (start is None or one.at >= start) and (end is None or one.at < end)
        ]
        first, most = int(seen.query.get("pagination_token", "0")), int(seen.query["max_results"])
        page = found[first : first + most]
        self.billed["timeline"] += len(page)
        meta: dict[str, Any] = {"result_count": len(page)}
        if first + most < len(found):
            meta["next_token"] = str(first + most)
        data = {"data": [_told(one, fields) for one in page]} if page else {}
        return Reply(200, {**data, "meta": meta})

    def _bound(self, seen: Seen, name: str) -> datetime | None:
        if name not in seen.query:
            return None
        when = datetime.fromisoformat(seen.query[name])
        if when > self.time - timedelta(seconds=10):
            detail = f"'{name}' must be a minimum of 10 seconds prior to the request time."
            raise RefusedError(_problem(400, "Invalid Request", detail))
        return when

    def _fields(self, seen: Seen, own: set[str]) -> set[str]:
        unknown = set(seen.query) - own - {self.parameter}
        fields = set(seen.query.get(self.parameter, "id,text").split(","))
        if (unknown and not self.lenient) or not fields <= POST_FIELDS:
            detail = f"unknown: {sorted(unknown | fields - POST_FIELDS)}"
            raise RefusedError(_problem(400, "Invalid Request", detail))
        return fields

    def _new_id(self) -> str:
        self._next += 4_194_304
        return str(self._next)

    def _check_signature(self, seen: Seen) -> None:
        """RFC 5849, section 3.2: signature, hour, and a nonce that never came before."""
        scheme, _, told = seen.headers.get("authorization", "").partition(" ")
        parts = {name: unquote(value) for name, value in re.findall(r'(\w+)="([^"]*)"', told)}
        signature = parts.pop("oauth_signature", "")
        sent = datetime.fromtimestamp(int(parts.get("oauth_timestamp", "0")), UTC)
        good = (
            scheme == "OAuth"
            and hmac.compare_digest(signature, self._signature(seen, parts))
            and parts["oauth_consumer_key"] == self.secrets["TAYANG_X_API_KEY"]
            and parts["oauth_token"] == self.secrets["TAYANG_X_ACCESS_TOKEN"]
            and parts["oauth_nonce"] not in self.nonces
            and abs(sent - self.time) <= CLOCKS_DIFFER
        )
        if not good:
            raise RefusedError(self.expired())
        self.nonces.add(parts["oauth_nonce"])

    def _signature(self, seen: Seen, parts: dict[str, str]) -> str:
        def escaped(text: str) -> str:
            return quote(text, safe="~")

        every = sorted((escaped(k), escaped(v)) for k, v in {**seen.query, **parts}.items())
        plain = "&".join(f"{name}={value}" for name, value in every)
        base = "&".join(map(escaped, (seen.method, seen.base + seen.path, plain)))
        secret = f"{self.secrets['TAYANG_X_API_SECRET']}&{self.secrets['TAYANG_X_ACCESS_SECRET']}"
        return b64encode(hmac.digest(secret.encode(), base.encode(), "sha1")).decode()


def _problem(status: int, title: str, detail: str) -> Reply:
    body = {"title": title, "type": "about:blank", "status": status, "detail": detail}
    return Reply(status, body, {"content-type": "application/problem+json"})


def _missing(tweet: str) -> dict[str, str]:
    about = {"resource_type": "tweet", "resource_id": tweet, "parameter": "id"}
    return {
        "title": "Not Found Error",
        "type": f"{ABOUT}/resource-not-found",
        "detail": f"Could not find tweet with id: [{tweet}].",
        **about,
    }


def _shortened(text: str) -> str:
    return LINK.sub("https://t.co/abcdefghij", text)


def _told(tweet: Tweet, fields: set[str]) -> dict[str, Any]:
    """A post with the fields that were asked for; its addresses are t.co's."""
    short = "https://t.co/abcdefghij"
    urls = [
        {"start": at.start(), "end": at.start() + len(short), "url": short, "expanded_url": at[0]}
        for at in LINK.finditer(tweet.text)
    ]
    counts = ("repost", "reply", "like", "quote", "bookmark", "impression")
    every = {
        "created_at": tweet.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z"),
        "entities": {"urls": urls},
        "public_metrics": {f"{name}_count": 10 * n + 1 for n, name in enumerate(counts)},
    }
    asked = {name: value for name, value in every.items() if name in fields}
    return {"id": tweet.id, "text": _shortened(tweet.text), **asked}


def _check_answer(seen: Seen, reply: Reply) -> None:
    """What succeeds is answered as X's OpenAPI file has it, where that is here."""
    spec = read_spec("x-openapi.json")
    if spec is None or reply.status >= 300:
        return
    path = re.sub(r"(?<=/)\d{5,}", "{id}", seen.path)
    content = spec["paths"][path][seen.method.lower()]["responses"][str(reply.status)]["content"]
    schema = {**content["application/json"]["schema"], "components": spec["components"]}
    faults = [error.message for error in Draft202012Validator(schema).iter_errors(reply.body)]
    assert not faults, f"{seen.method} {seen.path}: {faults}"
