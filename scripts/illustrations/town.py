"""Scenes in the town: city hall, pump house, market."""

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
    MIST,
    MOSS,
    NIGHT,
    PAPER,
    RIVER,
    SAND,
    SHALLOW,
    SLATE,
    TEAL,
    WALNUT,
    WHITE,
)
from illustrations.shapes import cloud, glints, hills, house, person, tree


def city_hall(canvas: Canvas) -> None:
    """The white hall with its clock tower, steps and flanking trees."""
    canvas.gradient(0, 620, ["#86b9bf", "#c6dfd8", "#f6ecd4"])
    cloud(canvas, 230, 180, 260, WHITE, alpha=0.8)
    cloud(canvas, 1000, 240, 220, WHITE, alpha=0.7)
    hills(canvas, [(0, 520), (250, 470), (600, 530), (950, 462), (1200, 500)], "#a5c5b0")
    canvas.rect(0, 610, WIDTH, 190, "#d9cba6")
    for x in (70, 190, 1010, 1130):
        tree(canvas, x, 616, 250, FERN if x in (70, 1130) else LEAF)
    _tower(canvas)
    _wings(canvas)
    _portico(canvas)
    _steps(canvas)
    for x, coat, scarf in (
        (356, BRICK, None),
        (402, TEAL, CREAM),
        (800, AMBER, None),
        (884, DUSK, CLAY),
    ):
        canvas.ellipse(x + 12, 744, 34, 5, BARK, alpha=0.25)
        person(canvas, x, 744, 104, coat, scarf=scarf)


def _tower(canvas: Canvas) -> None:
    canvas.rect(540, 190, 120, 220, WHITE)
    canvas.rect(622, 190, 38, 220, CREAM)
    canvas.rect(526, 180, 148, 16, SAND)
    canvas.polygon([(528, 180), (600, 84), (672, 180)], BRICK)
    canvas.polygon([(600, 84), (672, 180), (622, 180)], "#94422f")
    canvas.line([(600, 86), (600, 44)], INK, 4)
    canvas.polygon([(600, 44), (646, 54), (600, 66)], RIVER)
    canvas.ellipse(600, 262, 42, 42, RIVER)
    canvas.ellipse(600, 262, 35, 35, WHITE)
    canvas.line([(600, 262), (600, 238)], INK, 5)
    canvas.line([(600, 262), (618, 272)], INK, 5)


def _wings(canvas: Canvas) -> None:
    canvas.rect(220, 400, 760, 216, "#fbf4e4")
    canvas.polygon([(204, 402), (250, 346), (950, 346), (996, 402)], BRICK)
    canvas.rect(204, 400, 792, 12, SAND)
    for x in (250, 318, 386, 772, 840, 908):
        for y in (434, 524):
            canvas.rect(x, y, 42, 62, RIVER)
            canvas.rect(x, y, 42, 8, DEEP)
            canvas.rect(x + 19, y, 4, 62, "#fbf4e4")
            canvas.rect(x - 5, y + 62, 52, 7, SAND)


def _portico(canvas: Canvas) -> None:
    canvas.rect(448, 416, 304, 200, "#dccfb0")
    canvas.rect(566, 486, 68, 130, WALNUT)
    canvas.rect(598, 486, 4, 130, BARK)
    canvas.polygon([(430, 420), (600, 342), (770, 420)], WHITE)
    canvas.polygon([(478, 408), (600, 354), (722, 408)], CREAM)
    canvas.rect(430, 418, 340, 14, SAND)
    for x in (450, 512, 660, 722):
        canvas.rect(x, 432, 28, 184, WHITE)
        canvas.rect(x + 19, 432, 9, 184, CREAM)
        canvas.rect(x - 5, 604, 38, 12, SAND)


def _steps(canvas: Canvas) -> None:
    for step in range(5):
        canvas.rect(424 - step * 22, 616 + step * 15, 352 + step * 44, 15, (WHITE, CREAM)[step % 2])
    canvas.polygon([(336, 691), (864, 691), (980, 800), (220, 800)], "#e9ddbf")
    for x in (0, 900):
        canvas.polygon(arc((x + 150, 800), 220, 92, 180, 360), LEAF)
        for across, down in scatter(26, seed=x / 1000 + 0.1):
            canvas.ellipse(
                x + 10 + across * 280,
                744 + down * 50,
                6,
                6,
                (AMBER, BRICK, WHITE)[round(across * 8) % 3],
            )


