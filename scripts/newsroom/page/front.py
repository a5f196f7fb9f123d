"""What stands on the front page, chosen by rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from newsroom.page.addresses import desk_address
from newsroom.page.campaign_page import CampaignPage
from newsroom.page.teaser import Teaser
from newsroom.page.words import Link, Time
from newsroom.settings import Desk
from newsroom.slug import slug

SECONDS = 2
PER_DESK = 4
# The lead is the newest story with a picture, unless that is more than this many stories old.
LEAD_AMONG = 4


@dataclass(frozen=True, slots=True)
class Column:
    """A desk and its newest headlines. `id` is the desk's."""

    id: str
    desk: Link
    stories: tuple[Teaser, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """The front page: one lead, two seconds, a column per desk in newsroom.toml's order.

    `newest` is when the newest story came out; `campaigns` are those that are not over.
    """

    lead: Teaser | None
    seconds: tuple[Teaser, ...]
    columns: tuple[Column, ...]
    newest: Time | None = None
    campaigns: tuple[CampaignPage, ...] = ()


def make_front(
    news: Sequence[Teaser], by_desk: Mapping[str, Sequence[Teaser]], desks: Mapping[str, Desk]
) -> Front:
    """The front page of the newest `news` and of each desk's newest stories, all newest first.

    Nobody can buy the lead or a second place, and an agenda waits in its desk's column: neither
    is among `news`. No story stands there twice.
    """
    newest = news[:LEAD_AMONG]
    lead = next((one for one in newest if one.picture), newest[0] if newest else None)
    seconds = tuple(islice((one for one in news if one is not lead), SECONDS))
    shown = {one.address for one in (lead, *seconds) if one}
    columns = (
        _column(id_, desk.name, [one for one in by_desk[id_] if one.address not in shown])
        for id_, desk in desks.items()
    )
    return Front(lead, seconds, tuple(columns))


def _column(id_: str, name: str, rest: Sequence[Teaser]) -> Column:
    return Column(slug(id_), Link(name, desk_address(id_)), tuple(rest[:PER_DESK]))
