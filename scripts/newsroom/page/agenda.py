"""What the agenda shows: events of stories and of campaigns, those to come before those that are over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo

from newsroom.page.addresses import EVENT_FILE, campaign_address
from newsroom.page.campaign_page import AgendaLine
from newsroom.page.story_page import StoryPage
from newsroom.page.words import Time, time_in
from newsroom.registers import AgendaItem, Campaign
from newsroom.slug import slug
from newsroom.social.wording import clean_line

PAST = 30
"""So many events that are over stay on the agenda; all of them stay on their own pages."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """An event. `ends` is None where its end is not told.

    `address` is the page that tells more, `calendar` its own file for calendars; either may be
    empty. `changed` is when it was last told differently, as far as that is known.
    """

    id: str
    name: str
    place: str
    about: str
    starts: Time
    ends: Time | None
    address: str
    calendar: str
    changed: datetime

    @property
    def hours(self) -> str:
        """`08.00–16.00 WITA`."""
        return AgendaLine(self.name, self.place, self.starts, self.ends).hours


@dataclass(frozen=True, slots=True)
class Agenda:
    """The events to come, the next one first, and the last ones that are over, the newest first."""

    coming: tuple[Occasion, ...]
    past: tuple[Occasion, ...]


def over_at(starts: datetime, ends: datetime | None, zone: tzinfo) -> datetime:
    """When an event is over: at its end, or with its day where no end after its start is told."""
    if ends is not None and ends > starts:
        return ends
    try:
        day = starts.astimezone(zone).date() + timedelta(days=1)
    except OverflowError:  # the first or last day that Python knows; a typing error
        return starts
    return datetime.combine(day, time(), zone)


def occasion_of(page: StoryPage) -> Occasion | None:
    """The event of an agenda that was not withdrawn and says when it begins."""
    event = page.story.meta.event
    if page.starts is None or event is None or page.withdrawn:
        return None
    ends = event.ended_at
    return Occasion(
        id=page.story.id,
        name=page.title,
        place=page.place,
        about=page.summary,
        starts=page.starts,
        ends=time_in(ends, page.settings.zone) if ends and ends > page.starts.moment else None,
        address=page.address,
        calendar=page.address + EVENT_FILE,
        changed=(page.updated or page.time).moment,
    )


def occasions_of(campaign: Campaign, zone: tzinfo) -> tuple[Occasion, ...]:
    """The events of a campaign. Nothing tells when they were written down, so their start stands for it."""
    address = campaign_address(campaign.id) if slug(campaign.id) else ""
    return tuple(_of_campaign(item, campaign, address, zone) for item in campaign.agenda)


def _of_campaign(item: AgendaItem, campaign: Campaign, address: str, zone: tzinfo) -> Occasion:
    starts, ends = item.starts_at, item.ends_at
    return Occasion(
        id=f"{campaign.id}-{item.starts_at:%Y%m%dT%H%M}-{slug(item.name)}",
        name=clean_line(item.name),
        place=clean_line(item.place),
        about=clean_line(campaign.name),
        starts=time_in(starts, zone),
        ends=time_in(ends, zone) if ends and ends > starts else None,
        address=address,
        calendar="",
        changed=starts,
    )


def agenda_of(coming: Iterable[Occasion], past: Iterable[Occasion]) -> Agenda:
    """The agenda of these events, in whatever order they come.

    An event of a campaign's list that a story tells, too, stands there as the story has it.
    """
    ahead, over = list(coming), list(past)
    told = {_where_and_when(one) for one in (*ahead, *over) if one.calendar}
    ahead, over = (
        [one for one in some if one.calendar or _where_and_when(one) not in told]
        for some in (ahead, over)
    )
    ahead.sort(key=_order)
    over.sort(key=_order, reverse=True)
    return Agenda(tuple(ahead), tuple(over[:PAST]))


def _where_and_when(one: Occasion) -> tuple[datetime, str]:
    return one.starts.moment, one.place.partition(",")[0]


def _order(one: Occasion) -> tuple[datetime, str]:
    return one.starts.moment, one.id
