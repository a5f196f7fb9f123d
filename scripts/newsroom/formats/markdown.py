"""Findings as Markdown, for the summary of a workflow step or a comment."""

import re
from collections.abc import Iterable, Sequence

from newsroom.finding import Finding, Severity
from newsroom.formats import SEVERITIES, Report, level, tell_counts, worst_first

MAX_BYTES = 900_000
"""GitHub refuses a step's summary above 1 MiB (docs: workflow commands); this leaves room."""

_MARKS = re.compile(r"[\\`*_\[\]<>#!|~&$@]")
_BREAKS = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")


def render(findings: Sequence[Finding], report: Report) -> str:
    """A heading with the counts, then a table for each severity, worst first."""
    told, told_en = tell_counts(findings, report.checked)
    parts = ["## Pemeriksaan berita\n\n", f"**{told}**  \n{told_en}\n"]
    size = sum(len(part.encode()) for part in parts)
    shown = 0
    for part, rows in _tables(worst_first(findings)):
        size += len(part.encode())
        if size > MAX_BYTES:
            parts.append(_left_out(len(findings) - shown))
            break
        parts.append(part)
        shown += rows
    return "".join(parts)


def _tables(findings: Sequence[Finding]) -> Iterable[tuple[str, int]]:
    """The lines of all tables, each with the number of findings that it shows."""
    for severity in Severity:
        chosen = [one for one in findings if level(one) is severity]
        if chosen:
            yield _heading(severity), 0
        for finding in chosen:
            yield _row(finding), 1


def _heading(severity: Severity) -> str:
    name, _, plural = SEVERITIES[severity]
    columns = "| Tempat / Place | Aturan / Rule | Temuan / Finding |\n|---|---|---|\n"
    return f"\n### {name.capitalize()} / {plural.capitalize()}\n\n{columns}"


def _row(finding: Finding) -> str:
    place = f"{finding.path}:{finding.span.line}:{finding.span.column}"
    cells = [_plain(finding.message), f"<sub>{_plain(finding.message_en)}</sub>"]
    if finding.fix:
        cells.append(f"Saran / Suggestion: {_plain(finding.fix.replacement)}")
    if finding.basis:
        cells.append(f"Dasar / Basis: {_plain('; '.join(finding.basis))}")
    return f"| {_plain(place)} | {_plain(finding.rule)} | {'<br>'.join(cells)} |\n"


def _plain(text: str) -> str:
    """`text` without meaning for Markdown or HTML, in one line."""
    return _MARKS.sub(lambda mark: f"&#{ord(mark[0])};", _BREAKS.sub(" ", text))


def _left_out(number: int) -> str:
    return (
        f"\n{number} temuan lagi tidak muat di sini; jalankan `newsroom check`.  \n"
        f"{number} more do not fit here; run `newsroom check`.\n"
    )
