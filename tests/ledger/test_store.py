"""The ledger in one clone: a branch of its own, one commit per change, no change lost."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from newsroom.clock import fixed_clock
from newsroom.errors import LedgerError, SettingsError
from newsroom.ledger import Record, State
from newsroom.ledger.record import encode, path_of
from newsroom.settings import LedgerSettings
from tests.ledger.conftest import ENVIRON, counting_git, git, make_repository
from tests.ledger.records import NOW, STORY, accounts, adding, make_claim, make_ledger

PATH = path_of(STORY)
ONE, TWO = make_claim(account="satu"), make_claim(account="dua")


def refused(root: Path, **more: Any) -> LedgerError:
    """The error that an update of the ledger at `root` ends in."""
    with pytest.raises(LedgerError) as caught:
        make_ledger(root, **more).update(STORY, adding(ONE), "Claim")
    return caught.value


class TestABranchOfItsOwn:
    def test_begins_with_the_first_record_and_has_no_past(self, repository: Path) -> None:
        make_ledger(repository).update(STORY, adding(ONE), "Claim satu")

        assert git(repository, "log", "--format=%P|%s", "ledger") == "|Claim satu"
        assert git(repository, "ls-tree", "-r", "--name-only", "ledger") == f"ledger.json\n{PATH}"

    def test_leaves_work_tree_index_and_head_alone(self, repository: Path) -> None:
        (repository / "newsroom.toml").write_text("# half an edit\n")
        (repository / "new.md").write_text("new\n")
        git(repository, "add", "new.md")
        index = (repository / ".git" / "index").read_bytes()
        before = git(repository, "status", "--porcelain=v2", "--branch")

        make_ledger(repository).update(STORY, adding(ONE), "Claim")

        assert git(repository, "status", "--porcelain=v2", "--branch") == before
        assert (repository / ".git" / "index").read_bytes() == index
        assert not (repository / "stories").exists()

    def test_is_signed_by_a_role_at_the_hour_of_the_clock(self, repository: Path) -> None:
        make_ledger(repository, clock=fixed_clock(NOW)).update(STORY, adding(ONE), "Claim")

        assert git(repository, "log", "--format=%an|%ae|%cn|%ce|%aI|%cI", "ledger") == "|".join(
            ["Tayang ledger", "ledger@tayang.invalid"] * 2 + ["2026-11-19T16:00:00+08:00"] * 2
        )

    def test_grows_by_one_commit_per_change(self, repository: Path) -> None:
        ledger = make_ledger(repository)
        ledger.update(STORY, adding(ONE), "Claim satu")
        ledger.update(STORY, adding(TWO), "Claim dua")
        ledger.update("2026-11-20-air", adding(ONE), "Claim air")

        assert git(repository, "log", "--format=%s", "ledger") == "Claim air\nClaim dua\nClaim satu"
        assert accounts(ledger) == ["dua", "satu"]
        assert sorted(ledger.records()) == [STORY, "2026-11-20-air"]

    def test_gets_no_commit_where_nothing_changes(self, repository: Path) -> None:
        ledger = make_ledger(repository)
        ledger.update(STORY, adding(ONE), "Claim")
        before = git(repository, "rev-parse", "ledger")

        record = ledger.update(STORY, adding(ONE), "Claim again")

        assert git(repository, "rev-parse", "ledger") == before
        assert record == ledger.record(STORY)

    def test_goes_by_the_name_in_the_settings(self, repository: Path) -> None:
        ledger = make_ledger(repository, settings=LedgerSettings(branch="catatan/pos"))

        ledger.update(STORY, adding(ONE), "Claim")

        assert git(repository, "branch", "--list") == "catatan/pos\n* main"

    def test_keeps_files_that_are_not_records(self, repository: Path) -> None:
        ledger = make_ledger(repository)
        ledger.update(STORY, adding(ONE), "Claim")
        write(repository, "stories/2026/catatan meja – é.txt", b"x")

        ledger.update(STORY, adding(TWO), "Claim")

        assert accounts(ledger) == ["dua", "satu"]
        assert list(ledger.records()) == [STORY]
        names = git(repository, "ls-tree", "-rz", "--name-only", "ledger")
        assert "stories/2026/catatan meja – é.txt" in names.split("\0")

    @pytest.mark.parametrize("story_id", ["../../x", "a/b", "a\nb", "\ud800", "-", "é" * 200])
    def test_holds_stories_with_odd_ids(self, repository: Path, story_id: str) -> None:
        ledger = make_ledger(repository)

        ledger.update(story_id, adding(ONE), f"Claim {story_id}")

        assert list(ledger.records()) == [story_id]
        assert ledger.record(story_id) == ledger.records()[story_id]

    def test_is_read_by_one_process_however_many_records(
        self, repository: Path, tmp_path: Path
    ) -> None:
        for month in range(1, 13):
            make_ledger(repository).update(f"2026-{month:02}-01-a", adding(ONE), "Claim")
        environ, log = counting_git(tmp_path / "bin")

        assert len(make_ledger(repository, environ=environ).records()) == 12
        assert len(log.read_text().splitlines()) == 1


class TestWhereItIsKept:
    def test_a_repository_without_a_commit_will_do(self, tmp_path: Path) -> None:
        git(tmp_path, "init", "--quiet")

        make_ledger(tmp_path).update(STORY, adding(ONE), "Claim")

        assert accounts(make_ledger(tmp_path)) == ["satu"]

    def test_a_detached_head_will_do(self, repository: Path) -> None:
        git(repository, "checkout", "--quiet", "--detach")

        make_ledger(repository).update(STORY, adding(ONE), "Claim")

        assert accounts(make_ledger(repository)) == ["satu"]

    def test_a_second_work_tree_writes_to_the_same_ledger(
        self, repository: Path, tmp_path: Path
    ) -> None:
        git(repository, "worktree", "add", "--quiet", str(tmp_path / "meja"))

        make_ledger(tmp_path / "meja").update(STORY, adding(ONE), "Claim")

        assert accounts(make_ledger(repository)) == ["satu"]

    @pytest.mark.parametrize("packed", [False, True])
    def test_packing_changes_nothing(self, repository: Path, packed: bool) -> None:
        make_ledger(repository).update(STORY, adding(ONE), "Claim")
        git(repository, "gc", "--quiet") if packed else git(repository, "pack-refs", "--all")

        make_ledger(repository).update(STORY, adding(TWO), "Claim")

        assert accounts(make_ledger(repository)) == ["dua", "satu"]

    def test_variables_that_a_hook_sets_do_not_lead_astray(
        self, repository: Path, tmp_path: Path
    ) -> None:
        other = make_repository(tmp_path / "lain")
        astray = {
            "GIT_DIR": str(other / ".git"),
            "GIT_WORK_TREE": str(other),
            "GIT_INDEX_FILE": str(tmp_path / "index"),
            "GIT_OBJECT_DIRECTORY": str(tmp_path / "objects"),
        }

        make_ledger(repository, environ=ENVIRON | astray).update(STORY, adding(ONE), "Claim")

        assert accounts(make_ledger(repository)) == ["satu"]
        assert git(other, "branch", "--list") == "* main"

    def test_a_folder_that_is_no_repository_has_no_records_and_takes_none(
        self, tmp_path: Path
    ) -> None:
        ledger = make_ledger(tmp_path)

        assert ledger.records() == {}
        assert ledger.record(STORY) == Record(story=STORY)
        assert "git init" in refused(tmp_path).message_en

    def test_a_folder_inside_another_repository_does_not_write_there(
        self, repository: Path
    ) -> None:
        inside = repository / "redaksi"
        inside.mkdir()

        assert "not the top of a Git repository" in refused(inside).message_en
        # What looks like a repository and is none must not fall back to the one around it.
        (inside / ".git").mkdir()
        assert "not a git repository" in refused(inside).message_en
        assert git(repository, "branch", "--list") == "* main"

    def test_a_machine_without_git_is_told_so(self, repository: Path, tmp_path: Path) -> None:
        for push in (False, True):
            error = refused(repository, push=push, environ={"PATH": str(tmp_path)})
            assert "Git was not found" in error.message_en
        with pytest.raises(LedgerError):
            make_ledger(repository, environ={"PATH": str(tmp_path)}).records()

    def test_a_story_without_id_is_refused(self, repository: Path) -> None:
        with pytest.raises(LedgerError):
            make_ledger(repository).update("", adding(ONE), "Claim")

    @pytest.mark.parametrize(
        "name", ["", "a b", "a..b", "-x", "a.lock", "a/", "x\nHEAD", "/a", "a~1"]
    )
    def test_a_branch_that_git_would_refuse_is_a_fault_of_the_settings(self, name: str) -> None:
        with pytest.raises(SettingsError):
            make_ledger(Path(), settings=LedgerSettings(branch=name))
        with pytest.raises(SettingsError):
            make_ledger(Path(), settings=LedgerSettings(remote=name))


def write(repository: Path, path: str, data: bytes, branch: str = "ledger") -> str:
    """Put a file on the ledger's branch by hand; the result is the new commit."""
    folder = repository / "by-hand"
    git(repository, "worktree", "add", "--quiet", str(folder), branch)
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message=By hand")
    git(repository, "worktree", "remove", "--force", str(folder))
    return git(repository, "rev-parse", branch)


