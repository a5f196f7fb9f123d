"""The output folder: only what differs is written, what is gone is removed, file by file.

Each file is replaced in one step, new assets come before the pages that name them and old ones
go last. A build that is stopped in the middle leaves whole files, and the next one mends the rest.
"""

import json
import shutil
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

from newsroom.errors import BuildError
from newsroom.files import write_aside

MANIFEST = "manifest.json"
KEPT = frozenset({"outbox"})
"""Folders in the output that others fill: the outbox is delivered to."""

_ASSETS = ("cards", "images", "theme")


@dataclass(frozen=True, slots=True)
class Changes:
    """How many files of the output were written and removed."""

    written: int
    removed: int


def replace_site(fresh: Path, output: Path) -> Changes:
    """Make `output` hold what `fresh` holds, with a manifest of it, besides what is kept.

    Raises BuildError where `output` holds something else than a site made here.
    """
    must_be_ours(output)
    files = _files(fresh)
    manifest = _manifest(fresh, files)
    if not (output / MANIFEST).exists():
        # Marks the folder as ours before anything else, in case this run is stopped.
        write_aside(output / MANIFEST, manifest)
    written = sum(_write(output, name, (fresh / name).read_bytes()) for name in _ordered(files))
    removed = _remove(output, keep={*files, MANIFEST})
    _write(output, MANIFEST, manifest)
    return Changes(written, removed)


def must_be_ours(output: Path) -> None:
    """Raise BuildError unless `output` is free, or a site that was made here."""
    if not output.exists():
        return
    if not output.is_dir():
        raise _not_ours(output)
    names = {path.name for path in output.iterdir()}
    if not names <= KEPT and not _is_manifest(output / MANIFEST):
        raise _not_ours(output)


def _is_manifest(path: Path) -> bool:
    try:
        return "files" in json.loads(path.read_bytes())
    except (OSError, ValueError, TypeError):
        return False


def _not_ours(output: Path) -> BuildError:
    return BuildError(
        f"{output} berisi berkas lain, bukan situs yang dibuat di sini, jadi tidak disentuh; "
        "pilih folder kosong dengan --output.",
        f"{output} holds other files, not a site made here, and was not touched; "
        "choose an empty folder with --output.",
    )


def _files(folder: Path) -> list[str]:
    """The files below `folder` that a build may write, relative to it, sorted."""
    found = (path for path in folder.rglob("*") if path.is_file() or path.is_symlink())
    names = (path.relative_to(folder).as_posix() for path in found)
    return sorted(name for name in names if PurePosixPath(name).parts[0] not in KEPT)


def _manifest(fresh: Path, files: list[str]) -> bytes:
    listed = {}
    for name in files:
        data = (fresh / name).read_bytes()
        listed[name] = {"sha256": sha256(data).hexdigest(), "size": len(data)}
    return (json.dumps({"files": listed}, indent=1, sort_keys=True) + "\n").encode()


def _ordered(files: list[str]) -> list[str]:
    return sorted(files, key=lambda name: (PurePosixPath(name).parts[0] not in _ASSETS, name))


def _write(output: Path, name: str, data: bytes) -> bool:
    """Write one file where it differs; whether it did."""
    path = output / name
    if path.is_file() and not path.is_symlink() and path.read_bytes() == data:
        return False
    _make_room(output, path)
    write_aside(path, data)
    return True


def _make_room(output: Path, path: Path) -> None:
    """What was a file may become a folder, and the other way round."""
    for parent in path.parents:
        if parent == output:
            break
        if parent.is_file():
            parent.unlink()
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)


def _remove(output: Path, keep: set[str]) -> int:
    stale = [name for name in _files(output) if name not in keep]
    for name in stale:
        (output / name).unlink()
    folders = sorted((path for path in output.rglob("*") if path.is_dir()), reverse=True)
    for folder in folders:
        if folder.relative_to(output).parts[0] not in KEPT and not any(folder.iterdir()):
            folder.rmdir()
    return len(stale)
