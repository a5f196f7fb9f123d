"""Pelican's settings, all of them derived from newsroom.toml or fixed for good.

`newsroom build` starts Pelican with a socket and gives it orders (plugins/newsroom_incremental).
"""

from datetime import UTC, datetime
from pathlib import Path

from newsroom.settings import load_settings
from newsroom.theme.compiled import COMPILED, CompiledTemplates
from newsroom.theme.environment import OPTIONS

NEWSROOM_ROOT = Path(__file__).resolve().parent
NEWSROOM_NOW = datetime.now(UTC).isoformat(timespec="seconds")
# The socket over which `newsroom build` gives orders; without one, Pelican builds by itself.
NEWSROOM_SOCKET: int | None = None

_office = load_settings(NEWSROOM_ROOT).office

SITENAME = _office.name
SITESUBTITLE = _office.tagline
SITEURL = FEED_DOMAIN = _office.site_url.rstrip("/")
TIMEZONE = _office.time_zone
DEFAULT_LANG = "id"
LOCALE = "C"  # the machine's language must not show in the pages

PATH = "content"
# Stories, pages and pictures come with the orders of newsroom.build; Pelican looks for none.
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
OUTPUT_PATH = "output"
THEME = "theme"
THEME_STATIC_PATHS: list[str] = []
JINJA_ENVIRONMENT = {
    **OPTIONS,
    "bytecode_cache": CompiledTemplates(NEWSROOM_ROOT / COMPILED),
}

PLUGIN_PATHS = ["plugins"]
NEWSROOM_PLUGINS = ["newsroom_incremental", "newsroom_theme", "newsroom_feeds"]
PLUGINS = list(NEWSROOM_PLUGINS)
READERS = dict.fromkeys(["htm", "html", "markdown", "md", "mdown", "mkd", "rst"])
DIRECT_TEMPLATES: list[str] = []
FORMATTED_FIELDS: list[str] = []
FEED_MAX_ITEMS = None  # an order holds as many stories as its feed
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None

ARTICLE_URL = "{address}"
CATEGORY_URL = "desk/{slug}/"
AUTHOR_URL = "penulis/{slug}/"
TAG_URL = "topik/{slug}/"
