"""Names as parts of addresses."""

import re
import unicodedata
from functools import lru_cache


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """`text` as a part of an address: lower-case letters, digits and hyphens; may be empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
