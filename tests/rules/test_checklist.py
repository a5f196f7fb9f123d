"""The editor's checklist: every rule that no machine can judge, to be ticked."""

from pathlib import Path

import newsroom
from newsroom.rules import Judge, load_rules
from newsroom.rules.checklist import editor_checklist

ROOT = Path(newsroom.__file__).parents[2]
ASKED = [rule for rule in load_rules() if rule.record.judge is Judge.EDITOR]


def test_every_rule_that_an_editor_judges_is_a_box_to_tick_in_both_languages() -> None:
    written = editor_checklist(load_rules(), pages="https://a.example/rules/")

    assert written.count("- [ ] ") == len(ASKED) >= 8
    for rule in ASKED:
        assert f"- [ ] [{rule.name}](https://a.example/rules/{rule.name}.md): " in written
        assert f": {rule.record.cure}  \n      {rule.record.cure_en}\n" in written


def test_no_editor_can_waive_what_only_editors_judge() -> None:
    # A waiver there would say that the question was not asked.
    assert {rule.record.waivable.value for rule in ASKED} == {"never"}


def test_the_checklist_in_the_repository_is_that_of_the_rules() -> None:
    written = (ROOT / "docs/editor-checklist.md").read_text(encoding="utf-8")

    assert written == editor_checklist(load_rules(), pages="rules/"), "run: newsroom docs"
