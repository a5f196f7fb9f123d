"""QR codes: the dark and light modules of a web address, and how they are drawn on a card."""

from collections.abc import Sequence

from PIL import ImageDraw

QUIET_ZONE = 4
"""So many modules around a code stay light (ISO/IEC 18004)."""
# One of the eight masks, instead of the best of them: choosing takes five times as long, and
# readers take any (docs/adr/0044).
_MASK = 0


def modules_of(address: str) -> Sequence[bytearray]:
    """The rows of modules of the code of a web address, 1 where they are dark."""
    import segno

    # The lowest level of correction: fewer and larger modules are read from farther away.
    return segno.make_qr(address, error="l", boost_error=False, mask=_MASK).matrix


def scale_of(modules: Sequence[bytearray], room: int) -> int:
    """How many pixels wide a module can be where all of them have `room` pixels; one at least."""
    return max(1, room // len(modules))


def draw_modules(
    pen: ImageDraw.ImageDraw,
    modules: Sequence[bytearray],
    at: tuple[int, int],
    scale: int,
    *,
    fill: str,
) -> None:
    """Draw the dark modules, `scale` pixels wide, from the corner `at` on; the ground is there."""
    left, top = at
    for row, line in enumerate(modules):
        for column, is_dark in enumerate(line):
            if is_dark:
                x, y = left + column * scale, top + row * scale
                pen.rectangle((x, y, x + scale - 1, y + scale - 1), fill=fill)
