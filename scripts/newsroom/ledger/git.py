"""Git as a store of objects: plumbing only, so work tree, index and HEAD stay as they are."""

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from newsroom.errors import LedgerError

# The ledger is written by a role. `.invalid` (RFC 2606) can never be anybody's address.
NAME, ADDRESS = "Tayang ledger", "ledger@tayang.invalid"
NETWORK_SECONDS = 120
# What a hook, an alias or a worktree command sets to point Git at another place
# (`git rev-parse --local-env-vars`, without the settings that carry a runner's access rights).
_REDIRECTING = (
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_DIR",
    "GIT_GRAFT_FILE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_INTERNAL_SUPER_PREFIX",
    "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_QUARANTINE_PATH",
    "GIT_REPLACE_REF_BASE",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
)
_SETTINGS = (
    # A claim must outlast a power cut, or its post could be sent a second time.
    *("-c", "core.fsync=loose-object,reference"),
    *("-c", "i18n.commitEncoding=UTF-8"),
    *("-c", "advice.pushUpdateRejected=false"),
)
# Objects asked for at once: few enough that neither side waits for a full pipe.
_CHUNK = 400


class GitError(Exception):
    """Git ended with `code` and said `words` (its own, in English)."""

    def __init__(self, command: str, code: int, words: str) -> None:
        super().__init__(f"git {command}: {words}")
        self.command = command
        self.code = code
        self.words = words

    def as_ledger_error(self) -> LedgerError:
        """The sentence for people."""
        return LedgerError(
            f"ledger tidak dapat dibaca atau ditulis: git {self.command} gagal ({self.words}). "
            "Perbaiki itu, lalu ulangi; yang sudah tercatat tetap utuh.",
            f"The ledger cannot be read or written: git {self.command} failed ({self.words}). "
            "Mend that, then try again; what was recorded is untouched.",
        )


@dataclass(frozen=True, slots=True)
class Object:
    """An object of the repository: its name (hexadecimal), its type, its bytes."""

    name: str
    type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a tree: `mode` and `type` as Git writes them, the object's name."""

    mode: str
    type: str
    object: str


Tree = dict[str, Entry]
"""A folder of the branch: names to entries."""


