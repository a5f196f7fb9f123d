"""Sketches kept in a file, so that one story is compared with ten thousand without reading them.

The file is a convenience: damaged, written by other code or unreadable, it counts as empty. It
holds JSON and plain numbers, nothing that runs. A sketch holds as long as its file has the same
size and the same time, or the same bytes (a fresh clone changes all times).
"""

import json
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from newsroom.corpus.sketch import Sketch
from newsroom.files import write_aside

FILE = ".cache/newsroom/sketches"
_MAGIC = b"tayang sketches\n"


class Kept(NamedTuple):
    """A sketch, None of a file that holds no readable story, and by what the file is known.

    That is its size in bytes, its time, and a hash of its bytes.
    """

    size: int
    mtime_ns: int
    digest: str
    sketch: Sketch | None


def digest_of(data: bytes) -> str:
    """A hash of a file's bytes."""
    return blake2b(data, digest_size=12).hexdigest()


def load_sketches(root: Path, zone: str) -> Mapping[str, Kept]:
    """What is kept of the newsroom in `root`, by path; nothing where the file is of no use."""
    # Whatever is wrong with the file, the stories themselves are still there.
    with suppress(OSError, ValueError, TypeError, LookupError, RecursionError):
        return _unpacked((root / FILE).read_bytes(), _version(zone))
    return {}


def save_sketches(root: Path, zone: str, kept: Mapping[str, Kept]) -> bool:
    """Keep the sketches; False where the folder cannot be written to."""
    try:
        write_aside(root / FILE, _packed(kept, _version(zone)))
    except OSError:
        return False
    return True


def _packed(kept: Mapping[str, Kept], version: str) -> bytes:
    rows = [_row(path, one) for path, one in kept.items()]
    prints = [one.sketch.prints for one in kept.values() if one.sketch]
    head = json.dumps([version, rows]).encode()
    rest = b"".join([len(head).to_bytes(8, "big"), head, *prints])
    return _MAGIC + crc32(rest).to_bytes(4, "big") + rest


def _row(path: str, kept: Kept) -> list[object]:
    # The fingerprints stand behind everything, as bytes.
    values = [*kept.sketch[:-1], len(kept.sketch.prints)] if kept.sketch else None
    return [path, kept.size, kept.mtime_ns, kept.digest, values]


def _unpacked(data: bytes, version: str) -> Mapping[str, Kept]:
    start = len(_MAGIC) + 4
    rest = memoryview(data)[start:]
    if data[:start] != _MAGIC + crc32(rest).to_bytes(4, "big"):
        raise ValueError("damaged")
    end = 8 + int.from_bytes(rest[:8], "big")
    written_by, rows = json.loads(bytes(rest[8:end]))
    if written_by != version:
        raise ValueError("written by other code")
    return _kept(rows, bytes(rest[end:]))


def _kept(rows: Iterable[list[Any]], prints: bytes) -> Mapping[str, Kept]:
    kept = {}
    done = 0
    for path, size, mtime, digest, values in rows:
        sketch = None
        if values is not None:
            end = done + values[-1]
            values[-2:] = tuple(values[-2]), prints[done:end]
            sketch = Sketch._make(values)
            done = end
        kept[path] = Kept(size, mtime, digest, sketch)
    return kept


@cache
def _version(zone: str) -> str:
    """Names the code that makes sketches, and the zone: what another one kept is worth nothing."""
    hashed = blake2b(f"{zone}\n{sys.version}\n{sys.byteorder}".encode(), digest_size=16)
    package = Path(__file__).parents[1]
    for file in (file for name in _CODE for file in sorted(package.glob(name))):
        hashed.update(file.read_bytes())
    return hashed.hexdigest()


_CODE = ("corpus/*.py", "story/*.py", "typed/*.py", "clock.py", "language/occasion.py")
