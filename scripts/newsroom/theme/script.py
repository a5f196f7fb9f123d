"""The scripts of the theme: each a file in theme/scripts that is sent as it was written.

A page is read without any of them. docs/adr/0042 says why none is minified.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

SCRIPTS = "theme/scripts"


@dataclass(frozen=True, slots=True)
class Script:
    """A script: what templates call it by, and its bytes."""

    name: str
    data: bytes

    @property
    def file(self) -> str:
        """The file's name, by content: `search-<12 hex>.js`."""
        return f"{self.name}-{sha256(self.data).hexdigest()[:12]}.js"


def read_scripts(root: Path) -> Iterator[Script]:
    """The scripts of the newsroom in `root`, by name."""
    for path in sorted((root / SCRIPTS).glob("*.js")):
        yield Script(path.stem, path.read_bytes())
