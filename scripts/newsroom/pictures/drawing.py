"""Pictures drawn for the web. The same picture and recipe give the same bytes, in any process."""

import io
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from newsroom.errors import BuildError
from newsroom.pictures.original import FOLDER, Original, picture_file, read_picture_file
from newsroom.pictures.recipe import PAPER, WIDTHS, Format
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
    resized: dict[tuple[int, int], Image.Image] = {}
    for variant in variants:
        size = (variant.width, variant.height)
        if size not in resized:
            resized[size] = _resize(image, size)
        yield variant, _encode(resized[size], variant.format)


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


def _resize(image: "Image.Image", size: tuple[int, int]) -> "Image.Image":
    from PIL import Image

    resized = image.resize(size, Image.Resampling.LANCZOS)
    # Pillow writes out what it finds here: comments, profiles, the camera's data.
    resized.info = {}
    return resized


def _encode(image: "Image.Image", kind: Format) -> bytes:
    most = kind.most_bytes_of(image.width * image.height)
    for quality in kind.qualities:
        file = io.BytesIO()
        image.save(file, kind.codec, quality=quality, **dict(kind.options))
        if file.tell() <= most:
            break
    return file.getvalue()
