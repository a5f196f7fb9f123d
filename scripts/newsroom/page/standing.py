"""What stands at an address of the site, told from the files alone: quick, and without a build."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from newsroom.corpus import FOLDER
from newsroom.page.static_page import TAKEN, read_static_pages
from newsroom.pictures import picture_file
from newsroom.story.html import PICTURES

_STORY = re.compile(r"/(\d{4})/(\d{2})/([^/]+)/?")
_PAGE = re.compile(r"/([^/.]+)/?")


def standing(root: Path) -> Callable[[str], bool]:
    """A function that says whether the newsroom at `root` has something at a path of its site.

    Stories, pages and pictures are looked up. What the site makes by itself (listings, feeds) is
    taken to be there, since only a build knows which of them it makes.
    """

    @cache
    def pages() -> frozenset[str]:
        return frozenset(page.matter.slug for page in read_static_pages(root)[0])

    def stands(path: str) -> bool:
        story = _STORY.fullmatch(path)
        if story:
            year, month, slug = story.groups()
            return _is_file(root / FOLDER / year / month / f"{slug}.md")
        if path.startswith(PICTURES):
            return picture_file(root, path.removeprefix(PICTURES)) is not None
        page = _PAGE.fullmatch(path)
        return page is None or page[1] in TAKEN or page[1].isdigit() or page[1] in pages()

    return stands


def _is_file(file: Path) -> bool:
    try:
        return file.is_file()
    except (OSError, ValueError):
        return False
