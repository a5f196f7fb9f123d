"""The tip of the main branch, read without touching work tree, index or branches."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from newsroom.ledger.git import Git, GitError

_LOCAL = ("refs/heads/main", "refs/heads/master")


@dataclass(frozen=True, slots=True)
class Tip:
    """The newest commit of the main branch of the repository at `root`.

    Where `remote` is known there, its default branch is meant, as it is at the moment of asking.
    """

    git: Git
    remote: str

    def read(self, *paths: str) -> Mapping[str, bytes]:
        """The bytes of those files at the tip that are there. Raises GitError, LedgerError."""
        commit = self._commit()
        found: dict[str, bytes] = {}
        with self.git.objects() as objects:
            for path in paths:
                # A line feed would be a second question, and no story's path has one.
                blob = None if "\n" in path else objects.read(f"{commit}:{path}")
                if blob is not None and blob.type == "blob":
                    found[path] = blob.data
        return found

    @property
    def has_remote(self) -> bool:
        """Whether the remote is known here. Raises GitError, LedgerError."""
        return self.remote in self.git.run("remote").split()

    def _commit(self) -> str:
        if self.has_remote:
            return self._remote_commit()
        for name in _LOCAL:
            found = self.git.run("for-each-ref", "--format=%(objectname)", name)
            if found:
                return found
        raise GitError("for-each-ref", 0, "there is no branch main")

    def _remote_commit(self) -> str:
        commit = self._asked()
        if not self._is_here(commit):
            self.git.run(
                *("fetch", "--quiet", "--no-tags", "--no-write-fetch-head"),
                *("--no-auto-maintenance", "--no-recurse-submodules"),
                *(self.remote, "HEAD"),
            )
        if not self._is_here(commit):
            raise GitError("fetch", 0, f"{commit} did not come")
        return commit

    def _asked(self) -> str:
        listed = self.git.run("ls-remote", self.remote, "HEAD").split()
        if not listed:
            raise GitError("ls-remote", 0, f"{self.remote} has no main branch")
        return listed[0]

    def _is_here(self, commit: str) -> bool:
        try:
            self.git.run("cat-file", "-e", f"{commit}^{{commit}}")
        except GitError:
            return False
        return True


def tip_of(root: Path, remote: str) -> Tip:
    """The main branch of the repository at `root`; `remote` is the ledger's."""
    return Tip(Git(root), remote)
