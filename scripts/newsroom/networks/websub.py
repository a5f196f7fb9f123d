"""WebSub: a hub tells those who follow a feed that it has changed.

Sources: W3C's "WebSub" leaves to each hub how it is told; the form `hub.mode=publish` with
`hub.url` once for every feed is the one that pubsubhubbub.appspot.com documents. A hub then
fetches the feed itself, so telling it twice does no harm. The limit is the newsroom's own: room
for the addresses of a story's feeds.
"""

from newsroom.networks.model import (
    LANDSCAPE,
    Correction,
    Counting,
    LinkUse,
    Network,
    PictureUse,
    Says,
)

USUAL_HUB = "https://pubsubhubbub.appspot.com/"
"""The hub that is meant where newsroom.toml names no other."""

WEBSUB = Network(
    name="websub",
    title="WebSub",
    limit=8_000,
    counting=Counting.CHARACTERS,
    link=LinkUse.TEXT,
    link_weight=None,
    folds_at=None,
    hashtags=0,
    shape=LANDSCAPE,
    picture=PictureUse.NONE,
    picture_bytes=0,
    correction=Correction.AGAIN,
    guarantee="sekali atau lebih: memberi tahu hub dua kali tidak mengubah apa pun",
    guarantee_en="once or more: telling a hub twice changes nothing",
    says=Says.FEEDS,
)
