"""Pictures of a story, measured, with the words that belong under them."""

import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import quote

from PIL import Image as Pillow

from newsroom.social.wording import clean_line
from newsroom.story import Image, Story
from newsroom.story.html import PICTURES

FOLDER = "content/images"
_SHOWN = re.compile(r'<img[^>]* src="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its address on the site, its size in pixels, its words.

    `label` is what a reader must know first: that it was made by a machine, or is an old one.
    """

    address: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str
    label: str


def picture_file(root: Path, name: str) -> Path | None:
    """The file `name` below content/images, or None where there is none or it lies elsewhere."""
    folder = (root / FOLDER).resolve()
    try:
        file = (folder / name).resolve()
        return file if file.is_relative_to(folder) and file.is_file() else None
    except (OSError, ValueError):
        return None


def pictures_of(root: Path, story: Story) -> tuple[Picture, ...]:
    """The pictures of `story` that can be shown: present, and readable as pictures."""
    found = (_picture(root, story, image) for image in story.meta.images)
    return tuple(picture for picture in found if picture)


def pictures_in(html: str, root: str) -> set[str]:
    """The addresses, without the site's path `root`, of the pictures that rendered text shows."""
    return {unescape(address).removeprefix(root) for address in _SHOWN.findall(html)}


def _picture(root: Path, story: Story, image: Image) -> Picture | None:
    file = picture_file(root, image.file)
    if file is None:
        return None
    try:
        with Pillow.open(file) as opened:
            width, height = opened.size
    except (OSError, Pillow.DecompressionBombError):
        return None
    return Picture(
        address=PICTURES + quote(file.relative_to((root / FOLDER).resolve()).as_posix()),
        width=width,
        height=height,
        # An empty text is how a page says that there is nothing to read out.
        alt="" if image.decorative else clean_line(image.alt),
        caption=clean_line(image.caption),
        credit=clean_line(image.credit),
        label=_label(story, image),
    )


def _label(story: Story, image: Image) -> str:
    if image.ai:
        return "Ilustrasi AI"
    event = story.meta.event
    ended = event.ended_at if event else None
    drawn = "ilustrasi" in f"{image.caption} {image.credit}".casefold()
    old = ended and image.taken_at and image.taken_at < ended.date()
    return "Arsip" if old and not drawn else ""
