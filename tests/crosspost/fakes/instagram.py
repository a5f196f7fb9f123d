"""A stand-in for a professional account on Instagram, reached by Facebook Login."""

from collections.abc import Mapping
from typing import Any

from newsroom.settings import Account
from tests.crosspost.fakes import Reply, Seen, Visible
from tests.crosspost.fakes._graph import ContainerServer, Media, refuse, stamp


def peer() -> "InstagramAccount":
    """The account, not started."""
    return InstagramAccount()


class InstagramAccount(ContainerServer):
    """The account. `unreachable` are pictures that Instagram cannot fetch from the site."""

    network = "instagram"
    secrets: Mapping[str, str] = {"TAYANG_INSTAGRAM_TOKEN": "EAAB-instagram-secret"}
    spec = "IGUser"
    media_spec = "IGMedia"
    rights = frozenset(
        {
            "instagram_basic",
            "instagram_content_publish",
            "instagram_manage_contents",
            "instagram_manage_insights",
            "pages_read_engagement",
        }
    )
    node = "17841400000000001"
    create_edge = "media"
    list_edges = ("media",)
    limit_edge = "content_publishing_limit"
    status_field = "status_code"
    error_field = "status"
    writes = frozenset({"image_url", "alt_text", "caption"})
    quota = 50

    @property
    def account(self) -> Account:
        return Account(account="@kotacontoh", id=self.node, server=self.base)

    def forget(self) -> None:
        super().forget()
        self.unreachable: set[str] = set()

    def check(self, fields: Mapping[str, Any]) -> None:
        self.needs("instagram_content_publish")
        if fields.get("image_url", "") in {"", *self.unreachable}:
            raise refuse(9004, 2207052, "The media could not be fetched from this URI")
        if not fields["image_url"].endswith((".jpg", ".jpeg")):
            raise refuse(36001, 2207005, "The image format is not supported")
        if len(fields.get("caption", "")) > 2200:
            raise refuse(36004, 2207010, "The submitted caption was too long")

    def shown(self, media: Media) -> dict[str, Any]:
        return {
            "id": media.id,
            "caption": media.fields["caption"],
            "permalink": f"https://www.instagram.com/p/{media.id}/",
            "timestamp": stamp(media.at),
            "like_count": media.counts.get("likes", 0),
            "comments_count": media.counts.get("comments", 0),
        }

    def seen_by_readers(self, media: Media) -> Visible:
        return Visible(media.id, media.fields["caption"])

    def of_media(self, method: str, media: Media, edge: list[str], seen: Seen) -> Reply:
        if edge == ["insights"]:
            self.needs("instagram_manage_insights")
        if method == "DELETE":
            self.needs("instagram_manage_contents")
        return super().of_media(method, media, edge, seen)
