"""How templates are read: the same way by Pelican and by `newsroom preview`.

Everything is escaped unless code marked it as HTML (`Markup`); a name that does not exist is an
error rather than an empty place.
"""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

OPTIONS: Mapping[str, Any] = MappingProxyType(
    {
        "trim_blocks": True,
        "lstrip_blocks": True,
        "autoescape": True,
        "undefined": StrictUndefined,
        # Whoever renders for long starts anew when a template changes.
        "auto_reload": False,
    }
)
TEMPLATES = "theme/templates"


def make_environment(root: Path) -> Environment:
    """The templates of the newsroom in `root`."""
    return Environment(loader=FileSystemLoader(root / TEMPLATES), **OPTIONS)  # noqa: S701 - OPTIONS escapes
