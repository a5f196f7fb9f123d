"""What Git knows of the stories: what changed since a revision, and what they said then."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from subprocess import run

from newsroom.corpus.folder import FOLDER
from newsroom.errors import UsageError
from newsroom.story import decode

_CONTENT = FOLDER.split("/", maxsplit=1)[0]


def changed_since(root: Path, revision: str) -> list[str]:
    """The files of content/ that were added, changed or deleted since `revision`.

    Paths are relative to `root`.

    What is not committed yet counts too. Where history has forked, the point where it did is
    what is compared with. Raises UsageError where Git knows no such revision.
    """
    base = base_of(root, revision)
    changed = _differing(root, base, _CONTENT)
    listing = ("ls-files", "-z", "--others", "--exclude-standard", "--", _CONTENT)
    return sorted({*changed, *_paths(_git(root, *listing))})


def base_of(root: Path, revision: str) -> str:
    """The commit that a change is compared with: `revision`, or where history forked from it.

    Raises UsageError where Git knows no such revision.
    """
    commit = _text(
        _git(root, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    )
    if not commit:
        raise UsageError(
            f'Git tidak mengenal revisi "{revision}" di {root}; periksa namanya, atau ambil dulu dengan git fetch.',
            f'Git knows no revision "{revision}" in {root}; check its name, or git fetch it first.',
        )
    return _text(_git(root, "merge-base", commit, "HEAD")) or commit


@dataclass(frozen=True)
class Before:
    """The stories as they were at a commit: those that were changed or deleted since.

    `texts` holds their files by path; those that could not be read then are left out. `gone` are
    the paths of files that are no longer there, moved ones included.
    """

    texts: Mapping[str, str]
    gone: tuple[str, ...] = ()

    def text(self, path: str) -> str | None:
        """The text of the story at `path` as it was; None where it is new, or did not change."""
        return self.texts.get(path)


@dataclass(frozen=True)
class Revision:
    """A commit of the repository at `root`; `before` is read when it is first asked for."""

    root: Path
    commit: str

    @cached_property
    def before(self) -> Before:
        """The stories that changed since, as they were."""
        changed = [path for path in _differing(self.root, self.commit, FOLDER) if _is_story(path)]
        texts = _texts_at(self.root, self.commit, changed)
        return Before(texts, tuple(path for path in texts if not (self.root / path).exists()))


def open_revision(root: Path, revision: str) -> Revision:
    """The commit that changes are compared with. Raises UsageError where Git knows none."""
    return Revision(root, base_of(root, revision))


def _is_story(path: str) -> bool:
    return path.endswith(".md")


def _differing(root: Path, commit: str, folder: str) -> list[str]:
    # Without renames: the old path of a moved file is what readers have in their hands.
    listing = ("diff", "--name-only", "--no-renames", "--relative", "-z", commit, "--", folder)
    return _paths(_git(root, *listing))


def _paths(listing: bytes | None) -> list[str]:
    text = (listing or b"").decode("utf-8", "surrogateescape")
    return [path for path in text.split("\0") if path]


def _texts_at(root: Path, commit: str, paths: Iterable[str]) -> Mapping[str, str]:
    """The texts that the files at `paths` had at `commit`, by one Git process for all of them."""
    prefix = _text(_git(root, "rev-parse", "--show-prefix"))
    # A path with a line feed would be two questions; no story has one.
    wanted = [path for path in paths if "\n" not in path]
    asked = "".join(f"{commit}:{prefix}{path}\n" for path in wanted)
    answer = _git(root, "cat-file", "--batch", given=asked.encode("utf-8", "surrogateescape"))
    blobs = _blobs(answer or b"", len(wanted))
    decoded = {
        path: decode(path, blob)[0] for path, blob in zip(wanted, blobs, strict=False) if blob
    }
    return {path: text for path, text in decoded.items() if text is not None}


def _blobs(answer: bytes, count: int) -> Iterable[bytes | None]:
    """What `git cat-file --batch` answers: `<hash> blob <size>`, the bytes; or `… missing`."""
    at = 0
    for _ in range(count):
        end = answer.find(b"\n", at)
        if end < 0:
            return
        kind, size = [b"", *answer[at:end].split(b" ")][-2:]
        at = end + 1
        if kind == b"blob" and size.isdigit():
            yield answer[at : at + int(size)]
            at += int(size) + 1
        else:
            yield None


def _text(answer: bytes | None) -> str:
    return (answer or b"").decode("utf-8", "surrogateescape").removesuffix("\n")


def _git(root: Path, *arguments: str, given: bytes = b"") -> bytes | None:
    """What Git prints; None where it refuses or is not installed."""
    try:
        done = run(["git", *arguments], cwd=root, capture_output=True, check=False, input=given)
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
