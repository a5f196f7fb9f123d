"""SSH signatures of files: what `ssh-keygen -Y sign` writes and `ssh-keygen -Y verify` checks.

The format is OpenSSH's (PROTOCOL.sshsig); the arithmetic is the library's. Only Ed25519, whose
signatures of the same bytes are the same bytes, and only the form that OpenSSH itself writes: so
no byte of a signature can be changed without being noticed.
"""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass
from hashlib import sha512
from struct import pack

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_ssh_private_key

from newsroom.provenance.keys import ALGORITHM, BadKeyError, PublicKey, pack_string, unpack_strings

_MAGIC, _VERSION, _HASH = b"SSHSIG", 1, b"sha512"
_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
_WIDTH = 70


@dataclass(frozen=True, slots=True)
class Signer:
    """A private key at work. It is shown nowhere, not even in a traceback."""

    _key: Ed25519PrivateKey

    def __repr__(self) -> str:
        return "Signer(…)"

    @property
    def public(self) -> PublicKey:
        """The public half."""
        return PublicKey(self._key.public_key().public_bytes_raw())

    def sign(self, data: bytes, namespace: str) -> bytes:
        """The file `.sig` for a file with the bytes `data`."""
        signature = self._key.sign(_signed(data, namespace))
        blob = _blob(self.public, namespace, signature)
        return _armoured(blob)


def read_private_key(text: str) -> Signer:
    """The key that `ssh-keygen -t ed25519 -N ''` wrote. Raises BadKeyError, which quotes nothing of it."""
    try:
        # What is pasted into a form loses the line's end, or gains those of Windows.
        key = load_ssh_private_key(("\n".join(text.split("\n")).strip() + "\n").encode(), None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise BadKeyError("no private key without a passphrase in OpenSSH's format") from None
    if not isinstance(key, Ed25519PrivateKey):
        raise BadKeyError(f"not a key of the sort {ALGORITHM}")
    return Signer(key)


def is_signed(data: bytes, signature: bytes, key: PublicKey, namespace: str) -> bool:
    """Whether `signature` is the file `.sig` that the owner of `key` made for `data`.

    Stricter than OpenSSH: any other byte in the file is one too many.
    """
    raw = _unpacked(signature)
    if raw is None or _armoured(_blob(key, namespace, raw)) != signature:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(key.raw).verify(raw, _signed(data, namespace))
    except InvalidSignature:
        return False
    return True


def _signed(data: bytes, namespace: str) -> bytes:
    """What is really signed: the hash of the file, and what it is meant for."""
    parts = (namespace.encode(), b"", _HASH, sha512(data).digest())
    return _MAGIC + b"".join(map(pack_string, parts))


def _blob(key: PublicKey, namespace: str, signature: bytes) -> bytes:
    signed = pack_string(ALGORITHM.encode()) + pack_string(signature)
    parts = (key.blob, namespace.encode(), b"", _HASH, signed)
    return _MAGIC + pack(">I", _VERSION) + b"".join(map(pack_string, parts))


def _unpacked(signature: bytes) -> bytes | None:
    """The 64 bytes of the signature itself; None where the file has another form."""
    try:
        lines = signature.decode("ascii").splitlines()
        blob = b64decode("".join(lines[1:-1]), validate=True)
        if blob[:6] != _MAGIC:
            return None
        *_, signed = unpack_strings(blob[10:], 5)
        _, raw = unpack_strings(signed, 2)
    except (UnicodeDecodeError, NotBase64, ValueError):
        return None
    return raw if len(raw) == 64 else None


def _armoured(blob: bytes) -> bytes:
    text = b64encode(blob).decode()
    lines = [text[at : at + _WIDTH] for at in range(0, len(text), _WIDTH)]
    return "\n".join([_BEGIN, *lines, _END, ""]).encode()
