"""A picture that was sent in is kept without its past, upright, and no larger than needed."""

import io

import pytest
from PIL import Image

from newsroom.pictures import tidied
from newsroom.pictures.tidy import MOST_SIDE
from tests.pictures.photos import SECRET, XMP, camera_exif, encoded, quarters


def opened(data: bytes | None) -> Image.Image:
    assert data is not None
    return Image.open(io.BytesIO(data))


def test_what_the_camera_wrote_is_left_behind() -> None:
    data = encoded(quarters(), "JPEG", exif=camera_exif(), xmp=XMP, comment=SECRET.encode())
    assert SECRET.encode() in data

    kept = tidied(data)

    assert kept is not None
    assert SECRET.encode() not in kept
    assert dict(opened(kept).getexif()) == {}


def test_it_is_turned_upright() -> None:
    picture = opened(tidied(encoded(quarters(120, 80), "JPEG", exif=camera_exif(6))))

    assert picture.size == (80, 120)


@pytest.mark.parametrize("codec", ["PNG", "WEBP", "GIF", "JPEG"])
def test_every_picture_becomes_a_jpeg(codec: str) -> None:
    assert opened(tidied(encoded(quarters(), codec))).format == "JPEG"


def test_a_large_picture_is_made_smaller_and_a_small_one_stays() -> None:
    assert opened(tidied(encoded(quarters(6000, 3000), "PNG"))).size == (MOST_SIDE, MOST_SIDE // 2)
    assert opened(tidied(encoded(quarters(60, 30), "PNG"))).size == (60, 30)


def test_the_same_picture_gives_the_same_bytes() -> None:
    data = encoded(quarters(), "PNG")

    assert tidied(data) == tidied(data)


@pytest.mark.parametrize(
    "data",
    [b"", b"GIF89a", b"<svg/>", b"%PDF-1.7", b"#!/bin/sh", encoded(quarters(), "JPEG")[:300]],
)
def test_what_is_no_whole_picture_is_none(data: bytes) -> None:
    assert tidied(data) is None


def test_bytes_behind_the_picture_are_left_behind() -> None:
    kept = tidied(encoded(quarters(), "JPEG") + b"PK\x03\x04<script>alert(1)</script>")

    assert kept is not None
    assert b"script" not in kept
