"""Where the story files are."""

import os
from collections.abc import Iterator
from pathlib import Path

from newsroom.files import files_below

FOLDER = "content/stories"


def story_paths(root: Path) -> list[str]:
    """The paths of all story files, relative to `root`, sorted."""
    return sorted(path for path, _ in story_files(root))


def story_files(root: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """All story files as the system lists them, with their paths relative to `root`."""
    for folder, entries in files_below(root, FOLDER):
        for entry in entries:
            if entry.name.endswith(".md"):
                yield f"{folder}/{entry.name}", entry
