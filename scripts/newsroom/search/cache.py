"""Keeps the index of each year, so that only the year that changed is made again.

    .cache/newsroom/search/<fingerprint>/files/…       a year's index
    .cache/newsroom/search/<fingerprint>/sealed.json   size and hash of each of its files

A folder is written aside and renamed once it is whole. It is used only as long as every file is as
it was sealed; anything else is thrown away and made again. One process at a time makes or removes
indexes, so no more than one pagefind is in memory either.
"""

import fcntl
import json
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory

from newsroom.search.bundle import index_year
from newsroom.search.record import SearchRecord, fingerprint

CACHE = ".cache/newsroom/search"
_FILES, _SEAL, _LOCK, _ASIDE = "files", "sealed.json", "lock", "new-"


def ensure_year(
    records: Iterable[SearchRecord],
    cache: Path,
    *,
    warn: Callable[[str, str], None] = lambda _, __: None,
) -> Path:
    """The folder with the index of these stories, made where `cache` does not hold it yet.

    A damaged one is told to `warn` in both languages, and made again. The folder must not be
    written to. Raises BuildError and OSError.
    """
    kept = tuple(records)
    name = fingerprint(kept)
    with _alone(cache):
        if (found := find_year(cache, name)) is None:
            _discard(cache / name, warn)
            found = _made(kept, cache, name)
    return found


def find_year(cache: Path, name: str) -> Path | None:
    """The folder of the index with the fingerprint `name`, if it is kept and whole."""
    try:
        sealed = json.loads((cache / name / _SEAL).read_bytes())
        if sealed == _sealed(name, cache / name / _FILES):
            return cache / name / _FILES
    except (OSError, ValueError):
        pass
    return None


def prune(cache: Path, keep: Collection[str]) -> tuple[str, ...]:
    """Remove every index whose fingerprint is not in `keep`, and what broken runs left behind.

    Gives the names of the folders that are gone. Raises OSError.
    """
    if not cache.is_dir():
        return ()
    with _alone(cache):
        gone = [path for path in cache.iterdir() if path.is_dir() and path.name not in keep]
        for path in gone:
            shutil.rmtree(path)
    return tuple(sorted(path.name for path in gone))


def _made(records: tuple[SearchRecord, ...], cache: Path, name: str) -> Path:
    with TemporaryDirectory(prefix=_ASIDE, dir=cache) as aside:
        year = Path(aside, name)
        index_year(records, year / _FILES)
        seal = json.dumps(_sealed(name, year / _FILES)).encode()
        (year / _SEAL).write_bytes(seal)
        year.rename(cache / name)
    return cache / name / _FILES


def _sealed(name: str, folder: Path) -> Mapping[str, object]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {"name": name, "files": {p.relative_to(folder).as_posix(): _state(p) for p in files}}


def _state(path: Path) -> list[object]:
    data = path.read_bytes()
    return [len(data), blake2b(data, digest_size=16).hexdigest()]


def _discard(folder: Path, warn: Callable[[str, str], None]) -> None:
    if not folder.exists():
        return
    warn(
        f"Indeks pencarian {folder} rusak dan dibuat lagi.",
        f"The search index {folder} is damaged and made again.",
    )
    shutil.rmtree(folder)


@contextmanager
def _alone(cache: Path) -> Iterator[None]:
    """Wait until no other process makes or removes indexes in `cache`."""
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / _LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
