"""Findings on a terminal."""

from dataclasses import replace
from unicodedata import combining, east_asian_width

import pytest

from newsroom.finding import Fix, Severity, Span
from newsroom.formats.text import WIDTH, render
from tests.formats.findings import FINDING, PATH, SOURCE, many, report


def columns(text: str) -> int:
    """What a terminal draws, counted another way than in the format."""
    wide = sum(east_asian_width(one) in "WF" for one in text)
    nothing = sum(bool(combining(one)) or one == "\ufe0f" for one in text)
    return len(text) + wide - nothing


def test_a_finding_reads_like_a_compilers() -> None:
    assert (
        render([FINDING], report())
        == f"""\
{PATH}:3:19: error missing-time-zone: Zonanya tidak ada.
  There is no offset.
     3 | event: {{ended_at: 2026-11-19 15:00}}
       |                   ^^^^^^^^^^^^^^^^
       = --fix: 2026-11-19 15:00+08:00
       = dasar: KEJ 1; SOP 2
"""
    )


def test_no_findings_give_no_text() -> None:
    assert render([], report()) == ""


def test_a_suggestion_is_not_called_a_fix() -> None:
    suggested = replace(FINDING, fix=Fix("2026-11-19T15:00+08:00", safe=False))

    assert "= saran: 2026-11-19T15:00+08:00" in render([suggested], report())


def test_a_finding_without_place_in_a_file_shows_no_line() -> None:
    assert "|" not in render([replace(FINDING, fix=None)], report(""))


def test_of_a_long_line_the_part_around_the_finding_is_shown() -> None:
    line = "kata " * 100 + "SALAH" + " kata" * 100
    at = line.index("SALAH") + 1

    shown = render([replace(FINDING, span=Span(1, at, 1, at + 5))], report(line)).splitlines()

    source, carets = shown[2], shown[3]
    assert len(source) < WIDTH + 15
    assert source[carets.index("^") : carets.rindex("^") + 1] == "SALAH"
    assert source.count("…") == 2


@pytest.mark.parametrize("before", ["文字 ", "🏛️ ", "Kari\u0301n ", "\t\t", "ﬁ é ½ "])
def test_carets_stand_below_the_words_whatever_stands_before(before: str) -> None:
    line = f"{before}SALAH"
    at = len(before) + 1

    source, carets = render(
        [replace(FINDING, span=Span(1, at, 1, at + 5))], report(line)
    ).splitlines()[2:4]

    # Where a terminal has drawn as many columns as stand before the first caret, SALAH begins.
    assert columns(source[: source.index("SALAH")]) == carets.index("^")
    assert carets.count("^") == 5


def test_wide_words_get_wide_marks() -> None:
    shown = render([replace(FINDING, span=Span(1, 1, 1, 3))], report("文字 x")).splitlines()

    assert shown[3] == "       | ^^^^"


def test_of_a_megabyte_in_one_line_a_screenful_is_shown() -> None:
    line = "kata " * 200_000
    found = [replace(FINDING, span=Span(1, at, 1, 900_000)) for at in (1, 400_001, 1_000_001)]

    rendered = render(found, report(line))

    assert max(len(row) for row in rendered.splitlines()) < WIDTH + 20


def test_of_a_long_fix_the_beginning_is_shown() -> None:
    fixed = replace(FINDING, fix=Fix("x" * 10_000, safe=True))

    assert "xxx…" in render([fixed], report())
    assert len(render([fixed], report())) < 1000


def test_a_finding_across_lines_is_marked_to_the_end_of_its_first() -> None:
    shown = render([replace(FINDING, span=Span(2, 8, 3, 6))], report()).splitlines()

    assert shown[3] == "       |        ^^^^^"


def test_carets_stand_right_in_files_with_windows_line_ends() -> None:
    shown = render([FINDING], report(SOURCE.replace("\n", "\r\n")))

    assert shown == render([FINDING], report())


def test_what_could_trick_a_terminal_is_made_visible() -> None:
    nasty = "\x1b[2J\u202egnusreb\u200b"
    finding = replace(FINDING, message=nasty, message_en=nasty)
    finding = replace(finding, span=Span(1, 1, 1, 2), fix=Fix(nasty, safe=True))

    shown = render([finding], report(nasty))

    assert not set("\x1b\u202e\u200b") & set(shown)
    assert "gnusreb" in shown


def test_colours_only_when_asked_for() -> None:
    assert "\x1b[" not in render([FINDING], report())
    assert "\x1b[1;31merror\x1b[0m" in render([FINDING], report(colour=True))
    hints = render(many(1, Severity.HINT), report(colour=True))
    assert "\x1b[1;36mhint\x1b[0m" in hints
