"""Threads: the office's profile.

A post is a picture with a text, or a text with the preview of its link. Posts are published by
containers (`_containers`), exactly once. A text cannot be changed, so a correction is a reply
(`Post.reply_to`).

Sources: Meta's "Threads API: Posts" (14 April 2026), "Troubleshooting", "Reply Management", "Delete
Posts" (100 a day), "Media Insights", "Debug". The profile is called `me`: addressed by its number,
publishing has answered that the container does not exist (jeonghwanko/mimi-seed-sdk#15).
"""

from collections.abc import Mapping
from typing import ClassVar

from newsroom.crosspost.adapters import Access, Adapter, Delivery, Secret
from newsroom.crosspost.adapters._calls import text_at
from newsroom.crosspost.adapters._containers import ContainerAccount
from newsroom.crosspost.adapters._meta import Graph, insights, mentions
from newsroom.ledger import Claim, Figures
from newsroom.social.post import Post

SERVER = "https://graph.threads.net/v1.0"
TOKEN = "TAYANG_THREADS_TOKEN"  # noqa: S105 - the name of a variable
SECRETS: tuple[Secret, ...] = (
    Secret(
        TOKEN,
        "token Threads berumur panjang (60 hari, harus diperbarui)",
        "a long-lived Threads token (60 days, has to be renewed)",
    ),
)


def connect(access: Access) -> Adapter:
    """The profile that the token belongs to."""
    return Threads(
        graph=Graph.of(access, TOKEN, SERVER),
        node="me",
        needed=("threads_basic", "threads_content_publish"),
        wanted=(
            "threads_manage_replies",
            "threads_read_replies",
            "threads_delete",
            "threads_manage_insights",
        ),
    )


class Threads(ContainerAccount):
    """The office's profile."""

    __slots__ = ()

    create_edge: ClassVar[str] = "threads"
    publish_edge: ClassVar[str] = "threads_publish"
    limit_edge: ClassVar[str] = "threads_publishing_limit"
    status_field: ClassVar[str] = "status"
    error_field: ClassVar[str] = "error_message"
    text_field: ClassVar[str] = "text"
    list_fields: ClassVar[str] = "id,text,permalink,timestamp,link_attachment_url"
    # Published at once, a container that was FINISHED has been "not found" (trypostit/trypost#280).
    rest: ClassVar[int] = 5

    def content(self, post: Post, delivery: Delivery) -> Mapping[str, str]:
        """The text with its picture or its link, and what it replies to."""
        answered = {"reply_to_id": post.reply_to} if post.reply_to else {}
        if post.picture:
            return {
                "media_type": "IMAGE",
                "text": post.text,
                "image_url": delivery.card_url(post.picture.name),
                "alt_text": post.picture.alt,
                **answered,
            }
        # The first address in the text gets the preview by itself.
        linked = {} if mentions(post.text, post.link) else {"link_attachment": post.link}
        return {"media_type": "TEXT", "text": post.text, **linked, **answered}

    def list_edge(self, post: Post) -> str:
        """Replies have a list of their own."""
        return "replies" if post.reply_to else "threads"

    def figures(self, claim: Claim) -> Figures | None:
        """Likes, replies, views, and every way of passing the post on."""
        if not claim.remote_id:
            return None
        metrics = "views,likes,replies,reposts,quotes,shares"
        told = insights(self.graph.read(claim.remote_id, "insights", metric=metrics))
        passed_on = [told[name] for name in ("reposts", "quotes", "shares") if name in told]
        return Figures(
            at=self.graph.access.clock(),
            likes=told.get("likes"),
            comments=told.get("replies"),
            shares=sum(passed_on) if passed_on else None,
            views=told.get("views"),
        )

    def name(self) -> str:
        """The profile's name."""
        return text_at(self.graph.read(self.node, fields="username"), "username")
