"""Telegram's Bot API with one bot and one channel.

The token stands in the path, as Telegram wants it. Fields are held to the published schema where
it is here. As on Telegram, the bot is told nothing of what the channel shows: `visible` is what
its readers see.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from tests.crosspost.fakes import FakeServer, RefusedError, Reply, Seen, Visible
from tests.crosspost.fakes._schemas import (
    allow,
    allow_mapping,
    telegram_fields,
    telegram_type_fields,
)

TOKEN = "7100000001:AAH-kotacontoh_0123456789abcdefghij"
BOT = {"id": 7100000001, "is_bot": True, "first_name": "Kota", "username": "kotacontoh_bot"}
CHANNEL = -1001234567890
LINK = re.compile(r"https?://\S+")
CAPTION, TEXT = 1_024, 4_096
"""The limits of Bot API 10.1, counted here in UTF-16 code units."""

WRITTEN: Mapping[str, set[str]] = {
    "getMe": set(),
    "getChatMember": {"chat_id", "user_id"},
    "sendPhoto": {"chat_id", "photo", "caption", "reply_parameters"},
    "sendMessage": {"chat_id", "text", "link_preview_options", "reply_parameters"},
    "editMessageText": {"chat_id", "message_id", "text", "link_preview_options"},
    "editMessageCaption": {"chat_id", "message_id", "caption"},
    "editMessageMedia": {"chat_id", "message_id", "media"},
    "deleteMessage": {"chat_id", "message_id"},
}
INSIDE: Mapping[str, tuple[str, set[str]]] = {
    "link_preview_options": ("LinkPreviewOptions", {"url", "prefer_large_media"}),
    "reply_parameters": ("ReplyParameters", {"message_id"}),
    "media": ("InputMediaPhoto", {"type", "media", "caption"}),
}


def peer() -> "FakeTelegram":
    return FakeTelegram()


@dataclass(frozen=True, slots=True)
class Message:
    """A message of the channel; `photo` is empty where it is text alone."""

    number: int
    text: str
    photo: str
    at: datetime
    reply_to: int = 0


class FakeTelegram(FakeServer):
    """The Bot API.

    `rights` are the bot's in the channel, `username` the channel's public name, `fetches` says
    that Telegram gets pictures, `is_old` that messages are too old to be deleted.
    """

    network = "telegram"
    secrets: Mapping[str, str] = {"TAYANG_TELEGRAM_TOKEN": TOKEN}

    def forget(self) -> None:
        self.messages: dict[int, Message] = {}
        self.rights = {"can_post_messages": True, "can_delete_messages": True}
        self.is_member = True
        self.username = "kotacontoh"
        self.fetches = True
        self.is_old = False
        self._next = 100

    @property
    def account(self) -> Any:
        return replace(super().account, id="")

    def visible(self) -> list[Visible]:
        return [
            Visible(str(one.number), one.text, next(iter(LINK.findall(one.text)), ""))
            for one in self.messages.values()
        ]

    def expired(self) -> Reply:
        return _failed(401, "Unauthorized")

    def limited(self, until: datetime) -> Reply:
        seconds = max(0, round((until - self.time).total_seconds()))
        failed = _failed(429, f"Too Many Requests: retry after {seconds}")
        return replace(failed, body={**failed.body, "parameters": {"retry_after": seconds}})

    def broken(self) -> Reply:
        return _failed(500, "Internal Server Error")

    def answer(self, seen: Seen) -> Reply:
        found = re.fullmatch(r"/bot([^/]+)/(\w+)", seen.path)
        if not found or found[2] not in WRITTEN:
            return _failed(404, "Not Found")
        if found[1] != TOKEN:
            return self.expired()
        self._check(found[2], seen.fields)
        calls: dict[str, Callable[[Mapping[str, Any]], Any]] = {
            "getMe": lambda _: BOT,
            "getChatMember": self._member,
            "sendPhoto": self._send_photo,
            "sendMessage": self._send_text,
            "editMessageText": self._edit_text,
            "editMessageCaption": self._edit_caption,
            "editMessageMedia": self._edit_media,
            "deleteMessage": self._delete,
        }
        return Reply(200, {"ok": True, "result": calls[found[2]](seen.fields)})

    def _check(self, method: str, fields: Mapping[str, Any]) -> None:
        """Fields that Telegram does not have, and a channel that the bot does not know."""
        allow(fields, WRITTEN[method], telegram_fields(method))
        for name, (kind, written) in INSIDE.items():
            if name in fields:
                allow((), written, telegram_type_fields(kind))
                allow_mapping(fields[name], written)
        if method != "getMe" and fields["chat_id"] not in (CHANNEL, f"@{self.username}"):
            raise RefusedError(_failed(400, "Bad Request: chat not found"))

    def _member(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        assert fields["user_id"] == BOT["id"]
        if not self.is_member:
            return {"status": "left", "user": BOT}
        return {"status": "administrator", "user": BOT, **self.rights}

    def _send_photo(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        self._must_fetch(fields["photo"])
        return self._send(fields, fields.get("caption", ""), fields["photo"], CAPTION)

    def _send_text(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        return self._send(fields, fields["text"], "", TEXT)

    def _send(self, fields: Mapping[str, Any], text: str, photo: str, limit: int) -> dict[str, Any]:
        if not self.is_member:
            raise RefusedError(_failed(403, "Forbidden: bot is not a member of the channel chat"))
        if not self.rights["can_post_messages"]:
            said = "Bad Request: need administrator rights in the channel chat"
            raise RefusedError(_failed(400, said))
        _check_length(text, limit)
        self._next += 1
        reply = fields.get("reply_parameters", {}).get("message_id", 0)
        message = Message(self._next, text, photo, self.time, reply)
        self.messages[message.number] = message
        return self._shown(message)

    def _edit_text(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        message = self._found(fields, "edit")
        if message.photo:
            raise RefusedError(_failed(400, "Bad Request: there is no text in the message to edit"))
        return self._change(replace(message, text=fields["text"]), TEXT)

    def _edit_caption(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        message = self._found(fields, "edit")
        if not message.photo:
            said = "Bad Request: there is no caption in the message to edit"
            raise RefusedError(_failed(400, said))
        return self._change(replace(message, text=fields["caption"]), CAPTION)

    def _edit_media(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        media = fields["media"]
        assert media["type"] == "photo"
        self._must_fetch(media["media"])
        message = self._found(fields, "edit")
        return self._change(replace(message, text=media["caption"], photo=media["media"]), CAPTION)

    def _change(self, message: Message, limit: int) -> dict[str, Any]:
        _check_length(message.text, limit)
        if self.messages[message.number] == message:
            said = (
                "Bad Request: message is not modified: specified new message content and reply "
                "markup are exactly the same as a current content and reply markup of the message"
            )
            raise RefusedError(_failed(400, said))
        self.messages[message.number] = message
        return self._shown(message)

    def _delete(self, fields: Mapping[str, Any]) -> bool:
        message = self._found(fields, "delete")
        if self.is_old and not self.rights["can_delete_messages"]:
            raise RefusedError(_failed(400, "Bad Request: message can't be deleted"))
        del self.messages[message.number]
        return True

    def _found(self, fields: Mapping[str, Any], aim: str) -> Message:
        message = self.messages.get(fields["message_id"])
        if message is None:
            raise RefusedError(_failed(400, f"Bad Request: message to {aim} not found"))
        return message

    def _must_fetch(self, photo: str) -> None:
        if not self.fetches or not photo.startswith("https://"):
            said = "Bad Request: wrong file identifier/HTTP URL specified"
            raise RefusedError(_failed(400, said))

    def _shown(self, message: Message) -> dict[str, Any]:
        chat = {"id": CHANNEL, "type": "channel", "title": "Kota Contoh"}
        if self.username:
            chat["username"] = self.username
        words = {"caption": message.text} if message.photo else {"text": message.text}
        date = int(message.at.timestamp())
        return {"message_id": message.number, "date": date, "chat": chat, **words}


def _failed(code: int, description: str) -> Reply:
    return Reply(code, {"ok": False, "error_code": code, "description": description})


def _check_length(text: str, limit: int) -> None:
    if not text:
        raise RefusedError(_failed(400, "Bad Request: message text is empty"))
    if len(text.encode("utf-16-le")) // 2 > limit:
        what = "caption is" if limit == CAPTION else "is"
        raise RefusedError(_failed(400, f"Bad Request: message {what} too long"))
