"""The news of a day or a week as text to paste into a group.

WhatsApp takes 65,536 characters; a text that people read to its end is much shorter. What finds no
room is counted, and the page of the digest has it.
"""

from collections.abc import Sequence
from typing import NamedTuple

MOST = 3_000
"""So many characters (UTF-16 code units) a digest has at most."""


class Item(NamedTuple):
    """A story: its headline with its marks, and its whole address."""

    title: str
    url: str


def digest_text(city: str, when: str, items: Sequence[Item], url: str) -> tuple[str, int]:
    """The digest of `items`, newest first, and how many of them it leaves out.

    `url` is the address of the page that has them all. The first line is bold on WhatsApp.
    """
    head = f"*Kabar {city}*\n{when}"
    for count in range(len(items), -1, -1):
        left_out = len(items) - count
        more = f"{left_out} berita lain: {url}" if left_out else f"Semua berita: {url}"
        text = "\n\n".join([head, *(f"• {one.title}\n{one.url}" for one in items[:count]), more])
        if _length(text) <= MOST:
            return text, left_out
    return url, len(items)


def _length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
