"""Dresses the site: the stylesheet, the fonts and the icon, and what every template knows.

Their names carry the hash of their bytes, so that a browser may keep them for good.
"""

from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment
from pelican.plugins import signals

from newsroom.page.structured import json_ld
from newsroom.theme.environment import make_environment
from newsroom.theme.policy import SITE_POLICY
from newsroom.theme.stylesheet import Clothes, make_clothes

FOLDER = "/theme/"


def register() -> None:
    """Connect to Pelican's signals."""
    signals.initialized.connect(dress)
    signals.finalized.connect(write_clothes)


def dress(pelican: Any) -> None:
    """Make the clothes, and give every template their addresses and the site's frame."""
    settings = pelican.settings
    publication = settings["NEWSROOM_PUBLICATION"]
    clothes = make_clothes(publication.workspace.settings)
    icon = _icon(make_environment(settings["NEWSROOM_ROOT"]), clothes)
    files = {clothes.name: clothes.css.encode(), _icon_name(icon): icon}
    settings["NEWSROOM_CLOTHES"] = files | {font.name: font.data for font in clothes.fonts}
    settings["JINJA_GLOBALS"] = {
        **settings["JINJA_GLOBALS"],
        "publication": publication,
        "site": publication.frame,
        "stylesheet": FOLDER + clothes.name,
        "icon": FOLDER + _icon_name(icon),
        "policy": SITE_POLICY,
        "palette": clothes.palette,
        "json_ld": json_ld,
    }


def write_clothes(pelican: Any) -> None:
    """Write the files that the pages name."""
    folder = Path(pelican.output_path, FOLDER.strip("/"))
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in pelican.settings["NEWSROOM_CLOTHES"].items():
        (folder / name).write_bytes(data)


def _icon(environment: Environment, clothes: Clothes) -> bytes:
    template = environment.get_template("icon.svg")
    return template.render(colours=clothes.palette.light).encode()


def _icon_name(icon: bytes) -> str:
    return f"icon-{sha256(icon).hexdigest()[:12]}.svg"
