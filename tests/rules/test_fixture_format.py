"""How a fixture is read: cases, marks, what else holds, and faults that name their line."""

import pytest

from newsroom.finding import START, Span
from newsroom.rules.fixture import (
    DEFAULT_FRONT_MATTER,
    DEFAULT_NOW,
    Case,
    FixtureError,
    parse_fixture,
)

FENCE = "```"


def only_case(text: str) -> Case:
    (case,) = parse_fixture("a-rule", text).cases
    return case


def story(body: str, behind: str = "") -> str:
    return f"## A case\n\n{FENCE}story\n{body}\n{FENCE}\n{behind}"


def test_a_body_gets_the_default_front_matter() -> None:
    case = only_case(story("Isi berita."))

    assert case.text.startswith(f"---\nid: {DEFAULT_FRONT_MATTER['id']}\n")
    assert case.text.endswith("---\n\nIsi berita.\n")
    assert case.now == DEFAULT_NOW


def test_a_whole_story_stays_as_it_is() -> None:
    assert only_case(story("---\ntitle: A\n---\nIsi.")).text == "---\ntitle: A\n---\nIsi.\n"


def test_marks_become_spans_and_leave_the_text() -> None:
    case = only_case(story("---\n⟦title⟧: A ⟦⟧\n---\nIsi ⟦satu\ndua⟧ ⟦⟦a⟧b⟧."))

    assert "⟦" not in case.text
    assert case.expected == [
        *(Span(2, 1, 2, 6), Span(2, 10, 2, 10), Span(4, 5, 5, 4)),
        *(Span(5, 5, 5, 6), Span(5, 5, 5, 7)),
    ]


def test_lines_behind_the_story_change_what_holds() -> None:
    behind = (
        "now: 2026-01-01T08:00+08:00\npath: content/stories/2022/01/a.md\n"
        "label: ⟦advertorial⟧\ntitle: none\nplaces: [{name: Pasar Hulu}]\n\nnot: a setting\n"
    )
    case = only_case(story("Isi.", behind))

    assert case.now == "2026-01-01T08:00+08:00"
    assert case.path == "content/stories/2022/01/a.md"
    assert "\nlabel: advertorial\n" in case.text
    assert "title:" not in case.text
    assert "not:" not in case.text
    assert case.registers == {"places": "[{name: Pasar Hulu}]"}
    assert len(case.expected) == 1


def test_headings_and_shorter_fences_inside_a_story_belong_to_it() -> None:
    case = only_case("## A case\n\n````story\n## Judul\n```\n````\n")

    assert case.text.endswith("---\n\n## Judul\n```\n")


def test_a_fixture_tells_its_firing_silent_and_pinned_cases() -> None:
    fires = story("⟦Isi⟧.").replace("A case", "It fires") + f"\n{FENCE}finding\npesan\n{FENCE}\n\n"
    silent = story("Isi.").replace("A case", "It does not")
    fixture = parse_fixture("a-rule", f"# a-rule\n\nProse.\n\n{fires}{silent}")

    assert [case.title for case in fixture.firing] == ["It fires"]
    assert [case.title for case in fixture.silent] == ["It does not"]
    assert [case.pinned for case in fixture.pinned] == ["pesan\n"]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("```story\nIsi.\n```\n", "line 1: .* before the first heading"),
        ("## A\n\n```story\nIsi.\n", "line 3: the fence is never closed"),
        ("## A\n\n```python\npass\n```\n", "line 3: .*python"),
        ("## A\n", "line 1: the case has no story"),
        ("## A\n\n```story\nIsi.\n```\nprose\n", "line 6: .*key: value"),
    ],
)
def test_a_fault_names_its_line(text: str, complaint: str) -> None:
    with pytest.raises(FixtureError, match=complaint):
        parse_fixture("a-rule", text)


@pytest.mark.parametrize("body", ["satu⟦dua", "satu⟧dua"])
def test_a_mark_without_its_partner_is_refused(body: str) -> None:
    with pytest.raises(FixtureError, match="without"):
        _ = only_case(story(body)).expected


def test_a_rule_that_compares_is_shown_other_stories_and_what_stood_before() -> None:
    text = (
        f"{story('Kini.')}\n{FENCE}before\nDulu.\n{FENCE}\ntitle: Dulu\n\n"
        f"{FENCE}archive\nLain.\n{FENCE}\npath: content/stories/2026/11/lain.md\nid: lain\n\n"
        f"{FENCE}archive\n---\nid: dua\n---\n{FENCE}\npath: content/stories/2026/11/dua.md\n"
    )
    case = only_case(text)

    assert case.before is not None
    assert "\ntitle: Dulu\n" in case.before.text
    assert case.before.path == case.path
    assert list(case.files) == [
        case.path,
        *(f"content/stories/2026/11/{x}.md" for x in ("lain", "dua")),
    ]
    assert "\nid: lain\n" in case.files["content/stories/2026/11/lain.md"]


def test_a_file_that_is_gone_is_marked_at_its_beginning() -> None:
    case = only_case(f"## A case\n\n{FENCE}before\n⟦⟧Dulu.\n{FENCE}\npath: content/stories/a.md\n")

    assert case.story is None
    assert case.files == {}
    assert case.expected == [START]
