"""Whole sites for tests: a newsroom that can be built, and its pages as trees."""

import shutil
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import html5lib

from newsroom.build.site import BuildReport, build_site
from newsroom.page.alone import page_alone
from newsroom.page.story_page import StoryPage
from newsroom.workspace import open_workspace
from tests.newsrooms import NOW, make_newsroom
from tests.stories import story_text

ROOT = Path(__file__).resolve().parents[1]
APPROVED = "reviewed: [{by: dewi, at: 2026-11-19T15:40+08:00}]"


def make_site_newsroom(
    folder: Path, *, settings: str = "", files: Mapping[str, str] | None = None
) -> Path:
    """A newsroom in `folder` that Pelican can build, with this house's theme and plug-ins.

    `files` maps paths to texts. The repository's own cache of fonts is used.
    """
    make_newsroom(folder, settings=settings, stories=files)
    shutil.copy(ROOT / "pelicanconf.py", folder)
    for room in ("theme", "plugins"):
        (folder / room).symlink_to(ROOT / room)
    fonts = ROOT / ".cache" / "newsroom" / "fonts"
    fonts.mkdir(parents=True, exist_ok=True)
    (folder / ".cache" / "newsroom").mkdir(parents=True)
    (folder / ".cache" / "newsroom" / "fonts").symlink_to(fonts)
    return folder


def approved(front: str = "", *, slug: str = "pasar", **changes: str) -> dict[str, str]:
    """A story that is on air, by its path: `APPROVED` and the lines of `front` are added."""
    text = story_text(f"{APPROVED}\n{front}".rstrip(), slug=slug, **changes)
    return {f"content/stories/2026/11/{slug}.md": text}


def build(root: Path, now: datetime = NOW, output: Path | None = None) -> BuildReport:
    """Build the newsroom in `root`."""
    return build_site(root, output or root / "output", now)


def page_of(root: Path, slug: str = "pasar", now: datetime = NOW) -> StoryPage:
    """The page of one story of the newsroom in `root`."""
    workspace = open_workspace(root)
    story = next(story for story in workspace.corpus.stories if story.slug == slug)
    return page_alone(workspace, story, now)[0]


def tree(html: str) -> Element:
    """`html` as a browser would read it."""
    parsed: Element = html5lib.parse(html, treebuilder="etree", namespaceHTMLElements=False)
    return parsed


def xml(text: str) -> Element:
    """`text`, which must be well-formed XML that this house wrote."""
    return fromstring(text)  # noqa: S314


def text_of(element: Element) -> str:
    """All text in `element`, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def with_class(root: Element, name: str) -> Iterator[Element]:
    """The elements of `root` that have the class `name`, in order."""
    return (element for element in root.iter() if name in element.get("class", "").split())


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
