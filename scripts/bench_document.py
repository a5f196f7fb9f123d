"""docs/benchmarks.md: people write its text, the benches what stands between its markers."""

import re
from pathlib import Path

from newsroom.files import write_aside

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"


def set_block(document: str, name: str, text: str) -> str:
    """`document` with `text` between the markers of the block `name`.

    Raises ValueError where the markers are not there.
    """
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    pattern = re.compile(f"({re.escape(begin)}).*?({re.escape(end)})", re.DOTALL)
    if not pattern.search(document):
        raise ValueError(f"the markers {begin} and {end} are missing.")
    return pattern.sub(lambda found: f"{found[1]}\n{text}\n{found[2]}", document, count=1)


def write_block(path: Path, name: str, text: str) -> None:
    """Put `text` into the block `name` of the file at `path`."""
    document = set_block(path.read_text(encoding="utf-8"), name, text)
    write_aside(path, document.encode())
