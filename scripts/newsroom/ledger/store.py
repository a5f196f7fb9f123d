"""The ledger as a branch of the newsroom's own repository, changed only by compare-and-swap.

The branch has no history in common with the stories. Every change is one commit on top of the
newest, and only if it is still the newest; whoever loses that race reads again and decides anew.
Where newsroom.toml says `push = true` the remote's branch is the one that counts: a change is in
the ledger once the remote took it.
"""

import random
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from newsroom.clock import Clock, system_clock
from newsroom.errors import LedgerError, SettingsError
from newsroom.ledger.branch import (
    Tip,
    changed_records,
    read_record,
    read_records,
    tip_of,
    write_record,
)
from newsroom.ledger.git import Git, GitError, Objects
from newsroom.ledger.record import Record
from newsroom.settings import LedgerSettings

ATTEMPTS = 30
_FIRST_WAIT, _LONGEST_WAIT = 0.01, 1.0
# https://git-scm.com/docs/git-check-ref-format, narrowed to what needs no quoting anywhere.
_REFERENCE = re.compile(r"(?!.*(\.\.|//|/\.|\.lock(/|$)))[A-Za-z0-9_][A-Za-z0-9._/-]*(?<![./])")


@dataclass(frozen=True, slots=True)
class _Tips:
    """Where the branch stands here, and the newest that is known of it."""

    local: Tip | None
    newest: Tip | None


class _LostRaceError(Exception):
    """Somebody else wrote first; `words` are Git's."""


class Ledger:
    """The newsroom's ledger.

    `root` is the repository's top folder. `clock` dates the commits. `pause` waits for a number
    of seconds and `jitter` gives a number from 0 to 1, so that two writers who met once do not
    meet again. `environ` is what Git sees of the environment, by default this process's own.
    """

    def __init__(
        self,
        root: Path,
        settings: LedgerSettings,
        *,
        clock: Clock = system_clock,
        pause: Callable[[float], None] = time.sleep,
        jitter: Callable[[], float] = random.random,
        environ: Mapping[str, str] | None = None,
    ) -> None:
        for name in (settings.branch, settings.remote):
            if not _REFERENCE.fullmatch(name):
                raise _bad_name(name)
        self._settings = settings
        self._git = Git(root, environ)
        self._clock = clock
        self._pause = pause
        self._jitter = jitter
        self._here = f"refs/heads/{settings.branch}"
        self._there = f"refs/remotes/{settings.remote}/{settings.branch}"

    def records(self) -> Mapping[str, Record]:
        """All records by story id, as far as they are known here; one Git process reads them.

        Where the branch was only fetched and never written here, the fetched one is read. A
        folder that is no repository has no records. Raises LedgerError for a damaged ledger.
        """
        if not self._git.is_repository:
            return {}
        try:
            with self._git.objects() as objects:
                return read_records(objects, self._tips(objects).newest)
        except GitError as error:
            raise error.as_ledger_error() from None

    def changes(self, since: str) -> tuple[str, Mapping[str, Record | None]]:
        """The newest commit, and what differs from the commit `since`: records by path on the branch.

        None stands for a record that is gone. Where `since` is empty or unknown, all records.
        """
        if not self._git.is_repository:
            return "", {}
        try:
            with self._git.objects() as objects:
                newest = self._tips(objects).newest
                tip = newest.commit if newest else ""
                found = {} if tip == since else dict(changed_records(objects, since, newest))
                return tip, found
        except GitError as error:
            raise error.as_ledger_error() from None

    def record(self, story_id: str) -> Record:
        """The record of one story; an empty one where there is none."""
        if not self._git.is_repository:
            return Record(story=story_id)
        try:
            with self._git.objects() as objects:
                return read_record(objects, self._tips(objects).newest, story_id)
        except GitError as error:
            raise error.as_ledger_error() from None

    @property
    def is_here(self) -> bool:
        """Whether the branch is known here: written here, or fetched. Raises LedgerError."""
        if not self._git.is_repository:
            return False
        try:
            with self._git.objects() as objects:
                return self._tips(objects).newest is not None
        except GitError as error:
            raise error.as_ledger_error() from None

    def fetch(self) -> None:
        """Learn what the remote's branch holds, where newsroom.toml says to share the ledger."""
        if not self._settings.push:
            return
        self._demand_repository()
        try:
            self._fetch()
        except GitError as error:
            raise error.as_ledger_error() from None

    def update(self, story_id: str, change: Callable[[Record], Record], message: str) -> Record:
        """Replace a story's record by `change(record)`, as one commit saying `message`.

        `change` is called with the newest record, again after every lost race, and decides anew
        each time; when it returns an equal record nothing is written. The result is the record
        as it now stands. Raises LedgerError where nothing could be written.
        """
        self._demand_repository()
        if not story_id:
            raise _without_id()
        words = ""
        for attempt in range(ATTEMPTS):
            try:
                return self._attempt(story_id, change, message)
            except _LostRaceError as lost:
                words = str(lost)
            except GitError as error:
                raise error.as_ledger_error() from None
            self._pause(min(_LONGEST_WAIT, _FIRST_WAIT * 2**attempt) * self._jitter())
        raise _contended(words)

    def _attempt(self, story_id: str, change: Callable[[Record], Record], message: str) -> Record:
        if self._settings.push:
            self._fetch()
        with self._git.objects() as objects:
            tips = self._tips(objects)
            before = read_record(objects, tips.newest, story_id)
            after = change(before)
            if after == before:
                return before
            tree = write_record(self._git, objects, tips.newest, after)
        parents = ("-p", tips.newest.commit) if tips.newest else ()
        commit = self._git.run(
            *("commit-tree", tree, *parents),
            data=f"{message}\n".encode("utf-8", "replace"),
            at=self._clock(),
        )
        if self._settings.push:
            self._push(commit, tips.local)
        else:
            self._move(commit, tips.local)
        return after

    def _tips(self, objects: Objects) -> _Tips:
        local = tip_of(objects, self._here)
        remote = tip_of(objects, self._there)
        if remote is None or local == remote:
            return _Tips(local, local)
        if local is None or self._contains(remote, local):
            return _Tips(local, remote)
        if self._settings.push and not self._contains(local, remote):
            raise _diverged(self._settings)
        return _Tips(local, local)

    def _contains(self, later: Tip, earlier: Tip) -> bool:
        try:
            self._git.run("merge-base", "--is-ancestor", earlier.commit, later.commit)
        except GitError as error:
            if error.code == 1:
                return False
            raise
        return True

    def _move(self, commit: str, old: Tip | None) -> None:
        """Let the local branch point to `commit`, if it still stands at `old`."""
        expected = old.commit if old else ""
        arguments = ("update-ref", "-m", "ledger", self._here, commit, expected)
        try:
            self._git.run(*arguments, at=self._clock())
        except GitError as error:
            if any(words in error.words for words in _LOCAL_RACES):
                raise _LostRaceError(error.words) from None
            raise

    def _fetch(self) -> None:
        remote, branch = self._settings.remote, self._settings.branch
        listed = self._git.run("ls-remote", remote, f"refs/heads/{branch}")
        known = self._git.run("for-each-ref", "--format=%(objectname)", self._there)
        # A branch that vanished there is not forgotten here: it holds claims of others.
        if listed and listed.split()[0] != known:
            self._git.run(
                *("fetch", "--quiet", "--no-tags", "--no-write-fetch-head"),
                *("--no-auto-maintenance", "--no-recurse-submodules"),
                *(remote, f"+refs/heads/{branch}:{self._there}"),
                at=self._clock(),
            )

    def _push(self, commit: str, old: Tip | None) -> None:
        """Hand `commit` to the remote; it takes only what stands on top of its newest."""
        try:
            self._git.run(
                *("push", "--quiet", "--no-verify", "--no-follow-tags", "--no-signed"),
                "--no-recurse-submodules",
                *(self._settings.remote, f"{commit}:refs/heads/{self._settings.branch}"),
            )
        except GitError as error:
            if any(words in error.words for words in _REMOTE_RACES):
                raise _LostRaceError(error.words) from None
            raise
        try:
            self._git.run("update-ref", self._there, commit, at=self._clock())
            self._move(commit, old)
        except (GitError, _LostRaceError):
            # The remote has it, and its branch is the one that counts; the next fetch follows.
            return

    def _demand_repository(self) -> None:
        if not self._git.is_repository:
            raise LedgerError(
                f"{self._git.root} bukan pangkal repositori Git, padahal ledger disimpan di sana. "
                "Jalankan: git init",
                f"{self._git.root} is not the top of a Git repository, where the ledger is kept. "
                "Run: git init",
            )


