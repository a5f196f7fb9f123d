"""Scenes on Sungai Sela by day: dawn, pier, bridge."""

from illustrations.canvas import WIDTH, Canvas, Point, arc, curve, scatter
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
    PAPER,
    PINE,
    RIVER,
    SAND,
    SHALLOW,
    SLATE,
    STONE,
    TEAL,
    WALNUT,
    WHITE,
)
from illustrations.shapes import cloud, glints, hills, house, hull, person, reeds, tree


def dawn(canvas: Canvas) -> None:
    """The river before sunrise: mist, layered hills, one paddler."""
    canvas.gradient(0, 470, ["#6d9fa6", "#a9c6bd", "#ecd9b4", "#f3b878"])
    canvas.glow(760, 400, 380, GOLD, alpha=0.75)
    canvas.ellipse(760, 400, 74, 74, "#fdf0c8")
    hills(
        canvas, [(0, 350), (180, 300), (380, 372), (620, 330), (860, 392), (1200, 318)], "#9dbbb3"
    )
    hills(
        canvas, [(0, 410), (230, 372), (480, 425), (760, 405), (980, 430), (1200, 372)], "#73a09b"
    )
    hills(
        canvas, [(0, 440), (150, 415), (380, 452), (700, 446), (1000, 456), (1200, 425)], "#4b8280"
    )
    canvas.gradient(462, 338, ["#f0c58d", "#a9b79f", "#4a8c8c", "#1f6068"])
    _sunpath(canvas, 760)
    for y, alpha in ((452, 0.5), (476, 0.35), (436, 0.25)):
        canvas.ellipse(420, y, 560, 11, PAPER, alpha=alpha)
    glints(canvas, (0, 490, WIDTH, 290), MIST, 46)
    _paddler(canvas, 430, 610)
    reeds(canvas, -20, 810, 300, 210, "#123f46")
    reeds(canvas, 1010, 810, 220, 150, "#123f46")


def _sunpath(canvas: Canvas, x: float) -> None:
    for index in range(15):
        y = 474 + index * 15 + index * index * 0.45
        wide = 66 - index * 1.4 + 16 * (index % 3)
        canvas.ellipse(x + (index % 2) * 10 - 5, y, wide, 2.6 + index * 0.16, "#fbe3ac", alpha=0.75)


def _paddler(canvas: Canvas, x: float, y: float) -> None:
    canvas.ellipse(x, y + 26, 150, 9, DEEP, alpha=0.35)
    hull(canvas, x, y, 290, 24, INK)
    canvas.polygon(
        [(x + 8, y - 2), (x + 2, y - 50), (x + 20, y - 66), (x + 40, y - 50), (x + 44, y)], BRICK
    )
    canvas.ellipse(x + 22, y - 76, 12, 14, WALNUT)
    canvas.polygon([(x - 8, y - 80), (x + 22, y - 104), (x + 52, y - 80)], SAND)
    canvas.line([(x + 14, y - 48), (x - 26, y - 30)], WALNUT, 9)
    canvas.line([(x - 2, y - 78), (x - 62, y + 26)], BARK, 5)
    canvas.polygon(arc((x - 66, y + 32), 9, 22, 0, 360), BARK)
    canvas.polygon([(x - 96, y - 4), *arc((x - 66, y - 4), 30, 24, 180, 360)], LEAF)


def pier(canvas: Canvas) -> None:
    """Five passenger boats with coloured roofs at the old pier."""
    canvas.gradient(0, 360, ["#8cc0c4", "#cfe3dc", PAPER])
    cloud(canvas, 250, 170, 260, WHITE, alpha=0.85)
    cloud(canvas, 900, 120, 200, WHITE, alpha=0.7)
    hills(canvas, [(0, 300), (260, 262), (560, 312), (900, 270), (1200, 306)], "#9cc0b4")
    hills(canvas, [(0, 336), (300, 322), (620, 344), (940, 320), (1200, 338)], "#6f9f8c")
    for x in (70, 210, 330, 800, 930, 1080):
        house(canvas, x, 352, 54, CREAM, BRICK if x % 3 else SLATE, RIVER)
    for x in (30, 160, 290, 420, 770, 890, 1030, 1160):
        tree(canvas, x, 356, 84, FERN)
    canvas.gradient(350, 450, [SHALLOW, TEAL, RIVER, DEEP])
    glints(canvas, (0, 370, WIDTH, 420), FOAM, 60)
    _far_boat(canvas, 640, 402)
    for index, (roof, trim) in enumerate(
        ((BRICK, GOLD), (AMBER, PAPER), (PINE, GOLD), (PAPER, BRICK), (DUSK, AMBER))
    ):
        _ferry(canvas, 140 + index * 228, 520 + (index % 2) * 22, roof, trim)
    _planks(canvas)


def _far_boat(canvas: Canvas, x: float, y: float) -> None:
    hull(canvas, x, y, 90, 9, WALNUT)
    canvas.polygon(arc((x, y - 10), 30, 14, 180, 360), PAPER)


def _ferry(canvas: Canvas, x: float, y: float, roof: str, trim: str) -> None:
    canvas.ellipse(x, y + 46, 110, 10, DEEP, alpha=0.4)
    for post in (-58, 0, 58):
        canvas.line([(x + post, y), (x + post, y - 66)], WALNUT, 5)
    canvas.rect(x - 62, y - 26, 124, 26, "#30525a")
    hull(canvas, x, y, 216, 42, BARK)
    canvas.line(curve([(x - 100, y - 12), (x, y + 8), (x + 100, y - 12)], 10), trim, 6)
    canopy = [
        (x - 84, y - 62),
        *curve([(x - 76, y - 84), (x, y - 104), (x + 76, y - 84)], 10),
        (x + 84, y - 62),
    ]
    canvas.polygon(canopy, roof)
    canvas.rect(x - 84, y - 66, 168, 7, trim)


