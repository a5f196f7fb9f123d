"""Findings as data: a list of objects, one for each finding.

Every object has `rule`, `severity`, `path`, `line`, `column`, `end_line`, `end_column`,
`message`, `message_en`, `basis` and `fix`. Lines and columns count characters from 1, the end is
exclusive. `basis` is a list of keys of content/registers/codes.yml. `fix` is null or
`{replacement, safe}`; where it replaces another stretch than the finding's own, that stretch is
added as `line`, `column`, `end_line`, `end_column`.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from newsroom.finding import Finding, Fix
from newsroom.formats import Report, level


def render(findings: Sequence[Finding], report: Report) -> str:
    """The findings as a JSON array."""
    del report
    objects = [_object(finding) for finding in findings]
    return json.dumps(objects, ensure_ascii=False, indent=2) + "\n"


def _object(finding: Finding) -> Mapping[str, object]:
    return {
        "rule": finding.rule,
        "severity": level(finding),
        "path": finding.path,
        **asdict(finding.span),
        "message": finding.message,
        "message_en": finding.message_en,
        "basis": list(finding.basis),
        "fix": finding.fix and _fix(finding, finding.fix),
    }


def _fix(finding: Finding, fix: Fix) -> Mapping[str, object]:
    told: dict[str, object] = {"replacement": fix.replacement, "safe": fix.safe}
    if fix.span is not None and fix.span != finding.span:
        told.update(asdict(fix.span))
    return told
