"""Findings as SARIF 2.1.0: the facts of its schema that code scanning services insist on."""

import json
from dataclasses import replace
from typing import Any

from newsroom.finding import Finding, Severity, Span
from newsroom.formats.sarif import render
from newsroom.rules import load_rules
from tests.formats.findings import FINDING, PATH, many, report


def run_of(found: list[Finding]) -> dict[str, Any]:
    log = json.loads(render(found, report()))
    assert set(log) == {"$schema", "version", "runs"}
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def test_the_run_names_the_tool_and_all_its_rules() -> None:
    driver = run_of([])["tool"]["driver"]

    assert driver["name"] == "newsroom"
    assert [rule["id"] for rule in driver["rules"]] == [rule.name for rule in load_rules()]
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}


def test_a_result_points_at_its_rule_and_its_place() -> None:
    run = run_of([FINDING])
    (result,) = run["results"]

    assert run["columnKind"] == "unicodeCodePoints"
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    assert result["level"] == "error"
    assert result["message"]["text"] == "Zonanya tidak ada.\nThere is no offset."
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == PATH
    assert place["region"] == {"startLine": 3, "startColumn": 19, "endLine": 3, "endColumn": 35}


def test_a_fix_replaces_a_region() -> None:
    (result,) = run_of([FINDING])["results"]

    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 3, "startColumn": 19, "endLine": 3, "endColumn": 35},
            "insertedContent": {"text": "2026-11-19 15:00+08:00"},
        }
    ]


def test_a_hint_is_a_note() -> None:
    (result,) = run_of(many(1, Severity.HINT))["results"]

    assert result["level"] == "note"
    assert "fixes" not in result
    assert "ruleIndex" not in result


def test_a_path_is_a_reference_without_spaces() -> None:
    (result,) = run_of([replace(FINDING, path="content/stories/berita é.md")])["results"]

    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "content/stories/berita%20%C3%A9.md"


def test_a_finding_keeps_its_fingerprint_when_its_line_moves() -> None:
    moved = replace(FINDING, span=Span(9, 1, 9, 2))
    other = replace(FINDING, message="Lain.")

    prints = [
        result["partialFingerprints"] for result in run_of([FINDING, moved, other])["results"]
    ]

    assert prints[0] == prints[1] != prints[2]
