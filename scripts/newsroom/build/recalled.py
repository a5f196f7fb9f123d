"""Stories as the cache holds them: parsed and rendered once, for whoever needs them again."""

from functools import lru_cache

from newsroom.build.cache import Cache, Text, key_of
from newsroom.errors import BuildError
from newsroom.finding import LineIndex
from newsroom.page.text import html_of
from newsroom.settings import Settings
from newsroom.story import Body, FrontMatter, Story, parse_bytes, read_bytes
from newsroom.story.places import Places
from newsroom.typed import from_json, to_json


def make_text(story: Story) -> Text:
    """What is kept of a story that was read."""
    return Text(to_json(FrontMatter, story.meta), html_of(story))


def text_of(cache: Cache, settings: Settings, path: str, key: str) -> Text:
    """The story file at `path` as parsed; read again where the cache does not have it.

    `key` is the one that it was indexed under. Raises BuildError where the file is no longer that.
    """
    kept = cache.text(key)
    if kept:
        return kept
    data, _ = read_bytes(settings.root, path)
    story = (
        parse_bytes(path, data, zone=settings.zone)[0]
        if data and key_of(data, settings.zone.key) == key
        else None
    )
    if story is None:
        raise BuildError(
            f"{path} diubah selagi situs dibangun; bangun sekali lagi.",
            f"{path} was changed while the site was built; build again.",
        )
    text = make_text(story)
    cache.keep([(key, text)])
    return text


@lru_cache(maxsize=4)
def recall(path: str, text: Text) -> Story:
    """The story whose file was parsed to `text`: its front matter, without its words.

    Kept for a moment: what stands beside a story's page is made right after the page.
    """
    nowhere = Places({}, LineIndex(""))
    return Story(path, "", from_json(FrontMatter, text.meta), Body(0, ""), nowhere, nowhere)
