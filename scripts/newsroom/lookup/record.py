"""What the index holds of one story: its fingerprints and keys, packed.

A record is the number of its values as a varint (seven bits a byte, the lowest first), then the
steps from each value to the next, Golomb-Rice coded (Rice 1979), the highest bit first, filled up
to whole bytes. The parameter follows from the number of values, so it is not written.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsroom.lookup.fingerprints import SPACE, fingerprints, key_print
from newsroom.lookup.normal import normal_words


class Keys(NamedTuple):
    """By what a story is known as a whole.

    `address` is its path on the site (`/2026/11/pasar/`), `short` the name in its short address.
    """

    address: str
    short: str
    title: str

    @property
    def prints(self) -> set[int]:
        """The fingerprints of the keys that it has."""
        title = " ".join(normal_words(self.title))
        keys = {"address": self.address, "id": self.short, "title": title}
        return {key_print(kind, text) for kind, text in keys.items() if text}


def record_of(keys: Keys, text: str) -> bytes:
    """The record of a story with these keys and this text."""
    return pack(keys.prints | fingerprints(normal_words(text)))


def pack(values: Iterable[int]) -> bytes:
    """The record of different values from 0 to `SPACE` - 1."""
    ordered = sorted(values)
    bits = "".join(_coded(ordered, parameter(len(ordered))))
    packed = int(bits, 2).to_bytes(-(-len(bits) // 8), "big") if bits else b""
    return _varint(len(ordered)) + packed


def parameter(count: int) -> int:
    """How many of a step's lowest bits are written as they are, near the best for such a count."""
    return (SPACE * 69 // (100 * count)).bit_length() if count else 0


def _coded(ordered: list[int], low: int) -> Iterator[str]:
    filled = before = 0
    for value in ordered:
        step = value - before
        before = value
        coded = "1" * (step >> low) + "0" + (f"{step & (1 << low) - 1:0{low}b}" if low else "")
        filled += len(coded)
        yield coded
    yield "0" * (-filled % 8)


def _varint(number: int) -> bytes:
    made = bytearray()
    while number > 0x7F:
        made.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*made, number])
