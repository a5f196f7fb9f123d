"""The ledger shared through a remote: the remote's branch counts, and only if settings say so."""

from collections.abc import Callable
from pathlib import Path

import pytest

from newsroom.errors import LedgerError
from newsroom.ledger import Record
from newsroom.settings import LedgerSettings
from tests.ledger.conftest import counting_git, git
from tests.ledger.records import STORY, accounts, adding, make_claim, make_ledger

ONE, TWO, THREE = (make_claim(account=name) for name in ("satu", "dua", "tiga"))
Clone = Callable[..., Path]


class TestNotShared:
    def test_nothing_is_asked_of_or_told_to_the_remote(
        self, repository: Path, remote: Path, tmp_path: Path
    ) -> None:
        environ, log = counting_git(tmp_path / "bin")

        ledger = make_ledger(repository, environ=environ)
        ledger.fetch()
        ledger.update(STORY, adding(ONE), "Claim")

        called = set(log.read_text().split())
        assert "update-ref" in called
        assert called.isdisjoint({"ls-remote", "fetch", "push"})
        assert git(remote, "branch", "--list") == "* main"

    def test_a_clone_reads_the_branch_that_it_fetched(self, remote: Path, clone: Clone) -> None:
        make_ledger(clone("a"), push=True).update(STORY, adding(ONE), "Claim satu")
        reader = clone("b")

        assert git(reader, "branch", "--list", "ledger") == ""
        assert accounts(make_ledger(reader)) == ["satu"]

    def test_a_clone_begins_where_the_fetched_branch_stands(
        self, remote: Path, clone: Clone
    ) -> None:
        make_ledger(clone("a"), push=True).update(STORY, adding(ONE), "Claim satu")
        before = git(remote, "rev-parse", "ledger")
        local = clone("b")

        make_ledger(local).update(STORY, adding(TWO), "Claim dua")

        assert git(local, "log", "--format=%s", "ledger") == "Claim dua\nClaim satu"
        assert accounts(make_ledger(local)) == ["dua", "satu"]
        assert git(remote, "rev-parse", "ledger") == before

    def test_what_was_fetched_later_is_read_and_built_on(self, remote: Path, clone: Clone) -> None:
        writer, reader = clone("a"), clone("b")
        make_ledger(writer, push=True).update(STORY, adding(ONE), "Claim satu")
        make_ledger(reader, push=True).update(STORY, adding(TWO), "Claim dua")
        make_ledger(writer, push=True).update(STORY, adding(THREE), "Claim tiga")

        git(reader, "fetch", "--quiet")

        assert accounts(make_ledger(reader)) == ["dua", "satu", "tiga"]

    def test_what_was_written_here_stays_the_newest_here(self, remote: Path, clone: Clone) -> None:
        local = clone("a")
        make_ledger(local).update(STORY, adding(ONE), "Claim satu")
        make_ledger(clone("b"), push=True).update(STORY, adding(TWO), "Claim dua")
        git(local, "fetch", "--quiet")

        assert accounts(make_ledger(local)) == ["satu"]


