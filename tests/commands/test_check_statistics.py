"""`newsroom check --stats`: figures instead of findings, over any folder of stories."""

import json
import re
from itertools import count
from pathlib import Path

import pytest

from newsroom.checker import make_checker
from newsroom.commands._statistics import timed
from newsroom.rules import Judge, load_rules
from tests.newsrooms import make_context, make_newsroom
from tests.shells import call
from tests.stories import story_text

PASAR = "content/stories/2026/11/pasar.md"
WITHOUT_TITLE = re.sub(r"title: .*\n", "", story_text(slug="lain"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    stories = {
        PASAR: story_text(),
        "tests/corpus/2026/11/lain.md": WITHOUT_TITLE,
        "tests/corpus/README.md": "Tentang korpus ini.\n",
    }
    return make_newsroom(tmp_path, stories=stories)


def test_every_rule_that_a_machine_judges_is_listed_once(root: Path) -> None:
    said = call(root, "check", "--stats", PASAR)

    listed = [line.split()[0] for line in said.out.splitlines()[2:] if line]
    machines = {rule.name for rule in load_rules() if rule.record.judge is not Judge.EDITOR}
    assert set(listed[: len(machines)]) == machines
    assert "1 story in" in said.out


def test_a_folder_outside_the_stories_may_hold_some(root: Path) -> None:
    said = call(root, "check", "tests/corpus", "--stats", "--format", "json")

    told = json.loads(said.out)
    rules = {one["rule"]: one for one in told["rules"]}
    assert said.code == 1
    assert told["stories"] == 1
    assert rules["missing-field"]["findings"] == rules["missing-field"]["stories"] == 1
    assert rules["missing-field"]["per_100_stories"] == 100


def test_stories_of_such_a_folder_may_link_to_each_other(root: Path) -> None:
    links = "[satu](/2026/11/lain/) dan [dua](/2026/11/tiada/).\n"
    (root / "tests/corpus/2026/11/tautan.md").write_text(story_text(slug="tautan") + links)

    said = call(root, "check", "tests/corpus", "--stats", "--format", "json")

    rules = {one["rule"]: one for one in json.loads(said.out)["rules"]}
    assert rules["bad-link"]["findings"] == 1


def test_without_stats_such_a_folder_holds_no_stories(root: Path) -> None:
    assert call(root, "check", "tests/corpus").code == 2


@pytest.mark.parametrize("more", [["--format", "sarif"], ["--fix"]])
def test_what_is_no_figure_is_refused(root: Path, more: list[str]) -> None:
    said = call(root, "check", "--stats", *more)

    assert said.code == 2
    assert "--stats gives figures" in said.err


def test_rules_are_timed_by_the_clock_that_is_handed_in() -> None:
    ticks = count()
    checker = make_checker(make_context(), only={"missing-field", "missing-credit"})
    clocked, spent = timed(checker, lambda: float(next(ticks)))

    found = clocked.check_text(PASAR, WITHOUT_TITLE)

    # Two readings of that clock are one second apart, whatever lies between them.
    assert spent == {"missing-field": 1.0, "missing-credit": 1.0}
    assert found == checker.check_text(PASAR, WITHOUT_TITLE) != []
