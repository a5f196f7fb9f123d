"""Every text on the site can be read; a colour that cannot is refused with a better one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.errors import SettingsError
from newsroom.settings import Look
from newsroom.social.colour import contrast
from newsroom.theme.colour import CONTRAST, DARK, LIGHT, TEXT, make_palette, readable

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize("name", [name for name in TEXT if name != "city"])
@pytest.mark.parametrize("ground", ["paper", "wash"])
def test_text_is_readable_by_day_and_by_night(name: str, ground: str) -> None:
    assert contrast(LIGHT[name], LIGHT[ground]) >= CONTRAST
    assert contrast(DARK[name], DARK[ground]) >= CONTRAST


def test_the_default_colour_of_the_city_is_kept_by_day_and_lightened_by_night() -> None:
    palette = make_palette(Look().colour)

    assert palette.light["city"] == Look().colour
    assert contrast(palette.dark["city"], DARK["paper"]) >= CONTRAST


def test_a_pale_colour_is_refused_and_the_nearest_readable_one_proposed() -> None:
    with pytest.raises(SettingsError) as refused:
        make_palette("#3aa0a8")

    assert refused.value.message == (
        'newsroom.toml, [look]: warna "#3aa0a8" sulit dibaca di atas kertas (kontras 3.0, perlu 7); '
        'yang terdekat dan terbaca: "#006067".'
    )
    assert make_palette("#006067").light["city"] == "#006067"


def test_what_is_no_colour_is_refused() -> None:
    with pytest.raises(SettingsError, match="tidak dikenal"):
        make_palette("hijau sungai")


@given(colours)
def test_every_colour_is_either_taken_or_answered_with_one_that_is_taken(colour: str) -> None:
    try:
        palette = make_palette(colour)
    except SettingsError as refused:
        (proposed,) = re.findall(r'terbaca: "(#[0-9a-f]{6})"', refused.message)
        palette = make_palette(proposed)

    assert contrast(palette.light["city"], LIGHT["paper"]) >= CONTRAST
    assert contrast(palette.dark["city"], DARK["paper"]) >= CONTRAST
    assert contrast(palette.dark["band"], palette.dark["on-band"]) >= CONTRAST


@given(colours)
def test_a_readable_colour_is_its_own_nearest(colour: str) -> None:
    near = readable(colour, LIGHT["paper"])

    assert contrast(near, LIGHT["paper"]) >= CONTRAST
    assert contrast(readable(near, LIGHT["paper"]), near) < 1.02
