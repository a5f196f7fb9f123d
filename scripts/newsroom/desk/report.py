"""What the untrusted job found, as a file that the trusted job reads without believing it.

A pull request from a fork runs its own code, so its report may say anything. It is read strictly
and within limits, only ever shown escaped, and decides nothing: the gate judges by itself.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from newsroom.errors import ContentError
from newsroom.finding import Finding, Fix, Severity, Span
from newsroom.networks import NETWORKS
from newsroom.typed import json_schema, read, strict_keys, to_json

VERSION = 1
MOST_BYTES = 1_000_000
MOST_FINDINGS = 500
MOST_POSTS = 200
_MOST_TEXT = 4000
_MOST_NAME = 400
_MOST_PLACE = 10_000_000
_RULE = re.compile(r"[a-z][a-z0-9-]{0,79}", re.ASCII)


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedFix:
    """A safe fix: what stands at the place, and what to put instead."""

    line: int
    column: int
    end_line: int
    end_column: int
    original: str
    replacement: str


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedFinding:
    """A finding as `newsroom check` tells it; `fix` only where it is safe."""

    rule: str
    severity: Severity
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    message: str
    message_en: str
    basis: tuple[str, ...] = ()
    fix: ReportedFix | None = None

    @property
    def finding(self) -> Finding:
        """The same as a finding of the house."""
        span = Span(self.line, self.column, self.end_line, self.end_column)
        return Finding(
            *(self.rule, self.path, span, self.message, self.message_en, self.severity, self.basis)
        )


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedPost:
    """A post as it would go out: its length in the network's count, what it costs in words.

    `fault` says why there is none.
    """

    path: str
    network: str
    length: int = 0
    limit: int = 0
    cost: str = ""
    was_cut: bool = False
    fault: str = ""


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was found in `checked` stories; `left_out` findings did not fit in."""

    version: int = VERSION
    checked: int = 0
    findings: tuple[ReportedFinding, ...] = ()
    left_out: int = 0
    posts: tuple[ReportedPost, ...] = field(default=())


def schema() -> dict[str, object]:
    """The JSON Schema of a report's file."""
    return json_schema(Report)


def encode(report: Report) -> str:
    """The report's file."""
    return to_json(Report, report) + "\n"


def reported(finding: Finding, source: str) -> ReportedFinding:
    """`finding` for a report; `source` is the text of its file, from which the fix is taken."""
    span = finding.span
    return ReportedFinding(
        rule=finding.rule,
        severity=finding.severity or Severity.ERROR,
        path=finding.path,
        line=span.line,
        column=span.column,
        end_line=span.end_line,
        end_column=span.end_column,
        message=finding.message[:_MOST_TEXT],
        message_en=finding.message_en[:_MOST_TEXT],
        basis=finding.basis,
        fix=_fix(finding, finding.fix, source) if finding.fix and finding.fix.safe else None,
    )


def _fix(finding: Finding, fix: Fix, source: str) -> ReportedFix | None:
    at = fix.span or finding.span
    original = cut_out(source, at)
    if original is None or max(len(original), len(fix.replacement)) > _MOST_TEXT:
        return None
    return ReportedFix(
        line=at.line,
        column=at.column,
        end_line=at.end_line,
        end_column=at.end_column,
        original=original,
        replacement=fix.replacement,
    )


def cut_out(text: str, at: Span) -> str | None:
    """What stands at `at` in `text`; None where the text has no such place."""
    lines = text.split("\n")
    if not 1 <= at.line <= at.end_line <= len(lines):
        return None
    if at.column > len(lines[at.line - 1]) + 1 or at.end_column > len(lines[at.end_line - 1]) + 1:
        return None
    if at.line == at.end_line:
        return lines[at.line - 1][at.column - 1 : at.end_column - 1]
    first, last = lines[at.line - 1][at.column - 1 :], lines[at.end_line - 1][: at.end_column - 1]
    return "\n".join([first, *lines[at.line : at.end_line - 1], last])


def decode(data: bytes) -> Report:
    """Read a report's file. Raises ContentError where it is not wholly what it should be."""
    if len(data) > MOST_BYTES:
        raise _refused("terlalu besar", "too large")
    try:
        values = json.loads(data.decode())
    except (ValueError, RecursionError):
        raise _refused("bukan JSON", "no JSON") from None
    report, problems = read(Report, values)
    if report is None or problems:
        raise _refused("bentuknya tidak dikenal", "of an unknown form")
    if report.version != VERSION:
        raise _refused("versinya lain", "of another version")
    if not _is_within_limits(report):
        raise _refused("isinya di luar batas", "out of bounds")
    return report


def _is_within_limits(report: Report) -> bool:
    return (
        len(report.findings) <= MOST_FINDINGS
        and len(report.posts) <= MOST_POSTS
        and 0 <= report.left_out <= _MOST_PLACE
        and 0 <= report.checked <= _MOST_PLACE
        and all(map(_is_finding, report.findings))
        and all(map(_is_post, report.posts))
    )


def _is_finding(one: ReportedFinding) -> bool:
    places = (one.line, one.column, one.end_line, one.end_column)
    texts = (one.message, one.message_en, *one.basis)
    return (
        _RULE.fullmatch(one.rule) is not None
        and _are_places(places)
        and len(one.basis) <= 20
        and _are_short(texts, _MOST_TEXT)
        and _are_short((one.path,), _MOST_NAME)
        and (one.fix is None or _is_fix(one.fix))
    )


def _is_fix(fix: ReportedFix) -> bool:
    places = (fix.line, fix.column, fix.end_line, fix.end_column)
    return _are_places(places) and _are_short((fix.original, fix.replacement), _MOST_TEXT)


def _is_post(one: ReportedPost) -> bool:
    return (
        one.network in NETWORKS
        and all(0 <= number <= _MOST_PLACE for number in (one.length, one.limit))
        and _are_short((one.path, one.cost, one.fault), _MOST_NAME)
    )


def _are_places(numbers: tuple[int, int, int, int]) -> bool:
    line, _, end_line, _ = numbers
    return line <= end_line and all(1 <= number <= _MOST_PLACE for number in numbers)


def _are_short(texts: Iterable[str], most: int) -> bool:
    return all(len(one) <= most for one in texts)


def _refused(why: str, why_en: str) -> ContentError:
    return ContentError(
        f"laporan pemeriksaan {why}, jadi tidak dipakai; jalankan lagi pemeriksaan pada pull "
        "request itu.",
        f"The report of the check is {why_en} and was not used; run the pull request's check again.",
    )
