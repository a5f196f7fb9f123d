"""A picture from somewhere else, as the repository keeps it."""

import io

MOST_SIDE = 2560
"""In pixels: above the widest that pages show, and a fraction of what phones take."""

QUALITY = 88


def tidied(data: bytes) -> bytes | None:
    """The picture in `data` as a JPEG: upright, in sRGB, no larger than needed, without metadata.

    What a camera wrote beside it, its place among it, is left behind, as is anything hidden in
    the file. None where it cannot be read as a picture.
    """
    # Pillow is slow to import, and most runs take in no picture.
    from PIL import Image

    from newsroom.pictures.opening import open_picture
    from newsroom.pictures.recipe import PAPER

    image = open_picture(data, paper=PAPER, room=MOST_SIDE)
    if image is None:
        return None
    image.thumbnail((MOST_SIDE, MOST_SIDE), Image.Resampling.LANCZOS)
    image.info = {}
    file = io.BytesIO()
    image.save(file, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return file.getvalue()
