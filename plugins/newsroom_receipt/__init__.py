"""Makes sure that every plug-in is at work, and leaves a receipt of what Pelican wrote.

Pelican only logs a plug-in that fails to load, and goes on with a site that lacks its work.
"""

import json
from pathlib import Path
from typing import Any

from pelican.plugins import signals

from newsroom.errors import BuildError


def register() -> None:
    """Connect to Pelican's signals."""
    signals.initialized.connect(start)
    signals.content_written.connect(count)
    signals.feed_written.connect(count)
    signals.finalized.connect(finish)


def start(pelican: Any) -> None:
    """Stop unless every plug-in of pelicanconf.py registered; begin to count."""
    wanted, found = pelican.settings["NEWSROOM_PLUGINS"], pelican.settings["PLUGINS"]
    missing = [name for name in wanted if name not in found]
    if missing:
        raise BuildError(
            f"Plugin ini tidak jalan: {', '.join(missing)}; perbaiki dahulu.",
            f"These plug-ins did not start: {', '.join(missing)}; mend them first.",
        )
    pelican.settings["NEWSROOM_WRITTEN"] = []


def count(path: str, context: Any, **_: object) -> None:
    """Note a page or feed that Pelican rendered."""
    context["NEWSROOM_WRITTEN"].append(path)


def finish(pelican: Any) -> None:
    """Write the receipt, where one is wanted."""
    receipt = pelican.settings["NEWSROOM_RECEIPT"]
    if receipt:
        made = {
            "plugins": pelican.settings["PLUGINS"],
            "rendered": len(pelican.settings["NEWSROOM_WRITTEN"]),
        }
        Path(receipt).write_text(json.dumps(made), encoding="utf-8")