# How Git words it when another writer was faster: the branch moved, or is being moved.
_LOCAL_RACES = ("but expected", "reference already exists", "File exists", "unable to resolve")
_REMOTE_RACES = ("[rejected]", *_LOCAL_RACES, "incorrect old value", "failed to update ref")


def _contended(words: str) -> LedgerError:
    return LedgerError(
        f"ledger tidak dapat ditulis setelah {ATTEMPTS} kali mencoba, karena terus ditulis pihak "
        f"lain ({words}); tidak ada yang ditimpa. Tunggu sebentar, lalu ulangi.",
        f"The ledger could not be written in {ATTEMPTS} tries, because others keep writing "
        f"({words}); nothing was overwritten. Wait a moment, then try again.",
    )


def _diverged(settings: LedgerSettings) -> LedgerError:
    branch, there = settings.branch, f"{settings.remote}/{settings.branch}"
    return LedgerError(
        f"cabang {branch} di sini dan {there} memuat catatan yang berbeda; tidak ada yang ditimpa. "
        f"Jika {there} yang benar, sisihkan yang di sini: git branch -m {branch} {branch}-lama",
        f"The branch {branch} here and {there} hold different records; nothing was overwritten. "
        f"If {there} is right, set the one here aside: git branch -m {branch} {branch}-lama",
    )


def _without_id() -> LedgerError:
    return LedgerError(
        "berita tanpa id tidak dapat dicatat di ledger; isi id berita itu lebih dulu.",
        "A story without id cannot be recorded in the ledger; give the story its id first.",
    )


def _bad_name(name: str) -> SettingsError:
    return SettingsError(
        f'newsroom.toml: [ledger] "{name}" bukan nama cabang atau remote Git; pakai misalnya ledger.',
        f'newsroom.toml: [ledger] "{name}" is no name for a Git branch or remote; use for instance ledger.',
    )
