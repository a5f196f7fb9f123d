"""What the intake wrote to a branch, and whether somebody changed it by hand since.

The commit of the intake says in its trailers which form, which story and which files it was; what
is compared are the files themselves, so that a merge of main into the branch changes nothing.
"""

import re
from dataclasses import dataclass, replace
from hashlib import sha1
from itertools import islice

from newsroom.github.client import GitHub
from newsroom.github.commits import blob_of
from newsroom.github.values import text

_MOST_COMMITS = 200
_FORM = re.compile(r"^Tayang-Formulir: ([0-9]{1,12})$", re.MULTILINE)
_STORY = re.compile(r"^Tayang-Naskah: (\S{1,200})$", re.MULTILINE)
_FILE = re.compile(
    r"^Tayang-Berkas: (content/(?:stories|images)/[a-z0-9/.-]{1,200})$", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Written:
    """A commit of the intake, the `revision`-th for its form, counted from 1.

    `files` are the paths that it left there, the story's first.
    """

    commit: str
    story_id: str
    files: tuple[str, ...]
    revision: int = 1


@dataclass(frozen=True, slots=True)
class Sender:
    """Whoever opened the issue; `account` is GitHub's number for the account."""

    name: str
    login: str
    account: int


def message_of(issue: int, written: Written, sender: Sender) -> str:
    """The message of a commit: nothing in it was written by people but an id and a name."""
    trailers = [
        f"Tayang-Formulir: {issue}",
        f"Tayang-Naskah: {written.story_id}",
        *(f"Tayang-Berkas: {path}" for path in written.files),
        # The form that GitHub itself makes for accounts that keep their address private.
        f"Co-authored-by: {_name(sender)} <{sender.account}+{sender.login}@users.noreply.github.com>",
    ]
    lines = "\n".join(trailers)
    return f"Tulis naskah {written.story_id} dari formulir #{issue}\n\n{lines}\n"


def last_written(github: GitHub, branch: str, issue: int) -> Written | None:
    """The newest commit of the intake for this issue on `branch`. Raises ForgeError."""
    written = [
        one
        for found in islice(github.pages("commits", sha=branch), _MOST_COMMITS)
        if (one := _written(text(found, "sha"), text(found, "commit", "message"), issue))
    ]
    return replace(written[0], revision=len(written)) if written else None


def _written(commit: str, message: str, issue: int) -> Written | None:
    form, story = _FORM.search(message), _STORY.search(message)
    if form is None or story is None or int(form[1]) != issue:
        return None
    return Written(commit, story[1], tuple(_FILE.findall(message)))


def is_same(github: GitHub, written: Written, ref: str) -> bool:
    """Whether all that was written stands at `ref` as it was written. Raises ForgeError."""
    if ref == written.commit:
        return True
    return all(
        blob_of(github, path, ref) == blob_of(github, path, written.commit)
        for path in written.files
    )


def holds(github: GitHub, written: Written, files: dict[str, bytes]) -> bool:
    """Whether `files`, the story and all its pictures, were written so before. Raises ForgeError."""
    return all(
        blob_of(github, path, written.commit) == git_name(data) for path, data in files.items()
    )


def git_name(data: bytes) -> str:
    """The name that Git gives to a file's content."""
    return sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def _name(sender: Sender) -> str:
    return re.sub(r"[^\w .'-]", "", sender.name).strip() or sender.login
