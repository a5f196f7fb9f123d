"""Names as parts of addresses."""

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """`text` as a part of an address: lower-case letters, digits and hyphens; may be empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def short_name(id_: str) -> str:
    """An id as a part of an address; what has no letter or digit of ASCII gets a checksum's."""
    return (
        slug(id_) or f"x{blake2b(id_.encode('utf-8', 'surrogatepass'), digest_size=6).hexdigest()}"
    )
