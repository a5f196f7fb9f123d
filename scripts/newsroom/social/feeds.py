"""The site's feeds: which there are, which of them tell of a story, and which hub is told."""

from newsroom.networks import USUAL_HUB, WEBSUB
from newsroom.settings import Settings
from newsroom.slug import slug
from newsroom.story.model import Story

ATOM, RSS, JSON = "feeds/atom.xml", "feeds/rss.xml", "feeds/all.json"
"""The feeds of all stories, below the site's address."""


def desk_feed(desk: str) -> str:
    """The feed of the desk with this id, below the site's address."""
    return f"feeds/{slug(desk)}.xml"


def language_feed(code: str) -> str:
    """The feed of the stories in another language, below the site's address."""
    return f"feeds/{code}/atom.xml"


def feeds_of(story: Story, site_url: str) -> tuple[str, ...]:
    """The whole addresses of the feeds that a change of `story` changes."""
    names = [ATOM, RSS, JSON]
    if story.is_translation:
        names = [language_feed(story.meta.lang)]
    elif slug(story.meta.desk):
        names.append(desk_feed(story.meta.desk))
    return tuple(f"{site_url.rstrip('/')}/{name}" for name in names)


def hub_of(settings: Settings) -> str:
    """The hub that is told when a feed changes, which the feeds have to name; empty without one.

    A hub that is not told yet is not named either: whoever follows a feed there would wait in vain.
    """
    account = settings.networks.get(WEBSUB.name)
    if account is None or not account.enabled or account.live_since is None:
        return ""
    return account.server or USUAL_HUB
