"""The colours of the site: the city's one colour on paper and ink, light and dark, all readable.

Text keeps a contrast of 7:1 on its ground (WCAG 2.2, success criterion 1.4.6). Lightness is
changed in OKLCH (CSS Color 4, section 9), which keeps the hue that a person sees.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from newsroom.errors import SettingsError
from newsroom.social.colour import contrast, read_colour

CONTRAST = 7.0
RGB = tuple[float, float, float]
"""Red, green, blue from 0 to 1, as sRGB writes them."""

LIGHT: Mapping[str, str] = {
    "paper": "#fcfbf8",
    "wash": "#f4f2ec",
    "line": "#d9d5cb",
    "ink": "#15191b",
    "muted": "#484d4f",
    "amber": "#6e4500",
    "red": "#93181a",
}
DARK: Mapping[str, str] = {
    "paper": "#111618",
    "wash": "#181e21",
    "line": "#343c40",
    "ink": "#ece9e2",
    "muted": "#b4b8b8",
    "amber": "#f2bd68",
    "red": "#ffa79e",
}
TEXT = ("ink", "muted", "amber", "red", "city")
"""The colours that text is set in, on `paper`; on `wash` all but the city's are."""


@dataclass(frozen=True, slots=True)
class Palette:
    """All colours by name, for light and for dark surroundings."""

    light: Mapping[str, str]
    dark: Mapping[str, str]


def make_palette(city: str) -> Palette:
    """The palette with the city's colour, which is also the ground of bands, with `on-band` on it.

    For text in dark surroundings a lighter shade of it stands in. Raises SettingsError where `city` is
    not a colour or too pale to read on paper; the message proposes the nearest that is not.
    """
    city = read_colour(city)
    found = contrast(city, LIGHT["paper"])
    if found < CONTRAST:
        nearest = readable(city, LIGHT["paper"])
        raise SettingsError(
            f'newsroom.toml, [look]: warna "{city}" sulit dibaca di atas kertas (kontras {found:.1f}, '
            f'perlu {CONTRAST:.0f}); yang terdekat dan terbaca: "{nearest}".',
            f'newsroom.toml, [look]: the colour "{city}" is hard to read on paper (contrast {found:.1f}, '
            f'{CONTRAST:.0f} is needed); the nearest that can be read is "{nearest}".',
        )
    band = {"band": city, "on-band": LIGHT["paper"]}
    return Palette(
        {**LIGHT, **band, "city": city},
        {**DARK, **band, "city": readable(city, DARK["paper"])},
    )


def readable(colour: str, ground: str) -> str:
    """The colour nearest to `colour` in lightness that can be read on `ground`."""
    lightness, chroma, hue = _oklch(_rgb(colour))
    for step in range(501):
        for way in (-step, step):
            shade = _hex(lightness + way / 500, chroma, hue)
            if contrast(shade, ground) >= CONTRAST:
                return shade
    raise ValueError(f"nothing can be read on {ground}")


def _rgb(colour: str) -> RGB:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _gamma(channel: float) -> float:
    return channel * 12.92 if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def _oklch(rgb: RGB) -> tuple[float, float, float]:
    """Lightness, chroma, hue in radians (Ottosson's matrices, as CSS Color 4 gives them)."""
    red, green, blue = map(_linear, rgb)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def _hex(lightness: float, chroma: float, hue: float) -> str:
    """The sRGB colour, with as much of the chroma as sRGB can show (halved seven times)."""
    lightness = min(max(lightness, 0.0), 1.0)
    shown, step = 0.0, 1.0
    if _is_shown(_linear_rgb(lightness, chroma, hue)):
        shown = 1.0
    else:
        for _ in range(7):
            step /= 2
            if _is_shown(_linear_rgb(lightness, chroma * (shown + step), hue)):
                shown += step
    linear = _linear_rgb(lightness, chroma * shown, hue)
    return "#" + "".join(f"{round(255 * _gamma(min(max(c, 0.0), 1.0))):02x}" for c in linear)


def _is_shown(linear: RGB) -> bool:
    return all(-1e-6 <= channel <= 1 + 1e-6 for channel in linear)


def _linear_rgb(lightness: float, chroma: float, hue: float) -> RGB:
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
