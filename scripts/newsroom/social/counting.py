"""How long a text is for a network, and where it may be cut without breaking a character."""

from collections.abc import Iterator
from itertools import accumulate

import regex

from newsroom.networks import Counting, Network

# Code points to one unit of a limit: an emoji family of eleven weighs 2, an address of 360 weighs 23.
_MOST_CODE_POINTS = 16
_CLUSTER = regex.compile(r"\X")
# Consonants that a sign between them joins into one cluster since Unicode 15.1 (rule GB9c).
_JOINED = regex.compile(
    r"\p{InCB=Consonant}(?=\p{InCB=Extend}*\p{InCB=Linker})"
    r"[\p{InCB=Extend}\p{InCB=Linker}]*+(?=\p{InCB=Consonant})"
)


def measure(text: str, counting: Counting, link_weight: int | None = None) -> int:
    """The length of `text` in a network's own count.

    X's count comes from twitter-text-parser, which follows X's published twitter-text rules. An
    address under a top-level domain that the rules do not list (`.example`) is text to them, and
    an emoji sequence newer than their table counts its parts.
    `link_weight` is what an address counts with Counting.LINKED.
    """
    if counting is Counting.WEIGHTED:
        from twitter_text import parse_tweet

        return int(parse_tweet(text).weightedLength)
    if counting is Counting.GRAPHEMES:
        return len(_CLUSTER.findall(text)) + len(_JOINED.findall(text))
    if counting is Counting.BYTES:
        return _bytes(text)
    if counting is Counting.LINKED and link_weight is not None:
        return _units(text) + sum(link_weight - _units(link) for link in _links(text))
    return _units(text)


def length_of(text: str, network: Network) -> int:
    """The length of `text` in the count of `network`."""
    return measure(text, network.counting, network.link_weight)


def fits(text: str, network: Network, *, share: float = 1.0) -> bool:
    """Whether a text takes no more than `share` of what `network` allows.

    A text of absurd length is refused unmeasured, so that no story can hold up a run.
    """
    if len(text) > network.limit * _MOST_CODE_POINTS:
        return False
    if network.most_bytes is not None and _bytes(text) > network.most_bytes * share:
        return False
    return length_of(text, network) <= network.limit * share


def clusters(text: str) -> list[str]:
    """What a reader sees as characters (grapheme clusters, Unicode annex 29)."""
    return _CLUSTER.findall(text)


def boundaries(text: str) -> list[int]:
    """The offsets in `text` behind each cluster: the only places where it may be cut."""
    return list(accumulate(len(cluster) for cluster in clusters(text)))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _links(text: str) -> Iterator[str]:
    """The addresses with `https://` or `http://` before them, under a known top-level domain."""
    from twitter_text import extract_urls_with_indices

    found = extract_urls_with_indices(text, extract_urls_without_protocol=False)
    return (one["url"] for one in found)
