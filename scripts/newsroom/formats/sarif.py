"""Findings as SARIF 2.1.0 (OASIS), the exchange format of code scanning services."""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from urllib.parse import quote

from newsroom.finding import Finding, Fix, Severity, Span
from newsroom.formats import Report, level
from newsroom.rules import Rule

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.HINT: "note",
}


def render(findings: Sequence[Finding], report: Report) -> str:
    """One run with all rules, and a result for each finding."""
    rules = list(report.rules)
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "newsroom",
                        "semanticVersion": report.version,
                        "rules": [_rule(name, rule, report) for name, rule in report.rules.items()],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(finding, rules) for finding in findings],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(name: str, rule: Rule, report: Report) -> Mapping[str, object]:
    page = {"helpUri": f"{report.pages}{name}.md"} if report.pages else {}
    return {
        **page,
        "id": name,
        "shortDescription": {"text": rule.summary_en},
        "fullDescription": {"text": rule.why_en},
        "help": {"text": f"{rule.cure_en}\n\n{rule.cure}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"basis": list(rule.basis), "summary_id": rule.summary},
    }


def _result(finding: Finding, rules: Sequence[str]) -> Mapping[str, object]:
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "level": _LEVELS[level(finding)],
        "message": {"text": f"{finding.message}\n{finding.message_en}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _artifact(finding.path),
                    "region": _region(finding.span),
                }
            }
        ],
        "partialFingerprints": {"finding/v1": _fingerprint(finding)},
    }
    if finding.rule in rules:
        result["ruleIndex"] = rules.index(finding.rule)
    if finding.fix:
        result["fixes"] = [_fix(finding, finding.fix)]
    return result


def _artifact(path: str) -> Mapping[str, object]:
    return {"uri": quote(path.encode("utf-8", "surrogateescape"))}


def _region(span: Span) -> Mapping[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _fix(finding: Finding, fix: Fix) -> Mapping[str, object]:
    replacement = {
        "deletedRegion": _region(fix.span or finding.span),
        "insertedContent": {"text": fix.replacement},
    }
    change = {"artifactLocation": _artifact(finding.path), "replacements": [replacement]}
    told = "Aman / safe" if fix.safe else "Saran / suggestion"
    return {"description": {"text": told}, "artifactChanges": [change]}


def _fingerprint(finding: Finding) -> str:
    """The same for the same cause in the same file, wherever its lines have moved to."""
    cause = f"{finding.rule}\0{finding.path}\0{finding.message}"
    return sha256(cause.encode("utf-8", "surrogateescape")).hexdigest()
