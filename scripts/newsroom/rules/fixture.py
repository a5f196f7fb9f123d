"""The examples of a rule: one Markdown file, read by the tests, `explain` and `docs`.

A level-two heading begins a case. A fence `story` holds a story; one that does not begin with
front matter gets the default one. `⟦` and `⟧` stand around every place where a finding is
expected and are taken out before the story is read. Lines right behind the closing fence say
what else holds: `now:` and `path:`, `site:` with the addresses that the site has (without it, all
of them), a register with more entries, or a key of the default front
matter with another value. A fence `finding` pins the whole message of the case's findings, a
fence `fixed` the story after its safe fixes.

A rule that compares gets more to see. Each fence `archive` holds another story of the newsroom,
with its own lines behind it; give it a `path:` and an `id:`. A fence `before` holds the file as it
was at the revision that the check compares with. It stands at the path of the story; with another
`path:`, and where the case has no story, it is a file that is gone. `⟦⟧` at its very beginning is
then where a finding is expected.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from newsroom.finding import START, LineIndex, Span
from newsroom.registers import SHAPES

OPEN, CLOSE = "⟦", "⟧"
DEFAULT_NOW = "2026-11-19T16:00+08:00"
DEFAULT_PATH = "content/stories/2026/11/contoh.md"
DEFAULT_FRONT_MATTER: Mapping[str, str] = {
    "id": "2026-11-19-contoh",
    "title": "Pasar Tepian Buka Lebih Pagi",
    "kind": "news",
    "desk": "layanan",
    "authors": "[siti]",
    "event": "{name: Pembukaan pasar, place: Pasar Tepian, ended_at: 2026-11-19T15:00+08:00}",
    "summary": "Pasar Tepian kini buka pukul 05.00 WITA.",
    "sources": "[{name: Ratna Wulandari, role: Kepala Pasar, method: interview}]",
    "reviewed": "[{by: dewi, at: 2026-11-19T15:40+08:00}]",
}
_FENCE = re.compile(r"(`{3,})(\w*)\s*")
_SETTING = re.compile(r"(\w+): (.*)")


class FixtureError(Exception):
    """A fixture is not written as this module's description says."""


@dataclass(frozen=True, slots=True)
class File:
    """A story file of an example: what its fence holds, marks included, and the lines behind it."""

    source: str
    settings: Mapping[str, str]

    @property
    def marked(self) -> str:
        """The whole file, marks included."""
        if self.source.removeprefix(OPEN).removeprefix(CLOSE).startswith("---"):
            return self.source
        front = dict(DEFAULT_FRONT_MATTER)
        front.update({key: self.settings[key] for key in self.settings if key not in _OUTSIDE})
        lines = [f"{key}: {value}" for key, value in front.items() if value != "none"]
        return "\n".join(["---", *lines, "---", "", self.source])

    @property
    def text(self) -> str:
        """The file as it is checked."""
        return _without_marks(self.marked)

    @property
    def path(self) -> str:
        """Where the file stands in the newsroom."""
        return self.settings.get("path", DEFAULT_PATH)


def _without_marks(text: str) -> str:
    return text.replace(OPEN, "").replace(CLOSE, "")


@dataclass(frozen=True, slots=True)
class Case:
    """One example; `line` is the heading's. `archive` are the other stories of the newsroom."""

    title: str
    line: int
    story: File | None
    pinned: str | None = None
    fixed: str | None = None
    archive: tuple[File, ...] = ()
    before: File | None = None

    @property
    def marked(self) -> str:
        """The whole story file, marks included; of a case without a story nothing."""
        return self.story.marked if self.story else ""

    @property
    def text(self) -> str:
        """The story file as it is checked."""
        return _without_marks(self.marked)

    @property
    def expected(self) -> list[Span]:
        """Where findings must be, in order."""
        missed = [START] if self.before and self.before.source.startswith(OPEN + CLOSE) else []
        return missed + _marked_spans(self)

    @property
    def settings(self) -> Mapping[str, str]:
        """The lines behind the story."""
        return self.story.settings if self.story else {}

    @property
    def path(self) -> str:
        """The path under which the story is checked."""
        return self.settings.get("path", DEFAULT_PATH)

    @property
    def now(self) -> str:
        """The hour at which it is checked, ISO 8601."""
        return self.settings.get("now", DEFAULT_NOW)

    @property
    def site(self) -> frozenset[str] | None:
        """The addresses that the site has; None for all that are asked for."""
        return frozenset(self.settings["site"].split()) if "site" in self.settings else None

    @property
    def registers(self) -> Mapping[str, str]:
        """Further entries of registers, by the register's name, as YAML lists."""
        return {key: self.settings[key] for key in self.settings if key in SHAPES}

    @property
    def files(self) -> Mapping[str, str]:
        """The story files of the newsroom, texts by path."""
        here = [self.story] if self.story else []
        return {file.path: file.text for file in (*here, *self.archive)}


