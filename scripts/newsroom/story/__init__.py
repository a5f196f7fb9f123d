"""A story: its model, its file format, its body.

`read_story` and `parse` give a story and what was found while reading it; neither raises on
content.
"""

import os
from datetime import tzinfo
from pathlib import Path

from newsroom.finding import START, Finding
from newsroom.story.body import Block, BlockKind, Body
from newsroom.story.kinds import Kind, Label, Language, Method, Verdict, Verification
from newsroom.story.model import (
    Correction,
    Event,
    FrontMatter,
    Image,
    Review,
    Social,
    Source,
    Story,
    Waiver,
    Withdrawal,
    address_of,
)
from newsroom.story.parse import INVALID, MAX_BYTES, decode, parse
from newsroom.story.receipt import Receipt

__all__ = [
    "INVALID",
    "MAX_BYTES",
    "Block",
    "BlockKind",
    "Body",
    "Correction",
    "Event",
    "FrontMatter",
    "Image",
    "Kind",
    "Label",
    "Language",
    "Method",
    "Receipt",
    "Review",
    "Social",
    "Source",
    "Story",
    "Verdict",
    "Verification",
    "Waiver",
    "Withdrawal",
    "address_of",
    "decode",
    "parse",
    "parse_bytes",
    "read_bytes",
    "read_story",
]


def read_story(root: Path, path: str, *, zone: tzinfo) -> tuple[Story | None, list[Finding]]:
    """Read the story file at `path`, relative to `root`.

    No more than the size limit is read into memory. A file that cannot be opened is a finding.
    """
    data, found = read_bytes(root, path)
    return (None, found) if data is None else parse_bytes(path, data, zone=zone)


def read_bytes(root: Path, path: str) -> tuple[bytes | None, list[Finding]]:
    """The bytes of a story file, as far as they can be one; None where it cannot be opened."""
    try:
        return _read(f"{root}/{path}"), []
    except OSError as error:
        return None, [_cannot_open(path, error)]


def _read(file: str) -> bytes:
    # Without file objects and paths, which take longer than the reading.
    descriptor = os.open(file, os.O_RDONLY | os.O_CLOEXEC)
    try:
        return os.read(descriptor, min(os.fstat(descriptor).st_size, MAX_BYTES) + 1)
    finally:
        os.close(descriptor)


def parse_bytes(path: str, data: bytes, *, zone: tzinfo) -> tuple[Story | None, list[Finding]]:
    """The story that the bytes of a file are, and what was found while reading them."""
    text, found = decode(path, data)
    if text is None:
        return None, found
    story, more = parse(path, text, zone=zone)
    return story, found + more


def _cannot_open(path: str, error: OSError) -> Finding:
    return Finding(
        INVALID,
        path,
        START,
        f"Berkas tidak dapat dibuka ({error.strerror}); periksa nama dan izinnya.",
        f"The file cannot be opened ({error.strerror}); check its name and permissions.",
    )
