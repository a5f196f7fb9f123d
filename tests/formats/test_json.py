"""Findings as data: the shape that other programs rely on."""

import json
from dataclasses import replace

from newsroom.finding import Fix, Span
from newsroom.formats.json import render
from tests.formats.findings import FINDING, PATH, report


def test_every_key_is_always_there() -> None:
    assert json.loads(render([FINDING], report())) == [
        {
            "rule": "missing-time-zone",
            "severity": "error",
            "path": PATH,
            "line": 3,
            "column": 19,
            "end_line": 3,
            "end_column": 35,
            "message": "Zonanya tidak ada.",
            "message_en": "There is no offset.",
            "basis": ["KEJ 1", "SOP 2"],
            "fix": {"replacement": "2026-11-19 15:00+08:00", "safe": True},
        }
    ]


def test_without_a_fix_it_is_null() -> None:
    (told,) = json.loads(render([replace(FINDING, fix=None)], report()))

    assert told["fix"] is None


def test_a_fix_elsewhere_says_where() -> None:
    fix = Fix("x", safe=False, span=Span(2, 1, 2, 6))

    (told,) = json.loads(render([replace(FINDING, fix=fix)], report()))

    assert told["fix"] == {
        "replacement": "x",
        "safe": False,
        "line": 2,
        "column": 1,
        "end_line": 2,
        "end_column": 6,
    }


def test_no_findings_are_an_empty_list() -> None:
    assert json.loads(render([], report())) == []
