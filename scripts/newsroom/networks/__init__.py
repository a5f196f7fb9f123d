"""What each network allows: lengths, how they count, links, pictures, cost. Data only.

One module is one network, with the sources of its facts. How many hashtags a post carries is the
newsroom's habit, inside what the network takes.
"""

from collections.abc import Mapping

from newsroom.networks.bluesky import BLUESKY
from newsroom.networks.facebook import FACEBOOK
from newsroom.networks.instagram import INSTAGRAM
from newsroom.networks.mastodon import MASTODON
from newsroom.networks.model import (
    ALT_LIMIT,
    FREE,
    LANDSCAPE,
    PORTRAIT,
    SCREEN,
    SQUARE,
    Correction,
    Cost,
    Counting,
    Limits,
    LinkUse,
    Network,
    PictureUse,
    Says,
    Shape,
    table,
)
from newsroom.networks.outbox import OUTBOX
from newsroom.networks.telegram import TELEGRAM
from newsroom.networks.threads import THREADS
from newsroom.networks.websub import USUAL_HUB, WEBSUB
from newsroom.networks.x import X

__all__ = [
    "ALT_LIMIT",
    "BLUESKY",
    "FACEBOOK",
    "FREE",
    "INSTAGRAM",
    "LANDSCAPE",
    "MASTODON",
    "NETWORKS",
    "OUTBOX",
    "PORTRAIT",
    "SCREEN",
    "SQUARE",
    "TELEGRAM",
    "THREADS",
    "USUAL_HUB",
    "WEBSUB",
    "Correction",
    "Cost",
    "Counting",
    "Limits",
    "LinkUse",
    "Network",
    "PictureUse",
    "Says",
    "Shape",
    "X",
]

NETWORKS: Mapping[str, Network] = table(
    FACEBOOK, INSTAGRAM, X, THREADS, BLUESKY, MASTODON, TELEGRAM, WEBSUB, OUTBOX
)
"""The networks by their names; the three that the office asked for first."""
