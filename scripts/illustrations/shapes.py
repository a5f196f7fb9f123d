"""What several scenes share: land, water, trees, houses, boats, people."""

import math
from collections.abc import Sequence

from illustrations.canvas import HEIGHT, WIDTH, Canvas, Point, arc, curve, scatter, stroke
from illustrations.palette import BARK, FERN, INK, LEAF, MOSS, PAPER, PINE, SKIN, WALNUT


def hills(canvas: Canvas, ridge: Sequence[Point], fill: str, *, alpha: float = 1) -> None:
    """Land below a smooth ridge, down to the picture's lower edge."""
    canvas.polygon([(0, HEIGHT), *curve(ridge), (WIDTH, HEIGHT)], fill, alpha=alpha)


def glints(canvas: Canvas, box: tuple[float, float, float, float], fill: str, count: int) -> None:
    """Short level strokes on water inside `box` (x, y, width, height), longer when nearer."""
    x, y, width, height = box
    for across, down in scatter(count, seed=y / HEIGHT):
        length = 18 + 90 * down
        left, level = x + across * width, y + down * height
        canvas.polygon(_sliver(left, level, length, 1.2 + 2.6 * down), fill, alpha=0.55)


def _sliver(x: float, y: float, length: float, thick: float) -> list[Point]:
    return arc((x, y), length / 2, thick, 0, 360)


def cloud(canvas: Canvas, x: float, y: float, size: float, fill: str, *, alpha: float = 1) -> None:
    """A flat-bottomed cloud, `size` wide, standing on `y`."""
    lobes = ((-0.32, 0.18, 0.1), (-0.1, 0.2, 0.2), (0.14, 0.19, 0.15), (0.34, 0.16, 0.08))
    shapes = [
        arc((x + centre * size, y), size * wide, size * rise, 180, 360)
        for centre, wide, rise in lobes
    ]
    canvas.union(shapes, fill, alpha=alpha)


def tree(canvas: Canvas, x: float, y: float, size: float, leaf: str = LEAF) -> None:
    """A round tree, `size` high, standing at (`x`, `y`), lit from the left."""
    crown = size * 0.3
    top = y - size * 0.66
    canvas.ellipse(x, top, crown, crown * 1.12, leaf)
    shade = [
        *arc((x, top), crown, crown * 1.12, -60, 100),
        *arc((x - crown * 0.25, top), crown * 0.8, crown * 1.1, 100, -60),
    ]
    canvas.polygon(shade, INK, alpha=0.13)
    thick = size * 0.03
    canvas.polygon([(x - thick, y), (x - thick * 0.3, y - size * 0.72), (x + thick, y)], BARK)
    for side, low, high in ((1, 0.46, 0.62), (-1, 0.52, 0.65)):
        fork = (x + side * crown * 0.42, y - size * high)
        canvas.polygon([(x, y - size * low), fork, (x, y - size * (low + 0.05))], BARK)


def palm(canvas: Canvas, x: float, y: float, size: float, leaf: str = PINE) -> None:
    """A leaning palm, `size` high, standing at (`x`, `y`)."""
    lean = size * 0.16
    trunk = curve([(x, y), (x + lean * 0.3, y - size * 0.5), (x + lean, y - size * 0.8)], 10)
    canvas.line(trunk, WALNUT, size * 0.035)
    for angle in (-168, -140, -105, -70, -38, -12, 14, 168):
        _frond(canvas, (x + lean, y - size * 0.8), size * 0.34, angle, leaf)


def _frond(canvas: Canvas, base: Point, length: float, angle: float, fill: str) -> None:
    tip = (
        base[0] + length * math.cos(math.radians(angle)),
        base[1] + length * math.sin(math.radians(angle)) * 0.7 + length * 0.22,
    )
    middle = ((base[0] + tip[0]) / 2, (base[1] + tip[1]) / 2)
    upper = (middle[0], middle[1] - length * 0.24)
    lower = (middle[0], middle[1] - length * 0.08)
    canvas.polygon([*curve([base, upper, tip], 8), *curve([tip, lower, base], 8)], fill)


def reeds(canvas: Canvas, x: float, y: float, width: float, height: float, fill: str) -> None:
    """A stand of reeds that grows from `y` upwards."""
    for across, tall in scatter(round(width / 7), seed=x / WIDTH):
        foot, rise = x + across * width, height * (0.45 + 0.55 * tall)
        bend = (tall - 0.5) * rise * 0.5
        blade = [(foot, y), (foot + bend * 0.3, y - rise * 0.6), (foot + bend, y - rise)]
        canvas.polygon([*curve(blade, 6), (foot + 5, y)], fill)


