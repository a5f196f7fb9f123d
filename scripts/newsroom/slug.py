"""Names as parts of addresses."""

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b

_LONGEST = 100


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """`text` as a part of an address: lower-case letters, digits and hyphens; may be empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def short_name(id_: str) -> str:
    """An id as a part of an address that is never empty and fits into a file's name.

    An id without letters or digits of ASCII, or with very many, is told by a checksum.
    """
    name = slug(id_)
    if 0 < len(name) <= _LONGEST:
        return name
    checksum = blake2b(id_.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    return f"{name[:_LONGEST]}-{checksum}" if name else f"x{checksum}"
