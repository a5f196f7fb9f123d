"""Stories as Pelican's articles, for its feeds."""

from typing import Any

from pelican.contents import Article, Author, Category, Tag

from newsroom.page.story_page import StoryPage
from newsroom.slug import slug


def article_of(page: StoryPage, settings: Any, context: Any) -> Any:
    """The article that a feed's entry is made of; newsroom_feeds finishes the entry."""
    metadata = {
        "title": page.title,
        "slug": page.story.slug,
        "date": page.time.moment,
        "modified": (page.updated or page.time).moment,
        "summary": page.summary,
        "category": _named(Category, page.desk.name, page.story.meta.desk, settings),
        "authors": [
            _named(Author, link.name, id_, settings)
            for id_, link in zip(dict.fromkeys(page.story.meta.authors), page.authors, strict=True)
        ],
        "tags": [_named(Tag, link.name, link.name, settings) for link in page.tags],
        "address": page.address.removeprefix("/"),
    }
    return Article("", metadata, settings=settings, source_path=None, context=context)


def _named(sort: Any, name: str, id_: str, settings: Any) -> Any:
    wrapped = sort(name, settings)
    wrapped.slug = slug(id_) or "-"
    return wrapped
