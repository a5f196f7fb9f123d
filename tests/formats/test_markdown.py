"""Findings as Markdown."""

from dataclasses import replace

from markdown_it import MarkdownIt

from newsroom.finding import Severity
from newsroom.formats.markdown import MAX_BYTES, render
from tests.formats.findings import FINDING, many, report


def test_a_table_for_each_severity_worst_first() -> None:
    found = [*many(1, Severity.HINT), FINDING]

    rendered = render(found, report())

    assert "**1 berita diperiksa: 1 kesalahan, 0 peringatan, 1 petunjuk.**" in rendered
    assert rendered.index("### Kesalahan / Errors") < rendered.index("### Petunjuk / Hints")
    assert "### Peringatan" not in rendered


def test_a_row_tells_place_rule_words_cure_and_basis() -> None:
    row = render([FINDING], report()).splitlines()[-1]

    for part in (
        "pasar.md:3:19",
        "missing-time-zone",
        "Zonanya",
        "offset",
        "+08:00",
        "KEJ 1; SOP 2",
    ):
        assert part in row


def test_nothing_in_a_story_is_markup() -> None:
    nasty = "| <img src=x> [a](b) `c` **d** ![e](f)\nbaris # _g_"
    finding = replace(FINDING, message=nasty)

    rendered = render([finding], report())
    html = MarkdownIt("commonmark").enable("table").render(rendered)

    assert html.count("<tr>") == 2
    assert html.count("<td>") == 3
    assert not any(tag in html for tag in ("<img", "<a ", "<code", "<em"))
    assert "| &lt;img src=x&gt; [a](b) `c` **d** ![e](f) baris # _g_" in html


def test_no_findings_are_good_news_with_the_number_of_stories() -> None:
    assert "26 stories checked: 0 errors" in render([], report(checked=26))


def test_what_does_not_fit_into_a_summary_is_counted() -> None:
    found = [replace(one, message="x" * 1000) for one in many(2000)]

    rendered = render(found, report())

    shown = rendered.count("| a-rule |".replace("-", "-"))
    assert MAX_BYTES * 0.9 < len(rendered.encode()) < MAX_BYTES + 500
    assert f"{2000 - shown} more do not fit here" in rendered
