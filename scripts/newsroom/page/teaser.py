"""A story as listings, the front page and other stories show it: small, and plain data."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from newsroom.page.boxes import Claim
from newsroom.page.pictures import Picture
from newsroom.page.strip import Figure, figure_of
from newsroom.page.words import Link, Time
from newsroom.story import Kind
from newsroom.tongue import SOURCE_CODE

if TYPE_CHECKING:
    from newsroom.page.story_page import StoryPage


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
    awaits_second_edit: bool
    corrected: bool
    withdrawn: bool
    picture: Picture | None
    strip: Figure
    claim: Claim | None = None
    lang: str = SOURCE_CODE

    @property
    def changed(self) -> datetime:
        """When its page last changed, as far as readers are told."""
        return (self.updated or self.time).moment


def teaser_of(page: "StoryPage") -> Teaser:
    """What is said of the story of `page` elsewhere."""
    story = page.story
    return Teaser(
        path=story.path,
        address=page.address,
        url=page.url,
        title=page.title,
        summary=page.summary,
        kind=page.kind,
        is_news=page.is_news,
        is_reply=story.meta.kind is Kind.REPLY,
        desk=page.desk,
        time=page.time,
        updated=page.updated,
        starts=page.starts,
        paid=page.paid,
        label=page.label,
        pending=page.pending,
        awaits_second_edit=page.awaits_second_edit,
        corrected=page.corrected,
        withdrawn=page.withdrawn,
        picture=page.picture,
        strip=figure_of(story, page.published.trail, page.settings.deadline, now=page.seen_at),
        claim=page.claim,
        lang=page.lang,
    )
