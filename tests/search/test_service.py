"""pagefind as a process: whatever goes wrong with it becomes a sentence."""

import stat
import sys
from pathlib import Path

import pagefind_bin
import pytest

from newsroom.errors import BuildError
from newsroom.search import index_year
from newsroom.search.service import pagefind_files
from tests.search.records import make_record


def pretend(monkeypatch: pytest.MonkeyPatch, path: Path, script: str) -> None:
    """Let `script`, in Python, be the pagefind that is installed."""
    path.write_text(f"#!{sys.executable}\n{script}", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: path)


def refusal(**limits: float) -> BuildError:
    with pytest.raises(BuildError) as refused:
        pagefind_files([make_record()], **limits)
    assert refused.value.exit_code == 4
    return refused.value


def test_without_the_package_the_sentence_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)

    error = refusal()

    assert "pagefind_bin tidak terpasang" in error.message
    assert "make setup" in error.message
    assert "is not installed" in error.message_en


def test_without_its_program_it_counts_as_missing_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> Path:
        raise FileNotFoundError

    monkeypatch.setattr(pagefind_bin, "get_executable", nowhere)

    assert "is not installed" in refusal().message_en


def test_a_program_for_another_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretend(monkeypatch, tmp_path / "pagefind", "")
    (tmp_path / "pagefind").write_bytes(b"\x7fELF other machine")

    assert "cannot be started" in refusal().message_en


def test_a_crash_is_told_with_its_last_words(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pretend(monkeypatch, tmp_path / "pagefind", "raise SystemExit('out of memory')")

    error = refusal()

    assert "out of memory" in error.message_en
    assert "gagal membuat indeks pencarian" in error.message


def test_what_pagefind_complains_about_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    answer = {"message_id": 1, "payload": {"type": "Error", "message": "no such index"}}
    pretend(
        monkeypatch,
        tmp_path / "pagefind",
        "import base64, json, sys\n"
        f"print(base64.b64encode(json.dumps({answer}).encode()).decode(), end=',', flush=True)\n"
        "sys.stdin.read()",
    )

    assert "no such index" in refusal().message_en


@pytest.mark.parametrize("nonsense", ["%%%,", "e30=,", "bnVsbA==,"])
def test_an_answer_that_makes_no_sense(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, nonsense: str
) -> None:
    script = f"import sys\nprint({nonsense!r}, end='', flush=True)\nsys.stdin.read()"
    pretend(monkeypatch, tmp_path / "pagefind", script)

    assert "failed to make the search index" in refusal().message_en


def test_one_that_never_answers_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretend(monkeypatch, tmp_path / "pagefind", "import sys\nsys.stdin.read()")

    assert "was stopped" in refusal(seconds=0.2).message_en


def test_settings_of_pagefind_in_the_environment_do_not_count(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    index_year([make_record()], tmp_path / "before")
    monkeypatch.setenv("PAGEFIND_INCLUDE_CHARACTERS", "<>")
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", "/nowhere")
    index_year([make_record()], tmp_path / "after")

    before, after = (
        (tmp_path / name / "pagefind-entry.json").read_bytes() for name in ("before", "after")
    )
    assert before == after
