"""Scenes among trees and books: hillside, park, reading room."""

from illustrations.canvas import HEIGHT, WIDTH, Canvas, arc, curve, scatter
from illustrations.palette import (
    AMBER,
    BARK,
    BRICK,
    CLAY,
    CREAM,
    DEEP,
    DUSK,
    FERN,
    FOAM,
    GOLD,
    INK,
    LEAF,
    MOSS,
    NIGHT,
    PAPER,
    PINE,
    RIVER,
    SAND,
    SHALLOW,
    TEAL,
    WALNUT,
    WHITE,
)
from illustrations.shapes import bushes, cloud, head, hills, house, person, reeds, tree


def hillside(canvas: Canvas) -> None:
    """Rows of saplings on a green slope above the houses."""
    canvas.gradient(0, 420, ["#84b7bb", "#c7dfd2", "#f7e9c9"])
    canvas.ellipse(960, 150, 52, 52, "#fbe7b2")
    cloud(canvas, 300, 150, 260, WHITE, alpha=0.8)
    hills(
        canvas, [(0, 300), (210, 226), (470, 310), (760, 214), (1000, 288), (1200, 240)], "#a7c7b4"
    )
    hills(canvas, [(0, 372), (260, 318), (560, 380), (880, 300), (1200, 352)], "#7fab88")
    hills(canvas, [(0, 300), (240, 330), (560, 440), (900, 560), (1200, 620)], "#6b9c62")
    hills(canvas, [(0, 430), (300, 470), (640, 570), (960, 670), (1200, 712)], "#578a58")
    hills(canvas, [(0, 600), (320, 618), (620, 690), (860, 760), (1200, 810)], "#477a51")
    _saplings(canvas)
    for index in range(7):
        x = 700 + index * 74
        house(
            canvas,
            x,
            690 + index * 17,
            58,
            (CREAM, SAND)[index % 2],
            (BRICK, CLAY)[index % 2],
            RIVER,
        )
    for x, y, size in ((660, 660, 90), (1150, 760, 110), (850, 770, 80)):
        tree(canvas, x, y, size, PINE)
    person(canvas, 96, 686, 120, AMBER)
    person(canvas, 168, 694, 112, BRICK, scarf=CREAM)
    canvas.line([(190, 696), (182, 612)], WALNUT, 5)


def _saplings(canvas: Canvas) -> None:
    rows = ((330, 0.36, 13), (410, 0.34, 11), (510, 0.3, 7), (640, 0.24, 6))
    for row, (top, slope, count) in enumerate(rows):
        for index in range(count):
            x = 40 + index * (46 + row * 12) + row * 16 + (220 if row == 3 else 0)
            _sapling(canvas, x, top + x * slope, 30 + row * 11)


def _sapling(canvas: Canvas, x: float, y: float, size: float) -> None:
    canvas.ellipse(x, y, size * 0.3, size * 0.1, BARK)
    canvas.line([(x, y), (x, y - size)], WALNUT, 2.5)
    for side in (-1, 1):
        for height, reach in ((0.5, 0.34), (0.72, 0.3), (0.95, 0.2)):
            leaf = (x + side * size * reach * 0.6, y - size * height)
            canvas.ellipse(*leaf, size * reach * 0.55, size * 0.11, "#c4d98b")


def park(canvas: Canvas) -> None:
    """The city park: a winding path, benches, a pond, shady trees."""
    canvas.gradient(0, 380, ["#90c0c0", "#d4e5d8", "#f8eed6"])
    for x, tall in ((60, 150), (180, 210), (300, 120), (880, 170), (1000, 230), (1110, 140)):
        canvas.rect(x, 370 - tall, 92, tall, "#b9cdc2")
    bushes(canvas, 388, 60, ("#7aa57c", "#8db489"))
    canvas.rect(0, 376, WIDTH, 424, "#86ad6b")
    canvas.polygon(
        [*curve([(0, 470), (300, 430), (700, 470), (1200, 420)]), (1200, 800), (0, 800)], "#78a261"
    )
    _path(canvas)
    _pond(canvas)
    for x, y, size, leaf in (
        (150, 470, 250, FERN),
        (330, 440, 180, LEAF),
        (1040, 470, 270, FERN),
        (880, 430, 170, LEAF),
        (640, 420, 150, PINE),
    ):
        canvas.ellipse(x + size * 0.1, y, size * 0.34, size * 0.05, PINE, alpha=0.35)
        tree(canvas, x, y, size, leaf)
    _bench(canvas, 200, 600)
    _bench(canvas, 900, 560)
    person(canvas, 566, 560, 104, BRICK, scarf=GOLD)
    person(canvas, 610, 566, 74, RIVER)
    _flowers(canvas)


def _path(canvas: Canvas) -> None:
    left = curve([(300, 800), (420, 680), (610, 610), (560, 510), (528, 392)])
    right = curve([(540, 392), (620, 500), (760, 610), (640, 690), (620, 800)])
    canvas.polygon([*left, *right], "#ecdcb6")
    canvas.line(left, "#d8c495", 4)
    canvas.line(right, "#d8c495", 4)


def _pond(canvas: Canvas) -> None:
    canvas.ellipse(930, 680, 216, 72, "#c9b98e")
    canvas.ellipse(930, 680, 202, 64, TEAL)
    canvas.polygon(arc((930, 680), 202, 64, 180, 360), RIVER, alpha=0.4)
    for x, y, size in ((860, 700, 60), (980, 664, 46), (1020, 712, 70), (890, 650, 40)):
        canvas.ellipse(x, y, size, 3, FOAM, alpha=0.6)
    for x, y in ((820, 672), (1060, 690), (960, 722)):
        canvas.polygon([(x, y), *arc((x, y), 22, 9, 20, 330)], MOSS)
        canvas.ellipse(x + 4, y - 6, 6, 5, WHITE)
    reeds(canvas, 1090, 716, 70, 90, PINE)


