"""`newsroom docs`: generated pages are current, and say how to become so."""

import json
from pathlib import Path

import pytest

from newsroom.rules import rule_families
from tests.newsrooms import make_newsroom
from tests.shells import call

SCHEMA = "docs/story.schema.json"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_newsroom(tmp_path)


def test_it_writes_a_page_for_every_rule_a_list_of_all_and_the_schema(root: Path) -> None:
    said = call(root, "docs")

    assert said.code == 0
    pages = {f"docs/rules/{name}.md" for name in rule_families()}
    assert set(said.out.splitlines()) == {*pages, "docs/rules/README.md", SCHEMA}
    listing = (root / "docs/rules/README.md").read_text()
    assert [name for name in rule_families() if f"]({name}.md)" not in listing] == []
    assert "authors" in json.loads((root / SCHEMA).read_text())["properties"]


def test_a_second_time_writes_nothing(root: Path) -> None:
    call(root, "docs")

    assert call(root, "docs").out == ""


def test_check_names_what_is_missing_changed_or_left_over(root: Path) -> None:
    call(root, "docs")
    (root / "docs/rules/bad-waiver.md").unlink()
    (root / "docs/rules/README.md").write_text("Ditulis tangan.\n")
    (root / "docs/rules/aturan-lama.md").write_text("Aturan lama.\n")

    said = call(root, "docs", "--check")

    assert said.code == 1
    assert said.out.split() == [
        *("docs/rules/README.md", "docs/rules/bad-waiver.md", "docs/rules/aturan-lama.md")
    ]
    assert "run: newsroom docs" in said.err
    assert not (root / "docs/rules/bad-waiver.md").exists()


def test_check_is_content_after_writing(root: Path) -> None:
    (root / "docs/rules").mkdir(parents=True)
    (root / "docs/rules/aturan-lama.md").write_text("Aturan lama.\n")
    call(root, "docs")

    said = call(root, "docs", "--check")

    assert (said.code, said.out, said.err) == (0, "", "")
    assert not (root / "docs/rules/aturan-lama.md").exists()
