"""X, by its API v2 with the keys of the office's own app (OAuth 1.0a, which does not expire).

X knows no idempotency key, so a post is sent at most once: what nobody knows is looked for among
the account's own posts by the story's address, and absence proves nothing. That X refuses the
same text twice (403) is only a second net. A post cannot be edited without X Premium, and an edit
makes a new id, so corrections are left to the editor.

X bills each call: a post with an address costs thirteen times one without, a post read back a
tenth of a cent. So only the days around a claim are read back. Facts from X's OpenAPI file 2.167
and from "Rate limits", "Pricing" and "Authentication: FAQ" in X's documentation.
"""

from base64 import b64encode
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from secrets import token_hex
from typing import Any

from newsroom.crosspost.adapters import (
    Absence,
    Access,
    Adapter,
    Delivery,
    Health,
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
    read_card,
    text_at,
)
from newsroom.crosspost.adapters._oauth1 import Keys
from newsroom.crosspost.adapters._x import Calls, leads_to, left_today, zulu
from newsroom.ledger import Claim, Figures
from newsroom.social.post import Picture, Post

SECRETS = (
    Secret("TAYANG_X_API_KEY", "kunci aplikasi (API Key)", "the app's API Key"),
    Secret("TAYANG_X_API_SECRET", "rahasia aplikasi (API Key Secret)", "the app's API Key Secret"),
    Secret("TAYANG_X_ACCESS_TOKEN", "token akun (Access Token)", "the account's Access Token"),
    Secret(
        "TAYANG_X_ACCESS_SECRET",
        "rahasia token akun (Access Token Secret)",
        "the account's Access Token Secret",
    ),
)
MOST_BYTES = 5_000_000
_AROUND = timedelta(hours=24)
_JUST_NOW = timedelta(minutes=1)
_UPLOAD_MARGIN = timedelta(hours=1)
_MOST_PAGES = 5


def connect(access: Access) -> Adapter:
    """The office's account on X."""
    return X(access, partial(token_hex, 16))


