"""JSON Feed 1.1 (jsonfeed.org), as its readers need it."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed_faults(text: str, here: str) -> Iterator[str]:
    """What is wrong with a feed that is to be had at `here`."""
    try:
        feed = json.loads(text)
    except ValueError as error:
        yield f"no JSON: {error}"
        return
    if feed.get("version") != VERSION:
        yield f"version is {feed.get('version')}"
    if feed.get("feed_url") != here:
        yield f"feed_url is not {here}"
    yield from (f"no {name}" for name in ("title", "home_page_url", "items") if name not in feed)
    names = [item.get("id") for item in feed.get("items", [])]
    if len(set(names)) != len(names) or None in names:
        yield "items without an id of their own"
    for item in feed.get("items", []):
        yield from (f"{item.get('id')}: {fault}" for fault in _item_faults(item))


def _item_faults(item: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"no {name}" for name in ("url", "title", "date_published") if not item.get(name))
    if not (item.get("content_html") or item.get("content_text")):
        yield "no content"
    for name in ("date_published", "date_modified"):
        if name in item and not _is_moment(item[name]):
            yield f"{name} is no time with an offset: {item[name]}"


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
