"""What the press sets of campaigns: how far each is on this day, all of them, one's calendar."""

from newsroom.build.givens import Site
from newsroom.node import Node, NodeKind, Note
from newsroom.page.agenda import occasions_of
from newsroom.page.calendar import calendar_of
from newsroom.page.campaign_page import (
    CampaignPage,
    Campaigns,
    campaign_page,
    campaigns_of,
    on_this_day,
)
from newsroom.page.listing import campaign_of
from newsroom.page.surroundings import Surroundings
from newsroom.slug import slug
from newsroom.social.wording import clean_line


def campaign_at(id_: str, around: Surroundings) -> CampaignPage:
    """The campaign with this id, on any day."""
    return campaign_page(around.campaigns[id_], around.settings.zone)


def campaign_today(id_: str, site: Site, around: Surroundings, note: Note) -> CampaignPage:
    """The same with the days that are left, and which of its events are over."""
    note(Node(NodeKind.STANDING, id_))
    page, standing = campaign_at(id_, around), site.standing(id_)
    return on_this_day(page, standing) if standing else page


def all_campaigns(site: Site, around: Surroundings, note: Note) -> Campaigns:
    """Every campaign that has a page."""
    named = (id_ for id_ in site.campaigns if slug(id_))
    return campaigns_of(campaign_today(id_, site, around, note) for id_ in named)


def campaign_calendar(listing: str, around: Surroundings) -> str:
    """The agenda of the campaign with this listing, for calendars."""
    campaign = campaign_of(listing, around)
    found = occasions_of(campaign, around.settings.zone)
    return calendar_of(found, around.settings.office, clean_line(campaign.name))
