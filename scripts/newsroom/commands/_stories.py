"""The stories that a person names on the command line."""

import os
from pathlib import Path

from newsroom.errors import ContentError, UsageError
from newsroom.finding import Severity
from newsroom.story import Story
from newsroom.typed import did_you_mean
from newsroom.workspace import Workspace


def find_story(workspace: Workspace, folder: Path, name: str) -> Story:
    """The story whose path (seen from `folder` or the repository), slug or id is `name`.

    Raises UsageError where no story or more than one is meant, ContentError where its file
    cannot be read.
    """
    corpus = workspace.corpus
    path = _path(workspace.settings.root, folder, name)
    if path is not None:
        story = corpus.by_path.get(path)
        if story is None:
            raise _unreadable(workspace, path)
        return story
    found = [story for story in corpus.stories if name in (story.id, story.slug)]
    if len(found) == 1:
        return found[0]
    raise _ambiguous(name, found) if found else _unknown(workspace, name)


def _path(root: Path, folder: Path, name: str) -> str | None:
    for start in (folder, root):
        # Not resolved: a story that is a link goes by the link's own name.
        file = Path(os.path.normpath(start / name))
        if file.is_file() and file.is_relative_to(root):
            return file.relative_to(root).as_posix()
    return None


def _unreadable(workspace: Workspace, path: str) -> Exception:
    findings = [
        finding
        for finding in workspace.corpus.findings
        if finding.path == path and finding.severity is not Severity.HINT
    ]
    if not findings:
        return UsageError(
            f"{path} bukan berkas berita; berita ada di content/stories.",
            f"{path} is no story; stories live in content/stories.",
        )
    place = f"{path}:{findings[0].span.line}:{findings[0].span.column}"
    return ContentError(f"{place}: {findings[0].message}", f"{place}: {findings[0].message_en}")


def _ambiguous(name: str, found: list[Story]) -> UsageError:
    paths = ", ".join(story.path for story in found)
    return UsageError(
        f'"{name}" dapat berarti beberapa berita: {paths}. Sebutkan salah satunya.',
        f'"{name}" may mean several stories: {paths}. Name one of them.',
    )


def _unknown(workspace: Workspace, name: str) -> UsageError:
    stories = workspace.corpus.stories
    known = [word for story in stories for word in (story.slug, story.id)]
    hint, hint_en = did_you_mean(name, known)
    return UsageError(
        f'tidak ada berita dengan jalur, slug, atau id "{name}".{hint}',
        f'No story has the path, slug or id "{name}".{hint_en}',
    )
