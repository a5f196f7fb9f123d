"""Sends a built site to an office's own server: rsync over SSH, and of the site only what differs.

What differs is told by the manifest that stands on the server (docs/adr/0035). A mark stands there
while a deploy is under way: the manifest of what it sends. The next deploy that finds it knows of
which files nobody can tell how they stand there, and sends or deletes these too.
"""

import json
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from newsroom.build.manifest import Difference, compare, read_manifest
from newsroom.build.output import MANIFEST, is_asset
from newsroom.build.outputs import Written
from newsroom.errors import DeployError

MARK = ".tayang-sending"
"""The file on the server that stands there while a deploy is under way."""
SECONDS = 3600
SHELL_VARIABLE = "RSYNC_RSH"
"""How an operator says which key and port to use: `ssh -i key -p 2222`."""

_SSH = "ssh -o BatchMode=yes -o StrictHostKeyChecking=yes -o ConnectTimeout=20"
# Two files of one size and time can differ, and what is on the server has its own time.
_SEND = ("--ignore-times", "--compress", "--chmod=D755,F644")
# What is listed and not here is removed there.
_REMOVE = ("--delete-missing-args",)
_LISTED = ("--from0", "--files-from=-")
_Files = Mapping[str, Written]
# No file has this digest, so it equals none.
_ANYTHING = Written("0" * 64, 0)


@dataclass(frozen=True, slots=True)
class Transfer:
    """One call of rsync: its arguments, and the names it reads, each below the folder it sends."""

    arguments: tuple[str, ...]
    names: tuple[str, ...] = ()

    @property
    def data(self) -> bytes:
        """The names as rsync reads them."""
        return b"".join(name.encode() + b"\0" for name in self.names)


Rsync = Callable[[Transfer], None]
"""Carries a transfer out; raises DeployError where it fails."""


