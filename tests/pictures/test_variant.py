"""What a picture is drawn as, and under which names: told without drawing."""

import re
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsroom.pictures import AVIF, JPEG, WEBP, Original, Variant, fallback, variants_of
from newsroom.pictures.recipe import MOST_HEIGHT, recipe_digest

RAKOR = Original("2022/01/rakor.jpg", "0" * 64, 4000, 3000)


def widths(original: Original) -> list[int]:
    return [variant.width for variant in variants_of(original) if variant.format is JPEG]


def test_every_format_comes_in_every_size_the_best_format_first() -> None:
    assert [(v.format.suffix, v.width, v.height) for v in variants_of(RAKOR)] == [
        *(("avif", 480, 360), ("avif", 960, 720), ("avif", 1440, 1080)),
        *(("webp", 480, 360), ("webp", 960, 720), ("webp", 1440, 1080)),
        *(("jpg", 480, 360), ("jpg", 960, 720), ("jpg", 1440, 1080)),
    ]


@pytest.mark.parametrize(
    ("width", "drawn"),
    [
        (8000, [480, 960, 1440]),
        (1440, [480, 960, 1440]),
        (1200, [480, 960, 1200]),
        (1199, [480, 960]),
        (700, [480, 700]),
        (500, [480]),
        (479, [479]),
        (1, [1]),
    ],
)
def test_a_picture_is_never_drawn_larger_than_it_is(width: int, drawn: list[int]) -> None:
    assert widths(replace(RAKOR, width=width, height=width)) == drawn


def test_the_fallback_is_the_jpeg_of_the_usual_width() -> None:
    assert fallback(RAKOR) == Variant(RAKOR, JPEG, 960, 720)
    assert fallback(replace(RAKOR, width=300, height=200)).width == 300


@given(st.integers(1, 30_000), st.integers(1, 30_000))
@example(1, 30_000)
def test_sizes_keep_the_shape_and_stay_within_what_formats_take(width: int, height: int) -> None:
    for variant in variants_of(replace(RAKOR, width=width, height=height)):
        assert 1 <= variant.width <= min(width, 1440)
        assert 1 <= variant.height <= MOST_HEIGHT
        exact = height * variant.width / width
        assert abs(variant.height - exact) <= 1 or variant.height == MOST_HEIGHT


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("2022/01/rakor.jpg", "2022/01/rakor"),
        ("Rapat Koordinasi (akhir).JPG", "rapat-koordinasi-akhir"),
        ("2022/foto warga Désa Tepian.jpeg", "2022/foto-warga-desa-tepian"),
        ("a,b 2x.final.png", "a-b-2x-final"),
        ("市場.png", "gambar"),
        (".png", "png"),
        (f"{'panjang-' * 40}.jpg", ("panjang-" * 8)[:60].strip("-")),
    ],
)
def test_names_are_plain_whatever_the_original_is_called(name: str, path: str) -> None:
    variant = variants_of(replace(RAKOR, name=name))[1]

    assert re.fullmatch(re.escape(path) + r"-960-[0-9a-f]{12}\.avif", variant.name)


@given(st.text())
def test_no_name_needs_quoting_or_leaves_its_folder(name: str) -> None:
    found = variants_of(replace(RAKOR, name=name))[0].name

    assert re.fullmatch(r"([a-z0-9-]+/)*[a-z0-9-]+-480-[0-9a-f]{12}\.avif", found)


def test_names_tell_contents_sizes_and_formats_apart() -> None:
    other = replace(RAKOR, digest="1" * 64)
    names = [variant.name for original in (RAKOR, other) for variant in variants_of(original)]

    assert len(set(names)) == 18


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("VERSION", 99),
        ("PAPER", "#000000"),
        ("FORMATS", (replace(AVIF, qualities=(50,)), WEBP, JPEG)),
        ("_versions", lambda: ["another Pillow"]),
    ],
)
def test_names_change_with_the_recipe(
    monkeypatch: pytest.MonkeyPatch, part: str, value: object
) -> None:
    before = recipe_digest()
    monkeypatch.setattr(f"newsroom.pictures.recipe.{part}", value)

    assert recipe_digest.__wrapped__() != before


def test_another_process_gives_the_same_names() -> None:
    code = (
        "from newsroom.pictures import Original, variants_of; "
        "print(*(v.name for v in variants_of(Original('a b.jpg', '0' * 64, 4000, 3000))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    expected = [v.name for v in variants_of(Original("a b.jpg", "0" * 64, 4000, 3000))]
    assert done.stdout.split() == expected
