"""The QR code of a story's permanent address, for paper: it leads from a notice board to the page.

Drawn as one path, with the quiet zone of four modules that ISO/IEC 18004 asks for.
"""

from dataclasses import dataclass
from itertools import groupby

from newsroom.social.code import QUIET_ZONE, modules_of


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code: `path` draws its dark modules as lines one wide, in a square `size` wide."""

    path: str
    size: int


def code_of(address: str) -> Code:
    """The code of a web address."""
    modules = modules_of(address)
    path = f"m-{len(modules)} 1".join(map(_row, modules))
    return Code(f"M{QUIET_ZONE} {QUIET_ZONE}.5{path}", len(modules) + 2 * QUIET_ZONE)


def _row(modules: bytearray) -> str:
    runs = ((dark, len(list(some))) for dark, some in groupby(modules))
    return "".join(f"h{long}" if dark else f"m{long} 0" for dark, long in runs)
