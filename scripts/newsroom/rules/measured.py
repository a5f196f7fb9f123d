"""What was measured of the rules: how often they are right, and how fast they are.

`make bench-rules` keeps the figures in docs/rules/measured.json; `newsroom docs` sets them as
tables. Only counts and times are kept, so that every ratio is worked out from them here.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from newsroom.typed import Day, Problem, read, strict_keys


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How one rule did on the corpus: findings that were `right` and `wrong`, faults it `missed`."""

    rule: str
    severity: str
    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float | None:
        """The share of its findings that were right; None where it found nothing."""
        found = self.right + self.wrong
        return self.right / found if found else None

    @property
    def recall(self) -> float | None:
        """The share of the faults that it found; None where there were none."""
        faults = self.right + self.missed
        return self.right / faults if faults else None


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Precision:
    """The rules against a corpus of `stories` whose faults are known."""

    date: Day
    stories: int
    rules: tuple[Tally, ...]


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One tool over the same files: how many stories in how many seconds."""

    tool: str
    stories: int
    seconds: float

    @property
    def rate(self) -> float:
        """Stories a second."""
        return self.stories / self.seconds


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """Tools beside each other on one machine; the first is this newsroom's own."""

    date: Day
    machine: str
    words: int
    runs: tuple[Run, ...]


@strict_keys
@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The contents of docs/rules/measured.json; a part that was not measured yet is absent."""

    precision: Precision | None = None
    speed: Speed | None = None


def read_measured(data: object) -> tuple[Measured | None, list[Problem]]:
    """Measured figures from plain data, with everything that is wrong with them."""
    return read(Measured, data)


def measured_tables(measured: Measured) -> str:
    """The figures as Markdown: what was right by rule, then the tools by speed."""
    parts: list[str] = []
    if measured.precision:
        parts += _precision(measured.precision)
    if measured.speed:
        parts += _speed(measured.speed)
    return "\n".join(parts)


def _precision(measured: Precision) -> Iterable[str]:
    yield (
        f"## Ketepatan / Precision\n\n"
        f"{measured.stories} berita uji dengan kesalahan yang diketahui, {measured.date:%Y-%m-%d}. / "
        f"{measured.stories} stories with known faults.\n"
    )
    rows = [_tally_row(tally.rule, tally.severity, tally) for tally in measured.rules]
    severities = dict.fromkeys(tally.severity for tally in measured.rules)
    sums = [_tally_row("**semua / all**", name, _sum(name, measured.rules)) for name in severities]
    head = (
        "| Aturan / rule | Bobot / severity | Benar / right | Salah / wrong | Luput / missed "
        "| Precision | Recall |\n|---|---|--:|--:|--:|--:|--:|\n"
    )
    yield head + "".join([*rows, *sums])


def _sum(severity: str, tallies: Iterable[Tally]) -> Tally:
    chosen = [tally for tally in tallies if tally.severity == severity]
    return Tally(
        rule="",
        severity=severity,
        right=sum(tally.right for tally in chosen),
        wrong=sum(tally.wrong for tally in chosen),
        missed=sum(tally.missed for tally in chosen),
    )


def _tally_row(name: str, severity: str, tally: Tally) -> str:
    return (
        f"| {name} | {severity} | {tally.right} | {tally.wrong} | {tally.missed} "
        f"| {_share(tally.precision)} | {_share(tally.recall)} |\n"
    )


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _speed(measured: Speed) -> Iterable[str]:
    yield (
        f"## Kecepatan / Speed\n\n"
        f"{measured.machine}, {measured.date:%Y-%m-%d}; berita {measured.words} kata. / "
        f"Stories of {measured.words} words.\n"
    )
    own = measured.runs[0].rate if measured.runs else 1.0
    rows = "".join(
        f"| {run.tool} | {run.stories} | {run.seconds:.1f} | {run.rate:.1f} | {own / run.rate:.1f}× |\n"
        for run in measured.runs
    )
    head = (
        "| Alat / tool | Berita / stories | Detik / seconds | Berita per detik / stories a second "
        "| Kita lebih cepat / we are faster by |\n|---|--:|--:|--:|--:|\n"
    )
    yield head + rows