@dataclass(frozen=True, slots=True)
class Rsyncer:
    """Starts rsync. `environ` is what it sees of the environment."""

    environ: Mapping[str, str]

    def __call__(self, transfer: Transfer) -> None:
        """Carry `transfer` out, or raise DeployError with what rsync said."""
        via = () if self.environ.get(SHELL_VARIABLE) else (f"--rsh={_SSH}",)
        try:
            done = subprocess.run(
                ["rsync", *via, *transfer.arguments],
                input=transfer.data,
                env=dict(self.environ),
                capture_output=True,
                timeout=SECONDS,
                check=False,
            )
        except FileNotFoundError:
            raise DeployError(
                "rsync tidak ditemukan; pasang di komputer ini dan di server (Debian: apt-get "
                "install rsync), lalu ulangi.",
                "rsync was not found; install it here and on the server (Debian: apt-get install "
                "rsync), then try again.",
            ) from None
        except subprocess.TimeoutExpired:
            raise _failed(f"no end after {SECONDS} seconds") from None
        if done.returncode:
            said = " ".join(done.stderr.decode("utf-8", "replace").split())
            raise _failed(said[-500:] or f"exit code {done.returncode}")


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands on the server, compared with the site in hand.

    `is_known`: a deploy of ours ended or at least began there. `broken_off`: one began and did not
    end. `unsure` are the files of which nobody can tell how they stand there.
    """

    difference: Difference
    is_known: bool
    broken_off: bool
    unsure: frozenset[str]

    @property
    def is_settled(self) -> bool:
        """Whether nothing has to be sent."""
        return not (self.broken_off or self.difference.send or self.difference.gone)


def look(output: Path, destination: str, rsync: Rsync, *, everything: bool = False) -> Standing:
    """Compare the site in `output` with what stands at `destination`.

    With `everything` nothing of it is believed, so that all is sent again. Raises UsageError where
    a manifest is damaged, DeployError where the server cannot be asked.
    """
    here = output / MANIFEST
    built = read_manifest(here)
    sent, begun = _standing_there(destination, rsync)
    unsure = _unsure(sent, begun)
    if everything:
        unsure = frozenset(sent or {}) | frozenset(begun or {})
    before = {**(sent or {}), **dict.fromkeys(unsure, _ANYTHING)}
    return Standing(
        difference=compare(before, built, here.stat().st_size),
        is_known=sent is not None or begun is not None,
        broken_off=begun is not None,
        unsure=unsure,
    )


def _standing_there(destination: str, rsync: Rsync) -> tuple[_Files | None, _Files | None]:
    """The manifests of the deploy that ended last, and of one that began and did not end."""
    with tempfile.TemporaryDirectory(prefix="tayang-") as folder:
        ends = (_folder(destination), f"{folder}/")
        rsync(Transfer(("--ignore-missing-args", *_LISTED, *ends), (MANIFEST, MARK)))
        places = (Path(folder) / MANIFEST, Path(folder) / MARK)
        sent, begun = (read_manifest(place) if place.exists() else None for place in places)
        return sent, begun


def _unsure(sent: _Files | None, begun: _Files | None) -> frozenset[str]:
    """The files that a deploy which did not end may have sent or deleted, or not."""
    if begun is None:
        return frozenset()
    ended = sent or {}
    return frozenset(
        name for name in ended.keys() | begun.keys() if ended.get(name) != begun.get(name)
    )


def send(output: Path, destination: str, standing: Standing, rsync: Rsync) -> None:
    """Bring `destination` up to the site in `output`.

    Pages never name what is not there yet: assets go first, deletions after the pages, the
    manifest last. Raises DeployError; the next deploy goes on from whatever was reached. Files
    that no manifest of ours ever named are left alone.
    """
    with tempfile.TemporaryDirectory(prefix="tayang-") as folder:
        bare = Path(folder)
        (bare / MARK).write_bytes(_mark(output, standing.unsure))
        rsync(Transfer((*_SEND, *_LISTED, f"{bare}/", _folder(destination)), (MARK,)))
        (bare / MARK).unlink()
        for name in standing.difference.gone:
            # rsync removes a file that is missing here only where its folder is not.
            (bare / name).parent.mkdir(parents=True, exist_ok=True)
        for transfer in transfers(output, destination, standing.difference, bare):
            rsync(transfer)


def _mark(output: Path, unsure: frozenset[str]) -> bytes:
    """The manifest of a deploy under way; what was unsure before it began stays so until it ends."""
    files = {**read_manifest(output / MANIFEST), **dict.fromkeys(unsure, _ANYTHING)}
    told = {name: {"sha256": one.digest, "size": one.size} for name, one in files.items()}
    return json.dumps({"files": told}).encode()


def transfers(
    output: Path, destination: str, difference: Difference, bare: Path
) -> Iterator[Transfer]:
    """The calls of rsync behind the mark's coming, in their order; the last one takes it away.

    `bare` has the folders of the files that are gone, and none of the files.
    """
    there = _folder(destination)
    ends, none = (f"{output}/", there), (f"{bare}/", there)
    files = [one for one in difference.send if one != MANIFEST]
    for names in ([p for p in files if is_asset(p)], [p for p in files if not is_asset(p)]):
        if names:
            yield Transfer((*_SEND, *_LISTED, *ends), tuple(names))
    if difference.gone:
        yield Transfer((*_REMOVE, *_LISTED, *none), difference.gone)
    yield Transfer((*_SEND, *_LISTED, *ends), (MANIFEST,))
    yield Transfer((*_REMOVE, *_LISTED, *none), (MARK,))


def _folder(destination: str) -> str:
    return f"{destination.rstrip('/')}/"


def _failed(words: str) -> DeployError:
    return DeployError(
        f"situs tidak terkirim seluruhnya: rsync berkata: {words}. Perbaiki itu, lalu ulangi "
        "newsroom deploy; yang sudah terkirim tidak perlu dihapus.",
        f"The site was not sent as a whole: rsync said: {words}. Mend that, then run newsroom "
        "deploy again; what was sent need not be removed.",
    )
