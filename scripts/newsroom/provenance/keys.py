"""The newsroom's public key, as newsroom.toml has it and as OpenSSH writes it (RFC 8709)."""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass
from hashlib import sha256
from struct import pack, unpack

ALGORITHM = "ssh-ed25519"


class BadKeyError(Exception):
    """What was given as a key is none that can be used; the message says why, in English."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """An Ed25519 key by its 32 bytes."""

    raw: bytes

    @property
    def blob(self) -> bytes:
        """The key as SSH packs it."""
        return pack_string(ALGORITHM.encode()) + pack_string(self.raw)

    @property
    def line(self) -> str:
        """`ssh-ed25519 AAAA…`, as it stands in newsroom.toml and in a file `.pub`."""
        return f"{ALGORITHM} {b64encode(self.blob).decode()}"

    @property
    def fingerprint(self) -> str:
        """`SHA256:…`, as `ssh-keygen -l` prints it."""
        digest = b64encode(sha256(self.blob).digest()).decode()
        return f"SHA256:{digest.rstrip('=')}"


def read_public_key(line: str) -> PublicKey:
    """The key of a line `ssh-ed25519 AAAA… comment`. Raises BadKeyError."""
    words = line.split()
    if len(words) < 2 or words[0] != ALGORITHM:
        raise BadKeyError(f"not a line of the form `{ALGORITHM} AAAA…`")
    try:
        name, raw = unpack_strings(b64decode(words[1], validate=True), 2)
    except (NotBase64, ValueError):
        raise BadKeyError("the key is cut short or mistyped") from None
    key = PublicKey(raw)
    if name != ALGORITHM.encode() or len(raw) != 32 or key.line != " ".join(words[:2]):
        raise BadKeyError("the key is cut short or mistyped")
    return key


def pack_string(data: bytes) -> bytes:
    """A string as SSH writes it (RFC 4251, section 5)."""
    return pack(">I", len(data)) + data


def unpack_strings(data: bytes, count: int) -> list[bytes]:
    """Exactly `count` strings, with nothing behind them. Raises ValueError."""
    found = []
    for _ in range(count):
        if len(data) < 4:
            raise ValueError("cut short")
        (size,) = unpack(">I", data[:4])
        if len(data) < 4 + size:
            raise ValueError("cut short")
        found.append(data[4 : 4 + size])
        data = data[4 + size :]
    if data:
        raise ValueError("something behind the end")
    return found
