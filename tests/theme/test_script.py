"""The scripts of the theme: small, named by content, and free of what a strict policy forbids."""

import gzip
import re
from pathlib import Path

import pytest

from newsroom.theme.script import SCRIPTS, Script, read_scripts
from tests.sites import ROOT

NAMES = ["search", "site", "worker"]
BUDGET = 10_000
"""Bytes of all scripts together, as gzip sends them."""


def test_each_is_called_as_its_file_and_sent_as_it_stands(tmp_path: Path) -> None:
    folder = tmp_path / SCRIPTS
    folder.mkdir(parents=True)
    (folder / "b.js").write_bytes(b"two")
    (folder / "a.js").write_bytes(b"one")

    assert [*read_scripts(tmp_path)] == [Script("a", b"one"), Script("b", b"two")]
    # printf one | sha256sum
    assert Script("a", b"one").file == "a-7692c3ad3540.js"


def test_a_newsroom_may_have_none(tmp_path: Path) -> None:
    assert [*read_scripts(tmp_path)] == []


def test_all_of_them_together_are_small() -> None:
    scripts = [*read_scripts(ROOT)]

    assert [script.name for script in scripts] == NAMES
    assert sum(len(gzip.compress(script.data, 9, mtime=0)) for script in scripts) <= BUDGET


@pytest.mark.parametrize("script", [*read_scripts(ROOT)], ids=NAMES)
def test_none_makes_elements_or_code_of_text(script: Script) -> None:
    made_of_text = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function"

    assert re.findall(made_of_text, script.data.decode()) == []
