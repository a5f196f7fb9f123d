"""Safe fixes as suggestions that an editor accepts with one press, on lines of the diff.

GitHub takes a remark only on lines that the diff shows, and a suggestion replaces whole lines. The
lines come from the text at the pull request's newest commit, never from the report.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from newsroom.desk.escape import fenced, plain
from newsroom.desk.report import Report, ReportedFinding, ReportedFix, cut_out
from newsroom.finding import Span

MOST = 10
"""So many suggestions at a time; more would bury the story."""
_HUNK = re.compile(r"@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@")
_MARKER = re.compile(r"<!-- tayang:saran ([0-9a-f]{16}) -->")
_MOST_LINES = 10


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A remark on the lines `start` to `line` of the new text; `body` holds what to put there."""

    path: str
    start: int
    line: int
    body: str
    mark: str


def shown_lines(patch: str) -> tuple[range, ...]:
    """The lines of the new text that a unified diff shows, hunk by hunk."""
    found = (_HUNK.match(line) for line in patch.split("\n"))
    return tuple(
        range(int(one[1]), int(one[1]) + int(one[2] or 1)) for one in found if one is not None
    )


def marks_in(bodies: Iterable[str]) -> frozenset[str]:
    """The marks of suggestions that were made before, from the texts of remarks."""
    return frozenset(mark for body in bodies for mark in _MARKER.findall(body))


def suggest(
    report: Report,
    texts: Mapping[str, str],
    patches: Mapping[str, str],
    made: frozenset[str] = frozenset(),
) -> tuple[tuple[Suggestion, ...], int]:
    """The suggestions to make now, and how many more there would be.

    `texts` and `patches` are the stories at the newest commit and their diffs, by path; `made`
    are the marks of those that stand there already. Of fixes on the same lines one is suggested.
    """
    found: list[Suggestion] = []
    taken: set[tuple[str, int]] = set()
    for finding in report.findings:
        text, patch = texts.get(finding.path), patches.get(finding.path)
        one = _suggestion(finding, finding.fix, text, patch) if text and patch else None
        if one is None or one.mark in made:
            continue
        lines = {(one.path, line) for line in range(one.start, one.line + 1)}
        if not lines & taken:
            found.append(one)
            taken |= lines
    return tuple(found[:MOST]), max(0, len(found) - MOST)


def _suggestion(
    finding: ReportedFinding, fix: ReportedFix | None, text: str, patch: str
) -> Suggestion | None:
    if fix is None or not _is_harmless(fix.replacement):
        return None
    if cut_out(text, Span(fix.line, fix.column, fix.end_line, fix.end_column)) != fix.original:
        return None  # the text is another by now, or the report lies
    start, last = fix.line, fix.end_line
    if last - start >= _MOST_LINES or not _is_shown(start, last, shown_lines(patch)):
        return None
    lines = text.replace("\r\n", "\n").split("\n")
    new = _mended(lines, fix, last)
    if new == "\n".join(lines[start - 1 : last]):
        return None
    mark = sha256("\0".join([finding.path, str(start), new]).encode()).hexdigest()[:16]
    said = f"{plain(finding.message)}\n<sub>{plain(finding.message_en)}</sub>"
    body = f"<!-- tayang:saran {mark} -->\n{said}\n\n{fenced(new, 'suggestion')}"
    return Suggestion(finding.path, start, last, body, mark)


def _mended(lines: Sequence[str], fix: ReportedFix, last: int) -> str:
    head = lines[fix.line - 1][: fix.column - 1]
    tail = lines[last - 1][fix.end_column - 1 :]
    return head + fix.replacement + tail


def _is_shown(start: int, last: int, hunks: Iterable[range]) -> bool:
    return any(start in hunk and last in hunk for hunk in hunks)


def _is_harmless(replacement: str) -> bool:
    """Nothing hidden comes into a story by a suggestion, nor more than a few lines."""
    visible = all(one.isprintable() or one == "\n" for one in replacement)
    return visible and replacement.count("\n") < _MOST_LINES
