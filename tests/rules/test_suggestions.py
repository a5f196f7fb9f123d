"""What the rules on language suggest, and what they leave to the reporter."""

from dataclasses import dataclass

import pytest

from newsroom.finding import Finding
from newsroom.rules import load_rule
from newsroom.story import Story, parse
from tests.newsrooms import make_context
from tests.stories import WITA

FRONT = """\
---
id: 2026-11-19-pasar
title: Pasar Tepian Buka Lebih Pagi
event: {name: Pasar, place: Pasar Tepian, ended_at: 2026-11-19T15:00+08:00}
sources: [{name: Ratna Wulandari, role: Kepala Pasar, method: interview}]
---

"""


@dataclass(frozen=True)
class Told:
    """A finding, and the story file as it would be with its suggestion made."""

    finding: Finding
    body: str | None


def story_of(body: str, front: str = FRONT) -> Story:
    story, found = parse("content/stories/2026/11/pasar.md", front + body, zone=WITA)
    assert story is not None
    assert found == []
    return story


def told(rule: str, body: str, front: str = FRONT) -> Told:
    story = story_of(body, front)
    check = load_rule(rule).check
    assert check is not None
    (finding,) = check(story, make_context())
    if finding.fix is None:
        return Told(finding, None)
    span, lines = finding.fix.span or finding.span, story.lines
    start = lines.offset(span.line, span.column)
    end = lines.offset(span.end_line, span.end_column)
    return Told(finding, (story.text[:start] + finding.fix.replacement + story.text[end:]))


@pytest.mark.parametrize(
    ("rule", "body", "cured"),
    [
        # The event's own date tells which of the two is right.
        ("weekday-date-mismatch", "Buka Jumat (19/11/2026).", "Buka Kamis (19/11/2026)."),
        ("weekday-date-mismatch", "Buka Kamis (18/11/2026).", "Buka Kamis (19/11/2026)."),
        ("weekday-date-mismatch", "Buka Kamis, 19 November 2025.", "Buka Kamis, 19 November 2026."),
        ("weekday-date-mismatch", "Buka Senin (30-11-2025).", "Buka Senin (30-11-2026)."),
        ("weekday-date-mismatch", "Buka Kamis (18/11).", "Buka Kamis (19/11)."),
        ("impossible-date", "Buka (11/21/2026).", "Buka (21/11/2026)."),
        ("unbalanced-quotes", "“Kami siap, ujarnya.", "“Kami siap,” ujarnya."),
        (
            "near-duplicate-name",
            "“Siap,” kata Ratna Wulandary.",
            "“Siap,” kata Ratna Wulandari.",
        ),
    ],
)
def test_a_suggestion_mends_the_text_and_is_never_safe(rule: str, body: str, cured: str) -> None:
    one = told(rule, body)

    assert one.body == FRONT + cured
    assert one.finding.fix is not None
    assert not one.finding.fix.safe
    check = load_rule(rule).check
    assert check is not None
    assert list(check(story_of(cured), make_context())) == []


@pytest.mark.parametrize(
    ("rule", "body"),
    [
        ("weekday-date-mismatch", "Rapat Senin (1/12/2026)."),
        ("weekday-date-mismatch", "Bazar Sabtu–Minggu (20–21/11/2026)."),
        ("impossible-date", "Buka (31/2/2026)."),
        ("unbalanced-quotes", "“Kami siap sejak pagi."),
        ("lead-date-mismatch", "Buka Rabu (18/11/2026)."),
        ("unattributed-quote", "“Kami siap melayani semua warga.”"),
        ("unlisted-speaker", "“Siap,” kata Budi. “Ayo,” kata Budi."),
    ],
)
def test_where_both_may_be_right_nothing_is_suggested(rule: str, body: str) -> None:
    assert told(rule, body).body is None


def test_a_label_is_suggested_where_it_stands_or_would_stand() -> None:
    without = told("paid-label-mismatch", "Pasar buka. (adv)")
    labelled = FRONT.replace("id:", "label: none\nid:")
    with_label = told("paid-label-mismatch", "Pasar buka. (adv)", labelled)

    assert (
        without.body
        == FRONT.replace("}]\n---", "}]\nlabel: advertorial\n---") + "Pasar buka. (adv)"
    )
    assert with_label.body == labelled.replace("none", "advertorial") + "Pasar buka. (adv)"


def test_a_mark_is_safe_to_add_only_where_a_payer_is_named() -> None:
    labelled = FRONT.replace("id:", "label: advertorial\nid:")
    paid = FRONT.replace("id:", "label: advertorial\npayer: Koperasi\nid:")

    for front, safe in ((labelled, False), (paid, True)):
        one = told("paid-label-mismatch", "Pasar buka.\n", front)
        assert one.body == front + "Pasar buka.\n\n(adv)\n"
        assert one.finding.fix is not None
        assert one.finding.fix.safe is safe
