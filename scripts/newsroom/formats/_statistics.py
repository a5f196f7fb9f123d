"""What the rules found in many stories, and what each of them cost: for those who keep the rules."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsroom.finding import Finding, Severity


@dataclass(frozen=True, slots=True)
class RuleFigures:
    """One rule: its findings, the stories that have one, and the seconds that it took in all."""

    rule: str
    severity: Severity
    findings: int
    stories: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Statistics:
    """The rules over `stories` stories, the slowest first. `seconds` is the time of everything."""

    stories: int
    seconds: float
    rules: tuple[RuleFigures, ...]

    @property
    def reading(self) -> float:
        """Seconds that went into anything but rules: reading, parsing, waivers."""
        return max(0.0, self.seconds - sum(one.seconds for one in self.rules))

    def per_story(self, seconds: float) -> float:
        """Milliseconds a story."""
        return 1000 * seconds / self.stories if self.stories else 0.0

    def per_hundred(self, findings: int) -> float:
        """Findings in a hundred stories."""
        return 100 * findings / self.stories if self.stories else 0.0

    def share(self, seconds: float) -> float:
        """The share of all time, from 0 to 1."""
        return seconds / self.seconds if self.seconds else 0.0


def gather(
    found: Iterable[Finding],
    levels: Mapping[str, Severity],
    spent: Mapping[str, float],
    *,
    stories: int,
    seconds: float,
) -> Statistics:
    """The figures of every rule in `levels`; `spent` is the time of those that took any."""
    findings: Counter[str] = Counter()
    paths: defaultdict[str, set[str]] = defaultdict(set)
    for finding in found:
        findings[finding.rule] += 1
        paths[finding.rule].add(finding.path)
    figures = [
        RuleFigures(rule, level, findings[rule], len(paths[rule]), spent.get(rule, 0.0))
        for rule, level in levels.items()
    ]
    slowest_first = sorted(figures, key=lambda one: (-one.seconds, -one.findings, one.rule))
    return Statistics(stories, seconds, tuple(slowest_first))


def as_json(figures: Statistics) -> str:
    """The figures as an object; times in seconds and milliseconds, shares from 0 to 1."""
    told = {
        "stories": figures.stories,
        "seconds": round(figures.seconds, 6),
        "reading_seconds": round(figures.reading, 6),
        "rules": [_object(figures, one) for one in figures.rules],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _object(figures: Statistics, one: RuleFigures) -> Mapping[str, object]:
    return {
        "rule": one.rule,
        "severity": one.severity,
        "findings": one.findings,
        "per_100_stories": round(figures.per_hundred(one.findings), 3),
        "stories": one.stories,
        "seconds": round(one.seconds, 6),
        "ms_per_story": round(figures.per_story(one.seconds), 6),
        "share": round(figures.share(one.seconds), 6),
    }


_HEADS = (
    ("aturan", "bobot", "temuan", "/100 berita", "berita", "ms/berita", "waktu"),
    ("rule", "severity", "findings", "/100 stories", "stories", "ms/story", "time"),
)


def as_text(figures: Statistics) -> str:
    """The figures as a table for a terminal, with the sums below it."""
    rows = [_row(figures, one) for one in figures.rules]
    between = ("(membaca / reading)", "", "", "", "", *_time(figures, figures.reading))
    lines = _aligned([*_HEADS, *rows, between])
    rate = figures.stories / figures.seconds if figures.seconds else 0.0
    lines += [
        "",
        f"{figures.stories} berita dalam {figures.seconds:.2f} detik: {rate:.0f} per detik, satu proses.",
        f"{figures.stories} {'story' if figures.stories == 1 else 'stories'} in {figures.seconds:.2f} seconds: {rate:.0f} a second, one process.",
        "Yang dipakai bersama (kata, kutipan, nama) dihitung pada aturan yang pertama memintanya.",
        "What rules share (words, quotes, names) counts for the one that asks for it first.",
    ]
    return "\n".join(lines) + "\n"


def _row(figures: Statistics, one: RuleFigures) -> tuple[str, ...]:
    return (
        one.rule,
        one.severity,
        str(one.findings),
        f"{figures.per_hundred(one.findings):.1f}",
        str(one.stories),
        *_time(figures, one.seconds),
    )


def _time(figures: Statistics, seconds: float) -> tuple[str, str]:
    return f"{figures.per_story(seconds):.3f}", f"{figures.share(seconds):.1%}"


def _aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Names to the left, figures to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [
            cell.ljust(width) if column < _NAMES else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    return lines


_NAMES = 2
