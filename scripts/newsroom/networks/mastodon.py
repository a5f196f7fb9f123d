"""Mastodon, and servers that speak as it does.

Sources: Mastodon's "Posting to your profile" (500 characters, an address counts 23) and the entity
`Instance`: each server says its own limits (`max_characters`, `characters_reserved_per_url`,
`description_limit`, `image_size_limit`), which are read at run time and take the place of those
here. What counts as an address are Mastodon's changes to twitter-text: one with `https://` under a
known top-level domain. Alternative text: 1,500 characters where the server says nothing.
"Rate limits": 300 requests in 5 minutes, no number a day. An `Idempotency-Key` is kept for an hour
("statuses"), and GoToSocial 0.20 ignores it, so a post is also looked for in the timeline.
"""

from newsroom.networks.model import LANDSCAPE, Correction, Counting, LinkUse, Network, PictureUse

MASTODON = Network(
    name="mastodon",
    title="Mastodon",
    limit=500,
    counting=Counting.LINKED,
    link=LinkUse.TEXT,
    link_weight=23,
    folds_at=None,
    hashtags=3,
    shape=LANDSCAPE,
    picture=PictureUse.ATTACHED,
    picture_bytes=8_000_000,
    picture_uploaded=True,
    alt_limit=1_500,
    correction=Correction.EDIT,
    guarantee="sekali: kunci kiriman berlaku satu jam, sesudahnya lini masa akun dibaca dulu",
    guarantee_en="once: a post's key holds for an hour, after that the account's timeline is read first",
)
