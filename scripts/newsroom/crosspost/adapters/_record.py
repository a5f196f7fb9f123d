"""A post as a record of Bluesky (lexicon app.bsky.feed.post)."""

import json

from newsroom.crosspost.adapters import Tokens
from newsroom.crosspost.adapters._facets import facets
from newsroom.social.post import Picture, Post

COLLECTION = "app.bsky.feed.post"
_LANGUAGES = ("id",)


def record_of(post: Post, tokens: Tokens) -> dict[str, object]:
    """The record: nothing in it changes from one sending of the same post to the next."""
    return {
        "$type": COLLECTION,
        "text": post.text,
        "createdAt": tokens["created_at"],
        "langs": list(_LANGUAGES),
        "facets": facets(post.text),
        "embed": _embed(post, tokens),
    }


def _embed(post: Post, tokens: Tokens) -> dict[str, object]:
    """The picture itself, where it is the post, else the preview of the story's page."""
    if post.attached and post.picture:
        return _photo(post.picture, tokens)
    shown = {"uri": post.link, "title": post.title, "description": post.summary}
    thumb = {"thumb": json.loads(tokens["blob"])} if post.picture else {}
    return {"$type": "app.bsky.embed.external", "external": {**shown, **thumb}}


def _photo(picture: Picture, tokens: Tokens) -> dict[str, object]:
    shown = {
        "image": json.loads(tokens["blob"]),
        "alt": picture.alt,
        "aspectRatio": {"width": picture.width, "height": picture.height},
    }
    return {"$type": "app.bsky.embed.images", "images": [shown]}
