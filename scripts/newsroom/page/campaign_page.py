"""A campaign as its page and the front page show it: the day and the agenda."""

from dataclasses import dataclass
from datetime import date, tzinfo

from newsroom.clock import say_date
from newsroom.page.addresses import campaign_address
from newsroom.page.words import Time, time_in
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
class CampaignPage:
    """A campaign. `day` is what it leads to, `days_left` how long that is, where it is counted."""

    id: str
    name: str
    day: date
    day_text: str
    description: str
    agenda: tuple[AgendaLine, ...]
    days_left: int | None = None

    @property
    def address(self) -> str:
        """Where it stands on the site."""
        return campaign_address(self.id)


def campaign_page(campaign: Campaign, zone: tzinfo) -> CampaignPage:
    """What is shown of `campaign`."""
    agenda = sorted(campaign.agenda, key=lambda item: (item.starts_at, item.name))
    return CampaignPage(
        id=slug(campaign.id),
        name=clean_line(campaign.name),
        day=campaign.date,
        day_text=say_date(campaign.date),
        description=clean_line(campaign.description),
        agenda=tuple(_line(item, zone) for item in agenda),
    )


def _line(item: AgendaItem, zone: tzinfo) -> AgendaLine:
    return AgendaLine(
        clean_line(item.name),
        clean_line(item.place),
        time_in(item.starts_at, zone),
        time_in(item.ends_at, zone) if item.ends_at else None,
    )
