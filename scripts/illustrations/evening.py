"""Scenes after sunset: the tour boat at dusk, the night of lanterns."""

from illustrations.canvas import HEIGHT, WIDTH, Canvas, arc, curve, scatter
from illustrations.palette import (
    AMBER,
    BARK,
    BRICK,
    CLAY,
    CREAM,
    DUSK,
    GOLD,
    INK,
    NIGHT,
    PAPER,
    PINE,
    RIVER,
    SLATE,
    TEAL,
    WALNUT,
    WHITE,
)
from illustrations.shapes import glints, head, hills, house, hull, palm, person


def cruise(canvas: Canvas) -> None:
    """A tour boat with a curved roof at dusk, passing stilt houses."""
    canvas.gradient(0, 450, ["#3c5a72", "#8a8a8c", "#d99b72", "#f4c987"])
    canvas.glow(270, 420, 330, GOLD, alpha=0.7)
    canvas.ellipse(270, 408, 60, 60, "#fdebbb")
    hills(canvas, [(0, 392), (260, 402), (520, 360), (800, 400), (1200, 340)], "#8f7a78")
    hills(canvas, [(0, 430), (300, 426), (640, 412), (900, 424), (1200, 392)], "#5c5f68")
    canvas.gradient(440, 360, ["#eebd85", "#a98a7c", "#41636f", "#1c3f4b"])
    for index in range(12):
        canvas.ellipse(
            270 + 8 * (index % 2),
            452 + index * 13,
            60 - index * 2 + 12 * (index % 3),
            2.6,
            "#fbe3ac",
            alpha=0.7,
        )
    glints(canvas, (0, 480, WIDTH, 310), "#c9a98d", 40)
    canvas.polygon(arc((960, 470), 330, 34, 180, 360), "#2c3f43")
    for x, wall in ((700, "#7a5a4c"), (850, "#5e5658"), (1010, "#7f5647")):
        _stilt_house(canvas, x, 468, wall)
    palm(canvas, 660, 470, 210, "#2c3f43")
    palm(canvas, 1150, 470, 250, "#2c3f43")
    _tour_boat(canvas, 520, 620)


def _stilt_house(canvas: Canvas, x: float, y: float, wall: str) -> None:
    for leg in range(6):
        canvas.line([(x + 6 + leg * 21, y - 40), (x + 6 + leg * 21, y + 16)], "#2f3038", 5)
    canvas.rect(x - 8, y - 46, 128, 9, "#3a3438")
    canvas.rect(x, y - 106, 112, 62, wall)
    canvas.polygon(
        [(x - 20, y - 104), (x + 24, y - 160), (x + 88, y - 160), (x + 132, y - 104)], "#3d3033"
    )
    for window in (16, 66):
        canvas.rect(x + window, y - 90, 28, 30, GOLD)
        canvas.rect(x + window + 12, y - 90, 3, 30, wall)
    canvas.ellipse(x + 56, y + 24, 76, 5, GOLD, alpha=0.3)


def _tour_boat(canvas: Canvas, x: float, y: float) -> None:
    canvas.ellipse(x, y + 92, 330, 16, NIGHT, alpha=0.45)
    canvas.rect(x - 200, y - 84, 400, 92, "#f0b765")
    for seat in range(7):
        _passenger(canvas, x - 168 + seat * 56, y, seat)
    hull(canvas, x, y, 640, 84, WALNUT)
    canvas.line(curve([(x - 300, y - 30), (x, y + 16), (x + 300, y - 30)], 16), AMBER, 7)
    for post in range(-3, 4):
        canvas.line([(x + post * 72, y + 4), (x + post * 70, y - 106)], BARK, 7)
    roof = [
        *curve(
            [
                (x - 262, y - 84),
                (x - 130, y - 150),
                (x, y - 168),
                (x + 130, y - 150),
                (x + 262, y - 84),
            ],
            12,
        ),
        *curve([(x + 262, y - 84), (x, y - 116), (x - 262, y - 84)], 16),
    ]
    canvas.polygon(roof, BRICK)
    canvas.line(curve([(x - 262, y - 84), (x, y - 116), (x + 262, y - 84)], 16), CREAM, 6)
    for lamp in range(-2, 3):
        canvas.glow(x + lamp * 84, y - 92, 46, GOLD, alpha=0.6)
        canvas.ellipse(x + lamp * 84, y - 92, 7, 9, WHITE)


def _passenger(canvas: Canvas, x: float, y: float, seat: int) -> None:
    coat = (TEAL, BRICK, DUSK, PINE, CLAY, RIVER, SLATE)[seat]
    canvas.polygon([(x - 19, y + 14), *arc((x, y - 14), 18, 16, 180, 360), (x + 19, y + 14)], coat)
    head(canvas, x, y - 42, 11, scarf=CREAM if seat in {1, 4} else None)


def lanterns(canvas: Canvas) -> None:
    """Lantern strings over the dark river and the crowd that watches."""
    canvas.gradient(0, 430, ["#0c1a26", NIGHT, "#1f3d4d"])
    for across, down in scatter(60, seed=0.3):
        canvas.ellipse(across * WIDTH, down * 300, 1.6, 1.6, PAPER, alpha=0.6)
    hills(canvas, [(0, 360), (260, 320), (560, 376), (880, 326), (1200, 366)], "#142c38")
    for left in range(30, WIDTH, 96):
        house(canvas, left, 418, 52 + left % 23, "#1d3845", "#10232e", GOLD)
    canvas.gradient(412, 388, ["#183947", "#102a36", "#0b1c27"])
    strings = [
        [(-40, 60), (300, 236), (640, 90)],
        [(640, 90), (930, 250), (1250, 40)],
        [(-40, 190), (330, 330), (700, 210)],
        [(700, 210), (980, 330), (1250, 200)],
    ]
    for string in strings:
        canvas.line(curve(string, 30), "#36505c", 2.5)
        for x, y in curve(string, 36)[5:-3:9]:
            _lantern(canvas, x, y)
    glints(canvas, (0, 440, WIDTH, 240), "#5f8790", 26)
    _crowd(canvas)


def _lantern(canvas: Canvas, x: float, y: float) -> None:
    canvas.glow(x, y + 24, 96, AMBER, alpha=0.6)
    canvas.line([(x, y), (x, y + 10)], "#36505c", 2)
    canvas.polygon(arc((x, y + 26), 17, 20, 0, 360), "#f0a544")
    canvas.polygon(arc((x, y + 26), 8, 19, 0, 360), "#fbd58c")
    canvas.rect(x - 8, y + 5, 16, 4, BRICK)
    canvas.rect(x - 8, y + 44, 16, 4, BRICK)
    for step in range(5):
        wave = 862 - y * 0.9 - 240 + step * 16
        if 425 < wave < HEIGHT - 130:
            canvas.ellipse(x + 5 * (step % 2), wave, 22 - step * 2.4, 2.6, "#e9a24a", alpha=0.55)


def _crowd(canvas: Canvas) -> None:
    canvas.polygon(
        [(0, 716), *curve([(0, 716), (400, 700), (800, 706), (1200, 690)]), (1200, 800), (0, 800)],
        "#08141c",
    )
    for index in range(25):
        x = 18 + index * 49 + 9 * (index % 3)
        tall = 236 + 26 * ((index * 7) % 5) / 4
        coat = "#17323e" if index % 4 == 0 else "#0d1f2a"
        scarf = "#1c3a47" if index % 3 == 0 else None
        person(canvas, x, 920, tall, coat, scarf=scarf, skin=scarf or INK)
