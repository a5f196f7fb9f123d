"""Telegram's Bot API: calls by their names, and what its refusals mean.

Every answer is `{"ok": true, "result": …}` or `{"ok": false, "error_code": …, "description": …}`,
with `parameters.retry_after` (seconds) where it wants to be left alone. What cannot be told by a
code is told by the description alone; the phrases are those of tdlib/telegram-bot-api, Client.cpp,
and of the list in TelegramBotAPI/errors.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

from newsroom.crosspost.adapters import Access, NotDeliveredError
from newsroom.crosspost.adapters._calls import (
    Aim,
    ask,
    at,
    base_of,
    count_at,
    json_request,
    text_at,
    wait_until,
)
from newsroom.ledger import State
from newsroom.transport import Answer, Request

USUAL = "https://api.telegram.org"
NOT_MODIFIED = "message is not modified"
NOT_THERE = ("message to edit not found", "message to delete not found", "message_id_invalid")
CANNOT_EDIT = "message can't be edited"
CANNOT_DELETE = "message can't be deleted"
_LONGEST_WAIT = timedelta(days=31)
_ACCOUNT = ("chat not found", "chat_id is empty", "peer_id_invalid", "username_invalid")
_RIGHTS = (
    "not enough rights",
    "need administrator rights",
    "have no rights to send",
    "chat_admin_required",
    "chat_write_forbidden",
)
_PICTURE = (
    "failed to get http url content",
    "wrong file identifier/http url specified",
    "wrong type of the web page content",
    "webpage_curl_failed",
    "webpage_media_empty",
)


class Calls:
    """Calls for one bot.

    The Bot API wants the token in the path; the transport never tells a path, and neither does
    anything here.
    """

    def __init__(self, access: Access, token: str) -> None:
        self._access = access
        self._base = f"{base_of(access, USUAL)}/bot{quote(token, safe=':')}"

    def ask(self, method: str, values: Mapping[str, Any]) -> Answer:
        """Ask for something. Raises NotDeliveredError, always `blocked`."""
        return ask(self._access, self._request(method, values))

    def change(self, method: str, values: Mapping[str, Any]) -> Answer:
        """Change what readers see. Raises TransportError."""
        return self._access.transport.send(self._request(method, values))

    def _request(self, method: str, values: Mapping[str, Any]) -> Request:
        return json_request("POST", f"{self._base}/{method}", values, {})

    def refusal(self, answer: Answer, aim: Aim) -> NotDeliveredError:
        """What an answer that is no success means."""
        status = answer.status
        if status == 429:
            return NotDeliveredError(State.BLOCKED, "rate-limit", self._until(answer))
        if at(answer.json, "ok") is not False or status >= 500:
            # Not Telegram's own word, or Telegram itself does not know.
            state = State.UNKNOWN if aim is Aim.CHANGE else State.BLOCKED
            return NotDeliveredError(state, f"http-{status}")
        if status in (401, 404):
            return NotDeliveredError(State.BLOCKED, "token")
        if status == 403:
            return NotDeliveredError(State.BLOCKED, "forbidden")
        return _bad_request(description(answer), status)

    def _until(self, answer: Answer) -> datetime | None:
        now = self._access.clock()
        seconds = count_at(answer.json, "parameters", "retry_after")
        if seconds is None or seconds < 0:
            return wait_until(answer, now)
        return now + min(timedelta(seconds=min(seconds, 10**7)), _LONGEST_WAIT)


def description(answer: Answer) -> str:
    """What Telegram says of a failure, in lower case; never told to anybody."""
    return text_at(answer.json, "description").lower()


def result(answer: Answer) -> Any:
    """What a call that succeeded gives; None where it did not succeed."""
    is_done = answer.status == 200 and at(answer.json, "ok") is True
    return at(answer.json, "result") if is_done else None


def _bad_request(said: str, status: int) -> NotDeliveredError:
    for phrases, reason in ((_ACCOUNT, "account"), (_RIGHTS, "forbidden"), (_PICTURE, "picture")):
        if any(phrase in said for phrase in phrases):
            return NotDeliveredError(State.BLOCKED, reason)
    reason = "too-long" if "too long" in said or "too_long" in said else f"http-{status}"
    return NotDeliveredError(State.REJECTED, reason)
