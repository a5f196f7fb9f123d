"""Which stories and registers the paths on a command line mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from newsroom.corpus import FOLDER, changed_since, story_paths
from newsroom.errors import UsageError
from newsroom.registers import FOLDER as REGISTERS


@dataclass(frozen=True, slots=True)
class Choice:
    """What to check: paths of stories and of registers, relative to the repository."""

    stories: tuple[str, ...]
    registers: frozenset[str]


def choose(
    root: Path, folder: Path, given: Sequence[str], base: str | None, *, anywhere: bool = False
) -> Choice:
    """What the paths `given` on a command line in `folder` mean; without any, everything.

    With `base`, only what changed since that revision. Stories may lie `anywhere` in the
    repository: a folder outside content/stories then means the .md files in it. Raises UsageError for a path that does
    not exist, lies outside the repository at `root`, or holds no story.
    """
    paths = [path for one in given for path in _below(root, folder, one, anywhere=anywhere)]
    if not given:
        paths = [*story_paths(root), *_registers(root)]
    if base is not None:
        changed = set(changed_since(root, base))
        paths = [path for path in paths if path in changed]
    registers = frozenset(path for path in paths if path.startswith(f"{REGISTERS}/"))
    stories = dict.fromkeys(path for path in paths if path not in registers)
    return Choice(tuple(stories), registers)


def _registers(root: Path) -> list[str]:
    files = (root / REGISTERS).rglob("*")
    return sorted(file.relative_to(root).as_posix() for file in files if file.is_file())


def _below(root: Path, folder: Path, given: str, *, anywhere: bool) -> list[str]:
    """The stories and registers that a path on the command line means."""
    place = _existing(root, folder, given)
    path = place.relative_to(root.resolve()).as_posix()
    if place.is_file():
        if path.startswith(f"{REGISTERS}/") or _is_story(path):
            return [path]
        raise UsageError(
            f"{given} bukan berita; berita adalah berkas .md di {FOLDER}/.",
            f"{given} is not a story; stories are .md files in {FOLDER}/.",
        )
    inside = "" if path == "." else f"{path}/"
    found = [one for one in (*story_paths(root), *_registers(root)) if one.startswith(inside)]
    if not found and anywhere:
        found = _loose(root, place)
    if not found:
        raise UsageError(
            f"Tidak ada berita di {given}; berita tersimpan di {FOLDER}/.",
            f"There is no story in {given}; stories are kept in {FOLDER}/.",
        )
    return found


def _loose(root: Path, place: Path) -> list[str]:
    """The .md files below a folder, but for those that tell about it."""
    files = sorted(place.rglob("*.md"))
    kept = (file.relative_to(root.resolve()).as_posix() for file in files if file.stem != "README")
    return [path for path in kept if _is_story(path)]


def _existing(root: Path, folder: Path, given: str) -> Path:
    # Findings name paths as seen from the repository, and people paste them from anywhere.
    places = [(base / given).resolve() for base in (folder, root)]
    place = next((place for place in places if place.exists()), None)
    if place is None:
        raise UsageError(
            f"{given} tidak ada; periksa ejaannya.", f"{given} does not exist; check its spelling."
        )
    if not place.is_relative_to(root.resolve()):
        raise UsageError(
            f"{given} di luar repositori {root}; pindahkan beritanya ke {FOLDER}/.",
            f"{given} is outside the repository {root}; move the story to {FOLDER}/.",
        )
    return place


def _is_story(path: str) -> bool:
    return path.endswith(".md") and not path.startswith("content/pages/")
