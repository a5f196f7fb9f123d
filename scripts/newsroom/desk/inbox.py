"""What is wrong with a pull request as a whole, before any story is read: files and folders."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MOST_FILES = 100
"""More files than these in one pull request can neither be read by an editor nor shown whole."""
_EXAMPLES = 5
_STORY = re.compile(r"content/stories/[0-9]{4}/(0[1-9]|1[0-2])/[^/]+\.md")
_PAGE = re.compile(r"content/pages/[^/]+\.md")
_DATED = re.compile(r"(\d{4})[-/](0[1-9]|1[0-2])(?:[-/]|$)")
_DOCUMENTS = ("docs/", "tests/", "theme/", ".github/", "plugins/", "scripts/")
_WORDS_OF_THE_HOUSE = frozenset({"README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE.md"})


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something to mend before the stories are looked at: what and why, what to do, which files."""

    text: str
    text_en: str
    paths: tuple[str, ...] = ()
    more: int = 0


def is_story(path: str) -> bool:
    """Whether a story may lie at `path`."""
    return _STORY.fullmatch(path) is not None


def troubles_of(
    paths: Sequence[str], *, unreadable: Iterable[str] = (), new: Iterable[str] = ()
) -> tuple[Trouble, ...]:
    """What is wrong with a pull request that changes the files at `paths`.

    `unreadable` are those named .md that hold no text, `new` those that were not there before.
    """
    found = [
        _too_many(paths),
        _mixed(paths),
        _misplaced([path for path in paths if path in set(new) and _is_lost(path)]),
        _binary(list(unreadable)),
    ]
    return tuple(trouble for trouble in found if trouble)


def _too_many(paths: Sequence[str]) -> Trouble | None:
    if len(paths) <= MOST_FILES:
        return None
    return Trouble(
        f"Pull request ini mengubah {len(paths)} berkas; paling banyak {MOST_FILES}. Bagi menjadi "
        "beberapa pull request, sebaiknya satu berita setiap kali.",
        f"This pull request changes {len(paths)} files; the most is {MOST_FILES}. Split it, best "
        "into one story each.",
    )


def _mixed(paths: Sequence[str]) -> Trouble | None:
    content = [path for path in paths if path.startswith("content/")]
    others = [path for path in paths if not path.startswith("content/") and not _is_lost(path)]
    if not content or not others:
        return None
    return _trouble(
        "Berita dan berkas lain (kode, tema, pengaturan) tercampur, padahal yang memeriksanya "
        "orang lain. Pindahkan yang di bawah ini ke pull request tersendiri.",
        "Stories and other files (code, theme, settings) are mixed, and different people look at "
        "them. Move those below into a pull request of their own.",
        others,
    )


def _is_lost(path: str) -> bool:
    """Whether `path` looks like a story's, in a place where nobody looks for one."""
    if not path.endswith(".md") or is_story(path) or _PAGE.fullmatch(path):
        return False
    return path not in _WORDS_OF_THE_HOUSE and not path.startswith(_DOCUMENTS)


def _misplaced(paths: Sequence[str]) -> Trouble | None:
    if not paths:
        return None
    first = paths[0]
    name = first.rsplit("/", 1)[-1]
    dated = _DATED.search(first)
    place = f"{dated[1]}/{dated[2]}" if dated else "TAHUN/BULAN"
    return _trouble(
        "Berkas ini tidak akan tayang, karena berita hanya dibaca di content/stories/TAHUN/BULAN/. "
        f"Pindahkan, misalnya ke content/stories/{place}/{name}.",
        "These files would never go on air: stories are read in content/stories/YEAR/MONTH/ only. "
        "Move them there.",
        paths,
    )


def _binary(paths: Sequence[str]) -> Trouble | None:
    if not paths:
        return None
    return _trouble(
        "Berkas .md ini bukan teks (mungkin dokumen Word, PDF, atau gambar yang diganti namanya). "
        "Tempelkan isinya sebagai teks biasa dengan newsroom new, atau kirim lewat formulir.",
        "These .md files hold no text (a Word file, PDF or picture under another name?). Paste the "
        "words as plain text with newsroom new, or send them by the form.",
        paths,
    )


def _trouble(text: str, text_en: str, paths: Sequence[str]) -> Trouble:
    return Trouble(text, text_en, tuple(paths[:_EXAMPLES]), max(0, len(paths) - _EXAMPLES))
