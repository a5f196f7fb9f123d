"""The sheets of sitemaps: the one that names the others, that of news, and those of pages."""

from collections.abc import Mapping
from typing import Any

from newsroom.build.sheets import Sheet
from newsroom.build.task import RECENT_NEWS, SITEMAPS
from newsroom.build.unfold import read_news


def sitemap_sheet(name: str, values: Mapping[str, Any]) -> Sheet:
    """The sitemap `name`, of the values of its order."""
    if name == SITEMAPS:
        return Sheet("sitemaps.xml", values)
    if name == RECENT_NEWS:
        return Sheet("sitemap_news.xml", {"news": [read_news(line) for line in values["lines"]]})
    lines = [line.partition(" ") for line in values["lines"]]
    return Sheet("sitemap.xml", {"entries": [(at, changed) for at, _, changed in lines]})
