"""What the index holds of a story, and by what its index is known."""

import json
import zlib
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

BINARY = "pagefind_bin"
"""The package that brings pagefind."""


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """A story as it can be found.

    `url` is its address on the site, from the root (`/2026/11/pasar/`). Words are looked for in
    `title` and `text`, which is plain (`plain_text`). `published` has an offset; results can be
    put in its order. `desk`, `year` and `kind` are what results can be narrowed to. `image` is
    the address of a small picture for the list of results. `language` (ISO 639-1) chooses the
    stemmer and keeps stories of different languages in indexes of their own.
    """

    url: str
    title: str
    text: str
    published: datetime
    desk: str
    kind: str
    year: int
    image: str = ""
    language: str = "id"

    @property
    def moment(self) -> str:
        """When it was published, in UTC, so that the order of texts is the order of time."""
        return self.published.astimezone(UTC).isoformat(timespec="seconds")


def digest(record: SearchRecord) -> str:
    """A hash of all that the record says: 32 hexadecimal digits."""
    values = astuple(record)
    said = json.dumps([*values[:3], record.published.isoformat(), *values[4:]])
    return blake2b(said.encode("ascii"), digest_size=16).hexdigest()


def fingerprint(records: Iterable[SearchRecord]) -> str:
    """What an index of these records is known by, in whatever order they come.

    It covers every record, pagefind's version, and the code that prepares one and reads the other.
    """
    return fingerprint_of(map(digest, records))


def fingerprint_of(digests: Iterable[str]) -> str:
    """The same from the digests alone, so that nobody has to read a year's texts to know it."""
    hashed = blake2b(_engine().encode("ascii"), digest_size=16)
    for one in sorted(digests):
        hashed.update(one.encode("ascii"))
    return hashed.hexdigest()


@cache
def _engine() -> str:
    """Names everything but the stories: pagefind, what feeds it and mends its answer, and zlib.

    zlib packs what is written here, and another version may pack it into other bytes.
    """
    hashed = blake2b(digest_size=16)
    for file in sorted(Path(__file__).parent.glob("*.py")):
        hashed.update(file.read_bytes())
    return f"{hashed.hexdigest()} pagefind {_pagefind_version()} zlib {zlib.ZLIB_RUNTIME_VERSION}\n"


def _pagefind_version() -> str:
    try:
        return version(BINARY)
    except PackageNotFoundError:
        return "none"
