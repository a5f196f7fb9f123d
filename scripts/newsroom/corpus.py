"""All stories, read once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from functools import cached_property
from pathlib import Path

from newsroom.finding import Finding
from newsroom.story import Story, read_story

FOLDER = "content/stories"


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

    def follow_ups(self, story: Story) -> tuple[Story, ...]:
        """The stories that follow or answer `story`."""
        return tuple(
            other for other in self.stories if story.id in (other.meta.follows, other.meta.reply_to)
        )


def story_paths(root: Path) -> list[str]:
    """The paths of all story files, relative to `root`, sorted."""
    return sorted(file.relative_to(root).as_posix() for file in (root / FOLDER).rglob("*.md"))


def read_corpus(root: Path, *, zone: tzinfo, paths: Iterable[str] | None = None) -> Corpus:
    """Read the stories at `paths` (default: all) once. Faults are findings of the corpus."""
    stories, findings = [], []
    for path in story_paths(root) if paths is None else paths:
        story, found = read_story(root, path, zone=zone)
        findings += found
        if story is not None:
            stories.append(story)
    return Corpus(tuple(stories), tuple(findings))