def house(
    canvas: Canvas, x: float, y: float, width: float, wall: str, roof: str, window: str = PAPER
) -> None:
    """A small house with a pitched roof whose lower left corner is (`x`, `y`)."""
    tall = width * 0.55
    canvas.rect(x, y - tall, width, tall, wall)
    canvas.polygon(
        [
            (x - width * 0.1, y - tall),
            (x + width * 0.5, y - tall - width * 0.42),
            (x + width * 1.1, y - tall),
        ],
        roof,
    )
    canvas.rect(x + width * 0.14, y - tall * 0.72, width * 0.22, tall * 0.34, window)
    canvas.rect(x + width * 0.56, y - tall * 0.68, width * 0.24, tall * 0.68, roof)


def hull(canvas: Canvas, x: float, y: float, length: float, depth: float, fill: str) -> None:
    """A wooden hull whose deck spans `length` around `x` at the height `y`."""
    half = length / 2
    deck = curve([(x - half, y - depth * 0.55), (x, y), (x + half, y - depth * 0.55)], 12)
    keel = curve(
        [(x + half, y - depth * 0.55), (x + half * 0.66, y + depth * 0.8), (x, y + depth)], 8
    )
    port = curve(
        [(x, y + depth), (x - half * 0.66, y + depth * 0.8), (x - half, y - depth * 0.55)], 8
    )
    canvas.polygon([*deck, *keel, *port], fill)


def person(
    canvas: Canvas,
    x: float,
    y: float,
    tall: float,
    coat: str,
    *,
    scarf: str | None = None,
    skin: str = SKIN,
) -> None:
    """A standing figure, feet at (`x`, `y`); with a `scarf` the hair is covered."""
    for side in (-1, 1):
        _leg(canvas, x, y, tall * side)
    shoulder, waist = tall * 0.115, tall * 0.09
    torso = [
        (x - waist, y - tall * 0.42),
        *arc((x - shoulder * 0.5, y - tall * 0.77), shoulder * 0.5, tall * 0.05, 180, 270),
        *arc((x + shoulder * 0.5, y - tall * 0.77), shoulder * 0.5, tall * 0.05, 270, 360),
        (x + waist, y - tall * 0.42),
    ]
    for side in (-1, 1):
        _arm(canvas, x, y, tall * side, coat, skin)
    canvas.polygon(torso, coat)
    head(canvas, x, y - tall * 0.895, tall * 0.07, scarf=scarf, skin=skin)


def _leg(canvas: Canvas, x: float, y: float, tall: float) -> None:
    high = abs(tall)
    foot, hip = x + tall * 0.052, x + tall * 0.045
    canvas.polygon(
        [
            (hip - high * 0.046, y - high * 0.45),
            (hip + high * 0.046, y - high * 0.45),
            (foot + high * 0.03, y),
            (foot - high * 0.03, y),
        ],
        INK,
    )


def _arm(canvas: Canvas, x: float, y: float, tall: float, coat: str, skin: str) -> None:
    high = abs(tall)
    shoulder, hand = (x + tall * 0.1, y - high * 0.76), (x + tall * 0.135, y - high * 0.46)
    canvas.ellipse(*hand, high * 0.025, high * 0.03, skin)
    canvas.line([shoulder, (hand[0], hand[1] - high * 0.02)], coat, high * 0.055)
    canvas.polygon(stroke(shoulder, hand, high * 0.05), INK, alpha=0.16)


def head(
    canvas: Canvas, x: float, y: float, size: float, *, scarf: str | None = None, skin: str = SKIN
) -> None:
    """A head around (`x`, `y`), `size` from its middle to its side, with hair or a scarf."""
    canvas.polygon(
        [
            (x - size * 0.4, y),
            (x + size * 0.4, y),
            (x + size * 0.5, y + size * 1.8),
            (x - size * 0.5, y + size * 1.8),
        ],
        skin,
    )
    if scarf is None:
        canvas.ellipse(x, y - size * 0.1, size * 0.98, size * 1.15, INK)
        canvas.polygon([*arc((x, y + size * 0.1), size * 0.84, size * 1.05, -14, 194)], skin)
        return
    drape = [
        (x - size * 1.5, y + size * 2.3),
        *arc((x, y), size * 1.15, size * 1.3, 180, 360),
        (x + size * 1.5, y + size * 2.3),
    ]
    canvas.polygon(drape, scarf)
    canvas.ellipse(x, y + size * 0.1, size * 0.74, size * 0.95, skin)


def bushes(canvas: Canvas, y: float, size: float, fills: tuple[str, str] = (FERN, MOSS)) -> None:
    """A row of low bushes across the picture, standing on `y`."""
    for index in range(round(WIDTH / size) + 2):
        rise = size * (0.42 + 0.18 * math.sin(index * 2.4))
        canvas.polygon(arc((index * size, y), size * 0.75, rise, 180, 360), fills[index % 2])
