"""Words for readers: times, durations, parts of addresses."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.page.words import KINDS, METHODS, VERDICTS, say_promise, time_in
from newsroom.slug import slug
from newsroom.story import Kind, Method, Verdict
from tests.stories import WITA


def test_a_moment_is_told_in_the_newsrooms_zone() -> None:
    time = time_in(datetime.fromisoformat("2022-01-13T07:00+00:00"), WITA)

    assert (time.full, time.short_day, time.clock, time.hour) == (
        "Kamis, 13 Januari 2022, 15.00 WITA",
        "13 Jan 2022",
        "15.00",
        "15.00 WITA",
    )
    assert time.iso == "2022-01-13T15:00:00+08:00"


@pytest.mark.parametrize("text", ["0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00"])
def test_the_ends_of_the_calendar_do_not_break_a_page(text: str) -> None:
    assert time_in(datetime.fromisoformat(text), WITA).full


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Media Sosial", "media-sosial"),
        ("  hari   jadi ke-120 ", "hari-jadi-ke-120"),
        ("Café Señor", "cafe-senor"),
        ("../../etc/passwd", "etc-passwd"),
        ("<script>", "script"),
        ("???", ""),
    ],
)
def test_a_part_of_an_address_holds_letters_digits_and_hyphens(text: str, part: str) -> None:
    assert slug(text) == part


@given(st.text())
def test_no_text_escapes_its_part_of_an_address(text: str) -> None:
    part = slug(text)

    assert set(part) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug(part) == part


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(120, "dua jam"), (60, "satu jam"), (90, "1 jam 30 menit"), (45, "45 menit")],
)
def test_the_promise_is_told_in_words(minutes: int, words: str) -> None:
    assert say_promise(timedelta(minutes=minutes)) == words


def test_every_kind_method_and_verdict_has_a_word() -> None:
    assert (set(KINDS), set(METHODS), set(VERDICTS)) == (set(Kind), set(Method), set(Verdict))
