"""Gives templates what they all use: the content policy, data for search engines."""

from typing import Any

from pelican.plugins import signals

from newsroom.page.structured import front_ld, json_ld, publisher_ld, trail_ld
from newsroom.theme.policy import SEARCH_POLICY, SITE_POLICY


def register() -> None:
    """Connect to Pelican's signals."""
    signals.initialized.connect(dress)


def dress(pelican: Any) -> None:
    """Add to what every template knows; the frame and the clothes come with each commission."""
    settings = pelican.settings
    data = {one.__name__: one for one in (json_ld, publisher_ld, front_ld, trail_ld)}
    added = {"policy": SITE_POLICY, "search_policy": SEARCH_POLICY, **data}
    settings["JINJA_GLOBALS"] = {**settings["JINJA_GLOBALS"], **added}
