"""Bluesky, by the AT Protocol with an app password.

A post is a record whose name the writer chooses. Name and hour are fixed in the claim, and the
record is put only where none stands under that name (`swapRecord: null`), so the same post sent
twice stands once, and a look-up by name is certain. Tried on the PDS 0.4.217: the same record
again gives 200 and changes nothing, another one 400 InvalidSwap. Where a person deleted the post
in the app while its claim was open, it would be put again.

Facts from the lexicons of the PDS, from atproto.com ("Record Key", "TID") and from "Rate limits" in
Bluesky's documentation.
"""

import json
from datetime import UTC, datetime

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
from newsroom.crosspost.adapters._bluesky import Calls
from newsroom.crosspost.adapters._calls import (
    Aim,
    at,
    count_at,
    media_type,
    moment,
    read_card,
    text_at,
)
from newsroom.crosspost.adapters._record import COLLECTION, record_of
from newsroom.crosspost.adapters._tid import tid_of
from newsroom.ledger import Claim, Figures, State
from newsroom.social.post import Post
from newsroom.transport import Answer

SECRETS = (
    Secret("TAYANG_BLUESKY_APP_PASSWORD", "kata sandi aplikasi (app password)", "an app password"),
)
MOST_BYTES = 999_999
"""The lexicon app.bsky.embed.external has 1,000,000 bytes for a card's thumb."""
_POINTS_OF_A_POST = 3


def connect(access: Access) -> Adapter:
    """The office's account on Bluesky."""
    return Bluesky(access)


class Bluesky(Adapter):
    """An account on Bluesky."""

    def __init__(self, access: Access) -> None:
        self._calls = Calls(access, access.secrets[SECRETS[0].name].strip())
        self._clock = access.clock
        self._handle = access.account.account.lstrip("@")
        self._points: int | None = None

    def reserve(self, _post: Post, key: str, now: datetime) -> Tokens:
        """The record's name and hour."""
        hour = now.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        return {"rkey": tid_of(key, now), "created_at": hour}

    def prepare(self, post: Post, delivery: Delivery, _tokens: Tokens) -> Tokens:
        """Upload the card; what no record names is thrown away there, so it is sent each time."""
        if post.picture is None:
            return {}
        data = read_card(post.picture, delivery, MOST_BYTES)
        answer = self._calls.upload(data, media_type(post.picture))
        blob = at(answer.json, "blob")
        if answer.status != 200 or not isinstance(blob, dict):
            raise self._calls.refusal(answer, Aim.UPLOAD)
        return {"blob": json.dumps(blob, sort_keys=True)}

    def publish(self, post: Post, _delivery: Delivery, tokens: Tokens) -> Receipt:
        """Put the record where none stands. Another one there may be this post as it once read."""
        answer = self._put(post, tokens, swap=None)
        if text_at(answer.json, "error") == "InvalidSwap":
            raise NotDeliveredError(State.UNKNOWN, "duplicate")
        return self._received(answer, tokens)

    def look_up(self, _post: Post, _delivery: Delivery, claim: Claim) -> Receipt | Absence:
        """Whether a record stands under the claim's name."""
        answer = self._get(claim.tokens)
        if _is_missing(answer):
            return Absence.CERTAIN
        uri = text_at(answer.json, "uri")
        if answer.status != 200 or not uri:
            raise self._calls.refusal(answer, Aim.READ)
        written = moment(at(answer.json, "value", "createdAt"))
        return self._receipt(uri, claim.tokens, written)

    def edit(self, post: Post, delivery: Delivery, claim: Claim) -> Receipt:
        """Put the new text in the place of exactly the record that was read."""
        tokens = {**claim.tokens, **self.prepare(post, delivery, claim.tokens)}
        found = self._get(tokens)
        if _is_missing(found):
            raise CannotError("gone")
        standing = text_at(found.json, "cid")
        if found.status != 200 or not standing:
            raise self._calls.refusal(found, Aim.READ)
        answer = self._put(post, tokens, swap=standing)
        if text_at(answer.json, "error") == "InvalidSwap":
            raise NotDeliveredError(State.BLOCKED, "changed-meanwhile")
        return self._received(answer, tokens)

    def delete(self, _delivery: Delivery, claim: Claim) -> None:
        """Delete the record; where none stands, Bluesky says yes as well."""
        place = self._place(claim.tokens)
        answer = self._calls.change("com.atproto.repo.deleteRecord", place)
        if answer.status != 200 or not isinstance(answer.json, dict):
            raise self._calls.refusal(answer, Aim.CHANGE)

    def allowance(self, _delivery: Delivery) -> int | None:
        """The posts that the points left pay for, as Bluesky told them with the last post."""
        return None if self._points is None else self._points // _POINTS_OF_A_POST

    def check(self, _now: datetime) -> Health:
        """Whether the app password opens the account of newsroom.toml. It does not age."""
        try:
            handle = self._calls.session().handle
        except NotDeliveredError as error:
            return Health(problem=error.reason)
        same = handle.lower() == self._handle.lower()
        return Health(problem="" if same else "other-account", name=f"@{handle}")

    def figures(self, claim: Claim) -> Figures | None:
        """Likes, reposts with quotes and replies; None where the server knows no app that counts."""
        answer = self._calls.ask("app.bsky.feed.getPosts", {"uris": claim.remote_id})
        if answer.status in (401, 429) or answer.status in (500, 502, 503, 504):
            raise self._calls.refusal(answer, Aim.READ)
        post = at(answer.json, "posts", 0)
        if post is None:
            return None
        shares = [count_at(post, name) for name in ("repostCount", "quoteCount")]
        told = [count for count in shares if count is not None]
        return Figures(
            at=self._clock(),
            likes=count_at(post, "likeCount"),
            shares=sum(told) if told else None,
            comments=count_at(post, "replyCount"),
        )

    def _place(self, tokens: Tokens) -> dict[str, str]:
        did = self._calls.session().did
        return {"repo": did, "collection": COLLECTION, "rkey": tokens["rkey"]}

    def _get(self, tokens: Tokens) -> Answer:
        return self._calls.ask("com.atproto.repo.getRecord", self._place(tokens))

    def _put(self, post: Post, tokens: Tokens, *, swap: str | None) -> Answer:
        values = {**self._place(tokens), "record": record_of(post, tokens), "swapRecord": swap}
        answer = self._calls.change("com.atproto.repo.putRecord", values)
        points = answer.headers.get("ratelimit-remaining", "")
        self._points = int(points) if points.isdecimal() else None
        return answer

    def _received(self, answer: Answer, tokens: Tokens) -> Receipt:
        uri = text_at(answer.json, "uri")
        if answer.status != 200 or not uri:
            raise self._calls.refusal(answer, Aim.CHANGE)
        return self._receipt(uri, tokens)

    def _receipt(self, uri: str, tokens: Tokens, when: datetime | None = None) -> Receipt:
        url = f"https://bsky.app/profile/{self._handle}/post/{tokens['rkey']}"
        return Receipt(uri, url, when)


def _is_missing(answer: Answer) -> bool:
    return text_at(answer.json, "error") == "RecordNotFound"