def _bench(canvas: Canvas, x: float, y: float) -> None:
    canvas.ellipse(x + 70, y + 4, 88, 8, PINE, alpha=0.35)
    for leg in (14, 118):
        canvas.rect(x + leg, y - 40, 8, 42, INK)
    for slat in (0, 15, 34):
        canvas.rect(x, y - 78 + slat, 140, 10 if slat < 30 else 14, CLAY)
    canvas.rect(x + 14, y - 80, 8, 50, INK)
    canvas.rect(x + 118, y - 80, 8, 50, INK)


def _flowers(canvas: Canvas) -> None:
    for across, down in scatter(70, seed=0.55):
        x, y = across * 330, 690 + down * 110
        canvas.line([(x, y), (x, y + 16)], PINE, 3)
        canvas.ellipse(x, y, 7, 7, (BRICK, GOLD, WHITE)[round(down * 9) % 3])


def reading_room(canvas: Canvas) -> None:
    """A small reading room at night: shelves, hanging lamps, a window on the dark."""
    canvas.rect(0, 0, WIDTH, HEIGHT, "#e7d4ae")
    for x in (440, 760):
        canvas.glow(x, 250, 330, "#fff3cf", alpha=0.9)
    canvas.rect(0, 640, WIDTH, 160, "#a9744f")
    for y in (676, 720, 770):
        canvas.line([(0, y), (WIDTH, y)], "#96633f", 3)
    _window(canvas)
    _shelves(canvas, 40, 120, 350)
    _shelves(canvas, 850, 120, 310)
    canvas.ellipse(600, 748, 400, 46, BRICK)
    canvas.ellipse(600, 748, 372, 38, CLAY)
    _table(canvas)
    for x in (440, 760):
        _lamp(canvas, x)


def _window(canvas: Canvas) -> None:
    canvas.rect(430, 130, 380, 300, WALNUT)
    canvas.rect(446, 146, 348, 268, NIGHT)
    for across, down in scatter(22, seed=0.7):
        canvas.ellipse(450 + across * 340, 150 + down * 150, 1.8, 1.8, PAPER)
    canvas.ellipse(720, 200, 26, 26, "#fbe9bd")
    canvas.ellipse(710, 194, 24, 24, NIGHT)
    ridge = curve([(446, 350), (540, 310), (640, 360), (794, 320)])
    canvas.polygon([*ridge, (794, 414), (446, 414)], DEEP)
    for x, y in ((500, 372), (560, 390), (660, 384), (730, 368)):
        canvas.rect(x, y, 10, 10, GOLD)
    canvas.rect(614, 146, 12, 268, WALNUT)
    canvas.rect(446, 274, 348, 10, WALNUT)
    canvas.rect(414, 426, 412, 16, BARK)


def _shelves(canvas: Canvas, x: float, y: float, width: float) -> None:
    canvas.rect(x, y, width, 530, WALNUT)
    for row in range(4):
        canvas.rect(x + 14, y + 14 + row * 128, width - 28, 114, "#37261f")
        _books(canvas, x + 20, y + 128 + row * 128, width - 40, row)


def _books(canvas: Canvas, x: float, y: float, width: float, row: int) -> None:
    colours = (BRICK, RIVER, CREAM, AMBER, FERN, DUSK, CLAY, SHALLOW)
    at, index = 0.0, 0
    while at < width - 30:
        thick = 15 + 5 * ((index * 3 + row) % 4)
        tall = 72 + 8 * ((index * 5 + row * 2) % 5)
        fill = colours[(index * 3 + row * 5) % len(colours)]
        canvas.rect(x + at, y - tall, thick, tall, fill)
        canvas.rect(x + at + 3, y - tall * 0.8, thick - 6, 5, PAPER if fill != CREAM else BARK)
        at, index = at + thick + 2 + 14 * ((index + row) % 6 == 5), index + 1


def _table(canvas: Canvas) -> None:
    for x, coat in ((470, TEAL), (730, AMBER)):
        _reader(canvas, x, coat)
    canvas.rect(330, 586, 540, 24, BARK)
    canvas.rect(330, 606, 540, 10, WALNUT)
    for x in (360, 820):
        canvas.rect(x, 612, 20, 128, WALNUT)
    for x, fill in ((600, RIVER), (604, BRICK), (598, CREAM)):
        level = {RIVER: 574, BRICK: 562, CREAM: 550}[fill]
        canvas.rect(x - 36, level, 72, 12, fill)


def _reader(canvas: Canvas, x: float, coat: str) -> None:
    canvas.polygon([(x - 62, 592), *arc((x, 520), 56, 40, 180, 360), (x + 62, 592)], coat)
    head(canvas, x, 440, 32, scarf=CREAM if coat == TEAL else None)
    canvas.polygon([(x - 56, 586), (x - 52, 540), (x, 552), (x, 590)], WHITE)
    canvas.polygon([(x + 56, 586), (x + 52, 540), (x, 552), (x, 590)], CREAM)


def _lamp(canvas: Canvas, x: float) -> None:
    canvas.glow(x, 236, 90, "#fff0c0", alpha=0.6)
    canvas.line([(x, 0), (x, 160)], INK, 4)
    canvas.polygon([(x - 24, 160), (x + 24, 160), (x + 74, 226), (x - 74, 226)], RIVER)
    canvas.ellipse(x, 228, 26, 15, WHITE)
