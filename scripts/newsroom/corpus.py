"""All stories, read once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from functools import cached_property
from pathlib import Path
from subprocess import run

from newsroom.errors import UsageError
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


def changed_since(root: Path, revision: str) -> list[str]:
    """The files of content/ that were added, changed or deleted since `revision`.

    Paths are relative to `root`.

    What is not committed yet counts too. Where history has forked, the point where it did is
    what is compared with. Raises UsageError where Git knows no such revision.
    """
    commit = _git(root, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        raise UsageError(
            f'Git tidak mengenal revisi "{revision}" di {root}; periksa namanya, atau ambil dulu dengan git fetch.',
            f'Git knows no revision "{revision}" in {root}; check its name, or git fetch it first.',
        )
    base = _git(root, "merge-base", commit.strip(), "HEAD") or commit
    listing = ("diff", "--name-only", "-z", "--relative", base.strip())
    changed = _git(root, *listing, "--", _CONTENT) or ""
    added = _git(root, "ls-files", "-z", "--others", "--exclude-standard", "--", _CONTENT) or ""
    return sorted({path for path in (changed + added).split("\0") if path})


_CONTENT = FOLDER.split("/", maxsplit=1)[0]


def _git(root: Path, *arguments: str) -> str | None:
    """What Git prints; None where it refuses or is not installed."""
    try:
        done = run(["git", *arguments], cwd=root, capture_output=True, check=False)
    except OSError:
        return None
    return done.stdout.decode("utf-8", "surrogateescape") if done.returncode == 0 else None
