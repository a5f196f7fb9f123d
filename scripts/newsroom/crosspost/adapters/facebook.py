"""Facebook: the office's Page.

A story goes out as a link whose preview Facebook fetches from the story's page; a photo story as a
photo with its alternative text, the address below the message. Facebook knows no key by which a
second sending would be the same post, so a post is sent at most once: what became of a lost answer
is read from the Page's posts, and where it is not there, a person decides.

Sources: Meta's "Pages API: Posts", "Page feed", "Page photos"; the parameters are those of
facebook-business-sdk-codegen's Page.json and PagePost.json (15 April 2026). Meta's pages disagree
on deleting ("Only select developers can perform this operation"), so a refusal is a CannotError.
"""

import json

from newsroom.crosspost.adapters import (
    Absence,
    Access,
    Adapter,
    CannotError,
    Delivery,
    NotDeliveredError,
    Receipt,
    Secret,
    Tokens,
)
from newsroom.crosspost.adapters._calls import at, count_at, moment, text_at
from newsroom.crosspost.adapters._meta import (
    SERVER,
    Fields,
    Graph,
    MetaAccount,
    id_of,
    insights,
    mentions,
    objects,
    since,
)
from newsroom.ledger import Claim, Figures, State
from newsroom.social.post import Post

TOKEN = "TAYANG_FACEBOOK_TOKEN"  # noqa: S105 - the name of a variable
SECRETS: tuple[Secret, ...] = (
    Secret(TOKEN, "token Halaman Facebook (Page access token)", "the Page's access token"),
)
_POSTS = "id,message,created_time,permalink_url,attachments{unshimmed_url}"
_COUNTS = "shares,reactions.limit(0).summary(total_count),comments.limit(0).summary(total_count)"


def connect(access: Access) -> Adapter:
    """The Page that newsroom.toml names by its id, else the one that the token belongs to."""
    return Facebook(
        graph=Graph.of(access, TOKEN, SERVER),
        node=access.account.id or "me",
        needed=("pages_manage_posts", "pages_read_engagement"),
        wanted=("read_insights",),
    )


class Facebook(MetaAccount):
    """The office's Page."""

    __slots__ = ()

    def prepare(self, post: Post, delivery: Delivery, tokens: Tokens) -> Tokens:  # noqa: ARG002
        """Upload the picture of a photo story, unpublished; a link needs nothing."""
        if not (post.attached and post.picture):
            return {}
        made = self.graph.prepare(
            self.node,
            "photos",
            url=delivery.card_url(post.picture.name),
            alt_text_custom=post.picture.alt,
            published="false",
        )
        return {"photo": id_of(made)}

    def publish(self, post: Post, delivery: Delivery, tokens: Tokens) -> Receipt:  # noqa: ARG002
        """Put the post on the Page."""
        if post.attached and post.picture:
            if not tokens.get("photo"):
                raise NotDeliveredError(State.BLOCKED, "not-ready")
            fields = {"attached_media": json.dumps([{"media_fbid": tokens["photo"]}])}
        else:
            fields = {"link": post.link}
        made = self.graph.publish(self.node, "feed", message=_message(post), **fields)
        return Receipt(id_of(made), _address(id_of(made)))

    def look_up(self, post: Post, delivery: Delivery, claim: Claim) -> Receipt | Absence:  # noqa: ARG002
        """The oldest post since the claim that leads to the story; its absence proves nothing."""
        begun = since(claim.claimed_at)
        listed = list(self.graph.listed(self.node, "published_posts", fields=_POSTS, since=begun))
        for item in reversed(listed):
            if _leads_to(item, post.link):
                address = text_at(item, "permalink_url") or _address(text_at(item, "id"))
                return Receipt(text_at(item, "id"), address, moment(item.get("created_time")))
        return Absence.UNSURE

    def edit(self, post: Post, delivery: Delivery, claim: Claim) -> Receipt:  # noqa: ARG002
        """Change the message; link and picture stay. Only the app that posted may do so."""
        if not claim.remote_id:
            raise CannotError("no-id")
        try:
            changed = self.graph.publish(claim.remote_id, message=_message(post))
        except NotDeliveredError as error:
            if error.reason in {"forbidden", "not-found"}:
                raise CannotError("edit") from None
            raise
        if changed.get("success") is not True:
            raise NotDeliveredError(State.UNKNOWN, "not-confirmed")
        return Receipt(claim.remote_id, claim.url)

    def figures(self, claim: Claim) -> Figures | None:
        """Reactions, shares and comments; views where the token may read them."""
        if not claim.remote_id:
            return None
        counts = self.graph.read(claim.remote_id, fields=_COUNTS)
        return Figures(
            at=self.graph.access.clock(),
            likes=count_at(counts, "reactions", "summary", "total_count"),
            shares=count_at(counts, "shares", "count") or 0,
            comments=count_at(counts, "comments", "summary", "total_count"),
            views=self._views(claim.remote_id),
        )

    def name(self) -> str:
        """The Page's name."""
        return text_at(self.graph.read(self.node, fields="name"), "name")

    def room(self) -> None:
        """Facebook tells no number of posts."""

    def _views(self, post: str) -> int | None:
        try:
            page = self.graph.read(post, "insights", metric="post_media_view")
        except NotDeliveredError as error:
            if error.reason in {"token", "rate-limit"}:
                raise
            return None
        return insights(page).get("post_media_view")


def _message(post: Post) -> str:
    """The text; below a photo also the address, which has no other place there."""
    if post.attached and not mentions(post.text, post.link):
        return f"{post.text}\n\n{post.link}"
    return post.text


def _leads_to(item: Fields, link: str) -> bool:
    attached = at(item, "attachments")
    links = [text_at(one, "unshimmed_url") for one in objects(attached or {})]
    return any(mentions(text, link) for text in (text_at(item, "message"), *links))


def _address(post: str) -> str:
    """Facebook leads from a post's id to its permalink."""
    return f"https://www.facebook.com/{post}"
