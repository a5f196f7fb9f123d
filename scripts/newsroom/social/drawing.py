"""Drawing a card: a band of the city, the headline as large as it gets, day and place.

A card without a picture is typography alone. A picture keeps 3:2: on the wide card it stands
beside the headline, because a strip of half the height would behead people; on the tall one it
is the upper half.
"""

from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageOps

from newsroom.networks import LANDSCAPE
from newsroom.pictures.opening import open_picture
from newsroom.social.campaign_mark import draw_campaign_mark, shortened
from newsroom.social.cards import Card
from newsroom.social.code import draw_modules, modules_of, scale_of
from newsroom.social.colour import contrast, read_colour, readable_on
from newsroom.social.headline import fit
from newsroom.social.layout import LAYOUTS, Layout
from newsroom.social.pictures import to_jpeg
from newsroom.social.typesetting import (
    Face,
    draw_spaced,
    drawable,
    font,
    largest,
    shorten,
    spaced_width,
    width,
)

PAPER, INK, MUTED, HAIRLINE, WARNING = "#fbfaf6", "#1b1a18", "#57544e", "#cfcabd", "#9d2417"


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A card being drawn, from the top down."""

    card: Card
    layout: Layout
    image: Image.Image
    pen: ImageDraw.ImageDraw
    colour: str

    def write(self, at: tuple[float, float], text: str, size: int, *, fill: str) -> None:
        """Write a line of plain text with its baseline at `at`."""
        self.pen.text(at, text, font=font(Face.TEXT, size), fill=fill, anchor="ls")


@dataclass(frozen=True, slots=True)
class _Column:
    """Where a text may stand."""

    left: int
    right: int
    top: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left


def draw(card: Card) -> bytes:
    """The card as a baseline JPEG file in sRGB, under 300 kB, without metadata."""
    shape = card.shape
    image = Image.new("RGB", (shape.width, shape.height), PAPER)
    layout = LAYOUTS[shape]
    sheet = _Sheet(card, layout, image, ImageDraw.Draw(image), read_colour(card.colour))
    top = _city_band(sheet, _paid_band(sheet))
    picture = open_picture(card.picture.path, paper=PAPER) if card.picture else None
    if picture is None:
        _words(sheet, top)
    elif layout is LAYOUTS[LANDSCAPE]:
        _words_beside(sheet, top, picture)
    else:
        # The paid band takes its height from the picture, not from the words.
        below = layout.above + layout.band + layout.picture[1]
        _paste(sheet, picture, (0, top, shape.width, below))
        _words(sheet, below)
    return to_jpeg(image)


def _words(sheet: _Sheet, top: int) -> None:
    """Kicker, headline, foot, on the whole width."""
    margin, shape = sheet.layout.margin, sheet.card.shape
    bottom = shape.height - sheet.layout.below
    column = _Column(margin, shape.width - margin, top, bottom)
    _headline(sheet, column, _foot(sheet, column) - sheet.layout.gap)


def _words_beside(sheet: _Sheet, top: int, picture: Image.Image) -> None:
    """The picture in the upper right corner, the foot under it, the words on the left."""
    layout, shape = sheet.layout, sheet.card.shape
    left = shape.width - layout.picture[0]
    foot = _foot(sheet, _Column(left, shape.width - layout.margin, top, shape.height))
    _paste(sheet, picture, (left, top, shape.width, foot))
    column = _Column(layout.margin, left - layout.edge, top, shape.height)
    _headline(sheet, column, shape.height - layout.edge)


def _paid_band(sheet: _Sheet) -> int:
    """Who paid, above everything; returns where the band ends."""
    word, _, payer = drawable(sheet.card.label, Face.LABEL).partition(" ")
    layout, shape = sheet.layout, sheet.card.shape
    if not word:
        return layout.above
    bottom, size = layout.above + layout.paid_band, layout.band_type + 4
    sheet.pen.rectangle((0, 0, shape.width, bottom - 1), fill=INK)
    baseline = _baseline(layout.above, layout.paid_band, size)
    end = draw_spaced(sheet.pen, (layout.margin, baseline), word, size, fill=PAPER) + size * 0.3
    room = shape.width - layout.margin - end
    smaller = largest(payer, Face.TEXT, (size * 2 // 3, size), room)
    sheet.write((end, baseline), shorten(payer, Face.TEXT, smaller, room), smaller, fill=PAPER)
    return bottom


def _city_band(sheet: _Sheet, top: int) -> int:
    """The newsroom's name on the city's colour; the city too, where the name lacks it.

    At its other end the mark of a campaign, for which the name may have to become shorter.
    """
    layout, card, size = sheet.layout, sheet.card, sheet.layout.band_type
    bottom, baseline = top + layout.band, _baseline(top, layout.band, size)
    over = 0 if top == layout.above else top
    sheet.pen.rectangle((0, over, card.shape.width, bottom - 1), fill=sheet.colour)
    names = [card.newsroom] if card.city in card.newsroom else [card.newsroom, card.city]
    said = drawable(" · ".join(names).upper(), Face.LABEL)
    if card.campaign:
        band = (0, over, card.shape.width, bottom)
        ground, inks = card.campaign_colour, (PAPER, INK)
        left = draw_campaign_mark(sheet.pen, band, card.campaign, ground, size, baseline, inks)
        said = shortened(names, left - layout.margin - size, size)
    at = (layout.margin, baseline)
    draw_spaced(sheet.pen, at, said, size, fill=readable_on(sheet.colour, (PAPER, INK)))
    return bottom


def _baseline(top: int, height: int, size: int) -> int:
    """Where capitals of `size` have to stand to be in the middle of a band."""
    return top + round((height + size * 0.66) / 2)


def _paste(sheet: _Sheet, picture: Image.Image, box: tuple[int, int, int, int]) -> None:
    """Fill `box` with the middle of `picture`, its note in the lower corner."""
    left, top, right, bottom = box
    size = (right - left, bottom - top)
    sheet.image.paste(ImageOps.fit(picture, size, Image.Resampling.LANCZOS), (left, top))
    note = drawable(sheet.card.picture.note, Face.TEXT) if sheet.card.picture else ""
    if not note:
        return
    type_, pad = sheet.layout.note, sheet.layout.note // 2
    said = shorten(note, Face.TEXT, type_, size[0] - 4 * pad)
    over = bottom - type_ - 2 * pad
    edge = left + 2 * pad + width(said, Face.TEXT, type_)
    sheet.pen.rectangle((left, over, edge, bottom - 1), fill=PAPER)
    sheet.write((left + pad, _baseline(over, bottom - over, type_)), said, type_, fill=MUTED)


def _foot(sheet: _Sheet, column: _Column) -> int:
    """Day, place and address at the bottom of `column`, the code beside; returns where they begin."""
    card, layout, size = sheet.card, sheet.layout, sheet.layout.small
    step, bottom = round(size * 1.36), column.bottom - layout.edge
    code = _code(sheet, column.right, bottom)
    room = column.width - (code + layout.gap if code else 0)
    lines = _day_and_place(card, room, size)
    top = bottom - max(step * (len(lines) + 1), code + step // 2 if code else 0)
    sheet.pen.line((column.left, top, column.right, top), fill=HAIRLINE, width=2)
    for number, line in enumerate(lines, 1):
        sheet.write((column.left, top + step * number), line, size, fill=INK)
    address, smaller = _address(card.address, room, size)
    at = (column.left, top + step * (len(lines) + 1))
    sheet.write(at, address, smaller, fill=MUTED)
    return top


def _code(sheet: _Sheet, right: int, bottom: int) -> int:
    """Draw the QR code into this corner, the paper being its quiet zone; returns its width."""
    if not sheet.card.code:
        return 0
    modules = modules_of(sheet.card.code)
    scale = scale_of(modules, sheet.layout.code)
    side = len(modules) * scale
    draw_modules(sheet.pen, modules, (right - side, bottom - side), scale, fill=INK)
    return side


def _day_and_place(card: Card, room: int, size: int) -> list[str]:
    """On one line where they fit, else on two."""
    when, place = drawable(card.when, Face.TEXT), drawable(card.place, Face.TEXT)
    both = f"{when} · {place}"
    if when and place and width(both, Face.TEXT, size) <= room:
        return [both]
    lines = (shorten(when, Face.TEXT, size, room), _place(place, size, room))
    return [line for line in lines if line]


def _address(address: str, room: int, size: int) -> tuple[str, int]:
    """The address and its size: a little smaller if it must be, else only its host."""
    smaller = largest(address, Face.TEXT, (round(size * 0.8), size), room)
    if width(address, Face.TEXT, smaller) <= room:
        return address, smaller
    return shorten(address.split("/", maxsplit=1)[0], Face.TEXT, size, room), size


def _place(place: str, size: int, room: int) -> str:
    """The place without the parts behind its last commas that find no room."""
    parts = place.split(", ")
    while len(parts) > 1 and width(", ".join(parts), Face.TEXT, size) > room:
        parts.pop()
    return shorten(", ".join(parts), Face.TEXT, size, room)


def _headline(sheet: _Sheet, column: _Column, bottom: int) -> None:
    """Kicker and headline between the top of `column` and `bottom`."""
    top = _kicker(sheet, column) + sheet.layout.gap
    said = drawable(sheet.card.headline, Face.HEADLINE)
    if not said:
        return
    setting = fit(said, room=(column.width, bottom - top), sizes=sheet.layout.sizes)
    face = font(Face.HEADLINE, setting.size)
    for number, line in enumerate(setting.lines):
        # 0.86 of the size lies above the baseline.
        at = (column.left, top + setting.step * number + round(setting.size * 0.86))
        sheet.pen.text(at, line, font=face, fill=INK, anchor="ls")


def _kicker(sheet: _Sheet, column: _Column) -> int:
    """The desk in small capitals, the mark beside or under it; returns the last baseline."""
    size = sheet.layout.kicker
    baseline = column.top + sheet.layout.edge + round(size * 0.75)
    ink = sheet.colour if contrast(sheet.colour, PAPER) >= 4.5 else INK
    desk = drawable(sheet.card.desk.upper(), Face.LABEL)
    end = draw_spaced(sheet.pen, (column.left, baseline), desk, size, fill=ink)
    mark = drawable(sheet.card.mark, Face.LABEL)
    return _mark(sheet, column, mark, (end, baseline)) if mark else baseline


def _mark(sheet: _Sheet, column: _Column, mark: str, at: tuple[float, int]) -> int:
    """Draw the mark, on red where it warns; returns its baseline."""
    size, (end, baseline) = sheet.layout.kicker, at
    pad = size * 0.55
    left, length = end + 2.4 * pad, spaced_width(mark, size)
    if left + length + pad > column.right:
        left, baseline = column.left + pad * sheet.card.warning, baseline + round(size * 1.8)
    elif not sheet.card.warning:
        stroke = (end + 1.2 * pad, baseline - size * 0.68, end + 1.2 * pad, baseline)
        sheet.pen.line(stroke, fill=HAIRLINE, width=3)
    if sheet.card.warning:
        box = (left - pad, baseline - size, left + length + pad * 0.9, baseline + size * 0.34)
        sheet.pen.rectangle(box, fill=WARNING)
    draw_spaced(
        sheet.pen, (left, baseline), mark, size, fill=PAPER if sheet.card.warning else MUTED
    )
    return baseline
