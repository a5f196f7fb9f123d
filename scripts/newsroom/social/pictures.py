"""Picture files in and out: opened upright in sRGB, written as small baseline JPEG."""

import io
from pathlib import Path

from PIL import Image, ImageCms, ImageOps

MOST_BYTES = 300_000
"""WhatsApp shows no preview picture of 300 kB or more: found out by users, printed by nobody."""

_QUALITIES = (90, 84, 76, 68, 58, 46, 34)
_MOST_PIXELS = 120_000_000


def open_picture(path: Path, *, paper: str) -> Image.Image | None:
    """The picture upright, in sRGB, on `paper` where it is see-through.

    None where the file cannot be read as a picture, or is too large to be one.
    """
    try:
        with Image.open(path) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                return None
            return _in_srgb(ImageOps.exif_transpose(opened), paper)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _in_srgb(image: Image.Image, paper: str) -> Image.Image:
    if image.has_transparency_data:
        ground = Image.new("RGBA", image.size, paper)
        return Image.alpha_composite(ground, image.convert("RGBA")).convert("RGB")
    profile = image.info.get("icc_profile")
    if not profile:
        return image.convert("RGB")
    try:
        converted = ImageCms.profileToProfile(
            image,
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="RGB",
        )
    except ImageCms.PyCMSError:
        return image.convert("RGB")
    return converted or image.convert("RGB")


def to_jpeg(image: Image.Image) -> bytes:
    """A baseline JPEG file under 300 kB, with no metadata."""
    for quality in _QUALITIES:
        file = io.BytesIO()
        # Without chroma subsampling, coloured capitals stay sharp.
        image.save(file, "JPEG", quality=quality, subsampling=0, optimize=True)
        if file.tell() < MOST_BYTES:
            break
    return file.getvalue()
