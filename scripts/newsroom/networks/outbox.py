"""The outbox: a folder on this machine.

It takes whatever another network takes, so its limit is the widest of theirs.
"""

from newsroom.networks.model import LANDSCAPE, Correction, Counting, LinkUse, Network, PictureUse

OUTBOX = Network(
    name="outbox",
    title="Kotak keluar",
    limit=63_206,
    counting=Counting.CHARACTERS,
    link=LinkUse.TEXT,
    link_weight=None,
    folds_at=None,
    hashtags=5,
    shape=LANDSCAPE,
    picture=PictureUse.ATTACHED,
    picture_bytes=4_000_000,
    correction=Correction.AGAIN,
    guarantee="tepat sekali: satu berkas untuk satu kiriman",
    guarantee_en="exactly once: one file for one post",
)
