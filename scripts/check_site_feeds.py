"""Feeds, sitemaps and calendars: each read as its readers do, and held to its format."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, ParseError, fromstring

import feedparser

from check_site_calendar import calendar_faults
from check_site_json_feed import json_feed_faults
from check_site_table import Limit, Row, faults

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
MOST_URLS, MOST_NEWS, MOST_BYTES = 50_000, 1_000, 50 * 1024 * 1024
"""In one file: sitemaps.org, "Protocol"; Google, "News sitemaps"."""
NEWS_FIELDS = ("publication", "publication_date", "title")
VERSIONS = ("atom10", "rss20")
SOME = Limit(1, at_least=True)


def feeds(output: Path, site: str) -> list[Row]:
    """The rows of everything in `output` that machines read besides pages.

    `site` is where the site will be; what feeds and sitemaps name must be there.
    """
    checker = Checker(output, site.rstrip("/"))
    papers = sorted(path for path in output.glob("feeds/**/*") if path.is_file())
    sitemaps = sorted(output.glob("sitemap*.xml"))
    calendars = sorted(output.rglob("*.ics"))
    return [
        Row("feeds: found", "all", len(papers), SOME),
        faults("feeds: wrong", _count(papers), checker.each(papers, checker.feed)),
        Row("sitemaps: found", "all", len(sitemaps), SOME),
        faults("sitemaps: wrong", _count(sitemaps), checker.each(sitemaps, checker.sitemap)),
        faults("calendars: wrong", _count(calendars), checker.each(calendars, calendar_faults)),
    ]


def _count(files: Sequence[Path]) -> str:
    return f"{len(files)} files"


@dataclass(frozen=True, slots=True)
class Checker:
    """Holds files of `output` to their formats; `site` is the site's address without a slash."""

    output: Path
    site: str

    def each(self, files: Iterable[Path], check: Callable[[Path], Iterable[str]]) -> list[str]:
        """What `check` finds in every file, with the file's address."""
        return [f"{self._address(file)}: {fault}" for file in files for fault in check(file)]

    def feed(self, file: Path) -> Iterator[str]:
        """What is wrong with an Atom, RSS or JSON feed."""
        here = self.site + self._address(file)
        if file.suffix == ".json":
            yield from json_feed_faults(file.read_text(encoding="utf-8"), here)
            return
        read = feedparser.parse(file.read_bytes())
        if read.bozo:
            yield f"not well formed: {read.bozo_exception}"
        if read.version not in VERSIONS:
            yield f"a format that nobody asked for: {read.version or 'none'}"
        yield from (
            f"no {name}" for name in ("title", "link", "updated") if not read.feed.get(name)
        )
        if here not in [link.href for link in read.feed.get("links", []) if link.rel == "self"]:
            yield f"no link to itself as {here}"
        yield from self._entries(read.entries)

    def sitemap(self, file: Path) -> Iterator[str]:
        """What is wrong with a sitemap, or an index of them."""
        try:
            root = fromstring(file.read_bytes())  # noqa: S314 - this house wrote it
        except ParseError as error:
            yield f"not well formed: {error}"
            return
        if root.tag not in {f"{SITEMAP}urlset", f"{SITEMAP}sitemapindex"}:
            yield f"the root is {root.tag}"
        if len(root) > MOST_URLS or file.stat().st_size > MOST_BYTES:
            yield f"too large: {len(root)} addresses, {file.stat().st_size} bytes"
        news = root.findall(f"{SITEMAP}url/{NEWS}news")
        if len(news) > MOST_NEWS:
            yield f"too much news: {len(news)}"
        yield from self._locations(root)
        yield from (fault for item in news for fault in _news_faults(item))

    def _entries(self, entries: Sequence[feedparser.FeedParserDict]) -> Iterator[str]:
        names = [entry.get("id", "") for entry in entries]
        if len(set(names)) != len(names) or "" in names:
            yield "entries without an id of their own"
        for entry in entries:
            for name in ("title", "link", "published", "summary", "author"):
                if not entry.get(name):
                    yield f"{entry.get('id')}: no {name}"
            yield from self._missing(entry.get("link", ""))

    def _locations(self, root: Element) -> Iterator[str]:
        places = [item.findtext(f"{SITEMAP}loc", "").strip() for item in root]
        if len(set(places)) != len(places):
            yield "an address stands twice"
        for place in places:
            yield from self._missing(place)
        for changed in root.iter(f"{SITEMAP}lastmod"):
            if not is_moment(changed.text or ""):
                yield f"lastmod is no date: {changed.text}"

    def _missing(self, address: str) -> Iterator[str]:
        """Say it where `address` is not on this site, or nothing is there."""
        path = urlsplit(address).path
        file = self.output / path.lstrip("/") / ("index.html" if path.endswith("/") else "")
        if not address.startswith(f"{self.site}/") or not file.is_file():
            yield f"leads nowhere: {address}"

    def _address(self, file: Path) -> str:
        return f"/{file.relative_to(self.output).as_posix()}"


def is_moment(text: str) -> bool:
    """Whether `text` is a date, or a time with its offset (W3C, "Date and Time Formats")."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return False
    return read.tzinfo is not None or len(text) == len("2026-11-16")


def _news_faults(item: Element) -> Iterator[str]:
    title = item.findtext(f"{NEWS}title", "")
    for name in NEWS_FIELDS:
        if item.find(f"{NEWS}{name}") is None:
            yield f"{title}: no {name}"
    for name in ("name", "language"):
        if not item.findtext(f"{NEWS}publication/{NEWS}{name}"):
            yield f"{title}: the publication has no {name}"
    if not is_moment(item.findtext(f"{NEWS}publication_date", "")):
        yield f"{title}: publication_date is no date"
