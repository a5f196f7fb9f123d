"""Findings as Markdown, story by story, for the summary of a workflow step or a comment."""

import re
from collections.abc import Iterable, Mapping, Sequence

from newsroom.finding import Finding, Severity
from newsroom.formats import SEVERITIES, Report, count, level, tell_counts, worst_first

MAX_BYTES = 900_000
"""GitHub refuses a step's summary above 1 MiB (docs: workflow commands); this leaves room."""

_MARKS = re.compile(r"[\\`*_\[\]<>#!|~&$@]")
_BREAKS = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")


def render(findings: Sequence[Finding], report: Report) -> str:
    """A heading with the counts, then a table for each story, the worst story first."""
    told, told_en = tell_counts(findings, report.checked)
    parts = ["## Pemeriksaan berita\n\n", f"**{told}**  \n{told_en}\n"]
    size = sum(len(part.encode()) for part in parts)
    shown = 0
    for part, rows in _tables(findings, report):
        size += len(part.encode())
        if size > MAX_BYTES:
            parts.append(_left_out(len(findings) - shown))
            break
        parts.append(part)
        shown += rows
    return "".join(parts)


def _tables(findings: Sequence[Finding], report: Report) -> Iterable[tuple[str, int]]:
    """The lines of all tables, each with the number of findings that it shows."""
    stories: dict[str, list[Finding]] = {}
    for finding in worst_first(findings):
        stories.setdefault(finding.path, []).append(finding)
    for path, found in sorted(stories.items(), key=_worst_story_first):
        yield _heading(path, found), 0
        for finding in found:
            yield _row(finding, report), 1


def _worst_story_first(story: tuple[str, list[Finding]]) -> tuple[int, int, int, str]:
    path, found = story
    counts = count(found)
    errors, warnings, hints = (-counts[severity] for severity in Severity)
    return errors, warnings, hints, path


def _heading(path: str, found: Sequence[Finding]) -> str:
    counts = count(found)
    told = ", ".join(f"{counts[one]} {SEVERITIES[one][0]}" for one in Severity if counts[one])
    columns = "| Baris / Line | Aturan / Rule | Temuan / Finding |\n|--:|---|---|\n"
    return f"\n### {_plain(path)}: {told}\n\n{columns}"


def _row(finding: Finding, report: Report) -> str:
    severity = level(finding)
    cells = [_plain(finding.message), f"<sub>{_plain(finding.message_en)}</sub>"]
    if finding.fix:
        kind = "--fix" if finding.fix.safe else "Saran / Suggestion"
        cells.append(f"{kind}: {_plain(finding.fix.replacement)}")
    if finding.basis:
        cells.append(f"Dasar / Basis: {_plain('; '.join(finding.basis))}")
    place = f"{finding.span.line}:{finding.span.column}"
    rule = f"{_MARKS_OF[severity]} {_rule(finding.rule, report)}<br>{SEVERITIES[severity][0]}"
    return f"| {place} | {rule} | {'<br>'.join(cells)} |\n"


_MARKS_OF: Mapping[Severity, str] = {
    Severity.ERROR: "🛑",
    Severity.WARNING: "⚠️",
    Severity.HINT: "💡",
}


def _rule(name: str, report: Report) -> str:
    """The name of a rule, as a link to its page where there is one."""
    if not report.pages or name not in report.rules:
        return _plain(name)
    return f"[{_plain(name)}]({report.pages}{name}.md)"


def _plain(text: str) -> str:
    """`text` without meaning for Markdown or HTML, in one line."""
    return _MARKS.sub(lambda mark: f"&#{ord(mark[0])};", _BREAKS.sub(" ", text))


def _left_out(number: int) -> str:
    return (
        f"\n{number} temuan lagi tidak muat di sini; jalankan `newsroom check`.  \n"
        f"{number} more do not fit here; run `newsroom check`.\n"
    )
