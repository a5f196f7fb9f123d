"""Pictures on Mastodon: what the server allows, the upload, the wait until it is worked through."""

from collections.abc import Callable
from typing import Any
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
from newsroom.social.post import Picture, Post
from newsroom.transport import Answer

_USUAL_LINK = 23
_USUAL_BYTES = 16 * 1024 * 1024
_MOST_POLLS = 30
_BETWEEN_POLLS = 2.0
_AT_WORK = (202, 206)


class Uploads:
    """The uploads of one account. The server's limits are asked for once."""

    def __init__(self, calls: Calls, pause: Callable[[float], None]) -> None:
        self._calls = calls
        self._pause = pause
        self._limits: Any = None

    def check_length(self, post: Post) -> None:
        """Raise NotDeliveredError where the text is longer than this server allows."""
        limits = at(self._asked_limits(), "statuses")
        reserved = count_at(limits, "characters_reserved_per_url") or _USUAL_LINK
        length = post.length + (reserved - _USUAL_LINK) * post.text.count(post.link)
        _keep_within(length, count_at(limits, "max_characters"), "too-long")

    def is_waiting(self, picture: Picture, tokens: Tokens) -> bool:
        """Whether an earlier attempt's upload waits there; one that was taken is not found."""
        if tokens.get("media_mark") != mark_of(picture):
            return False
        return self._calls.get(_path(tokens["media"])).status == 200

    def upload(self, picture: Picture, delivery: Delivery) -> Tokens:
        """Upload the picture with its alternative text, and wait until it can be posted."""
        limits = at(self._asked_limits(), "media_attachments")
        data = read_card(picture, delivery, count_at(limits, "image_size_limit") or _USUAL_BYTES)
        pixels = picture.width * picture.height
        _keep_within(pixels, count_at(limits, "image_matrix_limit"), "picture-too-large")
        _keep_within(len(picture.alt), count_at(limits, "description_limit"), "alt-too-long")
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

    def _asked_limits(self) -> Any:
        if self._limits is None:
            answer = self._calls.get("/api/v2/instance")
            if answer.status not in (200, 404):  # servers before Mastodon 4 do not tell
                raise self._calls.refusal(answer, Aim.READ)
            self._limits = at(answer.json, "configuration") or {}
        return self._limits


def _keep_within(amount: int, most: int | None, reason: str) -> None:
    if most is not None and amount > most:
        raise NotDeliveredError(State.REJECTED, reason)


def _path(media: str) -> str:
    return f"/api/v1/media/{quote(media, safe='')}"
