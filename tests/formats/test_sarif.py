"""Findings as SARIF 2.1.0: the facts of its schema that code scanning services insist on.

`STANDARD` puts into our own words what the OASIS specification (SARIF 2.1.0 with errata 01) says of
the objects that are used here: their keys, which of them are needed, and what they may hold.
"""

import json
from dataclasses import replace
from typing import Any

from jsonschema import Draft202012Validator

from newsroom.finding import START, Finding, Fix, Severity, Span
from newsroom.formats.sarif import render
from newsroom.rules import load_rules
from tests.formats.findings import FINDING, PATH, many, report

TEXT = {"type": "string"}
PLACE = {"type": "integer", "minimum": 1}
MESSAGE = {"type": "object", "required": ["text"], "properties": {"text": TEXT}}
REGION_KEYS = ("startLine", "startColumn", "endLine", "endColumn")


def shape(required: str, **properties: object) -> dict[str, object]:
    """An object with these keys and no others, some of them required."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": required.split(),
        "properties": properties,
    }


def some(item: object, least: int = 0) -> dict[str, object]:
    return {"type": "array", "minItems": least, "items": item}


REGION = shape("startLine", **dict.fromkeys(REGION_KEYS, PLACE))
ARTIFACT = shape("uri", uri={"type": "string", "pattern": r"^[!-~]+$"})
REPLACEMENT = shape("deletedRegion", deletedRegion=REGION, insertedContent=shape("text", text=TEXT))
CHANGE = shape(
    "artifactLocation replacements",
    artifactLocation=ARTIFACT,
    replacements=some(REPLACEMENT, 1),
)
LEVEL = {"enum": ["none", "note", "warning", "error"]}
RULE = shape(
    "id",
    id=TEXT,
    shortDescription=MESSAGE,
    fullDescription=MESSAGE,
    help=MESSAGE,
    helpUri={"type": "string", "pattern": "^https://"},
    defaultConfiguration=shape("", level=LEVEL),
    properties={"type": "object"},
)
RESULT = shape(
    "message",
    ruleId=TEXT,
    ruleIndex={"type": "integer", "minimum": 0},
    level=LEVEL,
    message=MESSAGE,
    locations=some(shape("", physicalLocation=shape("", artifactLocation=ARTIFACT, region=REGION))),
    partialFingerprints={"type": "object", "additionalProperties": TEXT},
    fixes=some(shape("artifactChanges", description=MESSAGE, artifactChanges=some(CHANGE, 1))),
)
DRIVER = shape("name", name=TEXT, semanticVersion=TEXT, rules=some(RULE))
RUN = shape(
    "tool",
    tool=shape("driver", driver=DRIVER),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    results=some(RESULT),
)
STANDARD = shape(
    "version runs",
    **{"$schema": {"type": "string", "pattern": "^https://"}},
    version={"const": "2.1.0"},
    runs=some(RUN),
)


def test_nothing_is_there_that_the_standard_does_not_know() -> None:
    found = [
        *many(2, Severity.HINT),
        *many(1, Severity.WARNING),
        FINDING,
        FINDING,
        replace(FINDING, path="content/a b/é?#.md", span=START),
        replace(FINDING, fix=Fix("", safe=False, span=Span(2, 1, 2, 1))),
    ]
    told = replace(report(), pages="https://github.com/kota/berita/blob/abc/docs/rules/")

    for known in (report(), told):
        Draft202012Validator(STANDARD).validate(json.loads(render(found, known)))


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
