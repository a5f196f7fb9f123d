"""Findings for a terminal, like a compiler's: the place, the words, the line with a caret."""

import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from unicodedata import category, east_asian_width

from newsroom.finding import Finding, Fix, Severity, Span
from newsroom.formats import Report, level

WIDTH = 100
"""Characters of a source line that are shown at most; stories hold a paragraph in a line."""
_BEFORE = 30
_MOST_OF_A_FIX = 200

# Control and formatting characters could move the cursor, hide words or turn text around.
_UNSHOWABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]"
)
_COLOURS: Mapping[Severity, str] = {
    Severity.ERROR: "1;31",
    Severity.WARNING: "1;33",
    Severity.HINT: "1;36",
}
_FAINT = "2"


def render(findings: Sequence[Finding], report: Report) -> str:
    """Every finding with its source line; `path:line:column` is what editors jump to."""
    blocks = []
    for path, group in groupby(findings, key=lambda one: one.path):
        lines = report.source(path).split("\n")
        blocks += [_block(finding, lines, colour=report.colour) for finding in group]
    return "\n".join(blocks)


def _block(finding: Finding, lines: list[str], *, colour: bool) -> str:
    severity, span = level(finding), finding.span
    code = _COLOURS[severity] if colour else ""
    faint = _FAINT if colour else ""
    place = f"{_shown(finding.path)}:{span.line}:{span.column}:"
    told = [
        f"{place} {_painted(severity, code)} {finding.rule}: {_shown(finding.message)}",
        f"  {_painted(_shown(finding.message_en), faint)}",
    ]
    if span.line <= len(lines) and lines[span.line - 1].strip():
        source, marks = _excerpt(lines[span.line - 1].rstrip("\r"), span)
        told += [f"{span.line:>6} | {source}", f"       | {_painted(marks, code)}"]
    if finding.fix:
        told.append(f"       = {_painted(_cure(finding.fix), faint)}")
    if finding.basis:
        told.append(f"       = {_painted('dasar: ' + '; '.join(finding.basis), faint)}")
    return "\n".join(told) + "\n"


def _painted(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if code else text


def _shown(text: str) -> str:
    return _UNSHOWABLE.sub("\ufffd", text.replace("\t", " "))


def _excerpt(line: str, span: Span) -> tuple[str, str]:
    """The part of `line` around `span`, and a line of carets to stand below it."""
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    left = max(0, start - _BEFORE) if len(line) > WIDTH else 0
    right = left + WIDTH
    before, after = "…" if left else "", "…" if right < len(line) else ""
    shown = [_shown(line[a:b]) for a, b in ((left, start), (start, min(end, right)))]
    rest = _shown(line[max(start, min(end, right)) : right])
    carets = max(1, _columns(shown[1]))
    return f"{before}{''.join(shown)}{rest}{after}", " " * _columns(
        before + shown[0]
    ) + "^" * carets


def _columns(text: str) -> int:
    """The columns that `text` takes on a terminal: none for marks above letters, two for 文 or 😀."""
    if text.isascii():
        return len(text)
    return sum(
        0 if category(one) in ("Mn", "Me") else 1 + (east_asian_width(one) in ("W", "F"))
        for one in text
    )


def _cure(fix: Fix) -> str:
    whole = fix.replacement
    part = whole if len(whole) <= _MOST_OF_A_FIX else f"{whole[:_MOST_OF_A_FIX]}…"
    replacement = _shown(part.replace("\n", "⏎"))
    return f"--fix: {replacement}" if fix.safe else f"saran: {replacement}"
