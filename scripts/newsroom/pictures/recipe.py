"""How pictures are made for the web: formats, sizes, qualities, and what a file may weigh.

The figures come from the measurements in docs/adr/0026.
"""

import json
from dataclasses import astuple, dataclass
from functools import cache
from hashlib import sha256
from typing import Any

from newsroom.errors import BuildError

VERSION = 1
"""The version of the drawing. Raise it whenever the same picture would be drawn differently."""

WIDTHS = (480, 960, 1440)
MOST_HEIGHT = 8192
"""In pixels; WebP ends at 16383."""

PAPER = "#ffffff"
"""Under what is see-through, in dark mode too: most of it is dark ink."""

_USUAL_PIXELS = 960 * 640


@dataclass(frozen=True, slots=True)
class Format:
    """A format that pictures are drawn in.

    `codec` is Pillow's name for it. Of `qualities`, the first that keeps to the weight counts,
    else the last; `most_bytes` is the weight of a picture of 960 × 640 pixels. `options` go to
    the codec.
    """

    suffix: str
    mime: str
    codec: str
    qualities: tuple[int, ...]
    most_bytes: int
    options: tuple[tuple[str, Any], ...]

    def most_bytes_of(self, pixels: int) -> int:
        """What a picture of so many pixels may weigh: small ones have more to a pixel."""
        return self.most_bytes * (_USUAL_PIXELS + 2 * pixels) // (3 * _USUAL_PIXELS)


AVIF = Format(
    suffix="avif",
    mime="image/avif",
    codec="AVIF",
    qualities=(55, 47, 39, 31),
    most_bytes=60_000,
    # The number of threads changes the bytes, and a picture for each processor is as quick.
    options=(("codec", "aom"), ("speed", 7), ("max_threads", 1), ("autotiling", False)),
)
WEBP = Format(
    suffix="webp",
    mime="image/webp",
    codec="WEBP",
    qualities=(72, 62, 52, 42),
    most_bytes=80_000,
    options=(("method", 4),),
)
JPEG = Format(
    suffix="jpg",
    mime="image/jpeg",
    codec="JPEG",
    qualities=(76, 68, 60, 52),
    most_bytes=120_000,
    options=(("optimize", True), ("progressive", True)),
)
FORMATS = (AVIF, WEBP, JPEG)
"""The best first: a browser takes the first that it knows."""


@cache
def recipe_digest() -> str:
    """A digest of all that decides over the bytes of a drawn picture, besides the picture.

    Raises BuildError where Pillow came without a codec.
    """
    made = [VERSION, WIDTHS, MOST_HEIGHT, PAPER, [astuple(kind) for kind in FORMATS], _versions()]
    return sha256(json.dumps(made).encode()).hexdigest()


def _versions() -> list[str]:
    import PIL
    from PIL import AvifImagePlugin, features

    for codec in ("avif", "webp", "jpg"):
        if not features.check(codec):
            raise BuildError(
                f"Pillow di mesin ini tidak dapat menulis {codec}; pasang Pillow dari PyPI "
                "(make setup), bukan dari paket sistem.",
                f"Pillow on this machine cannot write {codec}; install Pillow from PyPI "
                "(make setup), not from the system's packages.",
            )
    found = [features.version(name) for name in ("avif", "webp", "jpg", "littlecms2")]
    turbo = features.version_feature("libjpeg_turbo")
    aom = AvifImagePlugin.get_codec_version("aom")
    return [PIL.__version__, *(str(version) for version in (*found, turbo, aom))]
