"""Drawn pictures kept: one folder for each original, the checksum of every file in its name.

    <cache>/<2 hex>/<digest of the original>/<width>-<key>-<checksum>.avif

A file is renamed into its place when it is whole, so two builds may fill the cache at once.
"""

import os
from collections.abc import Container, Iterator, Sequence
from contextlib import suppress
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from newsroom.files import write_aside
from newsroom.parallel import map_chunks
from newsroom.pictures.drawing import draw_all
from newsroom.pictures.original import Original
from newsroom.pictures.variant import Variant, variants_of

CACHE = ".cache/newsroom/pictures"
"""Where the kept pictures lie, below the newsroom's folder."""


def ensure(variant: Variant, root: Path, cache: Path) -> Path:
    """The file of `variant` in `cache`, drawn only where it is absent or damaged.

    `root` is the newsroom's folder. Raises BuildError where the original is no longer the one
    that was measured, OSError where the cache cannot be written.
    """
    return _ensure([variant], variant.original, root, cache)[0]


def ensure_all(original: Original, root: Path, cache: Path) -> list[Path]:
    """The same for `variants_of(original)`, in their order; the original is opened once at most."""
    return _ensure(variants_of(original), original, root, cache)


def ensure_many(
    originals: Sequence[Original], root: Path, cache: Path, *, jobs: int
) -> list[list[Path]]:
    """`ensure_all` of many originals, drawn by up to `jobs` processes where something is absent."""
    kept = {
        original: [_kept(variant, cache) for variant in variants_of(original)]
        for original in originals
    }
    absent = [original for original in kept if None in kept[original]]
    work = partial(_ensure_each, root=root, cache=cache)
    drawn = dict(zip(absent, map_chunks(work, absent, jobs=jobs, size=1), strict=True))
    return [
        drawn[original] if original in drawn else [path for path in kept[original] if path]
        for original in originals
    ]


def prune(cache: Path, keep: Container[str], most_bytes: int) -> int:
    """Remove what was used longest ago until `cache` holds no more than `most_bytes`.

    `keep` holds the keys (`Variant.key`) of what is still shown: that stays, even where it alone
    is larger. The bytes that were freed.
    """
    files = sorted(_files(cache))
    left = sum(file.size for file in files)
    before = left
    for file in files:
        if left <= most_bytes:
            break
        if file.key not in keep:
            file.path.unlink(missing_ok=True)
            left -= file.size
    _remove_empty(cache)
    return before - left


def _ensure_each(originals: Sequence[Original], root: Path, cache: Path) -> list[Path]:
    (original,) = originals
    return ensure_all(original, root, cache)


def _ensure(variants: Sequence[Variant], original: Original, root: Path, cache: Path) -> list[Path]:
    found = {variant: _kept(variant, cache) for variant in variants}
    absent = [variant for variant in variants if found[variant] is None]
    if absent:
        for variant, data in draw_all(absent, original, root):
            name = f"{_begin(variant)}{_checksum(data)}.{variant.format.suffix}"
            found[variant] = _folder(original, cache) / name
            write_aside(_folder(original, cache) / name, data)
    return [path for variant in variants if (path := found[variant])]


def _kept(variant: Variant, cache: Path) -> Path | None:
    """The whole file of `variant`, marked as used; damaged ones are removed on the way."""
    for path in sorted(_folder(variant.original, cache).glob(f"{_begin(variant)}*")):
        if _is_whole(path):
            return path
        path.unlink(missing_ok=True)
    return None


def _is_whole(path: Path) -> bool:
    try:
        whole = path.stem.rpartition("-")[2] == _checksum(path.read_bytes())
        if whole:
            os.utime(path)
    except OSError:
        return False
    return whole


def _folder(original: Original, cache: Path) -> Path:
    return cache / original.digest[:2] / original.digest


def _begin(variant: Variant) -> str:
    return f"{variant.width}-{variant.key}-"


def _checksum(data: bytes) -> str:
    return sha256(data).hexdigest()[:16]


class _File(NamedTuple):
    """A file of the cache: when it was last used, in ns, and how many bytes it has."""

    used: int
    path: Path
    size: int

    @property
    def key(self) -> str:
        return self.path.name.partition("-")[2].partition("-")[0]


def _files(cache: Path) -> Iterator[_File]:
    for path in cache.rglob("*.*"):
        try:
            status = path.stat()
        except OSError:
            continue
        yield _File(status.st_mtime_ns, path, status.st_size)


def _remove_empty(cache: Path) -> None:
    for folder in sorted(cache.glob("*/*"), reverse=True) + sorted(cache.glob("*")):
        # One that is not empty stays.
        with suppress(OSError):
            folder.rmdir()
