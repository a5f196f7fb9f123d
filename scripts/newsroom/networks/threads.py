"""Threads.

Sources: Meta's "Threads API: Posts" (500 characters, "emojis are counted as the number of UTF-8
bytes"; an image is JPEG or PNG of 8 MB at most, 320 to 1,440 px wide, 10:1 at most; no more than
five links; one topic tag a post) and "Threads API: Overview" (250 posts in 24 hours, read at run
time from `threads_publishing_limit`). In practice every character counts its bytes, not only an
emoji: a text of 498 characters with three curly apostrophes, 504 bytes, was refused
(gitroomhq/postiz-app#1946, August 2026). Alternative text: 1,000 characters (repliz's Threads
page; Meta prints none). No way to edit a post is documented. Containers work as on Instagram.
"""

from newsroom.networks.model import LANDSCAPE, Correction, Counting, LinkUse, Network, PictureUse

THREADS = Network(
    name="threads",
    title="Threads",
    limit=500,
    counting=Counting.BYTES,
    link=LinkUse.TEXT,
    link_weight=None,
    folds_at=None,
    hashtags=1,
    shape=LANDSCAPE,
    picture=PictureUse.ATTACHED,
    picture_bytes=8_000_000,
    correction=Correction.REPLY,
    guarantee="tepat sekali selama nomor wadahnya tercatat; selain itu paling banyak sekali",
    guarantee_en="exactly once while the container's id is recorded; at most once otherwise",
    per_day=250,
)
