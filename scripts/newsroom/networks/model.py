"""What can be said of a network: how it counts, what it does with links and pictures, what it costs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType


class Counting(StrEnum):
    """How a network counts the length of a text."""

    CHARACTERS = "characters"
    """UTF-16 code units. Where a publisher only says "characters", this is the strictest reading."""
    WEIGHTED = "weighted"
    """X's weights: an address 23, an emoji or a Chinese character 2, a Latin letter 1."""
    GRAPHEMES = "graphemes"
    """What readers see as characters, by the older of the Unicode rules in use: it counts more."""
    BYTES = "bytes"
    """Bytes of UTF-8."""
    LINKED = "linked"
    """UTF-16 code units, where every address counts the same (`Network.link_weight`)."""


class LinkUse(StrEnum):
    """What becomes of the story's address."""

    FIELD = "field"
    """Sent beside the text; a preview of it stands below."""
    TEXT = "text"
    """Stands in the text and can be clicked."""
    PLAIN = "plain"
    """Stands in the text for the eye only; the network links nothing there."""


class PictureUse(StrEnum):
    """How the card reaches the network."""

    PREVIEW = "preview"
    """It is the picture of the link's preview."""
    ATTACHED = "attached"
    """Sent with the post, with its alternative text where the network takes one."""
    NONE = "none"
    """Not at all."""


class Says(StrEnum):
    """What is told."""

    CAPTION = "caption"
    """The story, to people."""
    FEEDS = "feeds"
    """Which feeds have changed, to machines: one address a line."""


class Correction(StrEnum):
    """What happens at a network when a story is corrected after its post."""

    EDIT = "edit"
    """The post is edited."""
    REPLY = "reply"
    """A reply below the post says what was wrong and what is right."""
    EDITOR = "editor"
    """An editor is asked: what the network offers changes the post's address, or nothing."""
    AGAIN = "again"
    """It is delivered again, which does no harm there."""


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
SQUARE = Shape(1080, 1080)
SCREEN = Shape(1080, 1920)
"""A whole phone's screen: WhatsApp's Status, Stories of Instagram and Facebook."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a network takes for one post, in US dollars.

    `post` for one without an address, `with_link` for one with, `alt_text` on top for the
    alternative text of a picture.
    """

    post: Decimal = Decimal(0)
    with_link: Decimal = Decimal(0)
    alt_text: Decimal = Decimal(0)

    @property
    def times(self) -> int:
        """How many times a post with an address costs one without, rounded; 1 where it is free."""
        return round(self.with_link / self.post) if self.post else 1


FREE = Cost()


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a server says of itself at run time; None where it says nothing.

    `text` and `alt_text` are lengths, `link_weight` what an address counts, `picture_bytes` the
    size of a picture.
    """

    text: int | None = None
    link_weight: int | None = None
    alt_text: int | None = None
    picture_bytes: int | None = None


LEAST_TEXT = 100
"""A server that says it takes less would leave no room for a sentence, and has mistaken itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """One network.

    `limit` is in the network's own count (`counting`), `most_bytes` a second limit in bytes of
    UTF-8. `link_weight` is what an address counts whatever its length, or None where it counts
    like other text. `folds_at` is the number of characters after which a reader has to ask for the
    rest, or None. `hashtags` is how many the newsroom sets, at the end of the text.
    `picture_bytes` and `alt_limit` (characters) are caps.

    `per_day` is how many posts the network takes in 24 hours, None where it prints no number.
    `guarantee` and `guarantee_en` say what is promised against doubled and lost posts.
    `picture_first` says that an attached picture stands above the text, `takes_alt` that the network
    takes its alternative text, `picture_uploaded` that the picture is sent to it from this machine;
    otherwise the network fetches it from the site. `measured_always` says that captions are measured for it although the office may have no
    account there.
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
    correction: Correction
    guarantee: str
    guarantee_en: str
    alt_limit: int = ALT_LIMIT
    most_bytes: int | None = None
    says: Says = Says.CAPTION
    per_day: int | None = None
    cost: Cost = FREE
    picture_first: bool = False
    takes_alt: bool = True
    picture_uploaded: bool = False
    measured_always: bool = False

    def within(self, limits: Limits) -> "Network":
        """This network with the limits that a server of it says it has.

        Numbers that cannot be meant are passed over.
        """
        return replace(
            self,
            limit=_meant(limits.text, LEAST_TEXT) or self.limit,
            link_weight=_meant(limits.link_weight) or self.link_weight,
            alt_limit=_meant(limits.alt_text) or self.alt_limit,
            picture_bytes=_meant(limits.picture_bytes) or self.picture_bytes,
        )


def _meant(number: int | None, least: int = 1) -> int | None:
    return number if number is not None and number >= least else None


def table(*networks: Network) -> Mapping[str, Network]:
    """The networks by their names, not to be changed."""
    return MappingProxyType({network.name: network for network in networks})
