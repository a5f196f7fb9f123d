"""The text of a story as HTML: as its Markdown gives it, on its page, and outside the site."""

import re
from collections.abc import Callable
from urllib.parse import urljoin

from newsroom.page.pictures import with_pictures
from newsroom.pictures import Original
from newsroom.story import Label, Story
from newsroom.story.html import relocated, render

WORDS_A_MINUTE = 200
"""How fast the text of a story is read: a little under the 238 words a minute at which adults read
English to themselves (Brysbaert 2019, doi:10.1016/j.jml.2019.104047), since Indonesian words are
longer."""

_TAGS = re.compile("<[^>]*>")

LookUp = Callable[[str], Original | None]
"""Finds the original of a picture by its name below content/images."""


def html_of(story: Story) -> str:
    """The text of `story` as HTML; links of a story that somebody paid for say so."""
    paid = story.meta.label is Label.ADVERTORIAL
    return render(story.body.text, rel="sponsored noopener" if paid else "noopener")


def reading_minutes(html: str) -> int:
    """How many minutes it takes to read what `html_of` gave, rounded up; 0 where it says nothing."""
    return -(-len(_TAGS.sub(" ", html).split()) // WORDS_A_MINUTE)


def on_page(html: str, root: str, look_up: LookUp) -> tuple[str, set[Original]]:
    """What `html_of` gave, on a site below the path `root`, and the originals that it shows."""
    below_root = relocated(html, lambda at: root + at if at[:1] == "/" else at) if root else html
    return with_pictures(below_root, look_up, root)


def outside(html: str, site: str, page: str, look_up: LookUp) -> str:
    """What `html_of` gave, for readers outside the site, with one JPEG for each picture.

    `site` and `page` are the whole addresses of the site, without a slash at its end, and of the
    story's page.
    """
    whole = relocated(html, lambda at: site + at if at[:1] == "/" else urljoin(page, at))
    return with_pictures(whole, look_up, site, plain=True)[0]
