"""Which files are pictures, and how large they are when held upright."""

import struct
import zlib
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from newsroom.pictures import Original, measure
from newsroom.pictures.opening import MOST_PIXELS, open_picture, upright_size
from tests.pictures.photos import camera_exif, encoded, measured, place, quarters

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'
)


def test_a_picture_has_a_name_a_digest_and_a_size(tmp_path: Path) -> None:
    data = encoded(quarters(), "JPEG")
    place(tmp_path, "2022/01/rakor.jpg", data)

    assert measure(tmp_path, "2022/01/rakor.jpg") == Original(
        "2022/01/rakor.jpg", sha256(data).hexdigest(), 120, 80
    )


def test_two_ways_of_writing_a_name_mean_one_picture(tmp_path: Path) -> None:
    original = measured(tmp_path, "2022/01/a.png", encoded(quarters(), "PNG"))

    assert measure(tmp_path, "2022/../2022/01/./a.png") == original


@pytest.mark.parametrize("codec", ["AVIF", "GIF", "JPEG", "PNG", "WEBP"])
def test_what_browsers_show_is_taken_whatever_the_file_is_called(
    tmp_path: Path, codec: str
) -> None:
    assert measured(tmp_path, "a.dat", encoded(quarters(), codec)).width == 120


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(SVG, id="svg, which can carry scripts"),
        pytest.param(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", id="eps"),
        pytest.param(encoded(quarters(), "TIFF"), id="tiff"),
        pytest.param(encoded(quarters(), "BMP"), id="bmp"),
        pytest.param(b"", id="empty"),
        pytest.param(b"Bukan gambar", id="text"),
    ],
)
def test_other_files_are_no_pictures(tmp_path: Path, data: bytes) -> None:
    place(tmp_path, "a.jpg", data)

    assert measure(tmp_path, "a.jpg") is None


@pytest.mark.parametrize("codec", ["AVIF", "GIF", "JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("part", [0.3, 0.9])
def test_a_file_that_was_cut_short_is_no_picture(tmp_path: Path, codec: str, part: float) -> None:
    data = encoded(quarters(400, 300).effect_spread(9), codec)
    place(tmp_path, "a", data[: int(len(data) * part)])

    assert measure(tmp_path, "a") is None


def claimed_png(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is of this size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(MOST_PIXELS // 8000 + 1, 8000), (60_000, 60_000)])
def test_a_picture_made_to_fill_the_memory_is_refused(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    place(tmp_path, "bom.png", claimed_png(*size))

    assert measure(tmp_path, "bom.png") is None


@pytest.mark.parametrize(("most", "taken"), [(9600, True), (9599, False)])
def test_the_limit_counts_pixels(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, taken: bool
) -> None:
    place(tmp_path, "a.png", encoded(quarters(120, 80), "PNG"))
    monkeypatch.setattr("newsroom.pictures.opening.MOST_PIXELS", most)

    assert (measure(tmp_path, "a.png") is not None) is taken


@pytest.mark.parametrize(
    "name",
    [
        *("../rahasia.jpg", "tiada.jpg", "", ".", "sub", "a\x00b", "a" * 5000, "keluar.jpg"),
        *("/etc/passwd", "a\udc80.jpg"),
    ],
)
def test_nothing_outside_the_folder_is_measured(tmp_path: Path, name: str) -> None:
    place(tmp_path, "sub/a.jpg", encoded(quarters(), "JPEG"))
    secret = place(tmp_path, "../rahasia.jpg", encoded(quarters(), "JPEG"))
    (tmp_path / "content" / "images" / "keluar.jpg").symlink_to(secret)

    assert measure(tmp_path, name) is None


@pytest.mark.parametrize("orientation", range(9))
def test_a_picture_is_measured_as_it_is_held(tmp_path: Path, orientation: int) -> None:
    data = encoded(quarters(), "JPEG", exif=camera_exif(orientation))
    original = measured(tmp_path, "a.jpg", data)

    sideways = orientation in {5, 6, 7, 8}
    assert (original.width, original.height) == ((80, 120) if sideways else (120, 80))


SEEDS = [
    encoded(quarters(), codec, exif=camera_exif(6)) for codec in ("AVIF", "JPEG", "PNG", "WEBP")
] + [encoded(quarters(), "GIF", save_all=True, append_images=[Image.new("RGB", (120, 80))])]


@given(
    st.sampled_from(SEEDS),
    st.lists(st.tuples(st.integers(0, 500), st.binary(max_size=4), st.integers(0, 9)), min_size=1),
)
def test_damage_is_told_never_raised_and_what_is_measured_can_be_drawn(
    seed: bytes, wounds: list[tuple[int, bytes, int]]
) -> None:
    data = seed
    for at, more, fewer in wounds:
        data = data[:at] + more + data[at + fewer :]

    size = upright_size(data)
    if size is not None and size[0] * size[1] < 1_000_000:
        opened = open_picture(data, paper="#ffffff")
        assert opened is not None
        assert (opened.size, opened.mode) == (size, "RGB")
