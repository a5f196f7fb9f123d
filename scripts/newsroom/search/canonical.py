"""Brings pagefind's answer into a form that is the same for the same stories, byte for byte.

What pagefind 1.5 leaves to chance is the order of a filter's values and of the filters; their
names, being hashes, and the list that holds them change along. Here both are sorted and named
again. While at it, each story's own file gets what a list of results shows but no search shall
find: its date and its picture.

File names and fields are those of pagefind's `src/index` and `src/output` (version 1.5.2).
"""

import gzip
import json
import zlib
from base64 import b32encode
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

import cbor2

from newsroom.errors import BuildError
from newsroom.search.record import BINARY, SearchRecord

LANGUAGE = "id"
"""The language of the site's pages, whose stemmer the script loads."""
ENTRY = "pagefind-entry.json"
_META, _FRAGMENT, _FILTER, _CHUNK = (
    "pagefind.{}.pf_meta",
    "fragment/{}.pf_fragment",
    "filter/{}.pf_filter",
    "index/{}.pf_index",
)
# The script takes a file for packed or not by these bytes at its beginning.
_SIGNATURE = b"pagefind_dcd"
_SHORT, _LONG = 5, 20


class _Meta(NamedTuple):
    """The list of everything in one index: pagefind's `index_metadata.rs`, in its order."""

    version: str
    pages: list[list[Any]]
    chunks: list[list[str]]
    filters: list[list[str]]
    sorts: list[list[Any]]
    fields: list[str]


def canonical(files: Mapping[str, bytes], records: Sequence[SearchRecord]) -> dict[str, bytes]:
    """A year's own files, by name, from all that pagefind made of `records`.

    Raises BuildError when they are not what this version of pagefind is known to make.
    """
    by_url = {record.url: record for record in records}
    try:
        return dict(_year(files, by_url))
    except (ValueError, LookupError, TypeError, OSError, EOFError, zlib.error) as error:
        raise _strange(error) from None


def emptied(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """An index of no stories, by name, in the languages and the version of `files`."""
    try:
        return dict(_nothing(json.loads(files[ENTRY])))
    except (ValueError, LookupError, TypeError) as error:
        raise _strange(error) from None


def _year(
    files: Mapping[str, bytes], records: Mapping[str, SearchRecord]
) -> Iterator[tuple[str, bytes]]:
    entry = json.loads(files[ENTRY])
    if not entry["languages"]:
        # A page that asks for an index in no language at all stops with an error.
        entry["languages"] = {LANGUAGE: {"wasm": LANGUAGE}}
        yield from _nothing(entry)
        return
    for language, about in entry["languages"].items():
        made = _Made(language)
        meta = _Meta(*_read(files, _META, about["hash"]))
        for page in meta.pages:
            fragment = json.loads(_unpacked(files, _FRAGMENT, page[0]))
            page[0] = made.add(_FRAGMENT, _shown(fragment, records[fragment["url"]]))
        meta.filters.sort()
        for one in meta.filters:
            name, values = _read(files, _FILTER, one[1])
            one[1] = made.add(_FILTER, cbor2.dumps([name, sorted(values)]))
        yield from ((name, files[name]) for name in _chunks(meta))
        about["hash"] = made.add(_META, cbor2.dumps([*meta]))
        yield from made.files.items()
    yield ENTRY, _json(entry)


def _nothing(entry: dict[str, Any]) -> Iterator[tuple[str, bytes]]:
    for language, about in entry["languages"].items():
        made = _Made(language)
        about["hash"] = made.add(_META, cbor2.dumps([entry["version"], [], [], [], [], []]))
        about["page_count"] = 0
        yield from made.files.items()
    yield ENTRY, _json(entry)


def _chunks(meta: _Meta) -> list[str]:
    return [_CHUNK.format(chunk[2]) for chunk in meta.chunks]


def _shown(fragment: dict[str, Any], record: SearchRecord) -> bytes:
    shown = {
        "title": record.title,
        "date": record.published.isoformat(),
        "image": record.image,
    }
    return _json({**fragment, "meta": {key: value for key, value in shown.items() if value}})


class _Made:
    """Files of one language, each named by a hash of what it holds."""

    def __init__(self, language: str) -> None:
        self._language = language
        self.files: dict[str, bytes] = {}

    def add(self, pattern: str, data: bytes) -> str:
        """Keep `data`, packed, and return the part of its name that stands in for it."""
        packed = gzip.compress(_SIGNATURE + data, mtime=0)
        for size in range(_SHORT, _LONG):
            name = f"{self._language}_{_hash(data, size)}"
            # One in 45,000 years of 7,000 stories has two that share their first 40 bits.
            if self.files.setdefault(pattern.format(name), packed) == packed:
                return name
        raise ValueError("names used up")


def _hash(data: bytes, size: int) -> str:
    digest = blake2b(data, digest_size=_LONG).digest()[:size]
    return b32encode(digest).decode("ascii").rstrip("=").lower()


def _read(files: Mapping[str, bytes], pattern: str, name: str) -> Any:
    return cbor2.loads(_unpacked(files, pattern, name))


def _unpacked(files: Mapping[str, bytes], pattern: str, name: str) -> bytes:
    data = gzip.decompress(files[pattern.format(name)])
    if not data.startswith(_SIGNATURE):
        raise ValueError(name)
    return data[len(_SIGNATURE) :]


def _json(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.encode("utf-8", "replace")


def _strange(error: Exception) -> BuildError:
    return BuildError(
        f"pagefind menulis indeks dalam bentuk yang tidak dikenal ({error!r}). Pasang lagi "
        f"{BINARY} menurut requirements.lock dengan `make setup`.",
        f"pagefind wrote its index in an unknown form ({error!r}). Install {BINARY} again as "
        "requirements.lock has it, with `make setup`.",
    )
