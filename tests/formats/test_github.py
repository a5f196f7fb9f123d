"""Findings as workflow commands."""

import re
from dataclasses import replace

from newsroom.finding import Finding, Severity, Span
from newsroom.formats.github import LIMIT, render
from tests.formats.findings import FINDING, PATH, many, report


def commands(found: list[Finding]) -> list[str]:
    return [line for line in render(found, report()).splitlines() if line.startswith("::")]


def test_a_finding_becomes_one_command() -> None:
    assert render([FINDING], report()) == (
        f"::error file={PATH},line=3,endLine=3,col=19,endColumn=35,title=missing-time-zone::"
        "Zonanya tidak ada.%0ADasar: KEJ 1; SOP 2%0AEN: There is no offset."
        "%0AJelaskan: newsroom explain missing-time-zone\n"
    )


def test_each_severity_has_its_level() -> None:
    found = [many(1, severity)[0] for severity in Severity]

    assert [re.match(r"::(\w+) ", line)[1] for line in commands(found)] == [  # type: ignore[index]
        *("error", "warning", "notice")
    ]


def test_nothing_in_a_story_can_write_a_command_of_its_own() -> None:
    nasty = "100 %\r\n::error file=x::palsu"
    finding = replace(FINDING, message=nasty, path="a,b:c%.md")

    (line,) = commands([finding])

    assert "file=a%2Cb%3Ac%25.md," in line
    assert "100 %25%0D%0A::error" in line


def test_columns_are_left_out_across_lines() -> None:
    (line,) = commands([replace(FINDING, span=Span(2, 8, 3, 6))])

    assert "line=2,endLine=3,title=" in line


def test_ten_of_a_level_are_shown_one_by_one() -> None:
    assert len(commands(many(LIMIT))) == LIMIT


def test_beyond_ten_a_rule_takes_one_place_in_a_file() -> None:
    (line,) = commands(many(LIMIT + 1))

    assert "10 temuan serupa lagi di baris / more on lines: 2, 3, 4, 5, 6, 7, 8, 9, 10, 11" in line


def test_what_still_does_not_fit_is_counted_in_the_last_line() -> None:
    found = [one for number in range(12) for one in many(2, rule=f"rule-{number}")]
    found += many(2, Severity.WARNING)

    rendered = render(found, report())

    assert rendered.count("::error ") == LIMIT
    assert rendered.count("::warning ") == 2
    assert rendered.splitlines()[-1].startswith("4 more in the summary.")


def test_the_worst_come_first() -> None:
    found = [*many(1, Severity.HINT), *many(1, Severity.WARNING), *many(1)]

    assert [line[2:4] for line in commands(found)] == ["er", "wa", "no"]


def test_no_findings_give_no_commands() -> None:
    assert render([], report()) == ""
