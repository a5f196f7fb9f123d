"""Pelican's settings, all of them derived from newsroom.toml or fixed for good.

`newsroom build` overrides the hour (NEWSROOM_NOW) and the output folder.
"""

from datetime import UTC, datetime
from pathlib import Path

from newsroom.settings import load_settings
from newsroom.theme.environment import OPTIONS

NEWSROOM_ROOT = Path(__file__).resolve().parent
NEWSROOM_NOW = datetime.now(UTC).isoformat(timespec="seconds")
# Where the plug-ins write what they did, for `newsroom build`; nowhere by default.
NEWSROOM_RECEIPT = ""

_office = load_settings(NEWSROOM_ROOT).office

SITENAME = _office.name
SITESUBTITLE = _office.tagline
SITEURL = FEED_DOMAIN = _office.site_url.rstrip("/")
TIMEZONE = _office.time_zone
DEFAULT_LANG = "id"
LOCALE = "C"  # the machine's language must not show in the pages

PATH = "content"
ARTICLE_PATHS = ["stories"]
PAGE_PATHS = ["pages"]
STATIC_PATHS: list[str] = []  # newsroom_site copies the pictures of what is on air, no others
OUTPUT_PATH = "output"
THEME = "theme"
THEME_STATIC_PATHS: list[str] = []  # newsroom_theme writes what the pages wear
JINJA_ENVIRONMENT = dict(OPTIONS)

PLUGIN_PATHS = ["plugins"]
NEWSROOM_PLUGINS = [
    "newsroom_receipt",
    "newsroom_reader",
    "newsroom_theme",
    "newsroom_site",
    "newsroom_feeds",
]
PLUGINS = list(NEWSROOM_PLUGINS)
# newsroom_reader reads .md; everything else would go past the checks.
READERS = dict.fromkeys(["htm", "html", "markdown", "mdown", "mkd", "rst"])
FORMATTED_FIELDS: list[str] = []
FILENAME_METADATA = ""
USE_FOLDER_AS_CATEGORY = False
ARTICLE_TRANSLATION_ID = PAGE_TRANSLATION_ID = None
ARTICLE_ORDER_BY = PAGE_ORDER_BY = "rank"

ARTICLE_URL = "{address}"
ARTICLE_SAVE_AS = "{folder}index.html"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
CATEGORY_URL = "desk/{slug}/"
CATEGORY_SAVE_AS = "desk/{slug}/index.html"
AUTHOR_URL = "penulis/{slug}/"
AUTHOR_SAVE_AS = "penulis/{slug}/index.html"
TAG_URL = "topik/{slug}/"
TAG_SAVE_AS = "topik/{slug}/index.html"
DIRECT_TEMPLATES = ["index"]
DEFAULT_PAGINATION = 20
PAGINATED_TEMPLATES = {"category": None, "author": None, "tag": None}
# A page of its own folder: `topik-16`, page 2, must not become `topik-162`.
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]

FEED_ALL_ATOM = "feeds/atom.xml"
FEED_ALL_RSS = "feeds/rss.xml"
CATEGORY_FEED_ATOM = "feeds/{slug}.xml"
FEED_MAX_ITEMS = 30
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
