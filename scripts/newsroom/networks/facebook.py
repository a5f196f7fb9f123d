"""Facebook Pages.

Sources: Meta's "Pages API: Posts" (`/feed` takes `message` and `link` apart, `/photos` a picture;
a post is edited by the app that made it). Meta prints no length and no number of posts a day;
63,206 characters and 4 MB a picture are what letmepost's network pages give. Where a text is
folded is printed by nobody who folds: 125 characters are what counters such as socialk.it and
coreyhaines31/marketingskills agree on for phones (477 on a wide screen), so the outbox shows the
fold as "about there". Meta documents no key against doubled posts, and its "please retry" has
published a photo every time (arsduo/koala#699), so nothing is sent twice by itself.
"""

from newsroom.networks.model import LANDSCAPE, Correction, Counting, LinkUse, Network, PictureUse

FACEBOOK = Network(
    name="facebook",
    title="Facebook",
    limit=63_206,
    counting=Counting.CHARACTERS,
    link=LinkUse.FIELD,
    link_weight=None,
    folds_at=125,
    hashtags=2,
    shape=LANDSCAPE,
    picture=PictureUse.PREVIEW,
    picture_bytes=4_000_000,
    correction=Correction.EDIT,
    guarantee="paling banyak sekali; yang tidak jelas dicari di Halaman, lalu ditanyakan kepada orang",
    guarantee_en="at most once; what is unclear is looked for on the Page, then a person is asked",
    measured_always=True,
)
