"""What every rule must come with, so that nobody is judged by a rule nobody can look up."""

import re
from pathlib import Path

import pytest

import newsroom
from newsroom.registers import load_registers
from newsroom.rules import Fixing, Judge, LoadedRule, load_rules, rule_families
from newsroom.rules.fixture import Fixture, load_fixture
from newsroom.rules.page import rule_page
from newsroom.settings import load_settings

ROOT = Path(newsroom.__file__).parents[2]
RULES = load_rules()
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


def fixture_of(rule: LoadedRule) -> Fixture:
    fixture = load_fixture(ROOT, rule.family, rule.name)
    assert fixture is not None, f"tests/rules/{rule.family}/{rule.name}.md is missing"
    return fixture


@each_rule
def test_a_rule_is_named_in_small_letters_and_is_told_apart_from_all_others(
    rule: LoadedRule,
) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    files = [path.stem for path in (ROOT / "scripts/newsroom/rules").glob("*/*.py")]
    assert files.count(rule.name.replace("-", "_")) == 1


@each_rule
def test_a_rule_says_what_why_and_what_to_do_in_both_languages(rule: LoadedRule) -> None:
    record = rule.record
    texts = [
        *(record.summary, record.summary_en, record.why, record.why_en),
        *(record.cure, record.cure_en),
    ]

    assert [text for text in texts if not re.fullmatch(r"(?s)[A-Z].{20,}\.", text)] == []
    assert len(set(texts)) == len(texts)


@each_rule
def test_a_rule_stands_on_articles_of_the_register(rule: LoadedRule) -> None:
    codes, _ = load_registers(ROOT)

    assert rule.record.basis
    assert [key for key in rule.record.basis if key not in codes.codes_by_key] == []


@each_rule
def test_somebody_answers_for_a_rule(rule: LoadedRule) -> None:
    assert rule.record.owner.strip()


@each_rule
def test_a_machine_rule_has_a_check_and_no_other_has(rule: LoadedRule) -> None:
    checks = [one for one in (rule.check, rule.check_newsroom) if one is not None]

    assert bool(checks) == (rule.record.judge is Judge.MACHINE)


@each_rule
def test_a_rule_has_a_firing_a_silent_and_one_pinned_example(rule: LoadedRule) -> None:
    if rule.record.judge is Judge.EDITOR:
        pytest.skip("an editor's rule has no examples that a machine can run")
    fixture = fixture_of(rule)

    assert fixture.firing
    assert fixture.silent
    assert len(fixture.pinned) == 1


@each_rule
def test_a_rule_with_safe_fixes_shows_one(rule: LoadedRule) -> None:
    if rule.record.fixing is Fixing.SAFE:
        assert [case for case in fixture_of(rule).cases if case.fixed]


@each_rule
def test_a_rule_has_a_page_that_says_what_the_rule_says(rule: LoadedRule) -> None:
    page = ROOT / "docs/rules" / f"{rule.name}.md"
    codes, _ = load_registers(ROOT)
    fixture = load_fixture(ROOT, rule.family, rule.name)

    assert page.is_file(), "run: newsroom docs"
    written = page.read_text(encoding="utf-8")
    assert written == rule_page(rule, codes.codes_by_key, fixture), "run: newsroom docs"
    if fixture:
        assert [case.title for case in fixture.cases if case.title not in written] == []
        assert [case.pinned for case in fixture.pinned if str(case.pinned) not in written] == []


def test_every_fixture_belongs_to_a_rule() -> None:
    fixtures = {(file.parent.name, file.stem) for file in (ROOT / "tests/rules").glob("*/*.md")}

    assert fixtures <= {(family, name) for name, family in rule_families().items()}


def test_newsroom_toml_names_only_rules_that_exist() -> None:
    assert set(load_settings(ROOT).rules) <= set(rule_families())


def test_every_article_of_the_register_is_written_once() -> None:
    keys = [article.key for article in load_registers(ROOT)[0].codes]

    assert sorted(set(keys)) == sorted(keys)
