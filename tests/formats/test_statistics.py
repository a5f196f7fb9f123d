"""What the rules cost and find, as figures."""

import json
from dataclasses import replace

from newsroom.finding import Severity
from newsroom.formats._statistics import as_json, as_text, gather
from tests.formats.findings import FINDING, many

LEVELS = {"a-rule": Severity.WARNING, "missing-time-zone": Severity.ERROR, "idle": Severity.HINT}
SPENT = {"a-rule": 0.1, "missing-time-zone": 0.3}
FIGURES = gather(
    [*many(4, rule="a-rule"), FINDING, replace(FINDING, path="content/stories/2026/11/lain.md")],
    LEVELS,
    SPENT,
    stories=200,
    seconds=0.5,
)


def test_the_slowest_rule_comes_first_and_idle_ones_are_there() -> None:
    assert [one.rule for one in FIGURES.rules] == ["missing-time-zone", "a-rule", "idle"]


def test_findings_are_counted_apart_from_the_stories_that_have_them() -> None:
    slow, quick, _ = FIGURES.rules

    assert (slow.findings, slow.stories) == (2, 2)
    assert (quick.findings, quick.stories) == (4, 1)


def test_the_table_lines_up_and_tells_what_reading_took() -> None:
    lines = as_text(FIGURES).splitlines()

    assert lines[2].split() == ["missing-time-zone", "error", "2", "1.0", "2", "1.500", "60.0%"]
    assert lines[3].split() == ["a-rule", "warning", "4", "2.0", "1", "0.500", "20.0%"]
    assert lines[5].split()[-2:] == ["0.500", "20.0%"]
    assert len({len(line) for line in lines[:6]}) == 1
    assert "200 stories in 0.50 seconds: 400 a second, one process." in lines


def test_programs_get_the_same_figures() -> None:
    told = json.loads(as_json(FIGURES))

    assert (told["stories"], told["seconds"], told["reading_seconds"]) == (200, 0.5, 0.1)
    assert told["rules"][1] == {
        "rule": "a-rule",
        "severity": "warning",
        "findings": 4,
        "per_100_stories": 2.0,
        "stories": 1,
        "seconds": 0.1,
        "ms_per_story": 0.5,
        "share": 0.2,
    }


def test_no_story_and_no_time_divide_nothing() -> None:
    nothing = gather([], LEVELS, {}, stories=0, seconds=0.0)

    assert json.loads(as_json(nothing))["rules"][0]["share"] == 0
    assert "0 stories in 0.00 seconds: 0 a second" in as_text(nothing)
