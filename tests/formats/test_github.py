"""Findings as workflow commands."""

import re
from dataclasses import replace

from newsroom.finding import Finding, Severity, Span
from newsroom.formats.github import LIMIT, MOST_BYTES, render
from tests.formats.findings import FINDING, PATH, many, report


def commands(found: list[Finding]) -> list[str]:
    return [line for line in render(found, report()).splitlines() if line.startswith("::")]


def test_a_finding_becomes_one_command() -> None:
    assert render([FINDING], report()) == (
        f"::error file={PATH},line=3,endLine=3,col=19,endColumn=35,title=missing-time-zone::"
        "Zonanya tidak ada.%0AEN: There is no offset.%0ADasar: KEJ 1; SOP 2"
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


def test_ten_rules_of_a_level_are_shown_each_in_its_place() -> None:
    found = [many(1, rule=f"rule-{number}")[0] for number in range(LIMIT)]

    assert len(commands(found)) == LIMIT


def test_a_rule_takes_one_place_in_a_file_and_one_in_the_next() -> None:
    found = many(3) + [replace(one, path="content/stories/2026/11/lain.md") for one in many(2)]

    first, second = commands(found)

    assert "1 temuan serupa lagi di baris / more on lines: 2%0A" in first
    assert "2 temuan serupa lagi di baris / more on lines: 2, 3%0A" in second


def test_of_a_thousand_places_the_first_are_named() -> None:
    (line,) = commands(many(1000))

    assert "999 temuan serupa lagi" in line
    assert ", 20, 21, …%0A" in line


def test_a_message_keeps_below_what_github_takes_and_its_end() -> None:
    nasty = "Karakter é dan 🏛 " * 500
    (line,) = commands([replace(FINDING, message=nasty, message_en=nasty)])

    message = line.split("::", 2)[2].replace("%0A", "\n").replace("%25", "%")
    assert len(message.encode()) <= MOST_BYTES
    assert "…\nDasar: KEJ 1; SOP 2\n" in message
    assert message.endswith("newsroom explain missing-time-zone")


def test_what_still_does_not_fit_is_counted_in_the_last_line() -> None:
    found = [one for number in range(12) for one in many(2, rule=f"rule-{number}")]
    found += many(2, Severity.WARNING)[:1] + many(1, Severity.WARNING, rule="b-rule")

    rendered = render(found, report())

    assert rendered.count("::error ") == LIMIT
    assert rendered.count("::warning ") == 2
    assert rendered.splitlines()[-1].startswith("4 more in the summary.")


def test_the_worst_come_first() -> None:
    found = [*many(1, Severity.HINT), *many(1, Severity.WARNING), *many(1)]

    assert [line[2:4] for line in commands(found)] == ["er", "wa", "no"]


def test_no_findings_give_no_commands() -> None:
    assert render([], report()) == ""