class Git:
    """Runs Git in the repository whose top folder is `root`."""

    def __init__(self, root: Path, environ: Mapping[str, str] | None = None) -> None:
        given = os.environ if environ is None else environ
        self.root = root
        self._environ = {k: v for k, v in given.items() if k not in _REDIRECTING} | {
            # A newsroom in a folder of somebody else's repository must not write there.
            "GIT_CEILING_DIRECTORIES": str(root.resolve().parent),
            "GIT_NO_REPLACE_OBJECTS": "1",
            "GIT_TERMINAL_PROMPT": "0",
            "LC_ALL": "C",
        }

    @property
    def is_repository(self) -> bool:
        """Whether `root` is the top of a repository, or of a work tree of one."""
        return (self.root / ".git").exists()

    def run(self, *args: str, data: bytes = b"", at: datetime | None = None) -> str:
        """What `git args` printed, without the line's end. Raises GitError where it fails.

        `at` is the time of a commit or of an entry in the reference log.
        """
        try:
            done = subprocess.run(
                ["git", *_SETTINGS, *args],
                cwd=self.root,
                env=self._environ | (_identity(at) if at else {}),
                input=data,
                capture_output=True,
                timeout=NETWORK_SECONDS,
                check=False,
            )
        except FileNotFoundError:
            raise without_git() from None
        except subprocess.TimeoutExpired:
            raise GitError(args[0], -1, f"no answer for {NETWORK_SECONDS} seconds") from None
        if done.returncode:
            words = " ".join((done.stderr or done.stdout).decode("utf-8", "replace").split())
            raise GitError(args[0], done.returncode, words or f"exit code {done.returncode}")
        return done.stdout.decode("utf-8", "replace").rstrip("\n")

    @contextmanager
    def objects(self) -> "Iterator[Objects]":
        """One process that hands out any number of objects."""
        with self._talk("cat-file", "--batch") as process:
            yield Objects("cat-file", process)

    @contextmanager
    def trees(self) -> "Iterator[Trees]":
        """One process that stores any number of trees."""
        with self._talk("mktree", "--batch", "-z", "--missing") as process:
            yield Trees("mktree", process)

    @contextmanager
    def _talk(self, *args: str) -> Iterator[subprocess.Popen[bytes]]:
        """A process to talk to; it ends when its input is closed."""
        try:
            process = subprocess.Popen(
                ["git", *_SETTINGS, *args],
                cwd=self.root,
                env=self._environ,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
        except FileNotFoundError:
            raise without_git() from None
        try:
            yield process
        finally:
            for pipe in (process.stdin, process.stdout, process.stderr):
                # A process that died early takes nothing more, and was reported already.
                with suppress(BrokenPipeError):
                    _open(pipe).close()
            process.wait()

    def write(self, data: bytes) -> str:
        """Store a blob; the result is its name."""
        return self.run("hash-object", "-w", "--stdin", data=data)


# A tree's names are bytes; what is not UTF-8 must survive being read and written.
_NAMES = ("utf-8", "surrogateescape")


class _Talk:
    """Questions to a running Git command, and its answers."""

    def __init__(self, command: str, process: subprocess.Popen[bytes]) -> None:
        self._command = command
        self._process = process

    def _say(self, data: bytes) -> None:
        try:
            stdin = _open(self._process.stdin)
            stdin.write(data)
            stdin.flush()
        except BrokenPipeError:
            raise self._died() from None

    def _line(self) -> str:
        line = _open(self._process.stdout).readline().decode("utf-8", "replace")
        if not line:
            raise self._died()
        return line

    def _bytes(self, size: int) -> bytes:
        data = _open(self._process.stdout).read(size)
        if len(data) < size:
            raise self._died()
        return data

    def _died(self) -> GitError:
        words = " ".join(_open(self._process.stderr).read().decode("utf-8", "replace").split())
        return GitError(self._command, self._process.wait(), words or "it ended early")


class Trees(_Talk):
    """Trees stored through one `git mktree --batch`."""

    def write(self, tree: Tree) -> str:
        """Store a tree; the result is its name."""
        lines = (f"{e.mode} {e.type} {e.object}\t{name}\0" for name, e in tree.items())
        # An empty line ends the tree.
        self._say("".join((*lines, "\0")).encode(*_NAMES))
        return self._line().rstrip("\n")


class Objects(_Talk):
    """Objects read through one `git cat-file --batch`."""

    def read(self, name: str) -> Object | None:
        """The object that `name` stands for (a hexadecimal name, a reference), or None."""
        self._ask([name])
        return self._answer()

    def read_all(self, names: Sequence[str]) -> Iterator[Object]:
        """The objects with these hexadecimal names, in order; all must be there."""
        for start in range(0, len(names), _CHUNK):
            chunk = names[start : start + _CHUNK]
            self._ask(chunk)
            for name in chunk:
                found = self._answer()
                if found is None:
                    raise GitError("cat-file", 0, f"object {name} is missing")
                yield found

    def tree(self, name: str) -> Tree:
        """The tree with this hexadecimal name; an empty name stands for an empty tree."""
        if not name:
            return {}
        found = next(self.read_all([name]))
        if found.type != "tree":
            raise GitError("cat-file", 0, f"object {name} is a {found.type}, not a tree")
        return _tree(found.data, len(found.name) // 2)

    def _ask(self, names: Sequence[str]) -> None:
        self._say("".join(f"{name}\n" for name in names).encode())

    def _answer(self) -> Object | None:
        header = self._line().split()
        if len(header) != 3 or not header[2].isdigit():
            return None
        size = int(header[2])
        # A line feed follows the object.
        return Object(header[0], header[1], self._bytes(size + 1)[:size])


def _open(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise TypeError("the process was started without this pipe")
    return pipe


def _tree(data: bytes, name_bytes: int) -> Tree:
    """A tree as Git stores it: mode, space, name, NUL, the object's name as bytes; repeated."""
    tree: Tree = {}
    at = 0
    while at < len(data):
        space = data.index(b" ", at)
        end = data.index(b"\0", space)
        mode = data[at:space].decode().zfill(6)
        at = end + 1 + name_bytes
        kind = {"040000": "tree", "160000": "commit"}.get(mode, "blob")
        tree[data[space + 1 : end].decode(*_NAMES)] = Entry(mode, kind, data[end + 1 : at].hex())
    return tree


def _identity(at: datetime) -> dict[str, str]:
    moment = f"@{int(at.timestamp())} {at:%z}"
    return {
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", NAME), ("EMAIL", ADDRESS), ("DATE", moment))
    }


def without_git() -> LedgerError:
    """The error for a machine without Git."""
    return LedgerError(
        "git tidak ditemukan, padahal ledger disimpan di dalam Git. Pasang git, lalu ulangi.",
        "Git was not found, and the ledger is kept in Git. Install git, then try again.",
    )