def pump_house(canvas: Canvas) -> None:
    """The pump house in the rain, three pipes pouring into the river."""
    canvas.gradient(0, 520, ["#4d6670", "#7c9197", "#b1bfbd"])
    for x, y, size in ((200, 120, 420), (640, 90, 520), (1050, 150, 460)):
        cloud(canvas, x, y, size, "#3d545e", alpha=0.75)
    hills(canvas, [(0, 440), (300, 390), (640, 450), (930, 396), (1200, 436)], "#6e8a87")
    for x in (60, 180, 300):
        house(canvas, x, 476, 76, "#c3b79b", "#7b4c40", GOLD)
    hills(canvas, [(0, 474), (400, 478), (800, 470), (1200, 474)], "#54796a")
    canvas.rect(0, 520, WIDTH, 120, "#8f9a96")
    for x in range(0, WIDTH, 100):
        canvas.line([(x, 522), (x, 640)], "#7b8783", 3)
    canvas.line([(0, 578), (WIDTH, 578)], "#7b8783", 3)
    canvas.gradient(632, 168, ["#4f8587", "#2d6469", DEEP])
    glints(canvas, (0, 645, WIDTH, 150), MIST, 30)
    _pump_hall(canvas)
    for x in (560, 700, 840):
        _outflow(canvas, x)
    _rain(canvas)


def _pump_hall(canvas: Canvas) -> None:
    canvas.rect(490, 330, 440, 192, "#e8dcc0")
    canvas.rect(800, 330, 130, 192, "#d2c4a3")
    canvas.polygon([(466, 334), (560, 236), (860, 236), (954, 334)], BRICK)
    canvas.polygon([(860, 236), (954, 334), (826, 334)], "#94422f")
    canvas.glow(650, 420, 150, GOLD, alpha=0.5)
    for x in (530, 606, 682):
        canvas.rect(x, 376, 54, 70, GOLD)
        canvas.rect(x + 24, 376, 5, 70, "#e8dcc0")
        canvas.rect(x - 4, 446, 62, 8, SAND)
    canvas.rect(836, 396, 62, 126, RIVER)
    canvas.rect(836, 396, 62, 10, DEEP)
    canvas.rect(0, 516, WIDTH, 12, "#a9b3ae")
    canvas.line([(980, 516), (980, 350)], INK, 7)
    canvas.line([(980, 354), (1026, 354)], INK, 6)
    canvas.glow(1026, 372, 80, GOLD, alpha=0.7)
    canvas.ellipse(1026, 362, 14, 9, WHITE)
    person(canvas, 1110, 520, 112, AMBER)
    canvas.line([(1126, 466), (1126, 380)], INK, 3)
    canvas.polygon(arc((1126, 398), 62, 48, 180, 360), RIVER)


def _outflow(canvas: Canvas, x: float) -> None:
    fall = [
        *curve([(x - 22, 556), (x - 34, 600), (x - 40, 664)], 8),
        *curve([(x + 40, 664), (x + 34, 600), (x + 22, 556)], 8),
    ]
    canvas.polygon(fall, FOAM)
    for shift in (-14, 4, 18):
        canvas.line([(x + shift * 0.7, 570), (x + shift * 1.3, 654)], SHALLOW, 4)
    canvas.ellipse(x, 554, 42, 30, "#31505a")
    canvas.ellipse(x, 554, 31, 21, NIGHT)
    canvas.polygon([*arc((x, 560), 27, 16, 0, 180)], FOAM)
    for spread, rise in ((64, 12), (46, 17), (28, 20)):
        canvas.ellipse(x, 668, spread, rise, FOAM, alpha=0.5)


def _rain(canvas: Canvas) -> None:
    for across, down in scatter(190, seed=0.2):
        x, y = across * (WIDTH + 100) - 40, down * HEIGHT
        canvas.line([(x, y), (x - 9, y + 34)], FOAM, 2, alpha=0.38)


