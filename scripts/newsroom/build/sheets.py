"""What a press hands over to be rendered."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from newsroom.page.story_page import StoryPage
from newsroom.pictures import Original
from newsroom.tongue import SOURCE, Tongue


class Sheet(NamedTuple):
    """What a template is to be rendered with, and the pictures that its page brings along.

    Elsewhere a story shows no picture that is not on its own page. It speaks `tongue`.
    """

    template: str
    values: Mapping[str, Any]
    originals: frozenset[Original] = frozenset()
    tongue: Tongue = SOURCE


class FeedSheet(NamedTuple):
    """What a feed is to be made of: `kind` is `atom`, `rss` or `json`, `title` its part of the site.

    `template` renders an entry. `hub` is told of every change, and named in the feed.
    """

    kind: str
    title: str
    stories: tuple[StoryPage, ...]
    hub: str = ""
    template: str = "feed_item.html"
    originals: frozenset[Original] = frozenset()
    tongue: Tongue = SOURCE


class TextSheet(NamedTuple):
    """A file that is ready as it is: no template is rendered for it."""

    text: str
    originals: frozenset[Original] = frozenset()


class DataSheet(NamedTuple):
    """A file of plain bytes."""

    data: bytes
    originals: frozenset[Original] = frozenset()


AnySheet = Sheet | FeedSheet | TextSheet | DataSheet
