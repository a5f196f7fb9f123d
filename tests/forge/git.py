"""The Git side of the fake forge: a bare repository, written with plumbing."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

MAIN = "main"


class ConflictError(Exception):
    """Two changes of the same lines."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A file that differs between two commits; `blob` is its content's name in the later one."""

    path: str
    status: str
    blob: str
    previous: str
    patch: str
    added: int
    removed: int


@dataclass(frozen=True, slots=True)
class Bare:
    """A bare repository at `folder`."""

    folder: Path

    @classmethod
    def make(cls, folder: Path, files: Mapping[str, bytes], at: datetime) -> "Bare":
        """A repository whose main branch has these files."""
        folder.mkdir(parents=True)
        bare = cls(folder)
        bare.run("init", "--quiet", "--bare", f"--initial-branch={MAIN}", ".")
        bare.commit(MAIN, files, "Begin", at)
        return bare

    def run(self, *args: str, data: bytes = b"", environ: Mapping[str, str] | None = None) -> str:
        """What Git printed, without the line's end."""
        return (
            self.run_raw(*args, data=data, environ=environ).decode("utf-8", "replace").rstrip("\n")
        )

    def run_raw(
        self, *args: str, data: bytes = b"", environ: Mapping[str, str] | None = None
    ) -> bytes:
        """What Git printed."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        fixed = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, "LC_ALL": "C"}
        return subprocess.run(
            ["git", *args],
            cwd=self.folder,
            env={**kept, **fixed, **(environ or {})},
            input=data,
            capture_output=True,
            check=True,
        ).stdout

    def head(self, branch: str) -> str:
        """The newest commit of a branch; empty where there is none."""
        return self.run("for-each-ref", "--format=%(objectname)", f"refs/heads/{branch}")

    def kind(self, name: str) -> str:
        """`commit`, `tree` or `blob`; empty for what is not here."""
        try:
            return self.run("cat-file", "-t", name)
        except subprocess.CalledProcessError:
            return ""

    def blob(self, data: bytes) -> str:
        """Store bytes; their name."""
        return self.run("hash-object", "-w", "--stdin", data=data)

    def read(self, name: str) -> bytes:
        """The bytes of a blob."""
        return self.run_raw("cat-file", "blob", name)

    def at(self, commit: str, path: str) -> tuple[str, str]:
        """Kind and name of what lies at `path`; empty where there is nothing."""
        line = self.run("ls-tree", "--full-tree", commit, "--", path)
        if not line:
            return "", ""
        _, kind, name = line.split("\t", 1)[0].split()
        return kind, name

    def tree(self, base: str, files: Mapping[str, str | None]) -> str:
        """A tree like that of `base`, with these blobs by path; None takes a file away."""
        index = {"GIT_INDEX_FILE": str(self.folder / f"index-{os.urandom(6).hex()}")}
        try:
            self.run("read-tree", base or "--empty", environ=index)
            lines = [
                f"100644 {blob}\t{path}" if blob else f"0 {'0' * 40}\t{path}"
                for path, blob in files.items()
            ]
            self.run("update-index", "--index-info", data="\n".join(lines).encode(), environ=index)
            return self.run("write-tree", environ=index)
        finally:
            Path(index["GIT_INDEX_FILE"]).unlink(missing_ok=True)

    def commit_tree(
        self, tree: str, parents: list[str], message: str, at: datetime, author: str = "forge"
    ) -> str:
        """A commit that no branch points to yet."""
        hour = at.isoformat()
        who = {
            f"GIT_{role}_{part}": value
            for role in ("AUTHOR", "COMMITTER")
            for part, value in (
                ("NAME", author),
                ("EMAIL", f"{author}@forge.invalid"),
                ("DATE", hour),
            )
        }
        options = [option for parent in parents for option in ("-p", parent)]
        return self.run("commit-tree", tree, *options, data=f"{message}\n".encode(), environ=who)

    def commit(
        self,
        branch: str,
        files: Mapping[str, bytes | None],
        message: str,
        at: datetime,
        author: str = "forge",
    ) -> str:
        """Commit to a branch; a new one begins at the main branch."""
        parent = self.head(branch) or self.head(MAIN)
        blobs = {path: None if data is None else self.blob(data) for path, data in files.items()}
        tree = self.tree(parent, blobs)
        made = self.commit_tree(tree, [parent] if parent else [], message, at, author)
        self.point(branch, made)
        return made

    def point(self, branch: str, commit: str) -> None:
        """Let a branch stand at a commit."""
        self.run("update-ref", f"refs/heads/{branch}", commit)

    def contains(self, later: str, earlier: str) -> bool:
        """Whether `later` stands on top of `earlier`."""
        return self.run("merge-base", later, earlier) == earlier

    def squash(self, head: str, message: str, at: datetime) -> str:
        """Bring what `head` changed to the main branch as one commit. Raises ConflictError."""
        main = self.head(MAIN)
        try:
            tree = self.run("merge-tree", "--write-tree", main, head).split("\n", 1)[0]
        except subprocess.CalledProcessError:
            raise ConflictError from None
        made = self.commit_tree(tree, [main], message, at)
        self.point(MAIN, made)
        return made

    def log(self, start: str) -> list[str]:
        """The commits that lead to a branch or commit, the newest first."""
        return self.run("log", "--format=%H", start).split()

    def newest(self, branch: str, path: str) -> str:
        """The newest commit of the branch that changed the file; empty where none did."""
        return self.run("log", "-1", "--format=%H", branch, "--", path)

    def changed(self, base: str, head: str) -> list[Changed]:
        """What differs at `head` from where it left `base`."""
        start = self.run("merge-base", base, head)
        raw = self.run("diff-tree", "-r", "-M", "--no-commit-id", "-z", start, head).split("\0")
        found: list[Changed] = []
        fields = iter(raw)
        for line in fields:
            if not line:
                continue
            _, _, old, new, letter = line.removeprefix(":").split()
            path = next(fields)
            previous, path = (path, next(fields)) if letter[0] in "RC" else ("", path)
            found.append(self._changed(start, head, path, previous, letter[0], old, new))
        return found

    def _changed(
        self, start: str, head: str, path: str, previous: str, letter: str, old: str, new: str
    ) -> Changed:
        status = {"A": "added", "D": "removed", "R": "renamed", "C": "copied"}.get(
            letter, "modified"
        )
        paths = [one for one in (previous, path) if one]
        whole = self.run("diff", "-M", "--no-color", start, head, "--", *paths)
        at = whole.find("\n@@")
        patch = whole[at + 1 :] if at >= 0 else ""
        lines = patch.split("\n")
        return Changed(
            path,
            status,
            old if letter == "D" else new,
            previous,
            patch,
            sum(line.startswith("+") for line in lines),
            sum(line.startswith("-") for line in lines),
        )
