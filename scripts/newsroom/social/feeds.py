"""The site's feeds: which there are, and which of them tell of a story."""

from newsroom.slug import slug
from newsroom.story.model import Story

ATOM, RSS = "feeds/atom.xml", "feeds/rss.xml"
"""The feeds of all stories, below the site's address."""


def desk_feed(desk: str) -> str:
    """The feed of the desk with this id, below the site's address."""
    return f"feeds/{slug(desk)}.xml"


def feeds_of(story: Story, site_url: str) -> tuple[str, ...]:
    """The whole addresses of the feeds that a change of `story` changes."""
    names = [ATOM, RSS]
    if slug(story.meta.desk):
        names.append(desk_feed(story.meta.desk))
    return tuple(f"{site_url.rstrip('/')}/{name}" for name in names)
