"""Mastodon and servers that speak its interface, by an access token, which does not age.

The server keeps an Idempotency-Key for an hour, and some (GoToSocial 0.20) not at all, so the
account's statuses are read back by the story's address as well. A claim that is not found there
counts as never arrived once it is older than its run could still be sending. An upload that one
status has taken is refused to a second one, so it is kept from one attempt to the next.

What a server allows is its own choice and is asked of it. Facts from "statuses", "media" and
"Instance" in Mastodon's documentation.
"""

from datetime import datetime, timedelta
from urllib.parse import quote

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
from newsroom.crosspost.adapters._calls import (
    Aim,
    at,
    count_at,
    mark_of,
    moment,
    same_link,
    text_at,
)
from newsroom.crosspost.adapters._mastodon import Calls, links_in
from newsroom.crosspost.adapters._mastodon_media import Uploads
from newsroom.ledger import Claim, Figures, State
from newsroom.networks import Limits
from newsroom.social.post import Post
from newsroom.transport import Answer

SECRETS = (Secret("TAYANG_MASTODON_TOKEN", "token akses", "an access token"),)
LANGUAGE = "id"
_STILL_SENDING = timedelta(minutes=5)
_AROUND = timedelta(hours=24)
_REFUSED = (422, 400)
"""What Mastodon and GoToSocial answer where an upload is not there or has been taken."""


def connect(access: Access) -> Adapter:
    """The office's account on its Mastodon server. Raises SettingsError where none is named."""
    return Mastodon(access)


class Mastodon(Adapter):
    """An account on a Mastodon server."""

    def __init__(self, access: Access) -> None:
        self._calls = Calls(access, access.secrets[SECRETS[0].name].strip())
        self._uploads = Uploads(self._calls, access.pause)
        self._clock = access.clock
        self._name = access.account.account.lstrip("@").partition("@")[0]
        self._id = access.account.id

    def reserve(self, _post: Post, key: str, _now: datetime) -> Tokens:
        """The ledger's key is the Idempotency-Key too."""
        return {"idempotency_key": key}

    def prepare(self, post: Post, delivery: Delivery, tokens: Tokens) -> Tokens:
        """Ask what the server allows, and upload the picture with its alternative text.

        An upload that `tokens` name is kept even where the picture is another by now: the request
        that it was made for may still arrive, and must not become a second status.
        """
        self._uploads.check_length(post)
        if post.picture is None or self._uploads.is_waiting(tokens):
            return {}
        return self._uploads.upload(post.picture, delivery)

    def publish(self, post: Post, _delivery: Delivery, tokens: Tokens) -> Receipt:
        """Post it. An upload that was taken already was taken by this very post."""
        key = {"Idempotency-Key": tokens["idempotency_key"]}
        values = {**_values(post, tokens), "visibility": "public"}
        answer = self._calls.change("POST", "/api/v1/statuses", values, key)
        taken = post.picture and tokens["media"] in text_at(answer.json, "error")
        if answer.status in _REFUSED and taken:
            raise NotDeliveredError(State.UNKNOWN, "duplicate")
        return self._received(answer)

    def look_up(self, post: Post, delivery: Delivery, claim: Claim) -> Receipt | Absence:
        """Look for the story's address in the account's statuses since the day before the claim."""
        since = claim.claimed_at - _AROUND
        for status in self._calls.statuses(self._own_id()):
            written = moment(at(status, "created_at"))
            if written and written < since:
                break
            links = links_in(text_at(status, "content"))
            if any(same_link(link, post.link) for link in links):
                return Receipt(text_at(status, "id"), text_at(status, "url"), written)
        is_old = delivery.now - claim.claimed_at > _STILL_SENDING
        return Absence.CERTAIN if is_old else Absence.UNSURE

    def edit(self, post: Post, delivery: Delivery, claim: Claim) -> Receipt:
        """Let the status say what `post` says; a picture that changed is uploaded first."""
        self._uploads.check_length(post)
        tokens = dict(claim.tokens)
        if post.picture and tokens.get("media_mark") != mark_of(post.picture):
            tokens.update(self._uploads.upload(post.picture, delivery))
        answer = self._calls.change("PUT", _status(claim), _values(post, tokens))
        if answer.status == 404:
            raise CannotError("gone")
        return self._received(answer)

    def delete(self, _delivery: Delivery, claim: Claim) -> None:
        """Delete the status with its picture; one that is gone already is no fault."""
        answer = self._calls.change("DELETE", f"{_status(claim)}?delete_media=true")
        if answer.status != 404 and text_at(answer.json, "id") != claim.remote_id:
            raise self._calls.refusal(answer, Aim.CHANGE)

    def limits(self) -> Limits:
        """The lengths and sizes that this server says it takes."""
        return self._uploads.limits()

    def check(self, _now: datetime) -> Health:
        """Whether the token opens the account of newsroom.toml, and may write. It does not age."""
        answer = self._calls.get("/api/v1/accounts/verify_credentials")
        if answer.status != 200:
            return Health(problem=self._calls.refusal(answer, Aim.READ).reason)
        name = text_at(answer.json, "username")
        scopes = at(self._calls.get("/api/v1/apps/verify_credentials").json, "scopes")
        rights = scopes if isinstance(scopes, list) else ["write"]
        writes = "write" in rights or {"write:statuses", "write:media"} <= set(rights)
        lacking = "" if writes else "forbidden"
        return Health(
            problem=lacking if name.lower() == self._name.lower() else "other-account",
            name=f"@{name}",
            missing=() if writes else ("write:statuses", "write:media"),
        )

    def figures(self, claim: Claim) -> Figures | None:
        """Favourites, boosts with quotes and replies."""
        answer = self._calls.get(_status(claim))
        if answer.status == 404:
            return None
        if answer.status != 200:
            raise self._calls.refusal(answer, Aim.READ)
        shares = [count_at(answer.json, name) for name in ("reblogs_count", "quotes_count")]
        told = [count for count in shares if count is not None]
        return Figures(
            at=self._clock(),
            likes=count_at(answer.json, "favourites_count"),
            shares=sum(told) if told else None,
            comments=count_at(answer.json, "replies_count"),
        )

    def _own_id(self) -> str:
        """The account's id, asked for where newsroom.toml does not have it."""
        if not self._id:
            answer = self._calls.get("/api/v1/accounts/verify_credentials")
            self._id = text_at(answer.json, "id")
            if answer.status != 200 or not self._id:
                raise self._calls.refusal(answer, Aim.READ)
        return self._id

    def _received(self, answer: Answer) -> Receipt:
        remote_id = text_at(answer.json, "id")
        if answer.status != 200 or not remote_id:
            raise self._calls.refusal(answer, Aim.CHANGE)
        written = moment(at(answer.json, "created_at"))
        return Receipt(remote_id, text_at(answer.json, "url"), written)


def _values(post: Post, tokens: Tokens) -> dict[str, object]:
    media = [tokens["media"]] if post.picture else []
    return {"status": post.text, "media_ids": media, "language": LANGUAGE}


def _status(claim: Claim) -> str:
    return f"/api/v1/statuses/{quote(claim.remote_id, safe='')}"
