"""A post as it would be sent: what `compose` makes and an adapter delivers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The picture of a post: a card's file name (content-hashed), size in pixels, alt text.

    `name` is relative to the site's `cards/` folder.
    """

    name: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One post for one network.

    `text` is sent as it stands, `link` included where the network takes links in the text.
    `length` and `limit` are in the network's own count. `folded_at` is the offset in `text`
    behind which the network hides the rest until asked for, or None.
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
