"""The icon as PNG, for phones that put the site among their apps: the trail's line with two points.

It is drawn from the palette with the measures of theme/templates/icon.svg. A maskable icon keeps
what it shows within the middle 80 %, since phones cut the rest as they like (W3C, Web Application
Manifest, section on icon masks).
"""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

_GRID = 32
_FINE = 4
"""Drawn so many times as large and made smaller, for smooth edges."""

Circle = tuple[float, float, float]
"""The middle, from the left and from above, and the radius, on a grid of 32."""
_RING: Circle = (8, 16, 4.5)
_POINT: Circle = (23, 16, 6)
_STROKE = 2.0


@dataclass(frozen=True, slots=True)
class Icon:
    """An icon: what the manifest calls it by, and its PNG file."""

    name: str
    data: bytes

    @property
    def file(self) -> str:
        """The file's name, by content: `icon-192-<12 hex>.png`."""
        return f"icon-{self.name}-{sha256(self.data).hexdigest()[:12]}.png"


def make_icons(colours: Mapping[str, str]) -> Iterator[Icon]:
    """The icons that the manifest names, in the light colours of a palette."""
    yield Icon("192", _draw(colours, 192, share=1.0))
    yield Icon("512", _draw(colours, 512, share=1.0))
    yield Icon("maskable", _draw(colours, 512, share=0.75))


def _draw(colours: Mapping[str, str], size: int, *, share: float) -> bytes:
    """A PNG of `size` pixels; the drawing takes a `share` of it, the city's colour all of it."""
    from PIL import Image, ImageDraw

    side = size * _FINE
    step, edge = side * share / _GRID, side * (1 - share) / 2
    image = Image.new("RGB", (side, side), colours["city"])
    pen = ImageDraw.Draw(image)

    def at(x: float, y: float) -> tuple[float, float]:
        return edge + x * step, edge + y * step

    def disc(circle: Circle, grown: float, fill: str) -> None:
        x, y, radius = circle
        reach = radius + grown
        pen.ellipse((*at(x - reach, y - reach), *at(x + reach, y + reach)), fill=fill)

    half = _STROKE / 2
    pen.rectangle((*at(4, 16 - half), *at(28, 16 + half)), fill=colours["paper"])
    disc(_RING, half, colours["paper"])
    disc(_RING, -half, colours["city"])
    disc(_POINT, 0, colours["paper"])
    held = io.BytesIO()
    image.reduce(_FINE).save(held, "PNG", optimize=True)
    return held.getvalue()
