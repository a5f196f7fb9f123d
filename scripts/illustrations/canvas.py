"""A drawing surface in units of the finished picture, drawn larger and scaled down once."""

import math
from collections.abc import Sequence
from itertools import pairwise

from PIL import Image, ImageChops, ImageColor, ImageDraw

WIDTH, HEIGHT = 1200, 800
SCALE = 2
Point = tuple[float, float]
Points = Sequence[Point]


class Canvas:
    """A picture of `WIDTH` by `HEIGHT` units; the origin is the upper left corner."""

    def __init__(self, background: str) -> None:
        self._image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), background)
        self._draw = ImageDraw.Draw(self._image)

    def polygon(self, points: Points, fill: str, *, alpha: float = 1) -> None:
        """Fill the shape through `points`; `alpha` 0 is invisible, 1 opaque."""
        self.union([points], fill, alpha=alpha)

    def union(self, shapes: Sequence[Points], fill: str, *, alpha: float = 1) -> None:
        """Fill several shapes as one, so that overlaps are no darker than the rest."""
        scaled = [[(x * SCALE, y * SCALE) for x, y in points] for points in shapes]
        if alpha >= 1:
            for shape in scaled:
                self._draw.polygon(shape, fill=fill)
            return
        mask = Image.new("L", self._image.size)
        for shape in scaled:
            ImageDraw.Draw(mask).polygon(shape, fill=round(255 * alpha))
        self._image.paste(fill, mask=mask)

    def rect(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        """Fill an upright rectangle."""
        self.polygon([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], fill)

    def ellipse(
        self, x: float, y: float, rx: float, ry: float, fill: str, *, alpha: float = 1
    ) -> None:
        """Fill an ellipse around (`x`, `y`) with the radii `rx` and `ry`."""
        self.polygon(arc((x, y), rx, ry, 0, 360), fill, alpha=alpha)

    def line(self, points: Points, fill: str, width: float, *, alpha: float = 1) -> None:
        """Draw a line with round ends and joints."""
        for start, end in pairwise(points):
            self.polygon(stroke(start, end, width), fill, alpha=alpha)
        for x, y in points if alpha >= 1 else ():
            self.polygon(arc((x, y), width / 2, width / 2, 0, 360), fill)

    def gradient(self, y: float, height: float, colours: Sequence[str]) -> None:
        """Fill a band across the picture with `colours`, evenly spaced from top to bottom."""
        top, rows = round(y * SCALE), round(height * SCALE)
        stops = [ImageColor.getrgb(colour)[:3] for colour in colours]
        band = Image.new("RGB", (1, rows))
        band.putdata([_blend(stops, row / max(rows - 1, 1)) for row in range(rows)])
        self._image.paste(band.resize((self._image.width, rows)), (0, top))

    def glow(self, x: float, y: float, radius: float, fill: str, *, alpha: float) -> None:
        """Lay a soft light around (`x`, `y`) that fades out at `radius`."""
        size = round(2 * radius * SCALE)
        mask = ImageChops.invert(Image.radial_gradient("L")).resize((size, size))
        mask = mask.point([_glow_level(level, alpha) for level in range(256)])
        corner = (round((x - radius) * SCALE), round((y - radius) * SCALE))
        self._image.paste(fill, (*corner, corner[0] + size, corner[1] + size), mask)

    def finish(self) -> Image.Image:
        """The picture at its final size."""
        return self._image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)


def arc(centre: Point, rx: float, ry: float, start: float, end: float) -> list[Point]:
    """Points on an ellipse from `start` to `end` degrees, clockwise from three o'clock."""
    steps = max(12, round(abs(end - start) / 4))
    angles = [math.radians(start + (end - start) * step / steps) for step in range(steps + 1)]
    return [
        (centre[0] + rx * math.cos(angle), centre[1] + ry * math.sin(angle)) for angle in angles
    ]


def stroke(start: Point, end: Point, width: float) -> list[Point]:
    """The rectangle that a straight line of `width` covers."""
    length = math.dist(start, end) or 1
    dx = (end[1] - start[1]) / length * width / 2
    dy = (start[0] - end[0]) / length * width / 2
    return [
        (start[0] + dx, start[1] + dy),
        (end[0] + dx, end[1] + dy),
        (end[0] - dx, end[1] - dy),
        (start[0] - dx, start[1] - dy),
    ]


def curve(points: Points, steps: int = 24) -> list[Point]:
    """A smooth line through `points` (a Catmull-Rom spline)."""
    padded = [points[0], *points, points[-1]]
    path = [
        _spline(padded[index : index + 4], step / steps)
        for index in range(len(points) - 1)
        for step in range(steps)
    ]
    return [*path, points[-1]]


def scatter(count: int, *, seed: float = 0) -> list[Point]:
    """`count` points spread evenly over the unit square, the same on every run.

    The additive recurrence with the plastic number (Roberts, "The Unreasonable Effectiveness
    of Quasirandom Sequences").
    """
    return [((seed + i * 0.754877666) % 1, (seed + i * 0.569840291) % 1) for i in range(count)]


def _glow_level(level: int, alpha: float) -> int:
    # Pillow's gradient reaches zero in the corners of its square, not at the sides.
    nearness = max(0.0, 1 - (1 - level / 255) * math.sqrt(2))
    return round(255 * alpha * nearness * nearness)


def _spline(four: Points, t: float) -> Point:
    weights = (
        (-t + 2 * t * t - t**3) / 2,
        (2 - 5 * t * t + 3 * t**3) / 2,
        (t + 4 * t * t - 3 * t**3) / 2,
        (t**3 - t * t) / 2,
    )
    x = sum(weight * point[0] for weight, point in zip(weights, four, strict=True))
    y = sum(weight * point[1] for weight, point in zip(weights, four, strict=True))
    return (x, y)


def _blend(stops: Sequence[tuple[int, ...]], at: float) -> tuple[int, ...]:
    place = at * (len(stops) - 1)
    index = min(int(place), len(stops) - 2)
    share = place - index
    pairs = zip(stops[index], stops[index + 1], strict=True)
    return tuple(round(low + (high - low) * share) for low, high in pairs)
