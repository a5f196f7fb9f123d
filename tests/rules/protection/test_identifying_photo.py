"""A picture file that holds the place where it was taken, and files that only look like one."""

import struct
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from newsroom.finding import Severity
from newsroom.rules.protection._gps import tells_place
from newsroom.rules.protection.identifying_photo import check
from tests.newsrooms import make_context
from tests.stories import make_story

GPS, SOFTWARE = 0x8825, 0x0131
PLACE: dict[int, object] = {1: "S", 2: (0.0, 30.0, 7.2), 3: "E", 4: (117.0, 9.0, 3.6)}


def picture(place: dict[int, object] | None, *, kind: str = "JPEG") -> bytes:
    """A small photograph as a phone writes it, with or without the `place`."""
    exif = Image.Exif()
    exif[SOFTWARE] = "kamera ponsel"
    if place is not None:
        exif.get_ifd(GPS).update(place)
    file = BytesIO()
    Image.new("RGB", (8, 8)).save(file, kind, exif=exif)
    return file.getvalue()


def test_a_position_in_the_file_is_a_warning_at_its_name() -> None:
    story = make_story("images:\n  - {file: 2026/11/pasar.jpg, alt: Pasar, credit: Redaksi}")
    context = replace(make_context(), picture={"2026/11/pasar.jpg": picture(PLACE)}.__getitem__)

    (found,) = check(story, context)

    assert found.severity is Severity.WARNING
    assert found.span == story.span("images", 0, "file")
    assert "2026/11/pasar.jpg" in found.message


@pytest.mark.parametrize(
    "data", [picture(None), picture({}), picture({1: "S"}), b"", b"Exif\0\0", b"Exif\0\0II*\0"]
)
def test_a_file_without_a_position_is_none(data: bytes) -> None:
    assert not tells_place(data)


def test_both_byte_orders_are_read() -> None:
    def entry(order: str, tag: int, value: int) -> bytes:
        return struct.pack(order + "HHII", tag, 4, 1, value)

    for mark, order in ((b"II", "<"), (b"MM", ">")):
        first = struct.pack(order + "H", 1) + entry(order, GPS, 26) + bytes(4)
        place = struct.pack(order + "H", 2) + entry(order, 2, 0) + entry(order, 4, 0)
        header = mark + struct.pack(order + "HI", 42, 8)

        assert tells_place(b"\xff\xd8\xff\xe1\0\0Exif\0\0" + header + first + place)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_without_a_fault(data: bytes) -> None:
    tells_place(b"Exif\0\0II*\0\x08\0\0\0" + data)
    tells_place(b"Exif\0\0MM\0*\0\0\0\x08" + data)