class TestWhatIsNotALedger:
    @pytest.mark.parametrize(
        ("path", "data", "why"),
        [
            (PATH, b"{", f"{PATH} on the ledger is damaged"),
            (PATH, b'{"version": 6}', "written by a newer Tayang"),
            (PATH, encode(Record(story="2026-11-19-lain")), "belongs elsewhere"),
            (f"{PATH}/x", b"", f"{PATH} on the ledger is damaged (it is not a file)"),
            ("ledger.json", b"<<<<<<<", "ledger.json on the ledger is damaged"),
            ("ledger.json", b"[]", "holds something else"),
            ("ledger.json", b'{"format": "tayang-ledger", "version": 6}', "a newer Tayang"),
        ],
    )
    def test_is_named_and_nothing_is_overwritten(
        self, repository: Path, path: str, data: bytes, why: str
    ) -> None:
        make_ledger(repository).update("2026-11-19-air", adding(ONE), "Claim")
        before = write(repository, path, data)

        error = refused(repository)

        assert why in error.message_en
        assert "tidak ada yang ditimpa" in error.message
        assert git(repository, "rev-parse", "ledger") == before

    def test_stops_reading_too(self, repository: Path) -> None:
        make_ledger(repository).update(STORY, adding(ONE), "Claim")
        write(repository, PATH, b"{")

        with pytest.raises(LedgerError):
            make_ledger(repository).records()

    @pytest.mark.parametrize("name", [f"ledger:{PATH}", "ledger:stories/2026", "ledger^{tree}"])
    @pytest.mark.parametrize("lost", [True, False])
    def test_is_one_whose_objects_are_lost_or_spoilt(
        self, repository: Path, name: str, lost: bool
    ) -> None:
        make_ledger(repository).update(STORY, adding(ONE), "Claim")
        before = git(repository, "rev-parse", "ledger")
        found = git(repository, "rev-parse", name)
        file = repository / ".git" / "objects" / found[:2] / found[2:]
        file.chmod(0o600)
        file.unlink() if lost else file.write_bytes(b"x" * 40)

        error = refused(repository)

        assert "git cat-file failed" in error.message_en
        assert git(repository, "rev-parse", "ledger") == before
        with pytest.raises(LedgerError):
            make_ledger(repository).records()

    def test_may_be_a_branch_of_stories(self, repository: Path) -> None:
        error = refused(repository, settings=LedgerSettings(branch="main"))

        assert "holds something else (it has no ledger.json)" in error.message_en
        assert git(repository, "log", "--format=%s", "main") == "Found the newsroom"

    def test_may_be_a_reference_to_something_odd(self, repository: Path) -> None:
        # `git tag -a` on a file, pushed to a branch's name by a script, ends like this.
        blob = git(repository, "hash-object", "-w", "newsroom.toml")
        (repository / ".git" / "refs" / "heads" / "ledger").write_text(f"{blob}\n")

        assert "holds something else" in refused(repository).message_en


