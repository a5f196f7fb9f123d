"""How long a text is for a network, and where it may be cut without breaking a character."""

from itertools import accumulate

import regex

from newsroom.networks import Counting, Network

# Code points to one unit of a limit: an emoji family of eleven weighs 2, an address of 360 weighs 23.
_MOST_CODE_POINTS = 16
_CLUSTER = regex.compile(r"\X")


def measure(text: str, counting: Counting) -> int:
    """The length of `text` in a network's own count.

    X's count comes from twitter-text-parser, which follows X's published twitter-text rules. An
    address under a top-level domain that the rules do not list (`.example`) is text to them.
    """
    if counting is Counting.WEIGHTED:
        from twitter_text import parse_tweet

        return int(parse_tweet(text).weightedLength)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def fits(text: str, network: Network, *, share: float = 1.0) -> bool:
    """Whether a text takes no more than `share` of what `network` allows.

    A text of absurd length is refused unmeasured, so that no story can hold up a run.
    """
    if len(text) > network.limit * _MOST_CODE_POINTS:
        return False
    return measure(text, network.counting) <= network.limit * share


def clusters(text: str) -> list[str]:
    """What a reader sees as characters (grapheme clusters, Unicode annex 29)."""
    return _CLUSTER.findall(text)


def boundaries(text: str) -> list[int]:
    """The offsets in `text` behind each cluster: the only places where it may be cut."""
    return list(accumulate(len(cluster) for cluster in clusters(text)))
