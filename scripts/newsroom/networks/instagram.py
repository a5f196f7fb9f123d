"""Instagram, professional accounts.

Sources: Meta's "Content Publishing" (JPEG only, fetched from a public address, 8 MiB; code
36004/2207010 for a caption that is too long); contentstudio's article 830 for 2,200 characters,
4:5 to 1.91:1 and 320 to 1,440 px; "30 hashtags" there, 5 in Ayrshare's newer page, so never more
than 5 here. The fold is that of Facebook's page. Posts a day: Meta's own pages say 100, 50 and 25,
so 25 counts until `content_publishing_limit` has been read. A published caption cannot be edited.
A container is published once and lives for a day, so its id tells what became of a post.
"""

from newsroom.networks.model import PORTRAIT, Correction, Counting, LinkUse, Network, PictureUse

INSTAGRAM = Network(
    name="instagram",
    title="Instagram",
    limit=2_200,
    counting=Counting.CHARACTERS,
    link=LinkUse.PLAIN,
    link_weight=None,
    folds_at=125,
    hashtags=5,
    shape=PORTRAIT,
    picture=PictureUse.ATTACHED,
    picture_bytes=8 * 1024 * 1024,
    correction=Correction.EDITOR,
    guarantee="tepat sekali selama nomor wadahnya tercatat; selain itu paling banyak sekali",
    guarantee_en="exactly once while the container's id is recorded; at most once otherwise",
    per_day=25,
    picture_first=True,
    measured_always=True,
)