class TestShared:
    def test_two_clones_write_one_ledger(self, remote: Path, clone: Clone) -> None:
        one, two = (make_ledger(clone(name), push=True) for name in "ab")

        one.update(STORY, adding(ONE), "Claim satu")
        two.update(STORY, adding(TWO), "Claim dua")
        one.update(STORY, adding(THREE), "Claim tiga")

        assert accounts(one) == ["dua", "satu", "tiga"]
        assert git(remote, "log", "--format=%s", "ledger") == "Claim tiga\nClaim dua\nClaim satu"

    def test_a_push_that_comes_too_late_is_decided_again(self, remote: Path, clone: Clone) -> None:
        one, two = (make_ledger(clone(name), push=True) for name in "ab")
        seen = []

        def late(record: Record) -> Record:
            seen.append(len(record.posts))
            if len(seen) == 1:
                two.update(STORY, adding(TWO), "Claim dua")
            return adding(ONE)(record)

        one.update(STORY, late, "Claim satu")

        assert seen == [0, 1]
        assert git(remote, "log", "--format=%s", "ledger") == "Claim satu\nClaim dua"
        assert accounts(one) == ["dua", "satu"]

    def test_whoever_was_there_first_is_seen_before_anything_is_written(
        self, remote: Path, clone: Clone
    ) -> None:
        one, two = (make_ledger(clone(name), push=True) for name in "ab")
        one.update(STORY, adding(ONE), "Claim satu")

        two.fetch()

        assert accounts(two) == ["satu"]

    def test_records_written_before_sharing_go_along(self, repository: Path, remote: Path) -> None:
        make_ledger(repository).update(STORY, adding(ONE), "Claim satu")

        make_ledger(repository, push=True).update(STORY, adding(TWO), "Claim dua")

        assert git(remote, "log", "--format=%s", "ledger") == "Claim dua\nClaim satu"

    def test_two_histories_are_not_mixed(self, remote: Path, clone: Clone) -> None:
        local = clone("a")
        make_ledger(local).update(STORY, adding(ONE), "Claim satu")
        make_ledger(clone("b"), push=True).update(STORY, adding(TWO), "Claim dua")

        with pytest.raises(LedgerError) as caught:
            make_ledger(local, push=True).update(STORY, adding(THREE), "Claim tiga")

        assert "git branch -m ledger ledger-lama" in caught.value.message_en
        assert git(local, "log", "--format=%s", "ledger") == "Claim satu"
        assert git(remote, "log", "--format=%s", "ledger") == "Claim dua"

        git(local, "branch", "-m", "ledger", "ledger-lama")
        make_ledger(local, push=True).update(STORY, adding(THREE), "Claim tiga")
        assert accounts(make_ledger(local)) == ["dua", "tiga"]

    def test_a_shallow_clone_of_one_branch_takes_part(self, remote: Path, clone: Clone) -> None:
        make_ledger(clone("a"), push=True).update(STORY, adding(ONE), "Claim satu")
        shallow = clone("b", "--depth=1")
        assert git(shallow, "branch", "--list", "--all", "*ledger*") == ""

        make_ledger(shallow, push=True).update(STORY, adding(TWO), "Claim dua")

        assert git(remote, "log", "--format=%s", "ledger") == "Claim dua\nClaim satu"

    def test_a_shallow_clone_of_the_ledger_takes_part(self, remote: Path, clone: Clone) -> None:
        writer = make_ledger(clone("a"), push=True)
        writer.update(STORY, adding(ONE), "Claim satu")
        writer.update("2026-11-20-air", adding(ONE), "Claim air")
        shallow = clone("b", "--depth=1", "--no-single-branch")
        make_ledger(shallow, push=True).update(STORY, adding(TWO), "Claim dua")
        writer.update(STORY, adding(THREE), "Claim tiga")

        make_ledger(shallow, push=True).update("2026-11-20-air", adding(TWO), "Claim air")

        assert accounts(make_ledger(shallow)) == ["dua", "satu", "tiga"]
        assert git(remote, "rev-list", "--count", "ledger") == "5"

    def test_a_stop_between_the_remote_and_here_is_caught_up(
        self, repository: Path, remote: Path
    ) -> None:
        ledger = make_ledger(repository, push=True)
        ledger.update(STORY, adding(ONE), "Claim satu")
        before = git(repository, "rev-parse", "ledger")
        ledger.update(STORY, adding(TWO), "Claim dua")
        git(repository, "update-ref", "refs/heads/ledger", before)
        git(repository, "update-ref", "refs/remotes/origin/ledger", before)

        ledger.fetch()

        assert accounts(ledger) == ["dua", "satu"]

    def test_a_branch_deleted_at_the_remote_is_brought_back_whole(
        self, remote: Path, clone: Clone
    ) -> None:
        make_ledger(clone("a"), push=True).update(STORY, adding(ONE), "Claim satu")
        other = clone("b")
        git(remote, "branch", "-D", "ledger")

        make_ledger(other, push=True).update(STORY, adding(TWO), "Claim dua")

        assert git(remote, "log", "--format=%s", "ledger") == "Claim dua\nClaim satu"


class TestTheRemoteFails:
    @pytest.fixture
    def waits(self) -> list[float]:
        """How long the ledger waited."""
        return []

    def refused(self, root: Path, waits: list[float], **more: LedgerSettings) -> str:
        """The English words of the error that an update ends in; nothing is recorded here."""
        ledger = make_ledger(root, push=True, pause=waits.append, **more)
        with pytest.raises(LedgerError) as caught:
            ledger.update(STORY, adding(ONE), "Claim")
        assert git(root, "branch", "--list", "ledger") == ""
        return caught.value.message_en

    def test_a_remote_that_is_gone(
        self, repository: Path, remote: Path, waits: list[float]
    ) -> None:
        remote.rename(remote.with_name("gone.git"))

        assert "git ls-remote failed" in self.refused(repository, waits)
        assert waits == []

    def test_no_remote_of_that_name(self, repository: Path, waits: list[float]) -> None:
        assert "git ls-remote failed" in self.refused(repository, waits)

    def test_a_remote_that_refuses_is_not_asked_again(
        self, repository: Path, remote: Path, waits: list[float]
    ) -> None:
        hook = remote / "hooks" / "pre-receive"
        hook.write_text("#!/bin/sh\necho only the newsroom may push\nexit 1\n")
        hook.chmod(0o755)

        words = self.refused(repository, waits)

        assert "git push failed" in words
        assert "only the newsroom may push" in words
        assert waits == []

    def test_a_remote_branch_that_is_no_ledger(
        self, repository: Path, remote: Path, waits: list[float]
    ) -> None:
        git(remote, "branch", "ledger", "main")
        before = git(remote, "rev-parse", "ledger")

        assert "holds something else" in self.refused(repository, waits)
        assert git(remote, "rev-parse", "ledger") == before
