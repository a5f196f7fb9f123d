"""The measures of cards, one set for each shape."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from newsroom.networks import LANDSCAPE, PORTRAIT, SCREEN, SQUARE, Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The measures of one shape in pixels: heights of bands, sizes of type, the picture's room.

    `sizes` are the smallest and largest of the headline. `code` is the room of the QR code. `above`
    and `below` are what apps lay their own buttons over: no words stand there.
    """

    margin: int
    band: int
    paid_band: int
    band_type: int
    kicker: int
    small: int
    note: int
    sizes: tuple[int, int]
    picture: tuple[int, int]
    code: int
    above: int = 0
    below: int = 0

    @property
    def gap(self) -> int:
        """The space between one thing and the next below it."""
        return self.margin // 2

    @property
    def edge(self) -> int:
        """The space to the upper and lower edges."""
        return self.margin * 3 // 4


_WIDE = Layout(
    margin=56,
    band=68,
    paid_band=72,
    band_type=27,
    kicker=30,
    small=30,
    note=18,
    sizes=(36, 108),
    picture=(576, 384),
    code=140,
)
_TALL = Layout(
    margin=72,
    band=92,
    paid_band=96,
    band_type=34,
    kicker=38,
    small=38,
    note=22,
    sizes=(48, 148),
    picture=(1080, 660),
    code=188,
)
_SQUARE = replace(_TALL, sizes=(44, 124), picture=(1080, 440))
_SCREEN = replace(_TALL, picture=(1080, 720), above=250, below=250)

LAYOUTS: Mapping[Shape, Layout] = MappingProxyType(
    {LANDSCAPE: _WIDE, PORTRAIT: _TALL, SQUARE: _SQUARE, SCREEN: _SCREEN}
)
