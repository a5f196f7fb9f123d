"""A stand-in for a profile on Threads. Meta publishes no list of its fields: these are its pages'."""

from collections.abc import Mapping
from typing import Any

from tests.crosspost.fakes import Reply, Seen, Visible
from tests.crosspost.fakes._graph import ContainerServer, Media, absent, refuse, stamp


def peer() -> "ThreadsProfile":
    """The profile, not started."""
    return ThreadsProfile()


class ThreadsProfile(ContainerServer):
    """The profile. Texts may have 500 bytes."""

    network = "threads"
    secrets: Mapping[str, str] = {"TAYANG_THREADS_TOKEN": "THAA-threads-secret"}
    spec = ""
    media_spec = ""
    rights = frozenset(
        {
            "threads_basic",
            "threads_content_publish",
            "threads_delete",
            "threads_manage_insights",
            "threads_manage_replies",
            "threads_read_replies",
        }
    )
    node = "me"
    create_edge = "threads"
    list_edges = ("threads", "replies")
    limit_edge = "threads_publishing_limit"
    status_field = "status"
    error_field = "error_message"
    writes = frozenset(
        {"media_type", "text", "image_url", "alt_text", "link_attachment", "reply_to_id"}
    )
    quota = 250

    def check(self, fields: Mapping[str, Any]) -> None:
        self.needs("threads_content_publish")
        if len(fields["text"].encode()) > 500:
            raise refuse(100, None, "Param text must be at most 500 characters long.")
        if (fields["media_type"] == "IMAGE") != ("image_url" in fields):
            raise refuse(100, None, "Param image_url goes with media_type IMAGE")
        if fields["media_type"] == "IMAGE" and "link_attachment" in fields:
            raise refuse(100, None, "Param link_attachment is for text posts only")
        if fields.get("reply_to_id", "") not in {"", *self.media}:
            raise absent(fields["reply_to_id"])

    def shown(self, media: Media) -> dict[str, Any]:
        return {
            "id": media.id,
            "text": media.fields["text"],
            "permalink": f"https://www.threads.com/@kotacontoh/post/{media.id}",
            "timestamp": stamp(media.at),
            "link_attachment_url": media.fields.get("link_attachment"),
        }

    def is_in(self, media: Media, edge: str) -> bool:
        return ("reply_to_id" in media.fields) == (edge == "replies")

    def seen_by_readers(self, media: Media) -> Visible:
        link, answered = (media.fields.get(name, "") for name in ("link_attachment", "reply_to_id"))
        return Visible(media.id, media.fields["text"], link, answered)

    def of_media(self, method: str, media: Media, edge: list[str], seen: Seen) -> Reply:
        if edge == ["insights"]:
            self.needs("threads_manage_insights")
        if method == "DELETE":
            self.needs("threads_delete")
        return super().of_media(method, media, edge, seen)
