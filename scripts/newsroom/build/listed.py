"""Which listings a story stands in, what their names begin with, and who speaks in it."""

from datetime import UTC, datetime, timedelta

from newsroom.build.kits import is_of_kit
from newsroom.build.moment import utc
from newsroom.page.addresses import CLARIFICATIONS
from newsroom.page.story_page import StoryPage
from newsroom.page.words import time_in
from newsroom.slug import slug
from newsroom.story import Kind, Language, Story

ALL, NEWS, RECENT = "all", "news", "recent"
"""The listings of all stories, of those that can lead the front page, and of the newest news."""

RECENT_FOR = timedelta(days=2)
"""So long a story is news to search engines (Google, "News sitemap")."""

FRESH = "ralat-baru"
"""The listing of stories of which a correction or withdrawal is fresh."""

YEAR, DESK, CAMPAIGN = "year/", "desk/", "kampanye/"
"""What the names of the listings of a year, a desk, a campaign begin with."""

FOREIGN = "bahasa/"
"""The same of all translations into a language, as sitemaps name them; pages list them as `en`."""

_LANGUAGES = frozenset(one.value for one in Language if one is not Language.ID)

PROVEN = "bukti/"
"""What the names of the lists of days begin with: all that came out on one, `bukti/2026-11-23`."""

_PAGELESS = frozenset({ALL, NEWS, RECENT, FRESH})

AUTHOR, TAG, ARCHIVE = "penulis/", "topik/", "arsip/"
"""The same of an author, a tag, a month: `arsip/2026/11`."""

CLARIFIED = CLARIFICATIONS.strip("/")
"""The listing of clarifications, which has a page also while it is empty."""


def has_pages(name: str) -> bool:
    """Whether a listing stands, page by page, at an address of its own.

    The kit's listings have pages of another sort.
    """
    return name not in _PAGELESS and not is_of_kit(name)


def is_language(name: str) -> bool:
    """Whether a listing holds the translations into a language, whose code is its name."""
    return name in _LANGUAGES


def listings_of(page: StoryPage, *, is_fresh: bool) -> dict[str, str]:
    """The listings that a story stands in, with what each must know: a tag's spelling, an id.

    `is_fresh`: its last correction, or its withdrawal, is news.
    """
    if page.story.is_translation:
        return {} if page.withdrawn else _translations(page)
    fresh = {FRESH: ""} if is_fresh else {}
    return fresh if page.withdrawn else {**fresh, **_listings(page)}


def _listings(page: StoryPage) -> dict[str, str]:
    meta, day = page.story.meta, page.time.moment
    changed = (page.updated or page.time).iso
    found = {ALL: "", f"{YEAR}{day.year:04}": f"{page.address} {changed}"}
    found[f"{ARCHIVE}{day.year:04}/{day.month:02}"] = ""
    if not page.paid and meta.kind is not Kind.AGENDA:
        found[NEWS] = ""
    found[DESK + slug(meta.desk)] = ""
    found |= {AUTHOR + slug(id_): id_ for id_ in meta.authors if slug(id_)}
    found |= {TAG + slug(tag.name): tag.name for tag in page.tags}
    if meta.kind is Kind.CLARIFICATION:
        found[CLARIFIED] = ""
    if meta.campaign and slug(meta.campaign):
        found[CAMPAIGN + slug(meta.campaign)] = meta.campaign
    return found


def day_of(page: StoryPage) -> dict[str, str]:
    """The list of the day on which a story came out; translations and withdrawn ones, too."""
    return {f"{PROVEN}{page.time.moment.date().isoformat()}": ""}


def _translations(page: StoryPage) -> dict[str, str]:
    changed = (page.updated or page.time).iso
    return {page.lang: "", FOREIGN + page.lang: f"{page.address} {changed}"}


def people_of(story: Story) -> tuple[str, ...]:
    """Who speaks in a story, once each, as parts of addresses."""
    names = (slug(source.name) for source in story.meta.sources)
    return tuple(dict.fromkeys(name for name in names if name))


def news_of(page: StoryPage, now: datetime) -> dict[str, str]:
    """The listing of news, while a story is news at `now`; nobody can buy a place in it.

    It knows since when the story can be read, for sorting and for readers, and the headline.
    """
    since = page.published.readable_since
    hidden = page.paid or page.withdrawal or page.story.is_translation
    if hidden or not since <= now < news_until(since):
        return {}
    shown = time_in(since, page.settings.zone).iso
    return {RECENT: f"{utc(since)} {page.address} {shown} {page.title}"}


def news_until(since: datetime) -> datetime:
    """The moment from which a story that could be read at `since` is news no more."""
    try:
        return since + RECENT_FOR
    except OverflowError:
        return datetime.max.replace(tzinfo=UTC)
