"""What each network allows: lengths, how they count, links, pictures. Data only.

Sources, by their publishers' names of them:

- Facebook: "Pages API: Posts" (`/feed` takes `message` and `link` apart, `/photos` a picture). Meta
  prints no length; 63,206 characters and 4 MB a picture are what letmepost's network pages give.
- Instagram: "Content Publishing" (JPEG only, fetched from a public address, 8 MiB; code
  36004/2207010 for a caption that is too long); contentstudio's article 830 for 2,200 characters,
  4:5 to 1.91:1 and 320 to 1,440 px; "30 hashtags" there, 5 in Ayrshare's newer page, so never
  more than 5 here.
- X: "Counting characters" (280; an address counts 23, an emoji 2), "Media best practices" (5 MB),
  and `CreateMediaMetadata` in its OpenAPI file (1,000 characters of alternative text).
- Where a text is folded is printed by nobody who folds: 125 characters are what counters such as
  socialk.it and coreyhaines31/marketingskills agree on for Instagram and for Facebook on phones
  (477 on a wide screen). The outbox shows the fold as "about there".
- How many hashtags a post carries is the newsroom's habit, inside what the network takes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Counting(StrEnum):
    """How a network counts the length of a text."""

    CHARACTERS = "characters"
    """UTF-16 code units. Where a publisher only says "characters", this is the strictest reading."""
    WEIGHTED = "weighted"
    """X's weights: an address 23, an emoji or a Chinese character 2, a Latin letter 1."""


class LinkUse(StrEnum):
    """What becomes of the story's address."""

    FIELD = "field"
    """Sent beside the text; the network makes a preview of it."""
    TEXT = "text"
    """Stands in the text and can be clicked."""
    PLAIN = "plain"
    """Stands in the text for the eye only; the network links nothing there."""


class PictureUse(StrEnum):
    """How the card reaches the network."""

    PREVIEW = "preview"
    """The network fetches it from the page, for the preview of the link."""
    ATTACHED = "attached"
    """Sent with the post, with its alternative text."""


@dataclass(frozen=True, slots=True, order=True)
class Shape:
    """The size of a card in pixels."""

    width: int
    height: int

    @property
    def name(self) -> str:
        """`1200x630`."""
        return f"{self.width}x{self.height}"


ALT_LIMIT = 1000
"""Characters of alternative text: X's limit, and the house's where a network prints none."""

LANDSCAPE = Shape(1200, 630)
PORTRAIT = Shape(1080, 1350)


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """One network.

    `limit` is in the network's own count (`counting`). `link_weight` is what an address counts
    whatever its length, or None where it counts like other text. `folds_at` is the number of
    characters after which a reader has to ask for the rest, or None. `hashtags` is how many the
    newsroom sets, at the end of the text. `picture_bytes` and `alt_limit` (characters) are caps.
    """

    name: str
    title: str
    limit: int
    counting: Counting
    link: LinkUse
    link_weight: int | None
    folds_at: int | None
    hashtags: int
    shape: Shape
    picture: PictureUse
    picture_bytes: int
    alt_limit: int = ALT_LIMIT


FACEBOOK = Network(
    name="facebook",
    title="Facebook",
    limit=63_206,
    counting=Counting.CHARACTERS,
    link=LinkUse.FIELD,
    link_weight=None,
    folds_at=125,
    hashtags=2,
    shape=LANDSCAPE,
    picture=PictureUse.PREVIEW,
    picture_bytes=4_000_000,
)
INSTAGRAM = Network(
    name="instagram",
    title="Instagram",
    limit=2_200,
    counting=Counting.CHARACTERS,
    link=LinkUse.PLAIN,
    link_weight=None,
    folds_at=125,
    hashtags=5,
    shape=PORTRAIT,
    picture=PictureUse.ATTACHED,
    picture_bytes=8 * 1024 * 1024,
)
X = Network(
    name="x",
    title="X",
    limit=280,
    counting=Counting.WEIGHTED,
    link=LinkUse.TEXT,
    link_weight=23,
    folds_at=None,
    hashtags=2,
    shape=LANDSCAPE,
    picture=PictureUse.ATTACHED,
    picture_bytes=5_000_000,
)
# The outbox takes whatever another network takes, so its limit is the widest of theirs.
OUTBOX = Network(
    name="outbox",
    title="Kotak keluar",
    limit=63_206,
    counting=Counting.CHARACTERS,
    link=LinkUse.TEXT,
    link_weight=None,
    folds_at=None,
    hashtags=5,
    shape=LANDSCAPE,
    picture=PictureUse.ATTACHED,
    picture_bytes=4_000_000,
)

NETWORKS: Mapping[str, Network] = MappingProxyType(
    {network.name: network for network in (FACEBOOK, INSTAGRAM, X, OUTBOX)}
)