class TestTwoWriters:
    def test_whoever_loses_the_race_decides_again_on_what_is_new(self, repository: Path) -> None:
        seen = []

        def late(record: Record) -> Record:
            seen.append(len(record.posts))
            if len(seen) == 1:
                make_ledger(repository).update(STORY, adding(ONE), "Claim satu")
            return adding(TWO)(record)

        make_ledger(repository).update(STORY, late, "Claim dua")

        assert seen == [0, 1]
        assert accounts(make_ledger(repository)) == ["dua", "satu"]
        assert git(repository, "log", "--format=%s", "ledger") == "Claim dua\nClaim satu"

    def test_a_race_that_never_ends_is_given_up_with_nothing_lost(self, repository: Path) -> None:
        waits: list[float] = []
        rival = make_ledger(repository)

        def always_late(record: Record) -> Record:
            rival.update(STORY, adding(make_claim(account=f"{len(waits):02}")), "Rival")
            return adding(TWO)(record)

        ledger = make_ledger(repository, pause=waits.append)
        with pytest.raises(LedgerError) as caught:
            ledger.update(STORY, always_late, "Never")

        assert "in 30 tries" in caught.value.message_en
        assert accounts(rival) == [f"{number:02}" for number in range(30)]
        assert waits[:3] == [0.01, 0.02, 0.04]
        assert max(waits) == 1.0

    def test_a_lock_left_behind_is_waited_for_and_then_named(self, repository: Path) -> None:
        waits: list[float] = []
        git(repository, "config", "core.filesRefLockTimeout", "0")
        (repository / ".git" / "refs" / "heads" / "ledger.lock").touch()

        error = refused(repository, pause=waits.append, jitter=lambda: 0.5)

        assert "ledger.lock" in error.message_en
        assert waits[:3] == [0.005, 0.01, 0.02]

    def test_what_no_waiting_mends_is_told_at_once(self, repository: Path) -> None:
        waits: list[float] = []
        # `ledger` cannot be a branch while `ledger/old` is one.
        git(repository, "branch", "ledger/old")

        error = refused(repository, pause=waits.append)

        assert "ledger/old" in error.message_en
        assert waits == []

    def test_every_record_of_several_processes_survives(self, repository: Path) -> None:
        writers = [
            subprocess.Popen([sys.executable, "-m", "tests.ledger.writer", repository, str(number)])
            for number in range(4)
        ]

        assert [writer.wait(timeout=60) for writer in writers] == [0, 0, 0, 0]

        ledger = make_ledger(repository)
        expected = [f"{writer}-{turn}" for writer in range(4) for turn in range(4)]
        assert accounts(ledger) == expected
        assert len(ledger.records()) == 1 + 4
        assert git(repository, "rev-list", "--count", "ledger") == str(16 + 4)
        assert git(repository, "fsck", "--strict", "--no-dangling") == ""


def test_an_outcome_replaces_its_claim(repository: Path) -> None:
    ledger = make_ledger(repository)
    ledger.update(STORY, adding(ONE), "Claim")

    ledger.update(STORY, adding(replace(ONE, state=State.POSTED, at=NOW)), "Post")

    (claim,) = ledger.record(STORY).posts.values()
    assert (claim.state, claim.at) == (State.POSTED, NOW)
