"""Finishes Pelican's feeds: full stories with whole addresses, labels first, stable identities.

Pelican forms an entry's id from its date, which moves when a page turns out to be live; a
feed without entries would carry the hour of the build. Both are mended here.
"""

from datetime import UTC, datetime
from typing import Any

from markupsafe import Markup
from pelican.plugins import signals

from newsroom.page.json_feed import title_in_feeds
from newsroom.page.story_page import StoryPage

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"


def register() -> None:
    """Connect to Pelican's signals."""
    signals.feed_generated.connect(finish)


def finish(context: Any, feed: Any) -> None:
    """Mend one feed before it is written; the context holds its stories and the entries' template."""
    template, site = context["NEWSROOM_ITEM"], context["SITEURL"]
    for item in feed.items:
        page = context["NEWSROOM_STORIES"][item["link"]]
        item.update(_said(page, template.render(page=page), site))
    name_other_authors(feed)
    if context["NEWSROOM_HUB"]:
        name_hub(feed, context["NEWSROOM_HUB"])
    # Who answers for an entry without an author (RFC 4287, 4.1.1); of RSS, part of its profile.
    feed.feed |= {"author_name": context["SITENAME"], "author_link": f"{site}/"}
    feed.feed["language"] = context["NEWSROOM_LANG"]
    feed.feed["description"] = feed.feed["description"] or feed.feed["title"]
    # Pelican calls each feed by the site's address; an identity must be unique (RFC 4287, 4.2.6).
    feed.feed["id"] = feed.feed["feed_url"]
    if not feed.items:
        feed.latest_post_date = lambda: _NEVER


def name_hub(feed: Any, hub: str) -> None:
    """Let a feed say which hub is told when it changes (W3C, "WebSub", 4), as Atom has it.

    feedgenerator knows no hub, but asks the feed for its own elements.
    """
    tag = "atom:link" if _is_rss(feed) else "link"
    add_others = feed.add_root_elements

    def add(handler: Any) -> None:
        add_others(handler)
        handler.addQuickElement(tag, "", {"rel": "hub", "href": hub})

    feed.add_root_elements = add


def name_other_authors(feed: Any) -> None:
    """Let an entry name all who wrote it; feedgenerator knows of one."""
    add_others, is_rss = feed.add_item_elements, _is_rss(feed)

    def add(handler: Any, item: Any) -> None:
        add_others(handler, item)
        for name, address in item["other_authors"]:
            if is_rss:
                handler.addQuickElement("dc:creator", name, {"xmlns:dc": _DUBLIN_CORE})
                continue
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            if address:
                handler.addQuickElement("uri", address)
            handler.endElement("author")

    feed.add_item_elements = add


def _is_rss(feed: Any) -> bool:
    return bool(feed.content_type.startswith("application/rss"))


def _said(page: StoryPage, content: str, site: str) -> dict[str, Any]:
    authors = [(link.name, link.address and site + link.address) for link in page.authors]
    first, address = authors[0] if authors else (None, None)
    return {
        "unique_id": page.url,
        "unique_id_is_permalink": True,
        "title": title_in_feeds(page),
        "content": content,
        "description": str(Markup.escape(page.summary)),
        "author_name": first,
        "author_link": address or None,
        "other_authors": authors[1:],
        "updateddate": (page.updated or page.time).moment,
    }
