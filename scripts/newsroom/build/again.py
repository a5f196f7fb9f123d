"""Builds one newsroom again and again, with Pelican processes that stay from build to build.

They read pelicanconf.py, newsroom.toml, the plug-ins and the templates when they start, so only a
change of content leaves them in place.
"""

import os
from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import Self

from newsroom.build import pelican
from newsroom.build.site import BuildReport, Options, build_site
from newsroom.build.workers import Workers
from newsroom.errors import ContentError, SettingsError

_CONTENT = "content"


class Rebuilder:
    """Builds the newsroom in `root` into `output`; used as a context that ends its processes."""

    def __init__(self, root: Path, output: Path) -> None:
        self._root = root
        self._output = output
        self._workers: Workers | None = None
        self._is_indexed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def build(self, now: datetime, changed: Collection[Path]) -> BuildReport:
        """Build, after the files at `changed` did.

        The search index follows when Pelican is started, and stays behind while it is warm:
        indexing a year takes longer than all the rest. Raises what `build_site` does.
        """
        if not all(path.is_relative_to(self._root / _CONTENT) for path in changed):
            self._end()
        workers = self._ready()
        is_warm = self._is_indexed
        # The page with the components follows the theme, which only a new start can have changed.
        components = None if is_warm else True
        options = Options(search=not is_warm, components=components, renderers=workers)
        try:
            report = build_site(self._root, self._output, now, options=options)
        except (ContentError, SettingsError):
            # Found before Pelican was asked for anything.
            raise
        except BaseException:
            self._end()
            raise
        self._is_indexed = True
        return report

    def _ready(self) -> Workers:
        """Processes with the present code. Never forked: a copy would hold the build's lock."""
        if self._workers is None:
            pelican.prepare(self._root)
            self._workers = Workers(self._root, os.cpu_count() or 1, fork=False)
            self._workers.start()
        return self._workers

    def _end(self) -> None:
        if self._workers:
            self._workers.end(kill=True)
        self._workers = None
        self._is_indexed = False
