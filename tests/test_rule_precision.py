"""Findings set against marked faults: what counts as right, wrong, an echo or a miss."""

from pathlib import Path

from rule_precision import Fault, Found, Score, judge, read_faults

PATH = "stories/2026/11/pasar.md"
SEVERITIES = {"split-prefix": "error", "unknown-word": "warning"}


def fault(line: int = 5, *, rule: str = "split-prefix", column: int = 1, also: int = 0) -> Fault:
    text = "di gelar" if line else ""
    lines = (line, also) if also else (line,)
    return Fault(PATH, lines, rule, text, "", (column, column + len(text)))


def found(line: int = 5, *, rule: str = "split-prefix", column: int = 1) -> Found:
    return Found(PATH, rule, SEVERITIES[rule], line, column, line, column + 8, "…")


def score(faults: list[Fault], findings: list[Found], rule: str = "split-prefix") -> Score:
    return next(one for one in judge(faults, findings, SEVERITIES) if one.rule == rule)


def test_a_finding_of_the_marked_rule_on_the_marked_line_is_right() -> None:
    result = score([fault()], [found(column=30)])

    assert (len(result.right), result.wrong, result.missed) == (1, [], [])


def test_a_finding_on_another_line_is_wrong_and_leaves_a_miss() -> None:
    result = score([fault()], [found(line=9)])

    assert (result.right, len(result.wrong), len(result.missed)) == ([], 1, 1)


def test_a_finding_may_stand_on_any_of_the_lines_of_a_fault() -> None:
    assert len(score([fault(also=9)], [found(line=9)]).right) == 1


def test_what_is_missing_from_a_story_may_be_found_on_any_line() -> None:
    assert len(score([fault(line=0)], [found(line=2)]).right) == 1


def test_a_fault_found_twice_counts_once() -> None:
    result = score([fault()], [found(), found(column=3)])

    assert (result.marked, len(result.right), result.wrong) == (1, 1, [])


def test_of_two_faults_on_a_line_each_is_met_by_the_finding_that_lies_on_it() -> None:
    first, second = fault(column=1), fault(column=40)

    result = score([first, second], [found(column=40)])

    assert (result.right, result.missed) == ([second], [first])


def test_another_rules_finding_on_the_same_words_is_an_echo() -> None:
    result = score([fault()], [found(rule="unknown-word")], "unknown-word")

    assert (len(result.echoes), result.wrong) == (1, [])


def test_another_rules_finding_beside_the_marked_words_is_wrong() -> None:
    result = score([fault()], [found(rule="unknown-word", column=30)], "unknown-word")

    assert (result.echoes, len(result.wrong)) == ([], 1)


def test_columns_are_those_of_the_marked_words(tmp_path: Path) -> None:
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "a.md").write_text("Judul\nPasar di gelar.\n", encoding="utf-8")
    rows = "path,line,rule,text,note,also\nstories/a.md,2,split-prefix,di gelar,,1\n"
    (tmp_path / "faults.csv").write_text(rows, encoding="utf-8")

    (only,) = read_faults(tmp_path)

    assert (only.lines, only.columns) == ((2, 1), (7, 15))
