"""All stories: read whole, in short (`Archive`), and as they were (`Before`)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from functools import cached_property
from pathlib import Path

from newsroom.corpus.archive import Archive
from newsroom.corpus.folder import FOLDER, story_paths
from newsroom.corpus.gather import read_archive, with_others
from newsroom.corpus.revision import Before, Revision, changed_since, open_revision
from newsroom.corpus.sketch import Sketch, sketch
from newsroom.finding import Finding
from newsroom.story import Story, read_story

__all__ = [
    "FOLDER",
    "Archive",
    "Before",
    "Corpus",
    "Revision",
    "Sketch",
    "changed_since",
    "open_revision",
    "read_archive",
    "read_corpus",
    "sketch",
    "story_paths",
    "with_others",
]


@dataclass(frozen=True)
class Corpus:
    """The stories that could be read, by path, and what was found while reading."""

    stories: tuple[Story, ...]
    findings: tuple[Finding, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Story]:
        """Stories by id; of two with one id, the first by path."""
        return {story.id: story for story in reversed(self.stories) if story.id}

    @cached_property
    def by_path(self) -> Mapping[str, Story]:
        """Stories by path."""
        return {story.path: story for story in self.stories}


def read_corpus(root: Path, *, zone: tzinfo, paths: Iterable[str] | None = None) -> Corpus:
    """Read the stories at `paths` (default: all) once. Faults are findings of the corpus."""
    stories, findings = [], []
    for path in story_paths(root) if paths is None else paths:
        story, found = read_story(root, path, zone=zone)
        findings += found
        if story is not None:
            stories.append(story)
    return Corpus(tuple(stories), tuple(findings))