def _planks(canvas: Canvas) -> None:
    for x in range(60, WIDTH, 170):
        canvas.rect(x, 640, 22, 160, WALNUT)
    canvas.rect(0, 628, WIDTH, 70, "#8a6347")
    for x in range(-10, WIDTH, 44):
        canvas.line([(x, 630), (x - 14, 696)], "#6f4d38", 2.5)
    canvas.rect(0, 690, WIDTH, 14, WALNUT)
    for x in (120, 470, 820, 1120):
        canvas.rect(x, 588, 18, 52, WALNUT)
        canvas.ellipse(x + 9, 588, 13, 6, BARK)
    _baskets(canvas)
    person(canvas, 612, 678, 128, AMBER)
    person(canvas, 662, 680, 118, TEAL, scarf=CREAM)
    person(canvas, 1000, 678, 126, BRICK, scarf=DUSK)


def _baskets(canvas: Canvas) -> None:
    for x, heap in ((250, LEAF), (318, AMBER), (386, MOSS)):
        for across, up in scatter(9, seed=x / 100):
            canvas.ellipse(x - 22 + across * 44, 640 - up * 14, 11, 11, heap)
        canvas.polygon([(x - 34, 642), (x + 34, 642), (x + 25, 682), (x - 25, 682)], SAND)
        canvas.line([(x - 32, 654), (x + 32, 654)], CLAY, 3)


def bridge(canvas: Canvas) -> None:
    """The brick arch bridge below green hills."""
    canvas.gradient(0, 470, ["#7fb6bd", "#bcdad3", "#f2ead4"])
    cloud(canvas, 880, 150, 280, WHITE, alpha=0.8)
    cloud(canvas, 300, 210, 200, WHITE, alpha=0.6)
    hills(
        canvas, [(0, 300), (220, 200), (470, 330), (720, 236), (980, 318), (1200, 220)], "#93b9a4"
    )
    hills(canvas, [(0, 372), (260, 330), (560, 400), (860, 340), (1200, 378)], "#6d9f7c")
    canvas.gradient(452, 348, [SHALLOW, TEAL, RIVER, DEEP])
    hills_bank(canvas)
    _arches(canvas)
    glints(canvas, (0, 560, WIDTH, 230), FOAM, 44)
    canvas.ellipse(330, 722, 112, 8, DEEP, alpha=0.5)
    person(canvas, 352, 708, 76, AMBER)
    canvas.line([(362, 650), (388, 728)], BARK, 4)
    hull(canvas, 330, 698, 200, 22, WALNUT)
    reeds(canvas, 980, 812, 240, 170, PINE)


def hills_bank(canvas: Canvas) -> None:
    """The two wooded banks that carry the bridge."""
    canvas.polygon(
        [(0, 430), *curve([(0, 430), (110, 440), (190, 520), (150, 570), (0, 590)])], FERN
    )
    canvas.polygon(
        [(1200, 410), *curve([(1200, 410), (1090, 430), (1010, 520), (1060, 575), (1200, 600)])],
        FERN,
    )
    for x, y, size in ((40, 440, 120), (110, 462, 90), (1130, 440, 130), (1060, 466, 96)):
        tree(canvas, x, y, size, LEAF)


def _arches(canvas: Canvas) -> None:
    deck = curve([(0, 424), (600, 384), (1200, 424)], 40)
    canvas.polygon([*deck, (1200, 600), (0, 600)], BRICK)
    for x, rx, ry in ((200, 128, 130), (600, 196, 172), (1000, 128, 130)):
        canvas.polygon(arc((x, 604), rx + 16, ry + 16, 180, 360), "#8f3f2d")
        _opening(canvas, x, rx, ry)
    canvas.gradient(600, 200, [RIVER, "#185a61", DEEP])
    for x, rx, ry in ((200, 128, 130), (600, 196, 172), (1000, 128, 130)):
        canvas.polygon(arc((x, 604), rx, ry * 0.42, 0, 180), SHALLOW, alpha=0.45)
    for x in (364, 836):
        canvas.polygon([(x - 46, 612), (x - 34, 560), (x + 34, 560), (x + 46, 612)], STONE)
    _railing(canvas, deck)


def _opening(canvas: Canvas, x: float, rx: float, ry: float) -> None:
    canvas.polygon(arc((x, 604), rx, ry, 180, 360), "#cfe2d8")
    inside = [
        (x - rx, 540),
        *curve([(x - rx, 545), (x, 528), (x + rx, 548)], 12),
        (x + rx, 604),
        (x - rx, 604),
    ]
    canvas.polygon([point for point in inside if _under(point, x, rx, ry)], SHALLOW)


def _under(point: Point, x: float, rx: float, ry: float) -> bool:
    return ((point[0] - x) / rx) ** 2 + ((point[1] - 604) / ry) ** 2 <= 1.001


def _railing(canvas: Canvas, deck: list[Point]) -> None:
    canvas.line(deck, CREAM, 12)
    canvas.line([(x, y - 30) for x, y in deck], CREAM, 5)
    for x, y in deck[::3]:
        canvas.line([(x, y), (x, y - 30)], CREAM, 4)
    for x, y in deck[8::16]:
        canvas.line([(x, y), (x, y - 92)], INK, 5)
        canvas.ellipse(x, y - 98, 9, 11, GOLD)
