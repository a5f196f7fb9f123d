"""A finding: one fault in one place, with its reason and, where there is one, its cure."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class Severity(StrEnum):
    """How much a finding weighs: an error blocks a merge, a warning and a hint do not."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def rank(self) -> int:
        """0 for the worst, so that findings sort worst first."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a file. Lines and columns count characters from 1; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


START = Span(1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Fix:
    """What to put instead. `safe` fixes change no meaning and are applied by `--fix`.

    `span` is the stretch to replace; without it, the finding's own.
    """

    replacement: str
    safe: bool
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault. `severity` and `basis` are filled in by the checker from the rule's record."""

    rule: str
    path: str
    span: Span
    message: str
    message_en: str
    severity: Severity | None = None
    basis: tuple[str, ...] = ()
    fix: Fix | None = None

    def sort_key(self) -> tuple[str, Span, str, str]:
        """Findings are listed by file and place."""
        return (self.path, self.span, self.rule, self.message)


def tell_places(found: Sequence[Finding], *, most: int = 10) -> tuple[str, str]:
    """The first findings as lines `path:line:column: message`, in Indonesian and English."""
    places = [f"{one.path}:{one.span.line}:{one.span.column}: " for one in found[:most]]
    told = [place + one.message for place, one in zip(places, found, strict=False)]
    told_en = [place + one.message_en for place, one in zip(places, found, strict=False)]
    if len(found) > most:
        told.append(f"dan {len(found) - most} lagi")
        told_en.append(f"and {len(found) - most} more")
    return "\n".join(told), "\n".join(told_en)


class LineIndex:
    """Turns character offsets of a text into lines and columns, and back.

    A line ends at a line feed only, so that CRLF files keep the columns an editor shows.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _starts(self) -> list[int]:
        # Found when they are first asked for: most stories are read without a question.
        starts = [0]
        at = self._text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self._text.find("\n", at + 1)
        return starts

    def position(self, offset: int) -> tuple[int, int]:
        """(line, column), both from 1, of the character at `offset`."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """The span of `text[start:end]`."""
        return Span(*self.position(start), *self.position(end))

    def line_start(self, line: int) -> int:
        """The offset at which `line` (from 1) begins; the text's length for lines past the end."""
        return self._starts[line - 1] if line <= len(self._starts) else len(self._text)

    def offset(self, line: int, column: int) -> int:
        """The offset of (line, column)."""
        return min(self.line_start(line) + column - 1, len(self._text))
