"""What a network's limit takes from a caption, worked out only where it could take something."""

import re

from newsroom.errors import ContentError
from newsroom.networks import Counting, LinkUse, Network
from newsroom.social.compose import address, compose
from newsroom.social.wording import clean, clean_line, mark, paid_label
from newsroom.story.model import Story

# X counts these once, everything else twice; an address counts 23 whatever its length.
_ONCE = re.compile(r"[\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]*")
_ADDRESS = re.compile(r"[^\s.]\.[^\s.]")
_ADDRESS_WEIGHT = 23
_INVITES = "Baca selengkapnya: "
_GAPS = 6
_SHORTEST = 12


def lost_of(caption: str, story: Story, network: Network, *, site_url: str) -> str:
    """The end of `caption`, the one that `network` is sent for `story`, that does not fit.

    Empty where all of it fits, and where nothing can be posted at all.
    """
    link = max(_ADDRESS_WEIGHT, len(address(story, site_url)))
    if _weight_at_most(caption, story, network) + link <= network.limit:
        return ""
    return _composed(caption, story, network, site_url)


def lost_of_summary(story: Story, network: Network, *, site_url: str) -> str:
    """What is lost of the title and summary that stand in for a caption.

    Where it depends on whether the network knows the site's domain, nothing: composing costs more
    than all other checks of a story together.
    """
    caption = f"{clean_line(story.meta.title)}\n\n{clean_line(story.meta.summary)}"
    weighed = network.link_weight is not None
    link = _ADDRESS_WEIGHT if weighed else len(address(story, site_url))
    if _weight_at_most(caption, story, network) + link <= network.limit:
        return ""
    return _composed(caption, story, network, site_url)


def _weight_at_most(caption: str, story: Story, network: Network) -> int:
    """A count of the text without its link that is never too low."""
    text = "".join((caption, paid_label(story.meta), mark(story.meta)))
    weight = _longest(text, network) + _GAPS
    weight += len(_INVITES) if network.link is LinkUse.PLAIN else 0
    if network.counting in (Counting.WEIGHTED, Counting.LINKED):
        weight += (network.link_weight or 0) * len(_ADDRESS.findall(caption))
    return weight


def _longest(text: str, network: Network) -> int:
    """As long as `text` can be for `network`, its addresses aside."""
    if network.counting is Counting.BYTES:
        return len(text.encode("utf-8", "surrogatepass"))
    if network.counting is Counting.GRAPHEMES:
        # So few code points cannot be too many bytes either: four each, and ten to a grapheme fit.
        return len(text)
    once = network.counting is Counting.WEIGHTED and _ONCE.fullmatch(text)
    return len(text) if once else 2 * len(text)


def _composed(caption: str, story: Story, network: Network, site_url: str) -> str:
    try:
        post = compose(story, network, site_url=site_url)
    except ContentError:
        return ""
    return _missing(clean(caption), post.text) if post.was_cut else ""


def _missing(caption: str, text: str) -> str:
    """What stands in `caption` behind the last words of it that `text` has kept."""
    start = text.find(caption[:_SHORTEST])
    kept = text[start:] if start >= 0 else ""
    length = 0
    for one, two in zip(caption, kept, strict=False):
        if one != two:
            break
        length += 1
    return caption[length:].strip()
