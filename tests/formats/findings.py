"""Findings for the tests of formats."""

from dataclasses import replace

import newsroom
from newsroom.finding import Finding, Fix, Severity, Span
from newsroom.formats import Report
from newsroom.rules import load_rules

PATH = "content/stories/2026/11/pasar.md"
SOURCE = "---\ntitle: Pasar\nevent: {ended_at: 2026-11-19 15:00}\n---\nIsi.\n"
FINDING = Finding(
    rule="missing-time-zone",
    path=PATH,
    span=Span(3, 19, 3, 35),
    message="Zonanya tidak ada.",
    message_en="There is no offset.",
    severity=Severity.ERROR,
    basis=("KEJ 1", "SOP 2"),
    fix=Fix("2026-11-19 15:00+08:00", safe=True),
)


def many(number: int, severity: Severity = Severity.ERROR, rule: str = "a-rule") -> list[Finding]:
    """Findings that differ in their line and their message."""
    return [
        replace(
            FINDING,
            rule=rule,
            severity=severity,
            message=f"Temuan {line}.",
            span=Span(line, 1, line, 2),
            fix=None,
        )
        for line in range(1, number + 1)
    ]


def report(source: str = SOURCE, *, checked: int = 1, colour: bool = False) -> Report:
    """What the formats may know besides the findings."""
    rules = {rule.name: rule.record for rule in load_rules()}
    return Report(lambda _: source, rules, checked, newsroom.__version__, colour=colour)
