"""What a picture is drawn as: its sizes and formats, each with a name that tells its content."""

import re
import unicodedata
from dataclasses import dataclass
from hashlib import sha256

from newsroom.pictures.original import Original
from newsroom.pictures.recipe import FORMATS, JPEG, MOST_HEIGHT, WIDTHS, Format, recipe_digest

_USUAL_WIDTH = 960
_LONGEST_PART = 60


@dataclass(frozen=True, slots=True)
class Variant:
    """A picture in one format and one size, in pixels."""

    original: Original
    format: Format
    width: int
    height: int

    @property
    def key(self) -> str:
        """Twelve hexadecimal digits over the original's bytes and how it is drawn."""
        drawn = (self.original.digest, self.format.suffix, self.width, self.height, recipe_digest())
        return sha256(repr(drawn).encode()).hexdigest()[:12]

    @property
    def name(self) -> str:
        """The path below output/images: `2022/01/rakor-960-<key>.avif`. Nothing is drawn for it.

        It is ASCII and short whatever the original is called; the key keeps pictures apart whose
        names would be the same.
        """
        *folders, file = self.original.name.split("/")
        stem = file.rpartition(".")[0] or file
        path = "/".join(map(_ascii, [*folders, stem]))
        return f"{path}-{self.width}-{self.key}.{self.format.suffix}"


def variants_of(original: Original) -> tuple[Variant, ...]:
    """All that `original` is drawn as: by format, the best first, then by width, upwards."""
    sizes = [(width, _height(original, width)) for width in _widths(original)]
    return tuple(Variant(original, kind, *size) for kind in FORMATS for size in sizes)


def fallback(original: Original) -> Variant:
    """The one JPEG for whoever takes a single picture: feeds, old browsers, previews."""
    drawn = [variant for variant in variants_of(original) if variant.format is JPEG]
    return max(
        (v for v in drawn if v.width <= _USUAL_WIDTH), key=lambda v: v.width, default=drawn[0]
    )


def _widths(original: Original) -> tuple[int, ...]:
    """The usual widths up to the original's, and that one where it adds at least a quarter."""
    most = max(1, min(original.width, original.width * MOST_HEIGHT // original.height))
    usual = tuple(width for width in WIDTHS if width <= most)
    if not usual or (usual[-1] < WIDTHS[-1] and most * 4 >= usual[-1] * 5):
        return (*usual, most)
    return usual


def _height(original: Original, width: int) -> int:
    exact = (original.height * width * 2 + original.width) // (2 * original.width)
    return max(1, min(exact, MOST_HEIGHT))


def _ascii(part: str) -> str:
    """`Rapat Kéliling.final` becomes `rapat-keliling-final`."""
    plain = unicodedata.normalize("NFKD", part).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain)[:_LONGEST_PART].strip("-") or "gambar"
