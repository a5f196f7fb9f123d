"""The same stories for Pelican as it comes: its simple theme, its Markdown reader, no plug-ins."""

from collections.abc import Iterable
from pathlib import Path

from newsroom.story import Story

_SETTINGS = """\
SITENAME = "Redaksi Kota Contoh"
SITEURL = "https://berita.contoh.example"
TIMEZONE = "Asia/Makassar"
DEFAULT_LANG = "id"
PATH = "content"
OUTPUT_PATH = "output"
THEME = "simple"
PLUGINS = []
DEFAULT_PAGINATION = 20
ARTICLE_URL = "{date:%Y}/{date:%m}/{slug}/"
ARTICLE_SAVE_AS = "{date:%Y}/{date:%m}/{slug}/index.html"
FEED_ALL_ATOM = "feeds/atom.xml"
FEED_ALL_RSS = "feeds/rss.xml"
CATEGORY_FEED_ATOM = "feeds/{slug}.xml"
FEED_MAX_ITEMS = 30
FEED_DOMAIN = SITEURL
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
"""


def write_pelican_site(stories: Iterable[Story], folder: Path) -> None:
    """A Pelican site of `stories` in `folder`."""
    content = folder / "content"
    content.mkdir(parents=True)
    (folder / "pelicanconf.py").write_text(_SETTINGS, encoding="utf-8")
    for story in stories:
        (content / f"{story.slug}.md").write_text(_text(story), encoding="utf-8")


def _text(story: Story) -> str:
    meta = story.meta
    ended = meta.event.ended_at if meta.event else None
    lines = {
        "Title": meta.title,
        "Date": f"{ended or story.meta.reviewed[0].at:%Y-%m-%d %H:%M}",
        "Slug": story.slug,
        "Category": meta.desk,
        "Authors": ", ".join(meta.authors),
        "Tags": ", ".join(meta.tags),
        "Summary": meta.summary,
    }
    head = "\n".join(f"{key}: {value}" for key, value in lines.items())
    return f"{head}\n\n{story.body.text}"