class X(Adapter):
    """An account on X. `nonce` gives a new word for every signature."""

    def __init__(self, access: Access, nonce: Callable[[], str]) -> None:
        keys = Keys(*(access.secrets[secret.name].strip() for secret in SECRETS))
        self._calls = Calls(access, keys, nonce)
        self._clock = access.clock
        self._handle = access.account.account.lstrip("@")
        self._user = access.account.id
        self._left: int | None = None

    def prepare(self, post: Post, delivery: Delivery, tokens: Tokens) -> Tokens:
        """Upload the picture with its alternative text; an upload lives for a day and is used again."""
        if post.picture is None or self._is_uploaded(post.picture, tokens):
            return {}
        data = read_card(post.picture, delivery, MOST_BYTES)
        values = {"media": b64encode(data).decode(), "media_category": "tweet_image"}
        answer = self._calls.ask("POST", "/2/media/upload", values)
        media = text_at(answer.json, "data", "id")
        if answer.status not in (200, 201) or not media:
            raise self._calls.refusal(answer, Aim.UPLOAD)
        self._describe(media, post.picture)
        lives = count_at(answer.json, "data", "expires_after_secs") or 0
        until = self._clock() + timedelta(seconds=lives)
        mark = mark_of(post.picture)
        return {"media": media, "media_mark": mark, "media_until": until.isoformat()}

    def _is_uploaded(self, picture: Picture, tokens: Tokens) -> bool:
        until = moment(tokens.get("media_until"))
        lives = until is not None and until - _UPLOAD_MARGIN > self._clock()
        return lives and tokens.get("media_mark") == mark_of(picture)

    def _describe(self, media: str, picture: Picture) -> None:
        if not picture.alt:
            return
        values = {"id": media, "metadata": {"alt_text": {"text": picture.alt}}}
        answer = self._calls.ask("POST", "/2/media/metadata", values)
        if answer.status != 200:
            raise self._calls.refusal(answer, Aim.UPLOAD)

    def publish(self, post: Post, _delivery: Delivery, tokens: Tokens) -> Receipt:
        """Post it. A refused duplicate is `unknown`: it may be this very post."""
        values: dict[str, Any] = {"text": post.text}
        if post.picture:
            values["media"] = {"media_ids": [tokens["media"]]}
        answer = self._calls.change("POST", "/2/tweets", values)
        self._left = left_today(answer)
        remote_id = text_at(answer.json, "data", "id")
        if answer.status not in (200, 201) or not remote_id:
            raise self._calls.refusal(answer, Aim.CHANGE)
        return self._receipt(remote_id)

    def look_up(self, post: Post, _delivery: Delivery, claim: Claim) -> Receipt | Absence:
        """Look for the story's address among the account's posts of the days around the claim."""
        query = {
            "max_results": "100",
            "exclude": "replies,retweets",
            "start_time": zulu(claim.claimed_at - _AROUND),
        }
        if claim.claimed_at + _AROUND < self._clock() - _JUST_NOW:
            query["end_time"] = zulu(claim.claimed_at + _AROUND)
        path = f"/2/users/{self._own_id()}/tweets"
        for _ in range(_MOST_PAGES):
            page = self._calls.read(path, "created_at,entities", query).json
            for found in at(page, "data") or ():
                if leads_to(found, post.link):
                    return self._receipt(text_at(found, "id"), moment(at(found, "created_at")))
            query["pagination_token"] = text_at(page, "meta", "next_token")
            if not query["pagination_token"]:
                break
        return Absence.UNSURE

    def delete(self, _delivery: Delivery, claim: Claim) -> None:
        """Delete the post; one that X does not know any more is gone already."""
        answer = self._calls.change("DELETE", f"/2/tweets/{claim.remote_id}")
        if answer.status != 404 and at(answer.json, "data", "deleted") is not True:
            raise self._calls.refusal(answer, Aim.CHANGE)

    def allowance(self, _delivery: Delivery) -> int | None:
        """The posts left today, as X told them with the last post of this run."""
        return self._left

    def check(self, _now: datetime) -> Health:
        """Whether the keys may write, and for the account of newsroom.toml. They do not age."""
        answer = self._calls.ask("GET", "/2/users/me")
        if answer.status != 200:
            return Health(problem=self._calls.refusal(answer, Aim.READ).reason)
        name = text_at(answer.json, "data", "username")
        missing = ("write",) if answer.headers.get("x-access-level") == "read" else ()
        lacking = "forbidden" if missing else ""
        return Health(
            problem=lacking if name.lower() == self._handle.lower() else "other-account",
            name=f"@{name}",
            missing=missing,
        )

    def figures(self, claim: Claim) -> Figures | None:
        """Likes, reposts with quotes, replies and views; X bills a tenth of a cent for them."""
        answer = self._calls.read(f"/2/tweets/{claim.remote_id}", "public_metrics", {})
        metrics = at(answer.json, "data", "public_metrics")
        if metrics is None:
            return None
        names = ("repost_count", "retweet_count", "quote_count")  # the guides say "retweet"
        shares = [count for name in names if (count := count_at(metrics, name)) is not None]
        return Figures(
            at=self._clock(),
            likes=count_at(metrics, "like_count"),
            shares=sum(shares) if shares else None,
            comments=count_at(metrics, "reply_count"),
            views=count_at(metrics, "impression_count"),
        )

    def _own_id(self) -> str:
        """The account's number, asked for where newsroom.toml does not have it."""
        if not self._user:
            answer = self._calls.ask("GET", "/2/users/me")
            self._user = text_at(answer.json, "data", "id")
            if answer.status != 200 or not self._user:
                raise self._calls.refusal(answer, Aim.READ)
        return self._user

    def _receipt(self, remote_id: str, when: datetime | None = None) -> Receipt:
        return Receipt(remote_id, f"https://x.com/{self._handle}/status/{remote_id}", when)
