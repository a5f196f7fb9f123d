"""Templates as Jinja compiled them, kept like Python's own __pycache__: on this machine only.

They are code, so they stay out of .cache/newsroom, which CI saves and restores.
"""

import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from jinja2 import BytecodeCache, __version__
from jinja2.bccache import Bucket

from newsroom.files import write_aside
from newsroom.theme import shown, translated

COMPILED = ".cache/templates"
_MADE_BY = f"{sys.version} Jinja {__version__} ".encode() + b"".join(
    Path(file).read_bytes() for file in (shown.__file__, translated.__file__)
)
_SEAL = sha256().digest_size


class CompiledTemplates(BytecodeCache):
    """Compiled templates in `folder`, one file for each template.

    What is damaged, or was compiled by another Python or Jinja, or in another way, counts as absent and is replaced;
    so does Jinja with what was compiled from another text. A folder that cannot be written to
    stays as it is.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give `bucket` its code, if it is there and whole."""
        try:
            data = self._file(bucket).read_bytes()
        except OSError:
            return
        seal, code = data[:_SEAL], data[_SEAL:]
        if seal == _seal(bucket, code):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of `bucket`."""
        code = bucket.bytecode_to_string()
        with suppress(OSError):
            write_aside(self._file(bucket), _seal(bucket, code) + code)

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / bucket.key


def _seal(bucket: Bucket, code: bytes) -> bytes:
    """The checksum of a template's code; its name is in it, since files can change places."""
    return sha256(_MADE_BY + bucket.key.encode() + code).digest()
