"""X.

Sources: X's "Counting characters" (280; an address counts 23, an emoji 2), "Media best practices"
(5 MB), `CreateMediaMetadata` in its OpenAPI file (1,000 characters of alternative text), "Rate
limits" (10,000 posts in 24 hours per app, 100 in 15 minutes per user) and "Pricing" of 2026-04-16
(US$0.015 for a post, US$0.200 for one with an address, US$0.005 for the metadata that alternative
text is). An edit needs a paid account, is possible for less than an hour, and gives the post
another address ("Edit posts"). There is no key against doubled posts.
"""

from decimal import Decimal

from newsroom.networks.model import (
    LANDSCAPE,
    Correction,
    Cost,
    Counting,
    LinkUse,
    Network,
    PictureUse,
)

X = Network(
    name="x",
    title="X",
    limit=280,
    counting=Counting.WEIGHTED,
    link=LinkUse.TEXT,
    link_weight=23,
    folds_at=None,
    hashtags=2,
    shape=LANDSCAPE,
    picture=PictureUse.ATTACHED,
    picture_bytes=5_000_000,
    picture_uploaded=True,
    correction=Correction.EDITOR,
    guarantee="paling banyak sekali; yang tidak jelas dicari di lini masa akun, lalu ditanyakan kepada orang",
    guarantee_en="at most once; what is unclear is looked for in the account's timeline, then a person is asked",
    per_day=10_000,
    cost=Cost(post=Decimal("0.015"), with_link=Decimal("0.200"), alt_text=Decimal("0.005")),
    measured_always=True,
)
