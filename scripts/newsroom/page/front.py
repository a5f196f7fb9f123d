"""What stands on the front page, chosen by rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from newsroom.page.addresses import desk_address
from newsroom.page.story_page import StoryPage
from newsroom.page.words import Link, slug
from newsroom.settings import Settings
from newsroom.story import Kind

SECONDS = 2
PER_DESK = 4
# The lead is the newest story with a picture, unless that is more than this many stories old.
_LEAD_AMONG = 4


@dataclass(frozen=True, slots=True)
class Column:
    """A desk and its newest headlines. `id` is the desk's."""

    id: str
    desk: Link
    stories: tuple[StoryPage, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """The front page: one lead, two seconds, a column per desk in newsroom.toml's order."""

    lead: StoryPage | None
    seconds: tuple[StoryPage, ...]
    columns: tuple[Column, ...]


def make_front(stories: Sequence[StoryPage], settings: Settings) -> Front:
    """The front page of `stories`, newest first.

    Nobody can buy the lead or a second place, and an agenda waits in its desk's column. No
    story stands there twice.
    """
    news = [page for page in stories if not page.paid and page.story.meta.kind is not Kind.AGENDA]
    newest = news[:_LEAD_AMONG]
    lead = next((page for page in newest if page.picture), newest[0] if newest else None)
    seconds = tuple(islice((page for page in news if page is not lead), SECONDS))
    shown = {page.address for page in (lead, *seconds) if page}
    rest = [page for page in stories if page.address not in shown]
    return Front(lead, seconds, tuple(_column(id_, rest, settings) for id_ in settings.desks))


def _column(desk: str, rest: Sequence[StoryPage], settings: Settings) -> Column:
    ours = (page for page in rest if page.story.meta.desk == desk)
    link = Link(settings.desks[desk].name, desk_address(desk))
    return Column(slug(desk), link, tuple(islice(ours, PER_DESK)))
