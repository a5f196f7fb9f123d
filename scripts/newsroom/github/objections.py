"""What stands in a pull request's way besides a missing approval, in both languages."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsroom.github.pulls import MOST_FILES, File, Pull

MOST_STORIES = 50
"""So many stories in one pull request are judged; nobody reads more in one sitting."""
STORY = re.compile(r"content/stories/\d{4}/\d{2}/[^/]+\.md")
"""Where stories are."""
_NOT_STORIES = ("content/pages/", "content/registers/", "docs/", ".github/", "tests/", "theme/")


class Told(NamedTuple):
    """A sentence in Indonesian, and in English; without a full stop."""

    message: str
    message_en: str


def faults_of(changed: Sequence[File], stories: Sequence[File]) -> Iterable[Told]:
    """What is wrong with a pull request that changes the files `changed`, the `stories` among them."""
    if len(changed) >= MOST_FILES:
        yield _too_large(len(changed))
    for file in changed:
        if _is_misplaced(file):
            yield _misplaced(file.path)
    code = [one.path for one in changed if not one.path.startswith("content/")]
    if stories and any(not _is_misplaced(one) for one in changed if one.path in code):
        yield _mixed(code)


def _is_misplaced(file: File) -> bool:
    """Whether a file looks like a story and is not where stories are."""
    name = file.path.lower()
    if not name.endswith(".md") or file.status == "removed" or STORY.fullmatch(file.path):
        return False
    if file.path.startswith("content/stories/"):
        return True
    is_new = file.status == "added" and not file.path.startswith(_NOT_STORIES)
    return is_new and bool(re.match(r"@@[^\n]*\n\+---\s*\n", file.patch))


def too_many(count: int) -> Told:
    """Too many stories at once."""
    return Told(
        f"{count} berita dalam satu pull request; paling banyak {MOST_STORIES}. Pecah menjadi "
        "beberapa pull request",
        f"{count} stories in one pull request; at most {MOST_STORIES}. Split it into several",
    )


def _too_large(count: int) -> Told:
    return Told(
        f"{count} berkas atau lebih, dan GitHub tidak menyebut semuanya. Pecah menjadi beberapa "
        "pull request",
        f"{count} files or more, of which GitHub does not name all. Split it into several",
    )


def _misplaced(path: str) -> Told:
    return Told(
        f"{path}: berita ditaruh di content/stories/TAHUN/BULAN/nama.md; pindahkan ke sana",
        f"{path}: a story belongs into content/stories/YEAR/MONTH/name.md; move it there",
    )


def _mixed(code: Sequence[str]) -> Told:
    named = ", ".join(sorted(code)[:3]) + (", …" if len(code) > 3 else "")
    return Told(
        f"berita dan kode bercampur ({named}); pisahkan menjadi dua pull request, karena penyetujunya "
        "berbeda",
        f"stories and code are mixed ({named}); make two pull requests of it, because different "
        "people approve them",
    )


def loose_pictures() -> Told:
    """Pictures that other stories may show, and no editor has seen."""
    return Told(
        "gambar diubah tanpa beritanya, jadi yang sedang tayang ikut berubah; seorang penyunting yang "
        "bukan pengirimnya harus menyetujui",
        "pictures are changed without their story, so what is on air changes, too; an editor who did "
        "not hand them in must approve",
    )


def unreadable(path: str) -> Told:
    """A file that no rule can read."""
    return Told(
        f"tidak dapat dibaca sebagai berita; jalankan newsroom check {path}",
        f"cannot be read as a story; run newsroom check {path}",
    )


def nobody_knows_whose(pull: Pull) -> Told:
    """A bot's pull request that is not from the form."""
    return Told(
        f"pull request ini dibuka bot dari cabang {pull.head_ref}, jadi tidak diketahui siapa yang "
        "mengirim beritanya; kirim lewat formulir, atau buka pull request sendiri",
        f"a bot opened this pull request from the branch {pull.head_ref}, so nobody knows who handed "
        "the story in; use the form, or open a pull request yourself",
    )


def useless_key() -> Told:
    """A declared approval where approvals are reviews."""
    return Told(
        "kunci reviewed tidak berlaku di redaksi ini, karena persetujuan adalah review pada pull "
        "request; hapus kunci itu",
        "the key reviewed counts for nothing here: approvals are reviews; remove it",
    )


def names_candidate(candidate: str, election: str) -> Told:
    """A story that one editor alone will not let out, since an election is on."""
    return Told(
        f"perlu penyunting kedua karena menyebut {candidate} ({election}), calon di masa pemilihan",
        f"needs a second editor because it names {candidate} ({election}), a candidate in the days "
        "of the election",
    )


def needs_second(rule: str, by: str) -> Told:
    """A waiver about a protected person that one editor alone answers for."""
    return Told(
        f'pengecualian aturan "{rule}" menyangkut orang yang dilindungi: selain {by}, seorang '
        "penyunting desk lain harus menyetujui",
        f'the waiver of "{rule}" concerns a protected person: besides {by}, another editor of the '
        "desk must approve",
    )
