"""Pictures drawn for the web. The same picture and recipe give the same bytes, in any process."""

import io
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from newsroom.errors import BuildError
from newsroom.pictures.original import FOLDER, Original, picture_file, read_picture_file
from newsroom.pictures.recipe import PAPER, WIDTHS
from newsroom.pictures.variant import Variant

# Pillow is slow to import, and most runs draw nothing.
if TYPE_CHECKING:
    from PIL import Image


def draw(variant: Variant, root: Path) -> bytes:
    """The file of `variant`: upright, in sRGB, without any metadata.

    `root` is the newsroom's folder. Raises BuildError where the original is no longer the one
    that was measured.
    """
    ((_, data),) = draw_all([variant], variant.original, root)
    return data


def draw_all(
    variants: Iterable[Variant], original: Original, root: Path
) -> Iterator[tuple[Variant, bytes]]:
    """The same for many variants of one original, which is opened once."""
    image = _open(original, root)
    for variant in variants:
        yield variant, _draw(image, variant)


def _open(original: Original, root: Path) -> "Image.Image":
    from newsroom.pictures.opening import open_picture

    file = picture_file(root, original.name)
    data = read_picture_file(file) if file else None
    # Other bytes under this name would be kept for good, and shown instead of the right ones.
    same = data is not None and sha256(data).hexdigest() == original.digest
    image = open_picture(data, paper=PAPER, room=WIDTHS[-1]) if data and same else None
    if image is None:
        raise BuildError(
            f"Gambar {FOLDER}/{original.name} berubah atau hilang selagi situs dibangun; "
            "bangun sekali lagi.",
            f"The picture {FOLDER}/{original.name} changed or vanished while the site was built; "
            "build once more.",
        )
    return image


def _draw(image: "Image.Image", variant: Variant) -> bytes:
    from PIL import Image

    size = (variant.width, variant.height)
    drawn = image.resize(size, Image.Resampling.LANCZOS) if image.size != size else image.copy()
    # Pillow writes out what it finds here: comments, profiles, the camera's data.
    drawn.info = {}
    most = variant.format.most_bytes_of(variant.width * variant.height)
    for quality in variant.format.qualities:
        file = io.BytesIO()
        options = dict(variant.format.options)
        drawn.save(file, variant.format.codec, quality=quality, **options)
        if file.tell() <= most:
            break
    return file.getvalue()