def market(canvas: Canvas) -> None:
    """Three striped stalls heaped with vegetables and fruit."""
    canvas.gradient(0, 560, ["#a9cdca", "#e2e8d6", PAPER])
    cloud(canvas, 1010, 130, 240, WHITE, alpha=0.8)
    for x, wall in (
        (-20, "#d9c6a0"),
        (180, "#cfae8a"),
        (420, "#e3d3b0"),
        (700, "#c9ab88"),
        (960, "#dccaa6"),
    ):
        _shopfront(canvas, x, wall)
    canvas.rect(0, 560, WIDTH, 240, "#cdb994")
    for x in range(-200, WIDTH + 200, 130):
        canvas.line([(x, 800), (x * 0.7 + 180, 560)], "#bda880", 3)
    stalls = (
        (30, BRICK, (MOSS, LEAF, AMBER)),
        (430, RIVER, (BRICK, GOLD, FERN)),
        (830, AMBER, (CLAY, MOSS, "#7d4a6a")),
    )
    for x, colour, goods in stalls:
        _stall(canvas, x, colour, goods)
    for x, y, tall, coat, scarf in (
        (396, 784, 214, DUSK, None),
        (458, 794, 196, TEAL, CREAM),
        (802, 786, 204, BRICK, DUSK),
    ):
        canvas.ellipse(x + 20, y, 62, 8, BARK, alpha=0.3)
        person(canvas, x, y, tall, coat, scarf=scarf)
        _bag(canvas, x + tall * 0.15, y - tall * 0.34)


def _shopfront(canvas: Canvas, x: float, wall: str) -> None:
    canvas.rect(x, 250, 300, 320, wall)
    canvas.polygon([(x - 14, 252), (x + 40, 190), (x + 260, 190), (x + 314, 252)], "#a65a44")
    for window in (36, 126, 216):
        canvas.rect(x + window, 290, 50, 66, SLATE)
        canvas.rect(x + window, 290, 25, 66, "#7d9094")


def _stall(canvas: Canvas, x: float, colour: str, goods: tuple[str, str, str]) -> None:
    canvas.rect(x + 14, 400, 10, 330, WALNUT)
    canvas.rect(x + 316, 400, 10, 330, WALNUT)
    canvas.rect(x + 24, 420, 292, 200, "#7a6150")
    scarf = GOLD if colour == RIVER else None
    person(canvas, x + 170, 700, 250, SHALLOW if colour == BRICK else CREAM, scarf=scarf)
    for index, fill in enumerate(goods):
        _heap(canvas, x + 66 + index * 104, 618, fill)
    canvas.rect(x, 618, 340, 26, BARK)
    canvas.rect(x + 8, 644, 324, 92, "#8a6347")
    for board in (674, 704):
        canvas.line([(x + 10, board), (x + 330, board)], BARK, 3)
    _awning(canvas, x, colour)


def _awning(canvas: Canvas, x: float, colour: str) -> None:
    for stripe in range(8):
        fill = WHITE if stripe % 2 else colour
        top, low = x + 22 + stripe * 37, x - 16 + stripe * 46.5
        canvas.polygon([(top, 326), (top + 37, 326), (low + 46.5, 412), (low, 412)], fill)
        canvas.polygon(arc((low + 23.25, 412), 23.25, 24, 0, 180), fill)
    canvas.polygon([(x - 16, 412), (x + 356, 412), (x + 356, 424), (x - 16, 424)], INK, alpha=0.1)


def _heap(canvas: Canvas, x: float, y: float, fill: str) -> None:
    for row, count in enumerate((5, 4, 3, 2)):
        for index in range(count):
            left = x - (count - 1) * 10.5 + index * 21
            canvas.ellipse(left, y - 9 - row * 16, 12, 12, fill)
            canvas.ellipse(left - 3, y - 13 - row * 16, 4, 3, WHITE, alpha=0.45)


def _bag(canvas: Canvas, x: float, y: float) -> None:
    canvas.line(arc((x, y), 12, 22, 180, 360), CREAM, 3)
    canvas.polygon([(x - 18, y), (x + 18, y), (x + 14, y + 34), (x - 14, y + 34)], CREAM)
