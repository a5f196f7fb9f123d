"""Lets Pelican build only what changed: it carries out orders, and writes only what differs.

`newsroom build` starts Pelican and gives it orders over a socket. Pelican started by hand makes
the whole build itself, with the same result.
"""

from pelican.plugins import signals

from newsroom.errors import BuildError
from newsroom_incremental.generator import OrderGenerator
from newsroom_incremental.writer import SheetWriter


def register() -> None:
    """Connect to Pelican's signals."""
    signals.initialized.connect(check)
    signals.get_generators.connect(_generator)
    signals.get_writer.connect(_writer)


def check(pelican: object) -> None:
    """Stop unless every plug-in of pelicanconf.py registered: Pelican only logs that, and goes on."""
    settings = pelican.settings  # type: ignore[attr-defined] # Pelican carries no types
    missing = [name for name in settings["NEWSROOM_PLUGINS"] if name not in settings["PLUGINS"]]
    if missing:
        raise BuildError(
            f"Plugin ini tidak jalan: {', '.join(missing)}; perbaiki dahulu.",
            f"These plug-ins did not start: {', '.join(missing)}; mend them first.",
        )


def _generator(_: object) -> type[OrderGenerator]:
    return OrderGenerator


def _writer(_: object) -> type[SheetWriter]:
    return SheetWriter
