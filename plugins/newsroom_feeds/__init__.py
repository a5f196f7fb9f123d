"""Finishes Pelican's feeds: full stories with whole addresses, labels first, stable identities.

Pelican forms an entry's id from its date, which moves when a page turns out to be live; a
feed without entries would carry the hour of the build. Both are mended here.
"""

from datetime import UTC, datetime
from typing import Any

from markupsafe import Markup
from pelican.plugins import signals

from newsroom.page.story_page import StoryPage

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def register() -> None:
    """Connect to Pelican's signals."""
    signals.feed_generated.connect(finish)


def finish(context: Any, feed: Any) -> None:
    """Mend one feed before it is written; the context holds its stories and the entries' template."""
    template = context["NEWSROOM_ITEM"]
    for item in feed.items:
        page = context["NEWSROOM_STORIES"][item["link"]]
        item.update(_said(page, template.render(page=page)))
    if context["NEWSROOM_HUB"]:
        name_hub(feed, context["NEWSROOM_HUB"])
    feed.feed["language"] = "id"
    # Pelican calls each feed by the site's address; an identity must be unique (RFC 4287, 4.2.6).
    feed.feed["id"] = feed.feed["feed_url"]
    if not feed.items:
        feed.latest_post_date = lambda: _NEVER


def name_hub(feed: Any, hub: str) -> None:
    """Let a feed say which hub is told when it changes (W3C, "WebSub", 4), as Atom has it.

    feedgenerator knows no hub, but asks the feed for its own elements.
    """
    tag = "atom:link" if feed.content_type.startswith("application/rss") else "link"
    add_others = feed.add_root_elements

    def add(handler: Any) -> None:
        add_others(handler)
        handler.addQuickElement(tag, "", {"rel": "hub", "href": hub})

    feed.add_root_elements = add


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
