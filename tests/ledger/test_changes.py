"""What differs between two commits of the ledger: those records, and no other is read."""

from pathlib import Path

import pytest

from newsroom.errors import LedgerError
from newsroom.ledger import Record, State, recorded_of
from newsroom.ledger.record import path_of
from tests.ledger.conftest import counting_git, git
from tests.ledger.records import STORY, adding, make_claim, make_ledger

OTHER = "2026-12-01-air"


def write(repository: Path, *stories: str, account: str = "satu") -> str:
    """Add a claim to each story's record; the newest commit."""
    for story in stories:
        make_ledger(repository).update(story, adding(make_claim(account=account)), "Claim")
    return tip(repository)


def tip(repository: Path) -> str:
    return git(repository, "rev-parse", "ledger")


def changes(repository: Path, since: str) -> dict[str, Record | None]:
    """By story id; a record that is gone by its path."""
    newest, found = make_ledger(repository).changes(since)
    assert newest == tip(repository)
    records = make_ledger(repository).records()
    assert all(record == records[record.story] for record in found.values() if record)
    assert all(path == path_of(record.story) for path, record in found.items() if record)
    return {record.story if record else path: record for path, record in found.items()}


def test_without_a_ledger_there_is_nothing(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()

    assert make_ledger(repository).changes("") == ("", {})
    assert make_ledger(tmp_path / "folder").changes("") == ("", {})


def test_at_first_everything_is_new(repository: Path) -> None:
    write(repository, STORY, OTHER)

    assert changes(repository, "").keys() == {STORY, OTHER}


def test_since_the_newest_commit_nothing_differs(repository: Path, tmp_path: Path) -> None:
    newest = write(repository, STORY, OTHER)
    environ, log = counting_git(tmp_path / "bin")

    assert make_ledger(repository, environ=environ).changes(newest) == (newest, {})
    assert len(log.read_text().splitlines()) == 1


def test_only_what_differs_is_told(repository: Path) -> None:
    before = write(repository, STORY, OTHER, "2026-11-20-lain")
    write(repository, OTHER, account="dua")
    write(repository, "tanpa tanggal", account="dua")

    assert changes(repository, before).keys() == {OTHER, "tanpa tanggal"}


def test_a_record_that_is_as_it_was_again_does_not_differ(repository: Path) -> None:
    before = write(repository, STORY, OTHER)
    write(repository, STORY, account="dua")
    git(repository, "update-ref", "refs/heads/ledger", commit_of(repository, f"{before}^{{tree}}"))

    assert tip(repository) != before
    assert changes(repository, before) == {}


def commit_of(repository: Path, tree: str) -> str:
    return git(
        repository,
        "commit-tree",
        git(repository, "rev-parse", tree),
        "-p",
        tip(repository),
        "-m",
        "x",
    )


def test_a_record_that_is_gone_is_told_by_its_path(repository: Path) -> None:
    write(repository, STORY)
    alone = git(repository, "rev-parse", "ledger^{tree}")
    both = write(repository, OTHER)
    git(repository, "update-ref", "refs/heads/ledger", commit_of(repository, alone))

    assert changes(repository, both) == {path_of(OTHER): None}


@pytest.mark.parametrize("since", ["0" * 40, "bukan commit", "main"])
def test_since_an_unknown_commit_everything_is_new(repository: Path, since: str) -> None:
    write(repository, STORY, OTHER)

    assert changes(repository, since).keys() == {STORY, OTHER}


def test_a_branch_that_was_written_anew_is_compared_with_the_old_one(repository: Path) -> None:
    """Both are still there; what they share did not change."""
    before = write(repository, STORY, OTHER)
    git(repository, "branch", "--delete", "--force", "ledger")
    write(repository, STORY)
    write(repository, "2026-11-20-lain")

    found = changes(repository, before)

    assert found.keys() == {"2026-11-20-lain", path_of(OTHER)}
    assert found[path_of(OTHER)] is None


def test_a_ledger_that_is_gone_takes_its_records_along(repository: Path) -> None:
    before = write(repository, STORY)
    git(repository, "branch", "--delete", "--force", "ledger")

    assert make_ledger(repository).changes(before) == ("", {path_of(STORY): None})


def test_damaged_records_are_not_passed_over(repository: Path) -> None:
    write(repository, STORY)
    blob = git(repository, "rev-parse", f"ledger:{path_of(STORY)}")
    file = repository / ".git" / "objects" / blob[:2] / blob[2:]
    file.chmod(0o600)
    file.write_bytes(b"x" * 40)

    with pytest.raises(LedgerError):
        make_ledger(repository).changes("")


def test_a_record_adds_to_a_page_whether_its_posts_lie_in_the_outbox() -> None:
    lying = make_claim(network="outbox", state=State.POSTED)
    claimed = make_claim(network="outbox")

    assert recorded_of(adding(lying)(Record(story=STORY))).in_outbox
    assert not recorded_of(adding(claimed)(Record(story=STORY))).in_outbox
    assert not recorded_of(Record(story=STORY)).in_outbox
