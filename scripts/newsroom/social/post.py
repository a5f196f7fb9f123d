"""A post as it would be sent: what `compose` makes and an adapter delivers."""

import json
from dataclasses import asdict, dataclass

from newsroom.typed import read, strict_keys


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The picture of a post: a card's file name (content-hashed), size in pixels, alt text.

    `name` is that of the card's file, in the cache of cards and wherever it is copied to.
    """

    name: str
    width: int
    height: int
    alt: str


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One post for one network.

    `text` is sent as it stands, `link` included where the network takes links in the text.
    `length` and `limit` are in the network's own count. `folded_at` is the offset in `text`
    behind which the network hides the rest until asked for, or None. `was_cut` says that the
    caption was shortened to fit.

    `title`, `summary` and `payer` are what a preview of the link shows; `dated` is the hour of
    the story's event (ISO 8601), or empty.

    `reply_to` is the network's id of the post that this one answers, or empty. `attached` says
    that the picture itself is the post (a photo story), also where a network would otherwise show
    it in the preview of the link.
    """

    story_id: str
    network: str
    text: str
    link: str
    length: int
    limit: int
    picture: Picture | None = None
    folded_at: int | None = None
    was_cut: bool = False
    title: str = ""
    summary: str = ""
    payer: str = ""
    dated: str = ""
    reply_to: str = ""
    attached: bool = False


def post_to_json(post: Post) -> str:
    """The post as JSON: keys sorted, one per line, the same bytes for the same post."""
    return json.dumps(asdict(post), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def post_from_json(text: str) -> Post:
    """Read what `post_to_json` wrote. Raises ValueError where `text` is not such a post."""
    post, problems = read(Post, json.loads(text))
    if post is None or problems:
        raise ValueError("; ".join(problem.message_en for problem in problems) or "not a post")
    return post
