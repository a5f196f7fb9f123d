"""Pictures that weigh and behave like photographs, made of noise; and files as cameras write them."""

import io
import random
from pathlib import Path

from PIL import Image, ImageChops

from newsroom.pictures import FOLDER, Original, measure

GPS = 0x8825
MAKER = 0x010F
SECRET = "Kamera-Rahasia"
XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf>Kamera-Rahasia</rdf></x:xmpmeta>"


def photo(width: int = 1500, height: int = 1000, *, seed: int = 1, grain: int = 6) -> Image.Image:
    """Noise in octaves of which the finer are fainter, as in photographs, with grain on top."""
    rng = random.Random(seed)  # noqa: S311 - must be repeatable, not secret
    picture = Image.new("RGB", (width, height), (128, 128, 128))
    cells, strength = 3, 0.9
    while cells < width:
        rows = max(2, cells * height // width)
        picture = _add(picture, _noise(cells, rows, rng).resize((width, height)), strength)
        cells, strength = cells * 2, strength * 0.6
    return _add(picture, _noise(width, height, rng), grain / 74)


def _noise(width: int, height: int, rng: random.Random) -> Image.Image:
    grey = Image.frombytes("L", (width, height), rng.randbytes(width * height))
    colour = Image.frombytes("L", (width, height), rng.randbytes(width * height))
    return Image.merge("RGB", (grey, Image.blend(grey, colour, 0.2), grey))


def _add(picture: Image.Image, noise: Image.Image, strength: float) -> Image.Image:
    faint = noise.point([int(128 + (value - 128) * strength) for value in range(256)] * 3)
    return ImageChops.add(picture, faint, 1, -128)


def quarters(width: int = 120, height: int = 80) -> Image.Image:
    """Red and green above, blue and white below: whatever was turned is seen."""
    picture = Image.new("RGB", (width, height), "white")
    half = (width // 2, height // 2)
    for colour, at in (("red", (0, 0)), ("lime", (half[0], 0)), ("blue", (0, half[1]))):
        picture.paste(Image.new("RGB", half, colour), at)
    return picture


def camera_exif(orientation: int = 1) -> Image.Exif:
    """What a phone writes: its make, how it was held, where it was."""
    exif = Image.Exif()
    exif[MAKER] = SECRET
    exif[0x0112] = orientation
    place = exif.get_ifd(GPS)
    place[1], place[2], place[3], place[4] = "S", (0.0, 30.0, 7.5), "E", (117.0, 9.0, 13.0)
    return exif


def encoded(picture: Image.Image, codec: str, **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, codec, **options)
    return file.getvalue()


def place(root: Path, name: str, data: bytes) -> Path:
    """`data` as the picture `name` of the newsroom in `root`."""
    file = root / FOLDER / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


def measured(root: Path, name: str, data: bytes) -> Original:
    """The same, measured."""
    place(root, name, data)
    original = measure(root, name)
    assert original is not None
    return original
