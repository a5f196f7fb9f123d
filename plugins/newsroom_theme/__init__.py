"""Gives templates what they all use: the content policy, data for search engines."""

from typing import Any

from pelican.plugins import signals

from newsroom.page.structured import json_ld
from newsroom.theme.policy import SEARCH_POLICY, SITE_POLICY


def register() -> None:
    """Connect to Pelican's signals."""
    signals.initialized.connect(dress)


def dress(pelican: Any) -> None:
    """Add to what every template knows; the frame and the clothes come with each commission."""
    settings = pelican.settings
    added = {"policy": SITE_POLICY, "search_policy": SEARCH_POLICY, "json_ld": json_ld}
    settings["JINJA_GLOBALS"] = {**settings["JINJA_GLOBALS"], **added}
