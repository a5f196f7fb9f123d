"""Pictures on Mastodon: what the server allows, the upload, the wait until it is worked through."""

from collections.abc import Callable
from urllib.parse import quote

from newsroom.crosspost.adapters import Delivery, NotDeliveredError, Tokens
from newsroom.crosspost.adapters._calls import (
    Aim,
    at,
    count_at,
    mark_of,
    multipart,
    read_card,
    text_at,
)
from newsroom.crosspost.adapters._mastodon import Calls
from newsroom.ledger import State
from newsroom.networks import Limits
from newsroom.social.post import Picture, Post
from newsroom.transport import Answer

_USUAL_BYTES = 16 * 1024 * 1024
_MOST_POLLS = 30
_BETWEEN_POLLS = 2.0
_AT_WORK = (202, 206)


class Uploads:
    """The uploads of one account. The server's limits are asked for once."""

    def __init__(self, calls: Calls, pause: Callable[[float], None]) -> None:
        self._calls = calls
        self._pause = pause
        self._limits: Limits | None = None

    def limits(self) -> Limits:
        """The lengths and sizes that the server says it takes."""
        if self._limits is None:
            answer = self._calls.get("/api/v2/instance")
            if answer.status not in (200, 404):  # servers before Mastodon 4 do not tell
                raise self._calls.refusal(answer, Aim.READ)
            self._limits = _limits(at(answer.json, "configuration"))
        return self._limits

    def check_length(self, post: Post) -> None:
        """Raise NotDeliveredError where the text is longer than the server takes."""
        _keep_within(post.length, self.limits().text, "too-long")

    def is_waiting(self, tokens: Tokens) -> bool:
        """Whether an earlier attempt's upload waits there; one that was taken is not found."""
        return "media" in tokens and self._calls.get(_path(tokens["media"])).status == 200

    def upload(self, picture: Picture, delivery: Delivery) -> Tokens:
        """Upload the picture with its alternative text, and wait until it can be posted."""
        limits = self.limits()
        data = read_card(picture, delivery, limits.picture_bytes or _USUAL_BYTES)
        _keep_within(len(picture.alt), limits.alt_text, "alt-too-long")
        body, media_type = multipart({"description": picture.alt}, picture, data)
        answer = self._calls.upload("/api/v2/media", body, media_type)
        media = text_at(answer.json, "id")
        if answer.status not in (200, 202) or not media:
            raise self._calls.refusal(answer, Aim.UPLOAD)
        self._wait_for(media, answer)
        return {"media": media, "media_mark": mark_of(picture)}

    def _wait_for(self, media: str, answer: Answer) -> None:
        for _ in range(_MOST_POLLS):
            if answer.status not in _AT_WORK:
                break
            self._pause(_BETWEEN_POLLS)
            answer = self._calls.get(_path(media))
        if answer.status in _AT_WORK:
            raise NotDeliveredError(State.BLOCKED, "media-processing")
        if answer.status != 200:
            raise self._calls.refusal(answer, Aim.UPLOAD)


def _limits(told: object) -> Limits:
    return Limits(
        text=count_at(told, "statuses", "max_characters"),
        link_weight=count_at(told, "statuses", "characters_reserved_per_url"),
        alt_text=count_at(told, "media_attachments", "description_limit"),
        picture_bytes=count_at(told, "media_attachments", "image_size_limit"),
    )


def _keep_within(amount: int, most: int | None, reason: str) -> None:
    if most is not None and amount > most:
        raise NotDeliveredError(State.REJECTED, reason)


def _path(media: str) -> str:
    return f"/api/v1/media/{quote(media, safe='')}"
