"""Record keys of the AT Protocol (TID): 13 characters that tell a time and set two apart."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256

_ALPHABET = "234567abcdefghijklmnopqrstuvwxyz"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def tid_of(key: str, moment: datetime) -> str:
    """The record key of the ledger's `key` for a post of the second `moment`.

    The same pair gives the same record key; the key's hash gives the microseconds and the clock
    id, so that two posts of one second have two. 53 bits of microseconds, 10 of clock id
    (https://atproto.com/specs/tid).
    """
    mixed = int.from_bytes(sha256(key.encode()).digest()[:8])
    seconds = moment.astimezone(UTC).replace(microsecond=0)
    micros = (seconds - _EPOCH) // timedelta(microseconds=1) + mixed % 1_000_000
    value = (micros & (1 << 53) - 1) << 10 | mixed >> 32 & 0x3FF
    return "".join(_ALPHABET[value >> shift & 31] for shift in range(60, -1, -5))
