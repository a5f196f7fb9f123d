"""The scripts of the theme: small, named by content, and free of what a strict policy forbids."""

import gzip
import re
from pathlib import Path

import pytest

from newsroom.theme.script import SCRIPTS, Script, read_scripts
from tests.sites import ROOT

CHECK = ["cek", "links", "lookup", "scan", "verdict"]
"""What /cek/ loads: the first with the page, the others when somebody looks something up."""
READING = ["kit", "search", "site", "worker"]
NAMES = sorted([*CHECK, *READING])
BUDGETS = {
    "reading": (READING, 10_000),
    "check": (CHECK, 14_000),
    "check at first": (["cek"], 4000),
}
"""Bytes of scripts together, as gzip sends them."""


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


@pytest.mark.parametrize("room", BUDGETS)
def test_all_of_them_together_are_small(room: str) -> None:
    scripts = {script.name: script for script in read_scripts(ROOT)}
    names, most = BUDGETS[room]

    assert [*scripts] == NAMES
    assert sum(len(gzip.compress(scripts[name].data, 9, mtime=0)) for name in names) <= most


@pytest.mark.parametrize("script", [*read_scripts(ROOT)], ids=NAMES)
def test_none_makes_elements_or_code_of_text(script: Script) -> None:
    made_of_text = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function"

    assert re.findall(made_of_text, script.data.decode()) == []
