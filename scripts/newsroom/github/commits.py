"""Files, commits and pull requests that the newsroom makes itself, through the Git data interface.

Nobody sees blobs, trees and commits before a branch points to them, so a commit of many files
arrives whole or not at all: https://docs.github.com/en/rest/git
"""

from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from newsroom.errors import ForgeError, ForgeReason
from newsroom.github.client import GitHub, exists
from newsroom.github.values import number, text

_RACES = 4


@dataclass(frozen=True, slots=True)
class Content:
    """A file's bytes, and the Git name of that content."""

    blob: str
    data: bytes


def content(github: GitHub, path: str, ref: str) -> Content | None:
    """The file at `path` in the commit or branch `ref`; None where there is none. Raises ForgeError."""
    found = _entry(github, path, ref)
    if found is None:
        return None
    blob = text(found, "sha")
    if text(found, "encoding") != "base64":  # GitHub leaves files above 1 MB out
        found = github.read(f"git/blobs/{blob}")
    return Content(blob, _decoded(text(found, "content")))


def blob_of(github: GitHub, path: str, ref: str) -> str:
    """The Git name of the file's content at `ref`; empty where there is no such file."""
    found = _entry(github, path, ref)
    return text(found, "sha") if found else ""


def branch_head(github: GitHub, branch: str) -> str:
    """The newest commit of a branch; empty where there is no such branch."""
    try:
        return text(github.read(f"git/ref/heads/{branch}"), "object", "sha")
    except ForgeError as error:
        if error.is_not_found:
            return ""
        raise


class OvertakenError(ForgeError):
    """Somebody wrote to the branch after the commit that the caller had looked at."""

    def __init__(self, branch: str) -> None:
        super().__init__(
            ForgeReason.INVALID,
            f"cabang {branch} berubah selagi berkasnya ditulis, jadi tidak ada yang ditulis; ulangi.",
            f"The branch {branch} changed while its files were written, so nothing was; try again.",
        )


def commit_files(
    github: GitHub,
    branch: str,
    base: str,
    files: Mapping[str, bytes | None],
    message: str,
    *,
    onto: str | None = None,
) -> str:
    """Put `files` (None deletes one) on `branch` as one commit; the branch's newest commit then.

    A branch that does not exist begins at the newest commit of the branch `base`. Nothing is
    committed where the files are like that already. Whoever wrote to the branch meanwhile is not
    overwritten: the commit is made anew on top. With `onto`, the branch has to stand at that
    commit still (empty: not be there), else OvertakenError. Raises ForgeError.
    """
    blobs = {path: _blob(github, data) for path, data in files.items() if data is not None}
    gone = frozenset(path for path, data in files.items() if data is None)
    races = _RACES
    while True:
        head = branch_head(github, branch)
        if onto is not None and head != onto:
            raise OvertakenError(branch)
        start = head or _base_head(github, base)
        commit = _commit(github, start, blobs, gone, message)
        if commit == head:
            return commit
        try:
            _point(github, branch, commit, is_new=not head)
        except ForgeError as error:
            races -= 1
            if error.reason is not ForgeReason.INVALID or not races:
                raise
        else:
            return commit


def open_pull(github: GitHub, branch: str, base: str, title: str, body: str) -> int:
    """The number of the open pull request from `branch`, made or brought up to date. Raises ForgeError."""
    owner = github.repository.split("/")[0]
    asked = {"title": title, "body": body}
    for found in github.pages("pulls", state="open", head=f"{owner}:{branch}", base=base):
        if any(text(found, name) != value for name, value in asked.items()):
            github.write("PATCH", f"pulls/{number(found, 'number')}", asked, repeat=True)
        return number(found, "number")
    made = github.write("POST", "pulls", {**asked, "head": branch, "base": base})
    return number(made, "number")


def close_pull(github: GitHub, number: int) -> None:
    """Close a pull request without merging it; one that is closed stays so. Raises ForgeError."""
    github.write("PATCH", f"pulls/{number}", {"state": "closed"}, repeat=True)


def _entry(github: GitHub, path: str, ref: str) -> Any | None:
    try:
        found = github.read(f"contents/{path}", ref=ref)
    except ForgeError as error:
        if error.is_not_found:
            return None
        raise
    return found if text(found, "type") == "file" else None


def _decoded(data: str) -> bytes:
    try:
        return b64decode(data)
    except Base64Error:
        raise ForgeError(
            ForgeReason.DOWN,
            "GitHub mengirim isi berkas yang rusak; jalankan perintah ini lagi.",
            "GitHub sent a file's content broken; run this command again.",
        ) from None


def _blob(github: GitHub, data: bytes) -> str:
    body = {"content": b64encode(data).decode(), "encoding": "base64"}
    return text(github.write("POST", "git/blobs", body, repeat=True), "sha")


def _base_head(github: GitHub, base: str) -> str:
    head = branch_head(github, base)
    if head:
        return head
    raise ForgeError(
        ForgeReason.NOT_FOUND,
        f"cabang {base} tidak ada di {github.repository}; periksa nama cabang utamanya.",
        f"There is no branch {base} in {github.repository}; check the name of the main branch.",
    )


def _commit(
    github: GitHub, parent: str, blobs: Mapping[str, str], gone: frozenset[str], message: str
) -> str:
    """A commit on top of `parent`; `parent` itself where nothing would change."""
    before = text(github.read(f"git/commits/{parent}"), "tree", "sha")
    there = [path for path in sorted(gone) if exists(github, f"contents/{path}", ref=parent)]
    entries: list[dict[str, str | None]] = [
        *(_tree_entry(path, blob) for path, blob in blobs.items()),
        *(_tree_entry(path, None) for path in there),
    ]
    if not entries:
        return parent
    asked = {"base_tree": before, "tree": entries}
    tree = text(github.write("POST", "git/trees", asked, repeat=True), "sha")
    if tree == before:
        return parent
    body = {"message": message, "tree": tree, "parents": [parent]}
    return text(github.write("POST", "git/commits", body, repeat=True), "sha")


def _tree_entry(path: str, blob: str | None) -> dict[str, str | None]:
    return {"path": path, "mode": "100644", "type": "blob", "sha": blob}


def _point(github: GitHub, branch: str, commit: str, *, is_new: bool) -> None:
    """Let the branch stand at `commit`. Raises ForgeError (invalid) where somebody was faster."""
    if is_new:
        github.write("POST", "git/refs", {"ref": f"refs/heads/{branch}", "sha": commit})
    else:
        body = {"sha": commit, "force": False}
        github.write("PATCH", f"git/refs/heads/{branch}", body, repeat=True)
