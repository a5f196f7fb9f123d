"""The corpus is what it says: whole stories, and a list of faults that stand where they are marked.

`stories/` holds the stories as they are, `base/stories/` those that were otherwise, or still there,
in the revision before. `faults.csv` names every seeded fault: the story, the line, the rule, the
very words, a note, and further lines where the finding may stand as well (`also`). Line 0 is for
what is missing from a story, so that no words can be marked. `rules.txt` names every rule that a
machine judges.
"""

import csv
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from newsroom.story import read_story

CORPUS = Path(__file__).parent
UNREADABLE = {"invalid-front-matter", "missing-field"}
"""Faults in the front matter for which a story may fail to be read."""

CATALOGUE = frozenset((CORPUS / "rules.txt").read_text(encoding="utf-8").split())


@dataclass(frozen=True, slots=True)
class Fault:
    """One row of the marked list."""

    path: str
    line: int
    rule: str
    text: str
    also: tuple[int, ...]


def read_faults() -> list[Fault]:
    with (CORPUS / "faults.csv").open(encoding="utf-8", newline="") as file:
        return [
            Fault(
                row["path"],
                int(row["line"]),
                row["rule"],
                row["text"],
                tuple(int(number) for number in row["also"].split()),
            )
            for row in csv.DictReader(file)
        ]


FAULTS = read_faults()
STORIES = sorted(path.relative_to(CORPUS).as_posix() for path in CORPUS.glob("stories/**/*.md"))


def test_there_are_enough_stories_and_half_of_them_are_clean() -> None:
    faulty = {fault.path for fault in FAULTS} & set(STORIES)

    assert len(STORIES) >= 80
    assert len(faulty) >= 40
    assert len(STORIES) - len(faulty) >= 40


def test_every_rule_has_at_least_three_faults() -> None:
    counts = Counter(fault.rule for fault in FAULTS)

    assert set(counts) == CATALOGUE
    assert {rule: count for rule, count in counts.items() if count < 3} == {}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.path}:{fault.line}")
def test_every_marked_text_stands_on_its_line(fault: Fault) -> None:
    room = CORPUS if fault.path in STORIES else CORPUS / "base"
    lines = (room / fault.path).read_text(encoding="utf-8").split("\n")

    if fault.line == 0:
        assert fault.text == ""
    else:
        assert fault.text in lines[fault.line - 1]
        assert fault.text
    assert all(0 < number <= len(lines) for number in fault.also)


def test_no_two_rows_mark_the_same_words_for_the_same_rule() -> None:
    rows = Counter(FAULTS)

    assert [row for row, count in rows.items() if count > 1 and row.line] == []


@pytest.mark.parametrize("path", STORIES)
def test_every_story_can_be_read(path: str) -> None:
    story, findings = read_story(CORPUS, path, zone=ZoneInfo("Asia/Makassar"))
    seeded = {fault.rule for fault in FAULTS if fault.path == path}

    if not seeded & UNREADABLE:
        assert story is not None
    assert {one.rule for one in findings} <= seeded


def test_the_revision_before_differs_only_where_a_comparison_is_made() -> None:
    before = {path.relative_to(CORPUS / "base").as_posix() for path in CORPUS.glob("base/**/*.md")}
    gone = {fault.path for fault in FAULTS if fault.rule == "deleted-story"}
    edited = {fault.path for fault in FAULTS if fault.rule == "silent-edit"}

    assert before - set(STORIES) == gone
    assert edited <= before
