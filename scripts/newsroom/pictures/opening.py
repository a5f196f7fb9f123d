"""Picture files read: decoded, turned upright, in sRGB, without anything see-through."""

import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, ImageCms

FORMATS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
"""What browsers show and cameras write. Pillow would also start Ghostscript for EPS."""

MOST_PIXELS = 120_000_000
"""Phones take up to 108 million; what holds more is made to fill the memory."""

_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_SIDEWAYS = {5, 6, 7, 8}
# What Pillow raises for damaged files; it names no common class.
_DAMAGED = (
    *(OSError, ValueError, SyntaxError, EOFError, RuntimeError, ArithmeticError, LookupError),
    *(TypeError, AttributeError, MemoryError, struct.error, Image.DecompressionBombError),
)


def upright_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of the upright picture in `data`, or None where it cannot be drawn.

    It is decoded to its end, so that a file that was cut short is found out.
    """
    try:
        with _opened(io.BytesIO(data)) as image:
            width, height = image.size
            sideways = _orientation(image) in _SIDEWAYS
            image.draft(None, (1, 1))
            image.load()
    except _DAMAGED:
        return None
    return (height, width) if sideways else (width, height)


def open_picture(source: Path | bytes, *, paper: str, room: int = 0) -> Image.Image | None:
    """The first frame of a picture upright, in sRGB, on `paper` where it is see-through.

    With `room`, a picture at least twice as wide is made smaller while it is read, but stays as
    wide as that: quicker, and easy on the memory. None where it cannot be read as a picture, or is
    too large to be one.
    """
    try:
        with _opened(io.BytesIO(source) if isinstance(source, bytes) else source) as opened:
            orientation = _orientation(opened)
            sideways = orientation in _SIDEWAYS
            if room:
                opened.draft(None, (1, room) if sideways else (room, 1))
            image = _plain(opened)
            image = _smaller(image, image.height if sideways else image.width, room)
    except _DAMAGED:
        return None
    profile = image.info.get("icc_profile")
    image = _on_paper(image, paper)
    turn = _TURNS.get(orientation)
    return _in_srgb(image.transpose(turn) if turn is not None else image, profile)


@contextmanager
def _opened(source: io.BytesIO | Path) -> Iterator[Image.Image]:
    with warnings.catch_warnings():
        # Pillow warns of large pictures, for which there is a limit here, and of each damaged tag.
        warnings.simplefilter("ignore")
        with Image.open(source, formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise Image.DecompressionBombError
            yield image


def _orientation(image: Image.Image) -> int:
    try:
        value = image.getexif().get(_ORIENTATION, 1)
    except _DAMAGED:
        return 1
    return value if isinstance(value, int) else 1


def _plain(image: Image.Image) -> Image.Image:
    """The picture decoded, with 8 bits a channel and without a palette."""
    image.load()
    if image.mode.startswith(("I", "F")):
        # 16 bits of grey; converting alone would cut them off instead of scaling them.
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image if image.mode in ("L", "RGB", "CMYK") else image.convert("RGB")


def _smaller(image: Image.Image, width: int, room: int) -> Image.Image:
    factor = width // room if room else 1
    if factor < 2:
        return image.copy()
    smaller = image.reduce(factor)
    smaller.info = image.info
    return smaller


def _on_paper(image: Image.Image, paper: str) -> Image.Image:
    if image.mode != "RGBA":
        return image
    return Image.alpha_composite(Image.new("RGBA", image.size, paper), image).convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    if not profile:
        return image.convert("RGB")
    try:
        converted = ImageCms.profileToProfile(
            image,
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="RGB",
        )
    except (ImageCms.PyCMSError, *_DAMAGED):
        return image.convert("RGB")
    return converted or image.convert("RGB")
