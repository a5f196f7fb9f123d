"""Type on a card: the fonts, how wide a text is, letterspaced capitals."""

from enum import Enum
from functools import cache
from importlib.resources import as_file, files

from PIL import ImageDraw, ImageFont

from newsroom.social.counting import clusters

TRACKING = 0.08
"""The space between letterspaced capitals, in parts of their size."""


class Face(Enum):
    """A font file: the package that brings it, and its name there."""

    HEADLINE = ("font_source_serif_pro", "SourceSerifPro-Semibold.ttf")
    LABEL = ("font_source_sans_pro", "SourceSansPro-Semibold.ttf")
    TEXT = ("font_source_sans_pro", "SourceSansPro-Regular.ttf")


@cache
def _file(face: Face) -> str:
    package, name = face.value
    with as_file(files(package) / "files" / name) as path:
        return str(path)


@cache
def font(face: Face, size: int) -> ImageFont.FreeTypeFont:
    """The face at `size` pixels."""
    return ImageFont.truetype(_file(face), size)


@cache
def _drawn_by(face: Face) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(_file(face), lazy=True) as opened:
        return frozenset(opened.getBestCmap())


def drawable(text: str, face: Face) -> str:
    """`text` without the characters that the face cannot draw (emoji, other scripts)."""
    known = _drawn_by(face)
    return " ".join("".join(letter for letter in text if ord(letter) in known).split())


def width(text: str, face: Face, size: int) -> float:
    """The width of `text` in pixels."""
    return font(face, size).getlength(text)


def shorten(text: str, face: Face, size: int, room: float) -> str:
    """`text`, or as much of it as fits into `room` pixels with `…`."""
    if width(text, face, size) <= room:
        return text
    kept = clusters(text)
    while kept and width("".join(kept).rstrip() + "…", face, size) > room:
        kept.pop()
    return "".join(kept).rstrip(" ,·") + "…" if kept else ""


def largest(text: str, face: Face, sizes: tuple[int, int], room: float) -> int:
    """The largest of `sizes` (smallest, largest) at which `text` fits, else the smallest."""
    smallest, size = sizes
    while size > smallest and width(text, face, size) > room:
        size -= 1
    return size


def spaced_width(text: str, size: int) -> float:
    """The width of letterspaced capitals."""
    return sum(width(letter, Face.LABEL, size) + TRACKING * size for letter in text)


def draw_spaced(
    pen: ImageDraw.ImageDraw, at: tuple[float, float], text: str, size: int, *, fill: str
) -> float:
    """Draw letterspaced capitals with their baseline at `at`; returns where they end."""
    x, y = at
    for letter in text:
        pen.text((x, y), letter, font=font(Face.LABEL, size), fill=fill, anchor="ls")
        x += width(letter, Face.LABEL, size) + TRACKING * size
    return x - TRACKING * size
