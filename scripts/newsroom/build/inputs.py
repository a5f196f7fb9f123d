"""The files that a build reads, known by size and time, so that a change is found without reading.

A folder is compared as a whole: only folders that differ are looked at file by file. A file that
was changed just before the scan could change again within the same tick of the clock, so its time
is not trusted and it is read again the next time.
"""

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from newsroom.files import files_below

FRESH_NS = 2_000_000_000
"""A file changed this shortly before the scan is not trusted: some file systems keep seconds."""

_ROOMS = ("content", "theme", "plugins")
_FILES = ("newsroom.toml", "pelicanconf.py")
_HIDDEN = ("__pycache__",)

Stamps = Mapping[str, bytes]
"""Folders, relative to the root, each with what `_listing` says of its files."""


@dataclass(frozen=True, slots=True)
class Differences:
    """Paths, relative to the root, that appeared or may have changed, and those that are gone."""

    changed: frozenset[str]
    gone: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.changed or self.gone)


def scan(root: Path, now_ns: int) -> Stamps:
    """The stamps of all files that a build of the newsroom in `root` reads.

    `now_ns` is the present time of the file system, in nanoseconds.
    """
    stamps = {"": _listing([_entry(root, name) for name in _FILES], now_ns)}
    for room in _ROOMS:
        for folder, entries in _folders(root, room):
            stamps[folder] = _listing([(e.name, e.stat()) for e in entries], now_ns)
    return stamps


def compare(before: Stamps, after: Stamps) -> Differences:
    """What differs between two scans."""
    changed: set[str] = set()
    gone: set[str] = set()
    for folder in before.keys() | after.keys():
        old, new = before.get(folder, _NONE), after.get(folder, _NONE)
        if old == new and not _doubtful(new):
            continue
        was, now = json.loads(old)[1], json.loads(new)[1]
        prefix = f"{folder}/" if folder else ""
        changed |= {
            prefix + name for name, stamp in now.items() if was.get(name) != stamp or not stamp[1]
        }
        gone |= {prefix + name for name in was.keys() - now.keys()}
    return Differences(frozenset(changed), frozenset(gone))


def _entry(root: Path, name: str) -> tuple[str, os.stat_result | None]:
    try:
        return name, (root / name).stat()
    except OSError:
        return name, None


def _folders(root: Path, room: str) -> Iterator[tuple[str, list[os.DirEntry[str]]]]:
    for folder, entries in files_below(root, room):
        files = [entry for entry in entries if entry.is_file()]
        if files and folder.rpartition("/")[2] not in _HIDDEN:
            yield folder, files


def _listing(entries: list[tuple[str, os.stat_result | None]], now_ns: int) -> bytes:
    """The files of one folder as bytes: whether one is doubtful, then name to (size, time)."""
    trusted = now_ns - FRESH_NS
    stamps = {}
    doubtful = False
    for name, stat in sorted(entries, key=lambda entry: entry[0]):
        if stat is None:
            continue
        time = stat.st_mtime_ns if stat.st_mtime_ns < trusted else 0
        doubtful = doubtful or not time
        stamps[name] = (stat.st_size, time, stat.st_ino)
    return json.dumps([doubtful, stamps]).encode()


def _doubtful(listing: bytes) -> bool:
    return bool(json.loads(listing)[0])


_NONE = json.dumps([False, {}]).encode()
