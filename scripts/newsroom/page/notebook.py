"""Takes note of all that is read for a page, also of what many pages show alike and is made once.

What stands around pages, and what they wear, is read through the notebook's `frame` and `wear`.
"""

from collections.abc import Callable, Hashable
from functools import lru_cache

from newsroom.node import Node, NodeKind
from newsroom.page.frame import NO_FRAME, NO_WEAR, Frame, Wear
from newsroom.page.surroundings import watch_again, watched

_MOST_PARTS = 1024


class Notebook:
    """What was read since a page was begun."""

    def __init__(self) -> None:
        self._read: set[str] = set()
        self._shown = NO_FRAME, NO_WEAR
        # Imported templates keep hold of these two, so they stay and stand for other values.
        self.frame = watched(NO_FRAME, NodeKind.FRAME, self.note)
        self.wear = watched(NO_WEAR, NodeKind.LOOK, self.note)
        # Typed: markup and text can be equal, and be shown in different ways.
        self._parts = lru_cache(_MOST_PARTS, typed=True)(self._make)

    def show(self, frame: Frame, wear: Wear) -> None:
        """Let pages from now on stand in `frame` and wear `wear`."""
        self._shown = frame, wear
        self._parts.cache_clear()

    def begin(self) -> None:
        """Begin with a page for which nothing was read yet."""
        self._read = set()
        frame, wear = self._shown
        watch_again(self.frame, frame)
        watch_again(self.wear, wear)

    def note(self, node: Node) -> None:
        """Take note that `node` was read."""
        self._read.add(str(node))

    def script(self, name: str) -> str:
        """The address of a script of the theme, noted apart from all else that pages wear."""
        self.note(Node(NodeKind.SCRIPT, name))
        return self._shown[1].scripts[name]

    @property
    def read(self) -> list[str]:
        """The nodes that were read since the page was begun, sorted."""
        return sorted(self._read)

    def once(self, part: Callable[..., str], *arguments: Hashable) -> str:
        """What `part`, a macro, makes of plain `arguments`: made once, noted for each page.

        Besides its arguments it may read `frame`, `wear` and scripts, and nothing else.
        """
        made, read = self._parts(part, *arguments)
        self._read |= read
        return made

    def _make(self, part: Callable[..., str], *arguments: Hashable) -> tuple[str, frozenset[str]]:
        outside = self._read
        self.begin()
        try:
            return part(*arguments), frozenset(self._read)
        finally:
            self._read = outside
