"""Findings as Markdown."""

from dataclasses import replace

from markdown_it import MarkdownIt

from newsroom.finding import Severity
from newsroom.formats.markdown import MAX_BYTES, render
from tests.formats.findings import FINDING, PATH, many, report

LAIN = "content/stories/2026/11/lain.md"


def test_a_table_for_each_story_the_worst_story_first() -> None:
    hinted = [replace(one, path="content/a.md") for one in many(5, Severity.HINT)]
    worst = [replace(one, path=LAIN) for one in many(2)]

    rendered = render([*hinted, FINDING, *worst], report(checked=3))

    assert "**3 berita diperiksa: 3 kesalahan, 0 peringatan, 5 petunjuk.**" in rendered
    assert [line for line in rendered.splitlines() if line.startswith("### ")] == [
        f"### {LAIN}: 2 kesalahan",
        f"### {PATH}: 1 kesalahan",
        "### content/a.md: 5 petunjuk",
    ]


def test_in_a_story_the_worst_finding_stands_first() -> None:
    rows = render([*many(1, Severity.HINT), FINDING], report()).splitlines()[-2:]

    assert "kesalahan" in rows[0]
    assert "petunjuk" in rows[1]


def test_a_rule_leads_to_its_page() -> None:
    pages = "https://github.com/kota/berita/blob/abc/docs/rules/"
    linked = replace(report(), pages=pages)

    assert f"[missing-time-zone]({pages}missing-time-zone.md)" in render([FINDING], linked)
    assert "](" not in render([FINDING], report())
    assert "](" not in render(many(1), linked), "a rule that nobody knows has no page"


def test_a_row_tells_place_rule_words_cure_and_basis() -> None:
    row = render([FINDING], report()).splitlines()[-1]

    for part in (
        "| 3:19 |",
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
    assert html.count("<td") == 3
    assert not any(tag in html for tag in ("<img", "<a ", "<code", "<em"))
    assert "| &lt;img src=x&gt; [a](b) `c` **d** ![e](f) baris # _g_" in html


def test_no_findings_are_good_news_with_the_number_of_stories() -> None:
    assert "26 stories checked: 0 errors" in render([], report(checked=26))


def test_what_does_not_fit_into_a_summary_is_counted() -> None:
    found = [replace(one, message="x" * 1000) for one in many(2000)]

    rendered = render(found, report())

    shown = rendered.count(" a-rule<br>")
    assert MAX_BYTES * 0.9 < len(rendered.encode()) < MAX_BYTES + 500
    assert f"{2000 - shown} more do not fit here" in rendered
