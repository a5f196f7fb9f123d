"""Rules that protect people are set aside by two editors, never by one and never by an author."""

import pytest

from newsroom.checker import make_checker
from newsroom.rules import Waivable, load_rule
from tests.newsrooms import make_context
from tests.stories import story_text

RULES = ["child-identity", "identifying-photo", "sexual-crime-victim", "suicide-detail"]
CASE = "Polisi mengusut penganiayaan. Korban, Bagas Pratama (15), dirawat.\n"


@pytest.mark.parametrize("name", RULES)
def test_a_second_editor_must_agree(name: str) -> None:
    assert load_rule(name).record.waivable is Waivable.SECOND_EDITOR


@pytest.mark.parametrize(
    ("waived_by", "approved_by", "found"),
    [
        ("dewi", None, []),
        ("dewi", "tomi", []),
        ("dewi", "dewi", ["bad-waiver", "child-identity"]),
        ("siti", "tomi", ["bad-waiver", "child-identity"]),
        ("hendro", "dewi", ["bad-waiver", "child-identity"]),
    ],
)
def test_who_may_let_a_child_be_named(
    waived_by: str, approved_by: str | None, found: list[str]
) -> None:
    front = (
        f"waivers: [{{rule: child-identity, reason: Keluarga mencari anak ini, by: {waived_by}}}]"
    )
    if approved_by:
        front += f"\nreviewed: [{{by: {approved_by}, at: 2026-11-19T15:40+08:00}}]"
    checker = make_checker(make_context(), only={"bad-waiver", "child-identity"})

    text = story_text(front) + "\n" + CASE

    findings = checker.check_text("content/stories/2026/11/pasar.md", text)
    assert sorted(one.rule for one in findings) == found
