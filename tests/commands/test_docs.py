"""`newsroom docs`: generated pages are current, and say how to become so."""

import json
from pathlib import Path

import pytest

from newsroom.rules import rule_families
from tests.newsrooms import make_newsroom
from tests.shells import call

SCHEMA = "docs/story.schema.json"
STORY_JSON = "docs/story-json.schema.json"
CHECKLIST = "docs/editor-checklist.md"
FOR_GITHUB = {
    ".github/CODEOWNERS",
    ".github/ISSUE_TEMPLATE/berita.yml",
    ".github/ISSUE_TEMPLATE/config.yml",
    ".github/PULL_REQUEST_TEMPLATE.md",
}
MEASURED = {
    "precision": {
        "date": "2026-11-23",
        "stories": 60,
        "rules": [
            {"rule": "bad-link", "severity": "error", "right": 9, "wrong": 1, "missed": 3},
            {"rule": "missing-alt", "severity": "error", "right": 0, "wrong": 0, "missed": 0},
        ],
    },
    "speed": {
        "date": "2026-11-23",
        "machine": "2 inti",
        "words": 400,
        "runs": [
            {"tool": "newsroom", "stories": 10000, "seconds": 20},
            {"tool": "proselint", "stories": 100, "seconds": 40},
        ],
    },
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_newsroom(tmp_path)


def test_it_writes_a_page_for_every_rule_a_list_of_all_and_the_schema(root: Path) -> None:
    said = call(root, "docs")

    assert said.code == 0
    pages = {f"docs/rules/{name}.md" for name in rule_families()}
    assert set(said.out.splitlines()) == {
        *pages,
        "docs/rules/README.md",
        CHECKLIST,
        SCHEMA,
        STORY_JSON,
        *FOR_GITHUB,
    }
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


def test_what_was_measured_stands_below_the_rules(root: Path) -> None:
    (root / "docs/rules").mkdir(parents=True)
    (root / "docs/rules/measured.json").write_text(json.dumps(MEASURED))

    call(root, "docs")

    listing = (root / "docs/rules/README.md").read_text()
    assert "| bad-link | error | 9 | 1 | 3 | 0.90 | 0.75 |\n" in listing
    assert "| missing-alt | error | 0 | 0 | 0 | – | – |\n" in listing
    assert "| **semua / all** | error | 9 | 1 | 3 | 0.90 | 0.75 |\n" in listing
    assert "| newsroom | 10000 | 20.0 | 500.0 | 1.0× |\n" in listing
    assert "| proselint | 100 | 40.0 | 2.5 | 200.0× |\n" in listing
    assert "2 inti, 2026-11-23; berita 400 kata." in listing


@pytest.mark.parametrize("text", ["{", "[]", '{"speed": {}}', '{"presisi": 1}'])
def test_figures_that_cannot_be_read_are_no_figures(root: Path, text: str) -> None:
    (root / "docs/rules").mkdir(parents=True)
    (root / "docs/rules/measured.json").write_text(text)

    said = call(root, "docs")

    assert said.code == 2
    assert "docs/rules/measured.json cannot be read" in said.err
