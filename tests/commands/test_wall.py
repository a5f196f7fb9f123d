"""One wall between faults and people: every way to fail is a sentence and an exit code."""

import argparse
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest

import newsroom.commands
from newsroom.clock import fixed_clock
from newsroom.commands import Shell, load, names, run
from newsroom.errors import LedgerError


class Broken:
    """A command that fails in the way it was told to."""

    HELP = "fails"

    def __init__(self, error: BaseException) -> None:
        self.error = error

    def configure(self, parser: argparse.ArgumentParser) -> None:
        pass

    def run(self, args: argparse.Namespace, shell: Shell) -> int:
        raise self.error


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    clock = fixed_clock(datetime(2026, 11, 23, tzinfo=UTC))
    return Shell(tmp_path, io.StringIO(), io.StringIO(), clock, {})


def said(shell: Shell) -> str:
    assert isinstance(shell.err, io.StringIO)
    return shell.err.getvalue()


def fail_with(error: BaseException, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(newsroom.commands, "load", lambda _: Broken(error))
    return run([names()[0]], shell)


def test_every_command_offers_its_help(shell: Shell) -> None:
    assert run(["--help"], shell) == 0
    assert isinstance(shell.out, io.StringIO)
    overview = shell.out.getvalue()
    for name in names():
        assert f"  {name} " in overview
        assert load(name).HELP in overview


def test_no_command_at_all_is_wrong_use(shell: Shell) -> None:
    assert run([], shell) == 2


def test_an_unknown_command_names_the_nearest(shell: Shell) -> None:
    assert run(["nw"], shell) == 2
    assert '"newsroom new"' in said(shell)


def test_wrong_arguments_are_wrong_use_in_both_languages(shell: Shell) -> None:
    assert run(["new", "--titel", "x"], shell) == 2
    assert "perintah tidak dapat dijalankan" in said(shell)
    assert "The command cannot run" in said(shell)


@pytest.mark.parametrize("time", ["besok", "2026-11-23", "2026-11-23T08:00"])
def test_now_needs_an_offset(shell: Shell, time: str) -> None:
    assert run(["new", "--now", time], shell) == 2
    assert "offset" in said(shell)


def test_a_foreseen_error_ends_in_its_own_exit_code(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = fail_with(LedgerError("catatan rusak", "the record is broken"), shell, monkeypatch)

    assert code == 3
    assert said(shell) == "newsroom: catatan rusak\nthe record is broken\n"


def test_ctrl_c_is_no_fault(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    assert fail_with(KeyboardInterrupt(), shell, monkeypatch) == 130
    assert "Traceback" not in said(shell)


def test_a_file_that_cannot_be_used_is_no_fault_of_the_program(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = PermissionError(13, "Permission denied", "/srv/site")

    assert fail_with(error, shell, monkeypatch) == 2
    assert "/srv/site tidak dapat dibaca atau ditulis (Permission denied)" in said(shell)
    assert "/srv/site cannot be read or written (Permission denied)" in said(shell)


def test_a_bug_is_a_sentence_and_its_details_are_in_a_file(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    assert fail_with(ZeroDivisionError("x"), shell, monkeypatch) == 70

    (log,) = tmp_path.glob("newsroom-*.log")
    assert "Traceback" not in said(shell)
    assert str(log) in said(shell)
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")
