"""The archive of a newsroom: sketches from the cache, and from the files that it does not know."""

import os
from collections.abc import Sequence
from datetime import tzinfo
from functools import partial
from pathlib import Path

from newsroom.corpus.archive import Archive
from newsroom.corpus.cache import Kept, digest_of, load_sketches, save_sketches
from newsroom.corpus.folder import story_files
from newsroom.corpus.sketch import sketch
from newsroom.parallel import map_chunks
from newsroom.story import MAX_BYTES, decode, parse

_FEW = 40
"""So many files are read again quicker than the cache is written."""

_CHUNK = 200


def read_archive(root: Path, *, zone: tzinfo, jobs: int = 1) -> Archive:
    """The archive of the newsroom in `root`; files that are not cached are read by `jobs` processes.

    The cache is written again where it lacked many of them.
    """
    files = dict(sorted(story_files(root)))
    cached = load_sketches(root, str(zone))
    kept = {path: cached[path] for path, file in files.items() if _is_same(file, cached.get(path))}
    asked = [(path, cached.get(path)) for path in files if path not in kept]
    for made in map_chunks(partial(_sketch_all, root, zone), asked, jobs=jobs, size=_CHUNK):
        kept.update(made)
    if len(asked) > _FEW:
        save_sketches(root, str(zone), kept)
    sketches = [kept[path].sketch for path in files if path in kept]
    return Archive((one for one in sketches if one), partial(_text, root))


def with_others(archive: Archive, root: Path, paths: Sequence[str], *, zone: tzinfo) -> Archive:
    """The same archive and the stories at `paths`, which lie elsewhere in the repository."""
    made = (_sketch_file(root, zone, None, path) for path in paths)
    more = [one.sketch for one in made if one and one.sketch]
    return Archive((*archive.sketches, *more), partial(_text, root))


def _is_same(file: os.DirEntry[str], kept: Kept | None) -> bool:
    if kept is None:
        return False
    try:
        stat = file.stat()
    except OSError:
        return False
    return stat.st_mtime_ns == kept.mtime_ns and stat.st_size == kept.size


def _sketch_all(
    root: Path, zone: tzinfo, asked: Sequence[tuple[str, Kept | None]]
) -> dict[str, Kept]:
    made = {path: _sketch_file(root, zone, known, path) for path, known in asked}
    return {path: one for path, one in made.items() if one}


def _sketch_file(root: Path, zone: tzinfo, known: Kept | None, path: str) -> Kept | None:
    try:
        with (root / path).open("rb") as file:
            stat = os.fstat(file.fileno())
            data = file.read(MAX_BYTES + 1)
    except OSError:
        return None
    stamp = (stat.st_size, stat.st_mtime_ns, digest_of(data))
    if known and known.digest == stamp[-1]:
        return Kept(*stamp, known.sketch)
    text, _ = decode(path, data)
    story = parse(path, text, zone=zone)[0] if text is not None else None
    return Kept(*stamp, sketch(story, zone) if story else None)


def _text(root: Path, path: str) -> str | None:
    try:
        with (root / path).open("rb") as file:
            return decode(path, file.read(MAX_BYTES + 1))[0]
    except OSError:
        return None
