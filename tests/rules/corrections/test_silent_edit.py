"""What `--fix` mends in a story on air asks for no correction."""

from pathlib import Path

import pytest

import newsroom
from newsroom.checker import apply_fixes, make_checker
from newsroom.clock import read_moment
from newsroom.corpus import Before
from newsroom.rules import Fixing, load_rules
from newsroom.rules.fixture import Case, load_fixture
from tests.newsrooms import make_context, make_registers

ROOT = Path(newsroom.__file__).parents[2]
TOLD = {
    "misspelled-official": "a name is no spelling",
    "paid-label-mismatch": "the mark is told by the label",
}
MENDED = [
    pytest.param(rule.name, case, id=f"{rule.name}: {case.title}")
    for rule in load_rules()
    if rule.record.fixing is Fixing.SAFE and rule.name not in TOLD
    if (fixture := load_fixture(ROOT, rule.family, rule.name))
    for case in fixture.cases
    if case.fixed and case.story
]


@pytest.mark.parametrize(("rule", "case"), MENDED)
def test_a_safe_fix_is_no_silent_edit(rule: str, case: Case) -> None:
    now = read_moment(case.now)
    assert now is not None
    registers = make_registers(**case.registers)
    context = make_context(now, registers=registers, files=case.files)
    found = make_checker(context, only={rule}).check_text(case.path, case.text)
    fixed = apply_fixes(case.text, found)

    before = Before({case.path: case.text})
    context = make_context(now, registers=registers, files={case.path: fixed}, before=before)
    told = make_checker(context, only={"silent-edit"}).check_text(case.path, fixed)

    assert [one.message for one in told if one.rule == "silent-edit"] == []
