"""Findings as GitHub's workflow commands, which put them on the lines of a pull request.

A step shows at most ten annotations of each level and drops the others without a word
(github.com/actions/toolkit, docs/problem-matchers.md), so the worst come first, a rule takes one
place in a file however often it fires there, and a last line says how many are not shown. Longer
messages than about 4 KB are cut by GitHub, so they are cut here, where it can be said.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsroom.finding import Finding, Severity
from newsroom.formats import Report, level, tell_counts, worst_first

LIMIT = 10
MOST_BYTES = 4000
"""Bytes of a message, before its line breaks are escaped."""

_MOST_LINES = 20
_COMMANDS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.HINT: "notice",
}


@dataclass(frozen=True, slots=True)
class _Note:
    """An annotation: a finding, and the others of its rule in its file that it speaks for."""

    finding: Finding
    others: tuple[Finding, ...] = ()


def render(findings: Sequence[Finding], report: Report) -> str:
    """One workflow command a line, and a line about those that did not fit."""
    lines: list[str] = []
    hidden = 0
    for severity in Severity:
        notes = _notes([one for one in worst_first(findings) if level(one) is severity])
        lines += [_command(note) for note in notes[:LIMIT]]
        hidden += sum(1 + len(note.others) for note in notes[LIMIT:])
    if hidden:
        told, told_en = tell_counts(findings, report.checked)
        lines.append(f"{hidden} temuan lagi ada di ringkasan. {told}")
        lines.append(f"{hidden} more in the summary. {told_en}")
    return "".join(f"{line}\n" for line in lines)


def _notes(findings: Sequence[Finding]) -> list[_Note]:
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.path, finding.rule), []).append(finding)
    return [_Note(first, tuple(others)) for first, *others in groups.values()]


def _command(note: _Note) -> str:
    finding = note.finding
    properties = ",".join(f"{key}={_property(value)}" for key, value in _properties(finding))
    return f"::{_COMMANDS[level(finding)]} {properties}::{_data(_message(note))}"


def _properties(finding: Finding) -> Iterable[tuple[str, str]]:
    span = finding.span
    yield "file", finding.path
    yield "line", str(span.line)
    yield "endLine", str(span.end_line)
    # Columns across several lines are refused by the interface behind the command.
    if span.line == span.end_line:
        yield "col", str(span.column)
        yield "endColumn", str(span.end_column)
    yield "title", finding.rule


def _message(note: _Note) -> str:
    finding = note.finding
    ending = [f"Jelaskan: newsroom explain {finding.rule}"]
    if finding.basis:
        ending.insert(0, f"Dasar: {'; '.join(finding.basis)}")
    if note.others:
        ending.insert(0, _elsewhere(note.others))
    end = "\n".join(ending)
    told = f"{finding.message}\nEN: {finding.message_en}"
    return f"{_cut(told, MOST_BYTES - len(end.encode()) - 1)}\n{end}"


def _elsewhere(others: Sequence[Finding]) -> str:
    lines = list(dict.fromkeys(str(other.span.line) for other in others))
    more = ", …" if len(lines) > _MOST_LINES else ""
    places = ", ".join(lines[:_MOST_LINES]) + more
    return f"{len(others)} temuan serupa lagi di baris / more on lines: {places}"


def _cut(text: str, most: int) -> str:
    """The beginning of `text`, of `most` bytes at the most."""
    data = text.encode("utf-8", "surrogatepass")
    if len(data) <= most:
        return text
    return data[: max(0, most - 3)].decode("utf-8", "ignore") + "…"


def _data(text: str) -> str:
    """Escape as `@actions/core` does: percent first, then line breaks."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
