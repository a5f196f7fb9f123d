"""Fingerprints of words, by winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003).

A text leaves the least hash of every `WINDOW` neighbouring grams, so two texts that share a run of
`RUN` words share a fingerprint. Each is cut to two bytes, for an index small enough for a phone:
chance meetings are harmless, since the texts themselves are compared afterwards.
"""

from collections.abc import Sequence
from itertools import accumulate
from zlib import crc32

GRAM = 5
"""So many words make a gram: fewer are set phrases, more would not outlive a changed word."""
WINDOW = 38
RUN = GRAM + WINDOW - 1
"""Every run of so many equal words leaves a fingerprint in both texts."""
SPACE = 1 << 16
"""There are so many different fingerprints."""


def fingerprints(words: Sequence[str]) -> set[int]:
    """The fingerprints of a text of these normal words; none of fewer than `GRAM`."""
    return {value % SPACE for value in _least(_hashes(words))}


def key_print(kind: str, text: str) -> int:
    """The fingerprint of something that is known as a whole: an address, an id, a headline."""
    return crc32(f"{kind} {text}".encode("utf-8", "replace")) % SPACE


def _hashes(words: Sequence[str]) -> list[int]:
    """The hash of every gram, by where it begins: CRC-32 of its words with a space after each."""
    text = " ".join(words) + " "
    whole = text.encode("utf-8", "replace")
    plain = len(whole) == len(text)
    lengths = map(len, words if plain else whole[:-1].split(b" "))
    starts = [0, *accumulate(map((1).__add__, lengths))]
    grams = map(slice, starts, starts[GRAM:])
    return [*map(crc32, map(whole.__getitem__, grams))]


def _least(hashes: Sequence[int]) -> set[int]:
    """The least hash of every window; of all where they do not fill one."""
    if len(hashes) <= WINDOW:
        return {min(hashes)} if hashes else set()
    least = min(hashes[:WINDOW])
    found = {least}
    for leaving, (end, entering) in enumerate(enumerate(hashes[WINDOW:], WINDOW)):
        if entering <= least:
            least = entering
        elif hashes[leaving] == least:
            # Looked through again only where the least one has left: once in half a window.
            least = min(hashes[leaving + 1 : end + 1])
        else:
            continue
        found.add(least)
    return found
