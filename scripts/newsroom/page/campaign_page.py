"""A campaign as its page and the front page show it: the day, how far off it is, the agenda."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, tzinfo

from newsroom.clock import say_date
from newsroom.page.addresses import AGENDA_FILE, campaign_address
from newsroom.page.share import share_links
from newsroom.page.words import Link, Time, time_in
from newsroom.registers import AgendaItem, Campaign
from newsroom.slug import slug
from newsroom.social.wording import clean_line


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """An event of a campaign. `ends` is None where its end is not told."""

    name: str
    place: str
    starts: Time
    ends: Time | None

    @property
    def hours(self) -> str:
        """`08.00–16.00 WITA`; over several days `Senin, … 09.00 WITA – Minggu, …`."""
        if self.ends is None:
            return self.starts.hour
        if self.ends.moment.date() == self.starts.moment.date():
            return f"{self.starts.clock}–{self.ends.hour}"
        return f"{self.starts.clock}, sampai {self.ends.full}"


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a campaign is: the days until its day, None behind it; which events are over.

    `over` goes by the agenda as `in_order` has it.
    """

    days_left: int | None
    over: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True)
class CampaignPage:
    """A campaign. `day` is what it leads to, `days_left` how long that is, where it is counted.

    `over` says which lines of the agenda are, where that is known.
    """

    id: str
    name: str
    day: date
    day_text: str
    description: str
    agenda: tuple[AgendaLine, ...]
    days_left: int | None = None
    over: tuple[bool, ...] = ()

    @property
    def address(self) -> str:
        """Where it stands on the site."""
        return campaign_address(self.id)

    @property
    def calendar(self) -> str:
        """Where its agenda stands for calendars; nothing where it has none."""
        return f"{self.address}{AGENDA_FILE.strip('/')}" if self.agenda else ""

    @property
    def coming(self) -> tuple[AgendaLine, ...]:
        """The events that are not over."""
        return tuple(line for line, over in self._lines if not over)

    @property
    def past(self) -> tuple[AgendaLine, ...]:
        """The events that are over."""
        return tuple(line for line, over in self._lines if over)

    @property
    def is_over(self) -> bool:
        """Whether its day and all its events are behind us; only where `over` is known."""
        return self.days_left is None and not self.coming

    def share(self, site_url: str) -> tuple[Link, ...]:
        """Links that pass the campaign's page on, whose site is at `site_url`."""
        return share_links(self.name, site_url + self.address)

    @property
    def _lines(self) -> Iterable[tuple[AgendaLine, bool]]:
        over = self.over or (False,) * len(self.agenda)
        return zip(self.agenda, over, strict=True)


@dataclass(frozen=True, slots=True)
class Campaigns:
    """All campaigns: those that are not over, the nearest day first; the others, the newest first."""

    current: tuple[CampaignPage, ...]
    over: tuple[CampaignPage, ...]


def campaigns_of(pages: Iterable[CampaignPage]) -> Campaigns:
    """All campaigns in their order, of pages that know how far each is."""
    by_day = sorted(pages, key=lambda one: (one.day, one.id))
    over = tuple(one for one in reversed(by_day) if one.is_over)
    return Campaigns(tuple(one for one in by_day if not one.is_over), over)


def in_order(campaign: Campaign) -> list[AgendaItem]:
    """The campaign's agenda, as its page has it."""
    return sorted(campaign.agenda, key=lambda item: (item.starts_at, item.name))


def on_this_day(page: CampaignPage, standing: Standing) -> CampaignPage:
    """`page`, knowing how far the campaign is."""
    return replace(page, days_left=standing.days_left, over=standing.over)


def campaign_page(campaign: Campaign, zone: tzinfo) -> CampaignPage:
    """What is shown of `campaign` on any day."""
    return CampaignPage(
        id=slug(campaign.id),
        name=clean_line(campaign.name),
        day=campaign.date,
        day_text=say_date(campaign.date),
        description=clean_line(campaign.description),
        agenda=tuple(_line(item, zone) for item in in_order(campaign)),
    )


def _line(item: AgendaItem, zone: tzinfo) -> AgendaLine:
    return AgendaLine(
        clean_line(item.name),
        clean_line(item.place),
        time_in(item.starts_at, zone),
        time_in(item.ends_at, zone) if item.ends_at else None,
    )
