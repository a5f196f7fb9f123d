"""Safe fixes as suggestions on lines of the diff."""

from dataclasses import replace
from typing import Any

import pytest

from newsroom.desk.report import Report, ReportedFinding, ReportedFix
from newsroom.desk.suggestions import MOST, marks_in, shown_lines, suggest
from tests.desk.desks import PATH, finding, rendered

TEXT = "---\ntitle: x\n---\n\nPasar disana ramai.\nDi pasar itu.\n"
PATCH = "@@ -0,0 +1,6 @@\n+---\n+title: x\n"
FIX = ReportedFix(
    line=5, column=7, end_line=5, end_column=13, original="disana", replacement="di sana"
)


def of(*fixes: ReportedFix, **changes: Any) -> Report:
    return Report(
        findings=tuple(
            finding(fix=fix, line=fix.line, end_line=fix.end_line, **changes) for fix in fixes
        )
    )


def bodies(report: Report, text: str = TEXT, patch: str = PATCH) -> list[str]:
    return [one.body for one in suggest(report, {PATH: text}, {PATH: patch})[0]]


def test_the_whole_line_is_offered_as_it_would_be() -> None:
    (one,), more = suggest(of(FIX), {PATH: TEXT}, {PATH: PATCH})

    assert (one.path, one.start, one.line, more) == (PATH, 5, 5, 0)
    assert "```suggestion\nPasar di sana ramai.\n```" in one.body
    assert "Nama ini ditulis dengan dua ejaan." in one.body


def test_a_fix_over_two_lines_replaces_both() -> None:
    fix = replace(FIX, column=20, end_line=6, end_column=1, original="\n", replacement=" ")
    (one,), _ = suggest(of(fix), {PATH: TEXT}, {PATH: PATCH})

    assert (one.start, one.line) == (5, 6)
    assert "suggestion\nPasar disana ramai. Di pasar itu.\n```" in one.body


@pytest.mark.parametrize(
    ("report", "text", "patch"),
    [
        (of(FIX), TEXT, "@@ -1,2 +1,2 @@\n x"),
        (of(FIX), TEXT, ""),
        (of(FIX), TEXT.replace("disana", "disini"), PATCH),
        (of(FIX), "pendek", PATCH),
        (of(replace(FIX, replacement="di\u202esana")), TEXT, PATCH),
        (of(replace(FIX, replacement="a\n" * 30)), TEXT, PATCH),
        (of(replace(FIX, replacement="disana")), TEXT, PATCH),
        (of(FIX, path="content/stories/2026/11/lain.md"), TEXT, PATCH),
        (Report(findings=(finding(),)), TEXT, PATCH),
    ],
    ids=[
        "outside-diff",
        "no-diff",
        "other-text",
        "no-line",
        "hidden",
        "long",
        "same",
        "elsewhere",
        "no-fix",
    ],
)
def test_nothing_is_suggested_where_it_would_be_wrong(
    report: Report, text: str, patch: str
) -> None:
    assert bodies(report, text, patch) == []


def test_the_block_cannot_be_left_by_what_it_holds() -> None:
    text = TEXT.replace("ramai.", "``` @siti <img src=x>")
    (body,) = bodies(of(FIX), text)

    seen = rendered(body)
    assert "img" not in seen.tags
    assert seen.tags.count("pre") == 1


def test_what_was_suggested_once_is_not_said_again() -> None:
    (one,), _ = suggest(of(FIX), {PATH: TEXT}, {PATH: PATCH})
    made = marks_in([f"x\n{one.body}", "orang lain"])

    assert suggest(of(FIX), {PATH: TEXT}, {PATH: PATCH}, made) == ((), 0)


def test_of_two_fixes_on_a_line_one_is_offered() -> None:
    other = replace(FIX, column=14, end_column=19, original="ramai", replacement="penuh")

    assert len(bodies(of(FIX, other))) == 1


def test_ten_are_offered_and_the_others_counted() -> None:
    text = "disana\n" * 14
    fixes = [replace(FIX, line=n, column=1, end_line=n, end_column=7) for n in range(1, 15)]

    made, more = suggest(of(*fixes), {PATH: text}, {PATH: "@@ -0,0 +1,14 @@\n"})

    assert (len(made), more) == (MOST, 4)


def test_the_diff_tells_which_lines_it_shows() -> None:
    patch = "@@ -1,3 +1,4 @@ judul\n a\n+@@ -9 +99 @@\n@@ -20 +21 @@\n-x\n+y\n"

    assert shown_lines(patch) == (range(1, 5), range(21, 22))


def test_a_finding_without_fix_suggests_nothing() -> None:
    one: ReportedFinding = finding()

    assert suggest(Report(findings=(one,)), {PATH: TEXT}, {PATH: PATCH}) == ((), 0)
