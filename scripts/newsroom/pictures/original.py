"""Source pictures below content/images: found, hashed and measured, and nothing more."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

FOLDER = "content/images"

MOST_FILE_BYTES = 100_000_000
"""GitHub takes no larger file (docs.github.com, "About large files on GitHub")."""


@dataclass(frozen=True, slots=True)
class Original:
    """A source picture that can be drawn.

    `name` is its path below content/images, `digest` the SHA-256 of the file in hexadecimal;
    `width` and `height` are in pixels, with the picture turned upright.
    """

    name: str
    digest: str
    width: int
    height: int


def picture_file(root: Path, name: str) -> Path | None:
    """The file `name` below content/images, or None where there is none or it lies elsewhere."""
    folder = (root / FOLDER).resolve()
    try:
        file = (folder / name).resolve()
        return file if file.is_relative_to(folder) and file.is_file() else None
    except (OSError, ValueError):
        return None


def read_picture_file(file: Path) -> bytes | None:
    """The bytes of `file`, or None where it cannot be read or is too large to be a picture."""
    try:
        return file.read_bytes() if file.stat().st_size <= MOST_FILE_BYTES else None
    except OSError:
        return None


def measure(root: Path, name: str) -> Original | None:
    """The picture `name` of the newsroom in `root`.

    None where the file is absent, lies outside content/images, has a format that is not taken
    (SVG among them), is damaged or cut short, or holds more pixels than any camera takes. The
    file is decoded to its end for that, at an eighth of its size where the format allows it.
    """
    file = picture_file(root, name)
    data = read_picture_file(file) if file else None
    if file is None or data is None:
        return None
    # Pillow is slow to import, and most runs measure nothing.
    from newsroom.pictures.opening import upright_size

    size = upright_size(data)
    if size is None:
        return None
    return Original(
        name=file.relative_to((root / FOLDER).resolve()).as_posix(),
        digest=sha256(data).hexdigest(),
        width=size[0],
        height=size[1],
    )
