"""Files are written aside and then renamed, so that a crash never leaves half of one.

Of pictures only the beginning is read here.
"""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from newsroom.errors import UsageError


def files_below(root: Path, room: str) -> Iterator[tuple[str, list[os.DirEntry[str]]]]:
    """Every folder at or below `root`/`room`, relative to `root`, with what in it is no folder.

    Links to folders are not followed; a folder that cannot be read is passed over.
    """
    waiting = [room]
    while waiting:
        folder = waiting.pop()
        try:
            entries = list(os.scandir(root / folder))
        except OSError:
            continue
        files = []
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                waiting.append(f"{folder}/{entry.name}")
            else:
                files.append(entry)
        yield folder, files


def write_aside(path: Path, data: bytes) -> None:
    """Replace the file at `path` by `data` in one step, keeping its permissions.

    The folder is made where it is missing. Raises OSError that names `path`: the system's own
    names none when the disk is full, and otherwise the file aside, which nobody knows.
    """
    try:
        _replace(path, data)
    except OSError as error:
        if error.errno is not None:
            error.filename, error.filename2 = str(path), None
        raise


def _replace(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        aside.chmod(_mode(path))
        aside.replace(path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        return 0o644


def write_new(path: Path, text: str) -> None:
    """Write a file that must not exist yet. Raises UsageError where it does."""
    if path.exists():
        raise UsageError(
            f"{path} sudah ada dan tidak ditimpa; pilih nama lain.",
            f"{path} exists already and is not overwritten; choose another name.",
        )
    write_aside(path, text.encode("utf-8"))


PICTURE_HEAD = 64 * 1024
"""So many bytes hold all that a camera writes about a picture in front of it."""


def picture_head(root: Path, name: str) -> bytes:
    """The beginning of the picture `name` in content/images; nothing where it cannot be read."""
    if not name or name.startswith("/") or ".." in name.split("/"):
        return b""
    path = root / "content" / "images" / name
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            return file.read(PICTURE_HEAD)
    except (OSError, ValueError):
        return b""
