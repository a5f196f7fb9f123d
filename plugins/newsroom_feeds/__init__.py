"""Finishes Pelican's feeds: full stories with whole addresses, labels first, stable identities.

Pelican forms an entry's id from its date, which moves when a page turns out to be live; a
feed without entries would carry the hour of the build. Both are mended here.
"""

from datetime import UTC, datetime
from typing import Any

from markupsafe import Markup
from pelican.plugins import signals

from newsroom.page.publication import Publication
from newsroom.page.story_page import StoryPage
from newsroom.theme.environment import make_environment

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def register() -> None:
    """Connect to Pelican's signals."""
    signals.feed_generated.connect(finish)


def finish(context: Any, feed: Any) -> None:
    """Mend one feed before it is written."""
    publication: Publication = context["NEWSROOM_PUBLICATION"]
    template = make_environment(context["NEWSROOM_ROOT"]).get_template("feed_item.html")
    by_url = {page.url: page for page in publication.listed}
    for item in feed.items:
        page = by_url[item["link"]]
        item.update(_said(page, template.render(page=page, site=publication.frame)))
    feed.feed["language"] = "id"
    # Pelican calls each feed by the site's address; an identity must be unique (RFC 4287, 4.2.6).
    feed.feed["id"] = feed.feed["feed_url"]
    if not feed.items:
        feed.latest_post_date = lambda: _NEVER


def _said(page: StoryPage, content: str) -> dict[str, Any]:
    return {
        "unique_id": page.url,
        "unique_id_is_permalink": True,
        "title": f"{page.label}: {page.title}" if page.label else page.title,
        "content": content,
        "description": str(Markup.escape(page.summary)),
        "author_name": ", ".join(link.name for link in page.authors) or None,
        "updateddate": (page.updated or page.time).moment,
    }
