"""Links from a story's page to the listings that it stands in."""

from collections.abc import Sequence

from newsroom.page.addresses import campaign_address, tag_address
from newsroom.page.words import Link
from newsroom.registers import Campaign
from newsroom.slug import slug
from newsroom.social.wording import clean_line


def tag_links(tags: Sequence[str]) -> tuple[Link, ...]:
    """The tags that can have a page, once each, as the first of their kind is written."""
    named = {slug(tag): clean_line(tag) for tag in reversed(tags)}
    return tuple(Link(named[id_], tag_address(id_)) for id_ in reversed(named) if id_)


def campaign_link(campaign: Campaign | None) -> Link | None:
    """The link to a campaign, where there is one."""
    return Link(clean_line(campaign.name), campaign_address(campaign.id)) if campaign else None
