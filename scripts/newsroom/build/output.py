"""The output folder: only what differs is replaced, file by file, in an order that readers can bear.

New assets come before the pages that name them, and old ones go last. A build that is stopped in
the middle leaves whole files, and the next one mends the rest. Only a first build, whose output
nobody reads yet, writes its files where they belong (`workshop`).
"""

import errno
import json
import os
import shutil
import stat
from bisect import bisect_left
from collections.abc import Collection, Iterable
from hashlib import blake2b, sha256
from pathlib import Path

from newsroom.build.outputs import Outputs
from newsroom.errors import BuildError
from newsroom.files import write_aside

MANIFEST = "manifest.json"
KEPT = frozenset({"outbox"})
"""Folders in the output that others fill: the outbox is delivered to."""

_BEGINNING, _END = b'{"files": {', b"\n}}\n"
_quoted = json.JSONEncoder().encode
_FEW = 1000
"""Up to so many lines are looked up in a manifest; with more it is written anew."""
_ASSETS = ("cards", "images", "pagefind", "theme")

SHOWCASE = "_components"
"""The folder with all components, for those who work on the theme: no part of the site."""


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
    """Whether the file begins as every manifest of ours does; it can be long."""
    try:
        with path.open("rb") as file:
            return file.read(len(_BEGINNING)) == _BEGINNING
    except OSError:
        return False


def _not_ours(output: Path) -> BuildError:
    return BuildError(
        f"{output} berisi berkas lain, bukan situs yang dibuat di sini, jadi tidak disentuh; "
        "pilih folder kosong dengan --output.",
        f"{output} holds other files, not a site made here, and was not touched; "
        "choose an empty folder with --output.",
    )


def is_bare(output: Path) -> bool:
    """Whether no site stands in `output` yet."""
    return not (output / MANIFEST).exists()


def mark_as_ours(output: Path) -> None:
    """Mark a new output as made here before anything else, in case this run is stopped."""
    if is_bare(output):
        write_aside(output / MANIFEST, _BEGINNING + b"}}\n")


def strip(output: Path) -> None:
    """Take everything out of an output that was bare when a build began, and failed."""
    clear(output, strangers(output, ()))
    (output / MANIFEST).unlink(missing_ok=True)
    if output.is_dir() and not any(output.iterdir()):
        output.rmdir()


def waiting_at(workshop: Path, address: str) -> str:
    """Where the new file of `address` waits.

    In one of sixteen folders: each costs time, and processes that make files in the same one wait
    for each other.
    """
    name = blake2b(address.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    return f"{workshop}/{name[0]}/{name[1:]}"


def put(workshop: Path, output: Path, addresses: Iterable[str]) -> None:
    """Move files from the workshop to where they belong, assets first."""
    output.mkdir(parents=True, exist_ok=True)
    rooms = {str(output)}
    for address in assets_first(addresses):
        source, target = waiting_at(workshop, address), f"{output}/{address}"
        _make_room(target.rpartition("/")[0], rooms)
        try:
            _move(source, target)
        except (IsADirectoryError, PermissionError):
            shutil.rmtree(target)
            _move(source, target)


def assets_first(addresses: Iterable[str]) -> list[str]:
    """Addresses in the order in which they may appear: what pages name, then pages."""
    return sorted(addresses, key=lambda name: (not is_asset(name), name))


def is_asset(address: str) -> bool:
    """Whether pages name the file at `address`, which therefore comes before them."""
    return address.partition("/")[0] in _ASSETS


def _move(source: str, target: str) -> None:
    """Let the file `source` stand at `target` in one step."""
    try:
        os.replace(source, target)  # noqa: PTH105 - ten thousand times
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        # Another file system: the bytes go over, and appear in one step.
        write_aside(Path(target), Path(source).read_bytes())


def _make_room(room: str, rooms: set[str]) -> None:
    """Make the folder `room`, in the place of a file or a link where one stands there.

    `rooms` are the folders that are known to be there; nothing is written through a link.
    """
    if room in rooms:
        return
    _make_room(room.rpartition("/")[0], rooms)
    try:
        stands = stat.S_ISDIR(os.lstat(room).st_mode)
        if not stands:
            Path(room).unlink()
    except FileNotFoundError:
        stands = False
    if not stands:
        Path(room).mkdir()
    rooms.add(room)


def clear(output: Path, addresses: Iterable[str]) -> int:
    """Remove files, and the folders that they leave empty; how many there were.

    A folder in the place of a file goes only if it is empty: pages may stand in it by now.
    """
    removed = 0
    for address in sorted(addresses, reverse=True):
        path = output / address
        try:
            path.unlink()
        except (FileNotFoundError, NotADirectoryError):
            continue
        except (IsADirectoryError, PermissionError):
            # The second is what macOS says of a folder.
            if not path.is_dir():
                raise
            _remove_empty(output, path)
            continue
        removed += 1
        _remove_empty(output, path.parent)
    return removed


def _remove_empty(output: Path, folder: Path) -> None:
    while folder != output:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def folder_instead(output: Path, addresses: Iterable[str]) -> bool:
    """Whether a folder stands in the place of one of these files."""
    return any((output / address).is_dir() for address in addresses)


def strangers(output: Path, known: Iterable[str]) -> set[str]:
    """The files in the output that nothing of this site accounts for."""
    expected = {*known, MANIFEST}
    return {name for name in _files(output) if name not in expected}


def _files(folder: Path) -> Iterable[str]:
    for place, folders, names in os.walk(folder):
        below = os.path.relpath(place, folder)
        if below == ".":
            folders[:] = [name for name in folders if name not in KEPT]
        prefix = "" if below == "." else f"{below}/"
        links = [name for name in folders if os.path.islink(os.path.join(place, name))]  # noqa: PTH114, PTH118
        yield from (prefix + name for name in (*names, *links))


def write_manifest(
    output: Path, outputs: Outputs, *, since: str = "", changed: Collection[str] = ()
) -> str:
    """Write what the output holds: each file with its SHA-256 and its size in bytes.

    `changed` are the addresses that are new, other or gone since the manifest whose SHA-256 is
    `since`. Where that one still stands only their lines are made. Gives the manifest's SHA-256.
    """
    lines = _mended(_lines(output, since), outputs, changed)
    text = _BEGINNING + b"\n" + b",\n".join(lines) + _END
    write_aside(output / MANIFEST, text)
    return sha256(text).hexdigest()


def _lines(output: Path, digest: str) -> list[bytes]:
    """The lines of the manifest with this SHA-256; none where another one stands there."""
    try:
        text = (output / MANIFEST).read_bytes()
    except OSError:
        return []
    if sha256(text).hexdigest() != digest:
        return []
    body = text[len(_BEGINNING) + 1 : -len(_END)]
    return body.split(b",\n") if body else []


def _mended(lines: list[bytes], outputs: Outputs, changed: Collection[str]) -> list[bytes]:
    if not lines or len(changed) > _FEW:
        return [_line(*written) for written in outputs.written()]
    for address in changed:
        at = bisect_left(lines, address, key=_address)
        is_there = at < len(lines) and _address(lines[at]) == address
        lines[at : at + is_there] = (_line(*written) for written in outputs.written(address))
    return lines


def _line(address: str, digest: str, size: int) -> bytes:
    return f'{_quoted(address)}: {{"sha256": "{digest}", "size": {size}}}'.encode()


def _address(line: bytes) -> str:
    return str(json.loads(line.rpartition(b': {"sha256"')[0]))
