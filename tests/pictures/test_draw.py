"""Drawn pictures: upright, in sRGB, light, and without a word of what the camera wrote."""

import io
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageStat
from PIL.PngImagePlugin import PngInfo

from newsroom.errors import BuildError
from newsroom.pictures import AVIF, FORMATS, JPEG, Format, Original, Variant, draw, variants_of
from newsroom.pictures.opening import open_picture
from tests.pictures.photos import (
    SECRET,
    XMP,
    camera_exif,
    encoded,
    measured,
    photo,
    place,
    quarters,
)

# What files hold in front of a camera's, an editor's or a scanner's words. Pictures without such
# words have these nowhere: they are longer than what chance would make.
MARKS = (b"Exif\x00", b"EXIF", b"xmpmeta", b"adobe:ns", b"ICC_PROFILE", b"ICCP", b"acsp", b"GPS")


def drawn(root: Path, data: bytes, kind: Format = JPEG) -> Image.Image:
    """The picture of `data` as a page shows it, at its largest."""
    original = measured(root, "a", data)
    variant = [v for v in variants_of(original) if v.format is kind][-1]
    return Image.open(io.BytesIO(draw(variant, root)))


def colours(picture: Image.Image) -> list[str]:
    """The names of the colours in the four quarters."""
    names = {(255, 0, 0): "red", (0, 255, 0): "lime", (0, 0, 255): "blue", (255, 255, 255): "white"}
    width, height = picture.size
    found = []
    for x, y in ((1, 1), (3, 1), (1, 3), (3, 3)):
        pixel = picture.convert("RGB").getpixel((width * x // 4, height * y // 4))
        assert isinstance(pixel, tuple)
        near = min(names, key=lambda c: sum(abs(a - b) for a, b in zip(c, pixel, strict=True)))
        found.append(names[near])
    return found


def grey(picture: Image.Image) -> float:
    return ImageStat.Stat(picture.convert("L")).mean[0]


TURNED = {
    1: ["red", "lime", "blue", "white"],
    2: ["lime", "red", "white", "blue"],
    3: ["white", "blue", "lime", "red"],
    4: ["blue", "white", "red", "lime"],
    5: ["red", "blue", "lime", "white"],
    6: ["blue", "red", "white", "lime"],
    7: ["white", "lime", "blue", "red"],
    8: ["lime", "white", "red", "blue"],
}


@pytest.mark.parametrize("orientation", TURNED)
@pytest.mark.parametrize("codec", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_picture_stands_as_the_camera_was_held(
    tmp_path: Path, codec: str, orientation: int
) -> None:
    found = drawn(tmp_path, encoded(quarters(), codec, exif=camera_exif(orientation)))

    assert colours(found) == TURNED[orientation]
    assert found.getexif().get(0x0112) is None


@pytest.mark.parametrize("kind", FORMATS, ids=lambda kind: kind.suffix)
@pytest.mark.parametrize("codec", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_nothing_that_the_camera_wrote_is_left(tmp_path: Path, codec: str, kind: Format) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    words = PngInfo()
    words.add_itxt("XML:com.adobe.xmp", XMP.decode())
    words.add_text("Comment", SECRET)
    more: dict[str, object] = {}
    if codec == "PNG":
        more["pnginfo"] = words
    if codec == "JPEG":
        more["comment"] = SECRET.encode()
    data = encoded(photo(600, 400), codec, exif=camera_exif(), xmp=XMP, icc_profile=profile, **more)
    original = measured(tmp_path, "a", data)
    assert SECRET.encode() in data
    assert b"xmpmeta" in data

    for variant in variants_of(original):
        if variant.format is not kind:
            continue
        file = draw(variant, tmp_path)
        opened = Image.open(io.BytesIO(file))
        assert dict(opened.getexif()) == {}
        assert not {"icc_profile", "exif", "xmp", "comment", "photoshop"} & set(opened.info)
        assert [mark for mark in (*MARKS, SECRET.encode()) if mark in file] == []


@pytest.mark.parametrize("grain", [4, 16])
def test_the_first_picture_of_a_page_weighs_at_most_60_kb(tmp_path: Path, grain: int) -> None:
    data = encoded(photo(1500, 1000, grain=grain), "JPEG", quality=90)
    original = measured(tmp_path, "a.jpg", data)

    file = draw(Variant(original, AVIF, 960, 640), tmp_path)

    assert len(file) <= 60_000
    assert len(file) > 5_000, "that light is no photograph"


def test_a_picture_heavier_than_allowed_gives_up_quality_first(tmp_path: Path) -> None:
    original = measured(tmp_path, "a.png", encoded(photo(480, 320, grain=20), "PNG"))
    variant = Variant(original, JPEG, 480, 320)
    lighter = replace(variant, format=replace(JPEG, most_bytes=76_000))
    lightest = replace(variant, format=replace(JPEG, most_bytes=1))

    sizes = [len(draw(v, tmp_path)) for v in (variant, lighter, lightest)]

    assert sizes[0] > sizes[1] > sizes[2]
    assert sizes[1] <= lighter.format.most_bytes_of(480 * 320)


def test_what_is_see_through_stands_on_white(tmp_path: Path) -> None:
    logo = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
    logo.paste((0, 0, 0, 255), (40, 40, 60, 60))
    found = drawn(tmp_path, encoded(logo, "PNG")).convert("RGB")

    assert found.getpixel((5, 5)) == (255, 255, 255)
    assert found.getpixel((50, 50)) == (0, 0, 0)


def test_a_palette_with_a_see_through_colour_stands_on_white_too(tmp_path: Path) -> None:
    palette = Image.new("P", (40, 40), 0)
    palette.putpalette([0, 0, 0, 255, 0, 0])
    found = drawn(tmp_path, encoded(palette, "GIF", transparency=0)).convert("RGB")

    assert found.getpixel((5, 5)) == (255, 255, 255)


def test_of_a_moving_picture_the_first_frame_stands_still(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("red", "lime", "blue")]
    data = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=100)

    for kind in FORMATS:
        found = drawn(tmp_path, data, kind)
        assert colours(found) == ["red"] * 4
        assert not getattr(found, "is_animated", False)


def test_pictures_for_print_come_out_in_their_colours(tmp_path: Path) -> None:
    cmyk = quarters().convert("CMYK")
    found = drawn(tmp_path, encoded(cmyk, "JPEG", quality=95))

    assert (found.mode, colours(found)) == ("RGB", ["red", "lime", "blue", "white"])


def test_16_bits_of_grey_keep_their_tones(tmp_path: Path) -> None:
    deep = Image.new("I;16", (60, 40), 32_768)
    found = drawn(tmp_path, encoded(deep, "PNG"))

    assert abs(grey(found) - 128) <= 1


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P"])
def test_pictures_of_few_colours_are_drawn(tmp_path: Path, mode: str) -> None:
    found = drawn(tmp_path, encoded(Image.new("L", (60, 40), 255).convert(mode), "PNG"))

    assert round(grey(found)) == 255


def linear_profile() -> bytes:
    """sRGB's colours with another curve: what it says is much darker than it looks."""
    srgb = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    # A parametric curve (ICC.1:2010, 10.16): its exponent, 2.4, is the first s15Fixed16 after 12 bytes.
    for found in re.finditer(b"para\x00\x00\x00\x00\x00\x03\x00\x00", bytes(srgb)):
        srgb[found.end() : found.end() + 4] = (1 << 16).to_bytes(4, "big")
    return bytes(srgb)


def test_other_colour_spaces_become_srgb(tmp_path: Path) -> None:
    middle = Image.new("RGB", (60, 40), (128, 128, 128))
    plain = drawn(tmp_path, encoded(middle, "PNG"))
    other = drawn(tmp_path, encoded(middle, "PNG", icc_profile=linear_profile()))

    assert abs(grey(plain) - 128) <= 1
    assert grey(other) > 160


def test_a_damaged_colour_profile_counts_as_none(tmp_path: Path) -> None:
    found = drawn(tmp_path, encoded(quarters(), "JPEG", icc_profile=b"rusak" * 40))

    assert colours(found) == TURNED[1]


@pytest.mark.parametrize("orientation", [1, 6])
@pytest.mark.parametrize(
    ("codec", "room", "width"),
    [
        ("JPEG", 100, 150),
        ("PNG", 100, 100),
        ("JPEG", 300, 300),
        ("JPEG", 301, 600),
        ("PNG", 0, 600),
    ],
)
def test_huge_pictures_are_made_smaller_while_they_are_read(
    codec: str, room: int, width: int, orientation: int
) -> None:
    # Held upright it is 600 pixels wide, however it lies in the file.
    lying = (600, 400) if orientation == 1 else (400, 600)
    data = encoded(quarters(*lying), codec, exif=camera_exif(orientation))

    opened = open_picture(data, paper="#ffffff", room=room)

    assert opened is not None
    assert opened.size == (width, round(width * 2 / 3))
    assert colours(opened) == TURNED[orientation]


@pytest.mark.parametrize("kind", FORMATS, ids=lambda kind: kind.suffix)
def test_another_process_with_fewer_processors_draws_the_same_bytes(
    tmp_path: Path, kind: Format
) -> None:
    original = measured(tmp_path, "a.jpg", encoded(photo(1440, 960), "JPEG"))
    variant = Variant(original, kind, 1440, 960)
    code = f"""
import os, sys; from pathlib import Path; from newsroom.pictures import *
if hasattr(os, "sched_setaffinity"): os.sched_setaffinity(0, {{min(os.sched_getaffinity(0))}})
o = Original({original.name!r}, {original.digest!r}, {original.width}, {original.height})
kind = next(kind for kind in FORMATS if kind.suffix == {kind.suffix!r})
sys.stdout.buffer.write(draw(Variant(o, kind, 1440, 960), Path({str(tmp_path)!r})))"""
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    assert draw(variant, tmp_path) == other.stdout


@pytest.mark.parametrize("change", ["another", "gone"])
def test_a_picture_that_changed_under_the_build_is_not_drawn(tmp_path: Path, change: str) -> None:
    original = measured(tmp_path, "a.png", encoded(quarters(), "PNG"))
    file = place(tmp_path, "a.png", encoded(quarters(60, 40), "PNG"))
    if change == "gone":
        file.unlink()

    with pytest.raises(BuildError, match=r"content/images/a\.png berubah atau hilang"):
        draw(Variant(original, JPEG, 120, 80), tmp_path)


def test_the_variant_decides_over_the_size(tmp_path: Path) -> None:
    original: Original = measured(tmp_path, "a.jpg", encoded(photo(1000, 667), "JPEG"))

    for variant in variants_of(original):
        assert Image.open(io.BytesIO(draw(variant, tmp_path))).size == (
            variant.width,
            variant.height,
        )
