"""Instagram: the office's professional account, by way of Facebook Login.

Every post is a picture: Instagram fetches the card from the site, so the site goes on air first.
Posts are published by containers (`_containers`), exactly once. A caption cannot be changed.

Sources: Meta's "Content Publishing", "IG User Media", "IG User Content Publishing Limit" (its pages
name 25, 50 and 100 posts a day, so the number is read), "Instagram Media Insights"; the parameters
are those of facebook-business-sdk-codegen's IGUser.json and IGMedia.json (15 April 2026).
Alternative texts are taken since 24 March 2025. Facebook Login's tokens do not have to be renewed
every 60 days, Instagram Login's do; only Facebook Login's may delete.
"""

from collections.abc import Mapping
from typing import ClassVar

from newsroom.crosspost.adapters import (
    Access,
    Adapter,
    Delivery,
    NotDeliveredError,
    Secret,
)
from newsroom.crosspost.adapters._calls import count_at, text_at
from newsroom.crosspost.adapters._containers import ContainerAccount
from newsroom.crosspost.adapters._meta import SERVER, Graph, insights
from newsroom.ledger import Claim, Figures, State
from newsroom.social.post import Post

TOKEN = "TAYANG_INSTAGRAM_TOKEN"  # noqa: S105 - the name of a variable
SECRETS: tuple[Secret, ...] = (
    Secret(
        TOKEN,
        "token Halaman Facebook yang tersambung ke akun Instagram",
        "the access token of the Facebook Page that the Instagram account is connected to",
    ),
)


def connect(access: Access) -> Adapter:
    """The account whose id newsroom.toml names (`instagram_business_account` of the Page)."""
    return Instagram(
        graph=Graph.of(access, TOKEN, SERVER),
        node=access.account.id,
        needed=("instagram_basic", "instagram_content_publish", "pages_read_engagement"),
        wanted=("instagram_manage_contents", "instagram_manage_insights"),
    )


class Instagram(ContainerAccount):
    """The office's account."""

    __slots__ = ()

    create_edge: ClassVar[str] = "media"
    publish_edge: ClassVar[str] = "media_publish"
    limit_edge: ClassVar[str] = "content_publishing_limit"
    status_field: ClassVar[str] = "status_code"
    error_field: ClassVar[str] = "status"
    text_field: ClassVar[str] = "caption"
    list_fields: ClassVar[str] = "id,caption,permalink,timestamp"

    def content(self, post: Post, delivery: Delivery) -> Mapping[str, str]:
        """The picture's address, its alternative text and the caption."""
        if post.picture is None:
            raise NotDeliveredError(State.REJECTED, "no-picture")
        return {
            "image_url": delivery.card_url(post.picture.name),
            "alt_text": post.picture.alt,
            "caption": post.text,
        }

    def figures(self, claim: Claim) -> Figures | None:
        """Likes and comments; shares and views where the token may read them."""
        if not claim.remote_id:
            return None
        counts = self.graph.read(claim.remote_id, fields="like_count,comments_count")
        told = self._insights(claim.remote_id)
        return Figures(
            at=self.graph.access.clock(),
            likes=count_at(counts, "like_count"),
            comments=count_at(counts, "comments_count"),
            shares=told.get("shares"),
            views=told.get("views"),
        )

    def name(self) -> str:
        """The account's name."""
        return text_at(self.graph.read(self.node, fields="username"), "username")

    def _insights(self, post: str) -> Mapping[str, int]:
        try:
            return insights(self.graph.read(post, "insights", metric="views,shares"))
        except NotDeliveredError as error:
            if error.reason in {"token", "rate-limit"}:
                raise
            return {}
