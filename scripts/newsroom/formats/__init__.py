"""Findings as people and machines want to read them: one file here is one format.

A format module offers `render`, a pure function from findings to text.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from newsroom.finding import Finding, Severity
from newsroom.rules import Rule

SEVERITIES: Mapping[Severity, tuple[str, str, str]] = {
    Severity.ERROR: ("kesalahan", "error", "errors"),
    Severity.WARNING: ("peringatan", "warning", "warnings"),
    Severity.HINT: ("petunjuk", "hint", "hints"),
}
"""The severities in Indonesian, and in English for one and for many."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a format may know besides the findings.

    `source` gives the text of the file at a path, "" where there is none; `rules` the records of
    all rules by name; `checked` is the number of stories; `colour` asks for terminal colours;
    `pages` is what stands before the file names of the rules' pages in a link, "" for no links.
    """

    source: Callable[[str], str]
    rules: Mapping[str, Rule]
    checked: int
    version: str
    colour: bool = False
    pages: str = ""


class Format(Protocol):
    """What a module of this package offers."""

    def render(self, findings: Sequence[Finding], report: Report) -> str:
        """The findings as text, "" or ending in a line break."""


def names() -> list[str]:
    """All formats, from the files in this folder."""
    files = Path(__file__).parent.glob("*.py")
    return sorted(file.stem for file in files if not file.name.startswith("_"))


def load(name: str) -> Format:
    """The module of the format `name`, which must be one of `names`."""
    return cast("Format", import_module(f"{__name__}.{name}"))


def count(findings: Sequence[Finding]) -> Mapping[Severity, int]:
    """How many findings there are of each severity."""
    return {severity: sum(one.severity is severity for one in findings) for severity in Severity}


def tell_counts(findings: Sequence[Finding], checked: int) -> tuple[str, str]:
    """The summary in Indonesian and English: `3 berita diperiksa: 1 kesalahan, …`."""
    counts = count(findings)
    told = ", ".join(f"{counts[level]} {words[0]}" for level, words in SEVERITIES.items())
    told_en = ", ".join(
        f"{counts[level]} {words[1] if counts[level] == 1 else words[2]}"
        for level, words in SEVERITIES.items()
    )
    stories = "story" if checked == 1 else "stories"
    return f"{checked} berita diperiksa: {told}.", f"{checked} {stories} checked: {told_en}."


def worst_first(findings: Sequence[Finding]) -> list[Finding]:
    """Findings by severity, then by file and place."""
    return sorted(findings, key=lambda one: (level(one).rank, one.sort_key()))


def level(finding: Finding) -> Severity:
    """The severity of a finding; one that no checker has judged counts as an error."""
    return finding.severity or Severity.ERROR
