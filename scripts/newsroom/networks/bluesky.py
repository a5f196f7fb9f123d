"""Bluesky.

Sources: the lexicons `app.bsky.feed.post` (300 graphemes and 3,000 bytes) and
`app.bsky.embed.external` (1,000,000 bytes for the picture of a link's card), Bluesky's "Rate
limits" (35,000 points a day, 3 for a new record). A link's card stands below the text, so the
address takes no room in it. A record that is written again under the same key, with the condition
that none stands there yet, makes no second post: tried on @atproto/pds 0.4.217 and 0.5.35. How a
server counts graphemes depends on the Unicode version of its Node: newer ones count a Javanese
pasangan as one, older ones as two, so here it counts two.
"""

from newsroom.networks.model import LANDSCAPE, Correction, Counting, LinkUse, Network, PictureUse

BLUESKY = Network(
    name="bluesky",
    title="Bluesky",
    limit=300,
    counting=Counting.GRAPHEMES,
    link=LinkUse.FIELD,
    link_weight=None,
    folds_at=None,
    hashtags=2,
    shape=LANDSCAPE,
    picture=PictureUse.PREVIEW,
    picture_bytes=1_000_000,
    picture_uploaded=True,
    correction=Correction.EDIT,
    guarantee="tepat sekali: kunci dan waktu kiriman ditetapkan sebelum dikirim",
    guarantee_en="exactly once: a post's key and time are fixed before it is sent",
    most_bytes=3_000,
    per_day=35_000 // 3,
)
