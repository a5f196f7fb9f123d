"""The newest stories as a JSON Feed: version 1.1, https://www.jsonfeed.org/version/1.1/."""

import json
from collections.abc import Iterable
from typing import Any

from newsroom.page.story_page import StoryPage
from newsroom.settings import Office

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def json_feed(
    office: Office, address: str, stories: Iterable[tuple[StoryPage, str]], hub: str = ""
) -> str:
    """The feed at the whole `address`, of stories with their text in HTML, newest first.

    `hub` is told when the feed changes.
    """
    site = office.site_url.rstrip("/")
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": office.name,
        "home_page_url": f"{site}/",
        "feed_url": address,
        "language": "id",
        "authors": [{"name": office.name, "url": f"{site}/"}],
    }
    if office.tagline:
        feed["description"] = office.tagline
    if hub:
        feed["hubs"] = [{"type": "WebSub", "url": hub}]
    feed["items"] = [_item(site, page, content) for page, content in stories]
    return _ENCODER.encode(feed) + "\n"


def title_in_feeds(page: StoryPage) -> str:
    """The headline of a story where nothing else stands: what was paid for says so first."""
    return f"{page.label}: {page.title}" if page.label else page.title


def _item(site: str, page: StoryPage, content: str) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": page.url,
        "url": page.url,
        "title": title_in_feeds(page),
        "summary": page.summary,
        "content_html": content,
        "date_published": page.time.iso,
        "date_modified": (page.updated or page.time).iso,
        "authors": [
            {"name": link.name} | ({"url": site + link.address} if link.address else {})
            for link in page.authors
        ],
        "tags": [link.name for link in (page.desk, *page.tags)],
    }
    image = page.card or (page.picture and site + page.picture.address)
    return {**item, "image": image} if image else item
