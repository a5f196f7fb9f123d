"""The rules of journalism, one file each: `rules/<family>/<rule>.py` is the rule `<rule>`.

A rule module holds `RULE`, its record, and `check`, a pure function from a story and a context
to findings; or `check_newsroom`, which is called once, for faults that belong to no story. A rule
that the reader of the file decides, or a person, has neither.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from importlib import import_module
from pathlib import Path

from newsroom.corpus import Archive, Before
from newsroom.finding import Finding, Fix, Severity, Span
from newsroom.registers import Registers
from newsroom.settings import Settings
from newsroom.story import Story
from newsroom.trail import Happening


class Judge(StrEnum):
    """Who decides whether a rule was kept."""

    MACHINE = "machine"
    READER = "reader"
    EDITOR = "editor"


class Waivable(StrEnum):
    """Who may set a rule aside for a story."""

    EDITOR = "editor"
    SECOND_EDITOR = "second-editor"
    NEVER = "never"


class Fixing(StrEnum):
    """Whether a rule's findings can carry a fix."""

    NONE = "none"
    SAFE = "safe"
    SUGGESTED = "suggested"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """The record of a rule; its name and family are those of its file.

    `basis` are keys of content/registers/codes.yml. `owner` is who answers for the rule in the
    newsroom. The texts say what the rule catches, why it matters to a reader, and the cure.
    A rule reads Indonesian unless it holds for `any_language`; only then translations are judged by it.
    """

    severity: Severity
    summary: str
    summary_en: str
    why: str
    why_en: str
    cure: str
    cure_en: str
    basis: tuple[str, ...]
    owner: str = "redaksi"
    judge: Judge = Judge.MACHINE
    waivable: Waivable = Waivable.EDITOR
    fixing: Fixing = Fixing.NONE
    any_language: bool = False
    since: str = "0.1.0"


@dataclass(frozen=True, slots=True)
class Context:
    """All that a rule may know besides the story. `archive` gives all stories in short when called.

    `before` holds the stories as they were at the revision that the check compares with, if any.

    `picture` gives the beginning of a file of content/images, and nothing where there is none.
    `has_address` says whether there is anything at a path of the site, `/2022/01/rakor-twap/`.
    """

    settings: Settings
    registers: Registers
    now: datetime
    archive: Callable[[], Archive]
    recorded: Callable[[str], Iterable[Happening]]
    picture: Callable[[str], bytes] = lambda _: b""
    has_address: Callable[[str], bool] = lambda _: True
    before: Before | None = None


Check = Callable[[Story, Context], Iterable[Finding]]
NewsroomCheck = Callable[[Context], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class LoadedRule:
    """A rule as found: its file's name and folder, its record, and its checks where it has any.

    `check` judges one story; `check_newsroom` what belongs to no story that is there to be read.
    """

    name: str
    family: str
    record: Rule
    check: Check | None
    check_newsroom: NewsroomCheck | None = None


@cache
def rule_families() -> Mapping[str, str]:
    """Every rule's name and the family it belongs to, from the files below this folder."""
    modules = Path(__file__).parent.glob("*/*.py")
    return {
        module.stem.replace("_", "-"): module.parent.name
        for module in sorted(modules)
        if not module.name.startswith("_") and not module.parent.name.startswith("_")
    }


@cache
def load_rule(name: str) -> LoadedRule:
    """The rule called `name`, which must be one of `rule_families`."""
    family = rule_families()[name]
    module = import_module(f"{__name__}.{family}.{name.replace('-', '_')}")
    checks = (getattr(module, kind, None) for kind in ("check", "check_newsroom"))
    return LoadedRule(name, family, module.RULE, *checks)


def load_rules() -> tuple[LoadedRule, ...]:
    """All rules, by family and name."""
    return tuple(load_rule(name) for name in rule_families())


def finding(
    rule: str, story: Story, span: Span, message: str, message_en: str, *, fix: Fix | None = None
) -> Finding:
    """A finding of `rule` in `story`; the checker fills in severity and basis."""
    return Finding(rule, story.path, span, message, message_en, fix=fix)
