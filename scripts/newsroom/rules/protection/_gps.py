"""Whether a camera wrote into a picture where it was taken.

The layout is that of Exif 2.3 (CIPA DC-008), section 4.6: a TIFF header behind the mark `Exif`,
a first directory, and in it a pointer to the directory of the position.
"""

import struct
from collections.abc import Iterator

_MARK = b"Exif\0\0"
_ORDERS = {b"II": "<", b"MM": ">"}
_POSITION = 0x8825
_LATITUDE, _LONGITUDE = 2, 4
_MOST_ENTRIES = 500


def tells_place(head: bytes) -> bool:
    """Whether the beginning of a picture file holds a latitude and a longitude."""
    at = head.find(_MARK)
    tiff = head[at + len(_MARK) :] if at >= 0 else b""
    order = _ORDERS.get(tiff[:2])
    if order is None:
        return False
    try:
        first = struct.unpack_from(order + "I", tiff, 4)[0]
        pointer = dict(_entries(tiff, order, first)).get(_POSITION)
        tags = dict(_entries(tiff, order, pointer)) if pointer else {}
    except struct.error:
        return False
    return _LATITUDE in tags and _LONGITUDE in tags


def _entries(tiff: bytes, order: str, at: int) -> Iterator[tuple[int, int]]:
    """The tags of the directory at `at`, each with its value or where the value stands."""
    count = struct.unpack_from(order + "H", tiff, at)[0]
    for number in range(min(count, _MOST_ENTRIES)):
        tag, _, _, value = struct.unpack_from(order + "HHII", tiff, at + 2 + 12 * number)
        yield tag, value
