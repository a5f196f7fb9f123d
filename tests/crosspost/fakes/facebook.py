"""A stand-in for a Facebook Page: posts with a link or with photos, edited, deleted, read back."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tests.crosspost.fakes import RefusedError, Reply, Seen, Visible
from tests.crosspost.fakes._graph import (
    GraphServer,
    absent,
    chosen,
    metrics,
    refuse,
    since,
    stamp,
)


def peer() -> "FacebookPage":
    """The Page, not started."""
    return FacebookPage()


@dataclass
class PagePost:
    """A post on the Page."""

    id: str
    message: str
    link: str
    photos: list[str]
    at: datetime
    shares: int = 0
    reactions: int = 0
    comments: int = 0
    insights: dict[str, int] = field(default_factory=dict)


class FacebookPage(GraphServer):
    """The Page. Duplicates are refused where a test says so: Facebook itself does not always.

    `owns_posts` is whether posts were made by this app, `forbids_deleting` what Facebook says where
    the app may not delete.
    """

    network = "facebook"
    secrets: Mapping[str, str] = {"TAYANG_FACEBOOK_TOKEN": "EAAB-page-secret"}
    spec = "Page"
    rights = frozenset({"pages_manage_posts", "pages_read_engagement", "read_insights"})

    def forget(self) -> None:
        super().forget()
        self.posts: dict[str, PagePost] = {}
        self.photos: dict[str, dict[str, str]] = {}
        self.refuses_duplicates = False
        self.owns_posts = True
        self.forbids_deleting: RefusedError | None = None
        self.per_page = 100

    def call(self, method: str, parts: list[str], seen: Seen) -> Reply:
        page = {"me", self.account.id}
        match method, parts:
            case "GET", [name] if name in page:
                known = {"id": self.account.id, "name": "Kota Contoh"}
                return Reply(body=chosen(seen, "Page", known))
            case "POST", [name, "feed"] if name in page:
                return self._post(seen)
            case "POST", [name, "photos"] if name in page:
                return self._upload(seen)
            case "GET", [name, "published_posts"] if name in page:
                return self._list(seen)
            case _, [name, *edge] if name in self.posts:
                return self._of_post(method, self.posts[name], edge, seen)
        raise absent(parts[0])

    def visible(self) -> list[Visible]:
        return [Visible(post.id, post.message, post.link) for post in self.posts.values()]

    def _upload(self, seen: Seen) -> Reply:
        self.needs("pages_manage_posts")
        written = {"url", "alt_text_custom", "published", "caption"}
        self.may_send(seen, "Page", "photos", written)
        assert seen.fields.get("published") == "false", "the picture would be a post of its own"
        photo = self.new_id()
        self.photos[photo] = dict(seen.fields)
        return Reply(body={"id": photo})

    def _post(self, seen: Seen) -> Reply:
        self.needs("pages_manage_posts")
        self.may_send(seen, "Page", "feed", {"message", "link", "attached_media"})
        fields = seen.fields
        photos = [one["media_fbid"] for one in json.loads(fields.get("attached_media", "[]"))]
        if fields.get("link") and photos:
            raise refuse(100, None, "(#100) link and attached_media exclude each other")
        if not set(photos) <= set(self.photos):
            raise refuse(100, None, "(#100) attached_media must be photos of this Page")
        said = (fields.get("message", ""), fields.get("link", ""))
        if self.refuses_duplicates and said in [(p.message, p.link) for p in self.posts.values()]:
            raise refuse(506, None, "(#506) Duplicate status message")
        post = PagePost(f"{self.account.id}_{self.new_id()}", *said, photos, self.time)
        self.posts[post.id] = post
        return Reply(body={"id": post.id})

    def _list(self, seen: Seen) -> Reply:
        self.needs("pages_read_engagement")
        self.may_read(seen, "Page", "published_posts")
        newest = [p for p in reversed(self.posts.values()) if p.at >= since(seen)]
        start = int(seen.query.get("after", "0"))
        end = start + min(self.per_page, int(seen.query["limit"]))
        data = [chosen(seen, "PagePost", self._shown(post)) for post in newest[start:end]]
        paging: dict[str, Any] = {"cursors": {"before": str(start), "after": str(end)}}
        if end < len(newest):
            token = self.secrets["TAYANG_FACEBOOK_TOKEN"]
            paging["next"] = f"{seen.base}{seen.path}?access_token={token}&after={end}"
        return Reply(body={"data": data, "paging": paging})

    def _of_post(self, method: str, post: PagePost, edge: list[str], seen: Seen) -> Reply:
        match method, edge:
            case "GET", []:
                return Reply(body=chosen(seen, "PagePost", self._shown(post)))
            case "GET", ["insights"]:
                self.needs("read_insights")
                self.may_read(seen, "PagePost", "insights", {"metric"})
                return metrics(seen, {"post_media_view": 0, **post.insights})
            case "POST", []:
                self.may_send(seen, "PagePost", "#update", {"message"})
                if not self.owns_posts:
                    raise refuse(200, None, "(#200) The post was not created by this app")
                post.message = seen.fields["message"]
                return Reply(body={"success": True})
            case "DELETE", []:
                if self.forbids_deleting:
                    raise self.forbids_deleting
                del self.posts[post.id]
                return Reply(body={"success": True})
        raise absent(post.id)

    def _shown(self, post: PagePost) -> dict[str, Any]:
        number = post.id.split("_")[1]
        attached = {"data": [{"unshimmed_url": post.link}]} if post.link else None
        return {
            "id": post.id,
            "message": post.message,
            "created_time": stamp(post.at),
            "permalink_url": f"https://www.facebook.com/kotacontoh/posts/{number}",
            "attachments": attached,
            "shares": {"count": post.shares} if post.shares else None,
            "reactions": {"data": [], "summary": {"total_count": post.reactions}},
            "comments": {"data": [], "summary": {"total_count": post.comments}},
        }
