"""The icons of the site as an app: drawn from the palette, whole after a phone has cut them."""

import io
from collections.abc import Mapping
from math import hypot

import pytest
from PIL import Image

from newsroom.theme.colour import make_palette
from newsroom.theme.icon import make_icons

LIGHT = make_palette("#0f5e66").light
ICONS: Mapping[str, Image.Image] = {
    icon.name: Image.open(io.BytesIO(icon.data)).convert("RGB") for icon in make_icons(LIGHT)
}


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


def test_the_manifest_asks_for_these_sizes() -> None:
    assert {name: icon.size for name, icon in ICONS.items()} == {
        "192": (192, 192),
        "512": (512, 512),
        "maskable": (512, 512),
    }


@pytest.mark.parametrize("name", ["192", "512"])
def test_the_line_has_a_hollow_and_a_solid_point_on_the_citys_colour(name: str) -> None:
    icon = ICONS[name]

    def at(x: float, y: float) -> tuple[int, ...]:
        pixel = icon.getpixel((int(x * icon.width / 32), int(y * icon.width / 32)))
        assert isinstance(pixel, tuple)
        return pixel

    assert at(16, 4) == at(8, 16) == rgb(LIGHT["city"])
    assert at(23, 16) == at(14.5, 16) == at(8, 11.5) == rgb(LIGHT["paper"])


def test_what_a_phone_may_cut_off_shows_nothing() -> None:
    """The safe zone is a circle of 40 % of the width around the middle."""
    icon = ICONS["maskable"]
    city = rgb(LIGHT["city"])
    drawn = [
        hypot(x - 255.5, y - 255.5)
        for x in range(512)
        for y in range(512)
        if icon.getpixel((x, y)) != city
    ]

    assert max(drawn) <= 0.4 * 512


def test_they_are_the_same_every_time_and_small() -> None:
    assert [*make_icons(LIGHT)] == [*make_icons(LIGHT)]
    assert all(len(icon.data) < 12_000 for icon in make_icons(LIGHT))
    assert next(make_icons(LIGHT)).file.startswith("icon-192-")
