"""The QR code of a story's permanent address, for paper: it leads from a notice board to the page.

Drawn as one path, with the quiet zone of four modules that ISO/IEC 18004 asks for.
"""

from dataclasses import dataclass
from itertools import groupby

QUIET_ZONE = 4
# One of the eight masks, instead of the best of them: choosing takes five times as long, and
# readers take any (docs/adr/0044).
_MASK = 0


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code: `path` draws its dark modules as lines one wide, in a square `size` wide."""

    path: str
    size: int


def code_of(address: str) -> Code:
    """The code of a web address."""
    import segno

    # The lowest level of correction: fewer and larger modules are read from farther away.
    drawn = segno.make_qr(address, error="l", boost_error=False, mask=_MASK)
    path = f"m-{len(drawn.matrix)} 1".join(map(_row, drawn.matrix))
    return Code(f"M{QUIET_ZONE} {QUIET_ZONE}.5{path}", len(drawn.matrix) + 2 * QUIET_ZONE)


def _row(modules: bytearray) -> str:
    runs = ((dark, len(list(some))) for dark, some in groupby(modules))
    return "".join(f"h{long}" if dark else f"m{long} 0" for dark, long in runs)
