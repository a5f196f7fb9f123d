"""Where the story files are."""

import os
from collections.abc import Iterator
from pathlib import Path

FOLDER = "content/stories"


def story_paths(root: Path) -> list[str]:
    """The paths of all story files, relative to `root`, sorted."""
    return sorted(path for path, _ in story_files(root))


def story_files(root: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """All story files as the system lists them, with their paths relative to `root`."""
    waiting = [FOLDER]
    while waiting:
        folder = waiting.pop()
        try:
            entries = list(os.scandir(root / folder))
        except OSError:
            continue
        for entry in entries:
            path = f"{folder}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            elif entry.name.endswith(".md"):
                yield path, entry
