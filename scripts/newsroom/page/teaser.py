"""A story as listings, the front page and other stories show it: small, and plain data."""

from dataclasses import dataclass
from datetime import datetime

from newsroom.page.boxes import Claim
from newsroom.page.pictures import Picture
from newsroom.page.strip import Figure
from newsroom.page.words import Link, Time


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaser:
    """What is said of a story away from its page, under the names that its page uses.

    `is_news` is true of what needs no mark of its kind; `url` is the whole address.
    """

    path: str
    address: str
    url: str
    title: str
    summary: str
    kind: str
    is_news: bool
    is_reply: bool
    desk: Link
    time: Time
    updated: Time | None
    starts: Time | None
    paid: bool
    label: str
    pending: bool
    corrected: bool
    withdrawn: bool
    picture: Picture | None
    strip: Figure
    claim: Claim | None = None

    @property
    def changed(self) -> datetime:
        """When its page last changed, as far as readers are told."""
        return (self.updated or self.time).moment
