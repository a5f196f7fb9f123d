"""Cards written as small baseline JPEG."""

import io

from PIL import Image

MOST_BYTES = 300_000
"""WhatsApp shows no preview picture of 300 kB or more: found out by users, printed by nobody."""

_QUALITIES = (90, 84, 76, 68, 58, 46, 34)


def to_jpeg(image: Image.Image) -> bytes:
    """A baseline JPEG file under 300 kB, with no metadata."""
    for quality in _QUALITIES:
        file = io.BytesIO()
        # Without chroma subsampling, coloured capitals stay sharp.
        image.save(file, "JPEG", quality=quality, subsampling=0, optimize=True)
        if file.tell() < MOST_BYTES:
            break
    return file.getvalue()