_OUTSIDE = {"now", "path", "site", *SHAPES}


@dataclass(frozen=True, slots=True)
class Fixture:
    """All examples of a rule, with the prose above the first of them."""

    rule: str
    cases: tuple[Case, ...]

    @property
    def firing(self) -> tuple[Case, ...]:
        """The cases that the rule finds fault with."""
        return tuple(case for case in self.cases if case.expected)

    @property
    def silent(self) -> tuple[Case, ...]:
        """The cases that the rule lets pass."""
        return tuple(case for case in self.cases if not case.expected)

    @property
    def pinned(self) -> tuple[Case, ...]:
        """The cases whose message is written out in full."""
        return tuple(case for case in self.cases if case.pinned is not None)


def fixture_path(root: Path, family: str, rule: str) -> Path:
    """Where the examples of `rule` are kept in the repository at `root`."""
    return root / "tests" / "rules" / family / f"{rule}.md"


def load_fixture(root: Path, family: str, rule: str) -> Fixture | None:
    """The examples of `rule`; None where the repository carries none."""
    path = fixture_path(root, family, rule)
    if not path.is_file():
        return None
    return parse_fixture(rule, path.read_text(encoding="utf-8"))


def parse_fixture(rule: str, text: str) -> Fixture:
    """Read the text of a fixture. Raises FixtureError, naming the line."""
    cases: list[_Draft] = []
    lines = text.splitlines()
    number = 0
    while number < len(lines):
        line = lines[number]
        number += 1
        fence = _FENCE.fullmatch(line)
        if line.startswith("## "):
            cases.append(_Draft(line[3:].strip(), number))
        elif fence:
            end = _closing(lines, number, fence[1])
            if not cases:
                raise FixtureError(f"line {number}: a fence before the first heading")
            number = cases[-1].take(fence[2], lines, number, end)
    return Fixture(rule, tuple(case.done() for case in cases))


def _closing(lines: list[str], start: int, fence: str) -> int:
    for number in range(start, len(lines)):
        if lines[number].rstrip() == fence:
            return number
    raise FixtureError(f"line {start}: the fence is never closed")


class _Draft:
    """A case while its lines are being read."""

    def __init__(self, title: str, line: int) -> None:
        self.title = title
        self.line = line
        self.texts: dict[str, str] = {}
        self.files: list[tuple[str, File]] = []

    def take(self, kind: str, lines: list[str], start: int, end: int) -> int:
        """Take the fence over `lines[start:end]`; returns the number of the line to read next."""
        known = {*self.texts, *(name for name, _ in self.files)} - {"archive"}
        if kind not in (*_FILES, *_TEXTS) or kind in known:
            raise FixtureError(
                f"line {start}: archive, and one fence each of "
                f'story, before, finding, fixed, not "{kind}"'
            )
        text = "\n".join(lines[start:end]) + "\n"
        if kind in _TEXTS:
            self.texts[kind] = text
            return end + 1
        settings: dict[str, str] = {}
        end += 1
        while end < len(lines) and lines[end].strip():
            key, value = _setting(lines[end], end + 1)
            settings[key] = value
            end += 1
        self.files.append((kind, File(text, settings)))
        return end

    def done(self) -> Case:
        files = {kind: file for kind, file in self.files if kind != "archive"}
        if not files:
            raise FixtureError(f"line {self.line}: the case has no story")
        return Case(
            self.title,
            self.line,
            files.get("story"),
            self.texts.get("finding"),
            self.texts.get("fixed"),
            tuple(file for kind, file in self.files if kind == "archive"),
            files.get("before"),
        )


_FILES = ("story", "archive", "before")
_TEXTS = ("finding", "fixed")


def _setting(line: str, number: int) -> tuple[str, str]:
    setting = _SETTING.fullmatch(line)
    if setting is None:
        raise FixtureError(f'line {number}: "key: value" or an empty line behind a story')
    return setting[1], setting[2]


def _marked_spans(case: Case) -> list[Span]:
    lines = LineIndex(case.text)
    opened: list[int] = []
    spans: list[Span] = []
    offset = 0
    for character in case.marked:
        if character == OPEN:
            opened.append(offset)
        elif character != CLOSE:
            offset += 1
        elif not opened:
            raise FixtureError(f'"{case.title}": {CLOSE} without {OPEN}')
        else:
            spans.append(lines.span(opened.pop(), offset))
    if opened:
        raise FixtureError(f'"{case.title}": {OPEN} without {CLOSE}')
    return sorted(spans)
