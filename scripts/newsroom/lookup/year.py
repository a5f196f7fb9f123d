"""The file of a year: a name, how many stories, and the record of each, from the oldest on."""

from collections.abc import Sequence

MAGIC = b"CEK1"
"""What the file begins with; another form of records gets another number."""


def year_file(records: Sequence[bytes]) -> bytes:
    """The file with these records; a story is known by its place among them."""
    return b"".join((MAGIC, len(records).to_bytes(4, "big"), *records))
