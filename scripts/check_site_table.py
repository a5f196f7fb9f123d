"""What `make check-site` found, as rows with a limit and a verdict, and the table of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """How a measured value stands to its limit."""

    KEPT = "ok"
    EXCEEDED = "EXCEEDED"
    NOT_RUN = "not run"


@dataclass(frozen=True, slots=True)
class Limit:
    """The bound of a value, itself allowed. `unit` follows the number, as in `150 kB`."""

    bound: float
    unit: str = ""
    at_least: bool = False

    def allows(self, value: float) -> bool:
        """Whether `value` keeps within the bound."""
        return value >= self.bound if self.at_least else value <= self.bound

    def __str__(self) -> str:
        return f"{'≥' if self.at_least else '≤'} {_number(self.bound)}{self.unit}"


NONE = Limit(0)
"""For faults, of which there may be none."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. `measured` is None where the check could not run.

    `details` say where a limit is exceeded, or why the check did not run; one line each.
    """

    check: str
    where: str
    measured: float | None
    limit: Limit
    details: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """What the table says of the row."""
        if self.measured is None:
            return Verdict.NOT_RUN
        return Verdict.KEPT if self.limit.allows(self.measured) else Verdict.EXCEEDED


def faults(check: str, where: str, found: Sequence[str]) -> Row:
    """The row of a check that counts faults."""
    return Row(check, where, len(found), NONE, tuple(found))


def not_run(check: str, why: str) -> Row:
    """The row of a check whose tool is missing."""
    return Row(check, "", None, NONE, (why,))


def table(rows: Iterable[Row]) -> str:
    """The rows under a heading, in columns."""
    lines = [("check", "pages", "measured", "limit", "verdict"), *map(_cells, rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    aligned = [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    ]
    return "\n".join([aligned[0], "─" * (sum(widths) + 2 * len(widths) - 2), *aligned[1:]])


def remarks(rows: Iterable[Row], *, most: int = 12) -> str:
    """What is behind the rows that are not kept, at most so many lines for each."""
    lines: list[str] = []
    for row in rows:
        if row.verdict is Verdict.KEPT:
            continue
        lines += ["", f"{row.verdict}: {row.check} {row.where}".rstrip()]
        lines += [f"  {detail}" for detail in row.details[:most]]
        if len(row.details) > most:
            lines.append(f"  … and {len(row.details) - most} more")
    return "\n".join(lines)


def exit_code(rows: Iterable[Row]) -> int:
    """1 where a limit is exceeded. A check that could not run is named and does not fail."""
    return int(any(row.verdict is Verdict.EXCEEDED for row in rows))


def _cells(row: Row) -> tuple[str, ...]:
    measured = "–" if row.measured is None else _number(row.measured) + row.limit.unit
    return row.check, row.where, measured, str(row.limit), row.verdict.value


def _number(value: float) -> str:
    """Decimals where they tell something: three, of values below one four."""
    return f"{value:.{4 if value < 1 else 3}f}".rstrip("0").rstrip(".")
