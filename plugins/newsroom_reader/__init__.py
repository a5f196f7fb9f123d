"""Lets Pelican publish the edition: stories and pages as the newsroom's own code reads them.

Front matter, approval and embargo are decided in `newsroom`; Pelican never parses a file
itself. On start, the publication is put into the settings as NEWSROOM_PUBLICATION, where the
other plug-ins and the templates find it.
"""

from datetime import datetime
from pathlib import Path
from typing import Any

from pelican.contents import Author, Category, Tag
from pelican.plugins import signals
from pelican.readers import BaseReader

from newsroom.page.publication import Publication
from newsroom.page.static_page import StaticPage
from newsroom.page.story_page import StoryPage
from newsroom.page.words import slug
from newsroom.workspace import open_workspace


def register() -> None:
    """Connect to Pelican's signals."""
    signals.initialized.connect(open_publication)
    signals.readers_init.connect(add_reader)
    signals.article_generator_pretaxonomy.connect(add_empty_desks)


def open_publication(pelican: Any) -> None:
    """Open the newsroom at the hour that the settings name."""
    settings = pelican.settings
    now = datetime.fromisoformat(settings["NEWSROOM_NOW"])
    settings["NEWSROOM_PUBLICATION"] = Publication(open_workspace(settings["NEWSROOM_ROOT"]), now)


def add_reader(readers: Any) -> None:
    """Read every .md file with `NewsroomReader`."""
    readers.reader_classes["md"] = NewsroomReader


def add_empty_desks(generator: Any) -> None:
    """Give every desk of newsroom.toml a page, also one without a story."""
    desks = generator.settings["NEWSROOM_PUBLICATION"].workspace.settings.desks
    for id_ in desks:
        generator.categories.setdefault(_desk(id_, generator.settings), [])


class NewsroomReader(BaseReader):  # type: ignore[misc] # Pelican carries no types
    """Hands over what the publication holds for a file; skips what it holds nothing for."""

    file_extensions = ("md",)

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """The metadata of the story or page at `source_path`.

        The content is empty: templates take the text from the publication, so that Pelican's
        own link syntax cannot reach files outside the story.
        """
        publication: Publication = self.settings["NEWSROOM_PUBLICATION"]
        root = publication.workspace.settings.root
        path = Path(source_path).resolve().relative_to(root.resolve()).as_posix()
        page = publication.by_path.get(path)
        if page is not None:
            return "", _story(page, publication.ranks[path], self.settings)
        for static in publication.static_pages:
            if static.path == path:
                return "", _page(static, publication)
        return "", {"title": path, "status": "skip"}


def _story(page: StoryPage, rank: int, settings: Any) -> dict[str, Any]:
    story = page.story
    return {
        "title": page.title,
        "slug": story.slug,
        "date": page.time.moment,
        "modified": (page.updated or page.time).moment,
        "summary": page.summary,
        "category": _desk(story.meta.desk, settings),
        "authors": [
            _author(id_, settings) for id_ in dict.fromkeys(story.meta.authors) if slug(id_)
        ],
        "tags": [_tag(link.name, settings) for link in page.tags],
        "status": "hidden" if page.withdrawal else "published",
        "template": "story",
        "address": page.address.removeprefix("/"),
        "folder": story.address.removeprefix("/"),
        "rank": rank,
        "page": page,
    }


def _page(static: StaticPage, publication: Publication) -> dict[str, Any]:
    return {
        "title": static.matter.title,
        "slug": static.matter.slug,
        "summary": static.matter.summary,
        "body": static.body(publication.frame.root, publication.original),
        "rank": static.matter.order,
    }


def _desk(id_: str, settings: Any) -> Any:
    desk = settings["NEWSROOM_PUBLICATION"].workspace.settings.desks[id_]
    category = Category(desk.name, settings)
    category.slug, category.description = slug(id_), desk.description
    return category


def _author(id_: str, settings: Any) -> Any:
    publication: Publication = settings["NEWSROOM_PUBLICATION"]
    person = publication.workspace.registers.people_by_id.get(id_)
    author = Author(publication.around.name_of(id_), settings)
    author.slug = slug(id_)
    author.role, author.bio = (person.role, person.bio) if person else ("", "")
    return author


def _tag(name: str, settings: Any) -> Any:
    tag = Tag(name, settings)
    tag.slug = slug(name)
    return tag
