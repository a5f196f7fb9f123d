"""Signatures of the lists of days: laid beside them after a build, and from then on part of the site.

A build takes away what is no longer signed; it makes no signature itself, since the process that
renders pages never has the key. The same list and key give the same signature, so that signing
twice changes nothing.
"""

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from newsroom.build.output import MANIFEST, clear, write_manifest
from newsroom.build.outputs import Outputs, Written, digest_of
from newsroom.build.signatures import signatures
from newsroom.build.site import HOME, alone, code_of
from newsroom.build.state import MANIFEST_DIGEST, State, state_name
from newsroom.build.task import Task, TaskKind
from newsroom.errors import BuildError
from newsroom.files import write_aside
from newsroom.provenance.day_list import SIGNATURE

Sign = Callable[[bytes], bytes]
"""Makes the signature of a file's bytes."""


class Signed(NamedTuple):
    """How many lists are signed, and how many signatures were written and removed for that."""

    lists: int
    written: int
    removed: int


def sign_lists(root: Path, output: Path, sign: Sign) -> Signed:
    """Sign the lists of days of the site in `output`, built from the newsroom in `root`.

    Raises BuildError where that is not the site as the last build left it.
    """
    with alone(root / HOME):
        state = State(root / HOME, state_name(root, output), code_of(root))
        try:
            as_left = digest_of(output / MANIFEST) == state.value(MANIFEST_DIGEST)
            if state.is_new or not as_left:
                raise _not_built()
            return _Signing(state, output, sign).run()
        finally:
            state.forget()


class _Signing(NamedTuple):
    """The signing of one site."""

    state: State
    output: Path
    sign: Sign

    def run(self) -> Signed:
        """Sign what is not signed yet, and take away what is signed in vain."""
        outputs = Outputs(self.state.db)
        wanted = dict(self._wanted(outputs))
        gone = signatures(outputs) - wanted.keys()
        differ = {name: data for name, data in wanted.items() if self._bytes(name) != data}
        known = signatures(outputs)
        if differ or gone or wanted.keys() - known:
            self.state.break_seal()
            for name, data in differ.items():
                write_aside(self.output / name, data)
            for name, data in wanted.items():
                _keep(outputs, self.output, name, data)
            for name in gone:
                outputs.drop(name)
            clear(self.output, gone)
            self.state.keep(MANIFEST_DIGEST, write_manifest(self.output, outputs))
            self.state.seal()
        return Signed(len(wanted), len(differ), len(gone))

    def _wanted(self, outputs: Outputs) -> Iterator[tuple[str, bytes]]:
        for name in sorted(outputs.of_kind(TaskKind.DAY_LIST)):
            data = self._bytes(name)
            if data is None or sha256(data).hexdigest() != outputs.digest(name):
                raise _not_built()
            yield name + SIGNATURE, self.sign(data)

    def _bytes(self, name: str) -> bytes | None:
        try:
            return (self.output / name).read_bytes()
        except OSError:
            return None


def _keep(outputs: Outputs, output: Path, name: str, data: bytes) -> None:
    time = (output / name).stat().st_mtime_ns
    written = Written(sha256(data).hexdigest(), len(data))
    outputs.keep_file(name, Task(TaskKind.FILE, name), written, time)


def _not_built() -> BuildError:
    return BuildError(
        "Situs ini bukan hasil pembangunan terakhir, jadi tidak ditandatangani; jalankan dahulu: "
        "newsroom build",
        "This site is not as the last build left it, and was not signed; first run: newsroom build",
    )
