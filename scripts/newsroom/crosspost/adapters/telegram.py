"""A Telegram channel, by a bot that may post there.

The Bot API has no key against doubled posts, and a bot cannot read what a channel shows: a post
whose answer was lost stays unknown until a person has looked. So exactly one request is sent, and
what its answer does not say clearly is not guessed.

The text goes as it is, without `parse_mode`: nothing in a caption can then be read as markup, and
Telegram links addresses and hashtags by itself. The card is named by its address on the site,
which Telegram fetches (5 MB at most); Telegram takes no alternative text. Facts from the Bot API
10.1; that a bot token does not age is not written there.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from newsroom.crosspost.adapters import (
    Access,
    Adapter,
    CannotError,
    Delivery,
    Health,
    Receipt,
    Secret,
    Tokens,
)
from newsroom.crosspost.adapters._calls import Aim, at, count_at, text_at
from newsroom.crosspost.adapters._telegram import (
    CANNOT_DELETE,
    CANNOT_EDIT,
    NOT_MODIFIED,
    NOT_THERE,
    Calls,
    description,
    result,
)
from newsroom.ledger import Claim
from newsroom.social.post import Post
from newsroom.transport import Answer

SECRETS = (Secret("TAYANG_TELEGRAM_TOKEN", "token bot dari @BotFather", "a bot's token"),)
RIGHTS = ("can_post_messages", "can_delete_messages")
"""What the bot must be allowed to: without the second, posts older than 48 hours stay."""
_CHANNEL_PREFIX = "-100"


def connect(access: Access) -> Adapter:
    """The office's channel."""
    return Telegram(access)


class Telegram(Adapter):
    """A channel in which the office's bot is an administrator."""

    def __init__(self, access: Access) -> None:
        self._calls = Calls(access, access.secrets[SECRETS[0].name].strip())
        self._chat = _chat_of(access.account.id, access.account.account)

    def reserve(self, post: Post, _key: str, _now: datetime) -> Tokens:
        """What sort of message it will be, which an edit has to know, and its card."""
        return {"card": post.picture.name} if post.picture else {}

    def publish(self, post: Post, delivery: Delivery, _tokens: Tokens) -> Receipt:
        """Send the message: the card with the text as its caption, or the text alone."""
        values: dict[str, Any] = {"chat_id": self._chat}
        if post.reply_to:
            values["reply_parameters"] = {"message_id": _number(post.reply_to)}
        if post.picture:
            photo = delivery.card_url(post.picture.name)
            answer = self._calls.change(
                "sendPhoto", {**values, "photo": photo, "caption": post.text}
            )
        else:
            answer = self._calls.change("sendMessage", {**values, **_text(post)})
        return self._received(answer)

    def edit(self, post: Post, delivery: Delivery, claim: Claim) -> Receipt:
        """Let the message say what `post` says; a card that changed takes the old one's place."""
        values = {"chat_id": self._chat, "message_id": _number(claim.remote_id)}
        answer = self._edit(values, post, delivery, claim.tokens.get("card"))
        said = description(answer)
        if result(answer) is not None or NOT_MODIFIED in said:
            return Receipt(claim.remote_id, claim.url)
        if any(phrase in said for phrase in NOT_THERE):
            raise CannotError("gone")
        if CANNOT_EDIT in said:
            raise CannotError("edit")
        raise self._calls.refusal(answer, Aim.CHANGE)

    def _edit(
        self, values: Mapping[str, Any], post: Post, delivery: Delivery, card: str | None
    ) -> Answer:
        if card is None:
            return self._calls.change("editMessageText", {**values, **_text(post)})
        if post.picture is None or post.picture.name == card:
            return self._calls.change("editMessageCaption", {**values, "caption": post.text})
        photo = delivery.card_url(post.picture.name)
        media = {"type": "photo", "media": photo, "caption": post.text}
        return self._calls.change("editMessageMedia", {**values, "media": media})

    def delete(self, _delivery: Delivery, claim: Claim) -> None:
        """Delete the message; one that is gone already is no fault."""
        values = {"chat_id": self._chat, "message_id": _number(claim.remote_id)}
        answer = self._calls.change("deleteMessage", values)
        said = description(answer)
        if result(answer) is True or any(phrase in said for phrase in NOT_THERE):
            return
        if CANNOT_DELETE in said:
            raise CannotError("delete")
        raise self._calls.refusal(answer, Aim.CHANGE)

    def check(self, _now: datetime) -> Health:
        """Whether the token opens a bot, and what the bot may do in the channel."""
        own = self._calls.ask("getMe", {})
        name = text_at(result(own), "username")
        if not name:
            return Health(problem=self._calls.refusal(own, Aim.READ).reason)
        user = {"chat_id": self._chat, "user_id": count_at(result(own), "id")}
        member = self._calls.ask("getChatMember", user)
        found = result(member)
        if found is None:
            reason = self._calls.refusal(member, Aim.READ).reason
            return Health(problem=reason, name=f"@{name}")
        missing = tuple(right for right in RIGHTS if at(found, right) is not True)
        problem = "forbidden" if RIGHTS[0] in missing else ""
        return Health(problem=problem, name=f"@{name}", missing=missing)

    def _received(self, answer: Answer) -> Receipt:
        message = result(answer)
        number = count_at(message, "message_id")
        if number is None:
            raise self._calls.refusal(answer, Aim.CHANGE)
        return Receipt(str(number), _url(message, number), _sent_at(message))


def _chat_of(id_: str, name: str) -> int | str:
    """The channel: its number where newsroom.toml gives one, else its public name."""
    if id_.removeprefix("-").isdecimal():
        return int(id_)
    return f"@{name.lstrip('@')}"


def _text(post: Post) -> dict[str, Any]:
    """The text of a message, with the preview of the story's page."""
    return {
        "text": post.text,
        "link_preview_options": {"url": post.link, "prefer_large_media": True},
    }


def _number(remote_id: str) -> int:
    """The message's number. Raises CannotError where a person settled the post without one."""
    if not remote_id.isdecimal():
        raise CannotError("no-id")
    return int(remote_id)


def _url(message: Any, number: int) -> str:
    """Where the message stands: by the channel's public name, else for its members only."""
    name, id_ = text_at(message, "chat", "username"), text_at(message, "chat", "id")
    if name:
        return f"https://t.me/{name}/{number}"
    inner = id_.removeprefix(_CHANNEL_PREFIX)
    return f"https://t.me/c/{inner}/{number}" if inner != id_ else ""


def _sent_at(message: Any) -> datetime | None:
    seconds = count_at(message, "date")
    try:
        return datetime.fromtimestamp(seconds, UTC) if seconds is not None else None
    except (OverflowError, OSError, ValueError):
        return None
