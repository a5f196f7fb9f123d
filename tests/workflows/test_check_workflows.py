"""`make check-workflows` finds nothing here, and finds what is put in its way."""

from pathlib import Path

import pytest

from check_workflows import PARSER, ROOT, main

SAFE = """\
name: safe
on: push
permissions: {}
concurrency: {group: safe, cancel-in-progress: true}
jobs:
  one:
    name: one
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    steps:
      - name: Say
        run: echo hello
"""


def check(folder: Path, text: str, name: str = ".github/workflows/one.yml") -> int:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return main(["--root", str(folder)])


def test_finds_nothing_in_this_repository(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0, capsys.readouterr().out
    assert "ok        zizmor" in capsys.readouterr().out


def test_finds_nothing_in_a_safe_workflow(tmp_path: Path) -> None:
    assert check(tmp_path, SAFE) == 0


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        (SAFE.replace("echo hello", "echo ${{ github.event.issue.title }}"), "template-injection"),
        (SAFE.replace("permissions: {}", "permissions: write-all"), "excessive-permissions"),
        (SAFE.replace("on: push", "on: [pull_request_target]"), "dangerous-triggers"),
        (SAFE.replace("runs-on", "run-on"), "run-on"),
    ],
    ids=["injection", "rights", "trigger", "misspelt"],
)
def test_finds_what_is_wrong(
    tmp_path: Path, broken: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(tmp_path, broken) == 1
    assert says in capsys.readouterr().out


def test_looks_at_issue_forms_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    form = "name: x\ndescription: y\nbody: [{type: slider}]\n"
    check(tmp_path, SAFE)

    assert check(tmp_path, form, ".github/ISSUE_TEMPLATE/form.yml") == 1
    assert "FAILED    vendor.github-issue-forms" in capsys.readouterr().out


def test_names_the_judge_that_is_not_installed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check(tmp_path, SAFE)

    assert (
        "not run   GitHub's parser. To install it: make workflow-tools" in capsys.readouterr().out
    )


def test_a_missing_judge_of_setup_is_no_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))

    assert check(tmp_path, SAFE) == 1
    assert "To install it: make setup" in capsys.readouterr().out


@pytest.mark.skipif(
    not (ROOT / PARSER).is_file(), reason="GitHub's parser is not installed: make workflow-tools"
)
def test_githubs_own_parser_reads_what_others_cannot(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".cache").symlink_to(ROOT / ".cache")

    assert check(tmp_path, SAFE.replace("    steps", "    needs: nobody\n    steps")) == 1
    assert "FAILED    GitHub's parser" in capsys.readouterr().out
