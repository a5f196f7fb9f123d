"""What stands on the front page, chosen by rules."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsroom.page.addresses import desk_address
from newsroom.page.agenda import Occasion, agenda_of
from newsroom.page.campaign_page import CampaignPage
from newsroom.page.teaser import Teaser
from newsroom.page.words import Link, Time
from newsroom.settings import Desk
from newsroom.slug import slug

SECONDS = 2
LATEST = 3
PER_DESK = 4
UPCOMING = 4
"""So many events of the agenda stand on the front page."""
CHANGES = 3
"""So many fresh corrections and withdrawals; the page with all of them is linked."""
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
    """The front page: one lead, two seconds, the `latest`, a column per desk in newsroom.toml's order.

    `newest` is when the newest story came out; `campaigns` are those that are not over; `agenda`
    are the next events, `fresh` the stories that were corrected or withdrawn lately, `languages`
    those of translations, by code, with their own names.
    """

    lead: Teaser | None
    seconds: tuple[Teaser, ...]
    latest: tuple[Teaser, ...]
    columns: tuple[Column, ...]
    newest: Time | None = None
    campaigns: tuple[CampaignPage, ...] = ()
    agenda: tuple[Occasion, ...] = ()
    fresh: tuple[Teaser, ...] = ()
    languages: tuple[tuple[str, str], ...] = ()


def make_front(
    news: Sequence[Teaser],
    by_desk: Mapping[str, Sequence[Teaser]],
    desks: Mapping[str, Desk],
    agenda: Iterable[Occasion] = (),
) -> Front:
    """The front page of the newest `news` and of each desk's newest stories, all newest first.

    Nobody can buy a place on top, and what is announced stands in the agenda: neither is among
    `news`. No story stands there twice. `agenda` are the events to come.
    """
    upcoming = agenda_of(agenda, ()).coming[:UPCOMING]
    newest = news[:LEAD_AMONG]
    lead = next((one for one in newest if one.picture), newest[0] if newest else None)
    rest = [one for one in news if one is not lead][: SECONDS + LATEST]
    shown = {one.address for one in (lead, *rest, *upcoming) if one}
    columns = (
        _column(id_, desk.name, [one for one in by_desk[id_] if one.address not in shown])
        for id_, desk in desks.items()
    )
    top, latest = tuple(rest[:SECONDS]), tuple(rest[SECONDS:])
    return Front(lead, top, latest, tuple(columns), agenda=upcoming)


def newest_changes(teasers: Iterable[Teaser]) -> tuple[Teaser, ...]:
    """Of the stories that were corrected or withdrawn, those changed last, newest first."""
    found = sorted(teasers, key=lambda one: (one.changed, one.address), reverse=True)
    return tuple(found[:CHANGES])


def _column(id_: str, name: str, rest: Sequence[Teaser]) -> Column:
    return Column(slug(id_), Link(name, desk_address(id_)), tuple(rest[:PER_DESK]))
