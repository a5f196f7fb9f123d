"""Every rule against the examples in its fixture: what it finds, where, and in which words.

`NEWSROOM_PIN=1 pytest tests/rules` writes the pinned messages again; read the difference.
"""

import os
from dataclasses import replace
from pathlib import Path

import pytest

import newsroom
from newsroom.checker import apply_fixes, make_checker
from newsroom.clock import read_moment
from newsroom.corpus import Before
from newsroom.finding import Finding
from newsroom.formats import Report, load
from newsroom.rules import load_rules, rule_families
from newsroom.rules.fixture import Case, fixture_path, load_fixture
from newsroom.story import parse
from tests.newsrooms import make_context, make_registers
from tests.stories import WITA

ROOT = Path(newsroom.__file__).parents[2]
PINNING = bool(os.environ.get("NEWSROOM_PIN"))


CASES = [
    (name, case)
    for name, family in rule_families().items()
    if (fixture := load_fixture(ROOT, family, name))
    for case in fixture.cases
]


def each_case(*, pinned: bool = False, fixed: bool = False) -> pytest.MarkDecorator:
    """Run the test for every case, or for those only that pin a message or show a fix."""
    chosen = [
        pytest.param(name, case, id=f"{name}: {case.title}")
        for name, case in CASES
        if (case.pinned or not pinned) and (case.fixed or not fixed)
    ]
    return pytest.mark.parametrize(("rule", "case"), chosen)


def found_in(rule: str, case: Case) -> list[Finding]:
    """What `rule` finds, with only it active and the rules that the story waives."""
    now = read_moment(case.now)
    assert now is not None
    context = make_context(
        now,
        registers=make_registers(**case.registers),
        files=case.files,
        before=before_of(case),
    )
    if case.site is not None:
        context = replace(context, has_address=case.site.__contains__)
    found: list[Finding] = []
    waived: set[str] = set()
    if case.story:
        story, _ = parse(case.path, case.text, zone=WITA)
        waived = {waiver.rule for waiver in story.meta.waivers} if story else set()
    checker = make_checker(context, only={rule, *waived})
    if case.story:
        found += checker.check_text(case.path, case.text)
    found += checker.check_newsroom()
    return [one for one in found if one.rule == rule]


def before_of(case: Case) -> Before | None:
    """The newsroom at the base revision: the other stories were there, and the file `before`."""
    if case.before is None:
        return None
    path = case.before.settings.get("path", case.path)
    gone = () if path in case.files else (path,)
    return Before({path: case.before.text}, gone)


def told(found: list[Finding], case: Case) -> str:
    rules = {rule.name: rule.record for rule in load_rules()}
    report = Report(lambda path: case.files.get(path, ""), rules, 1, "")
    return load("text").render(found, report)


@each_case()
def test_the_rule_finds_what_the_case_marks(rule: str, case: Case) -> None:
    found = found_in(rule, case)

    assert sorted(one.span for one in found) == case.expected, told(found, case)


@each_case(pinned=True)
def test_the_message_is_the_pinned_one(rule: str, case: Case) -> None:
    assert case.pinned is not None
    message = told(found_in(rule, case), case)

    if PINNING and message != case.pinned:
        path = fixture_path(ROOT, rule_families()[rule], rule)
        text = path.read_text(encoding="utf-8")
        assert text.count(case.pinned) == 1, "the pinned text must be unique to be rewritten"
        path.write_text(text.replace(case.pinned, message), encoding="utf-8")
    else:
        assert message == case.pinned


@each_case(fixed=True)
def test_the_safe_fixes_give_the_fixed_story(rule: str, case: Case) -> None:
    assert case.fixed is not None
    fixed = apply_fixes(case.text, found_in(rule, case))

    assert fixed.endswith(case.fixed)
    assert fixed.removesuffix(case.fixed) == case.text[: len(fixed) - len(case.fixed)]
