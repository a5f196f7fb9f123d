"""Hours as people type them; what cannot be told for certain is not guessed."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from newsroom.intake.moments import read_day, read_said
from tests.stories import WITA

ASKED = datetime(2026, 11, 19, 16, 20, tzinfo=WITA)
THREE = datetime(2026, 11, 19, 15, 0, tzinfo=WITA)


def said(text: str, *, ahead: bool = False, asked_at: datetime = ASKED) -> datetime | None:
    return read_said(text, asked_at=asked_at, zone=WITA, ahead=ahead)


@pytest.mark.parametrize(
    "text",
    [
        "15.00",
        "15:00",
        "15.00 WITA",
        "pukul 15.00 WITA",
        "Jam 15.00.",
        "pkl. 15.00",
        "hari ini 15.00",
        "tadi pukul 15.00",
        "14.00 WIB",
        "16.00 WIT",
        "19/11/2026 15.00",
        "19-11-2026, 15.00",
        "19 November 2026 15.00",
        "Kamis, 19 November 2026, pukul 15.00 WITA",
        "Kamis (19/11/2026) 15.00",
        "2026-11-19 15:00",
        "2026-11-19 15.00",
        "2026-11-19T15:00+08:00",
        "2026-11-19T07:00Z",
        "  15.00  ",
    ],
)
def test_three_oclock_may_be_said_in_many_ways(text: str) -> None:
    assert said(text) == THREE


def test_yesterday_is_the_day_before() -> None:
    assert said("kemarin 21.30") == datetime(2026, 11, 18, 21, 30, tzinfo=WITA)


def test_today_is_the_day_in_the_newsrooms_zone() -> None:
    late = datetime(2026, 11, 18, 16, 30, tzinfo=ZoneInfo("UTC"))

    assert said("00.10", asked_at=late) == datetime(2026, 11, 19, 0, 10, tzinfo=WITA)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "sore",
        "15",
        "25.00",
        "15.60",
        "15.00.00",
        "31/2/2026 15.00",
        "19/13/2026 15.00",
        "Rabu, 19 November 2026, 15.00",
        "19/11/26 15.00",
        "19/11-2026 15.00",
        "15.00 WAT",
        "15.00; rm -rf /",
        "２０２６-11-19 15.00",
        "٠١.٠٠",
    ],
)
def test_what_cannot_be_told_for_certain_is_not_guessed(text: str) -> None:
    assert said(text) is None


def test_an_hour_far_ahead_needs_its_day_unless_it_is_ahead() -> None:
    early = datetime(2026, 11, 19, 1, 0, tzinfo=WITA)

    assert said("23.30", asked_at=early) is None
    assert said("19/11/2026 23.30", asked_at=early) is not None
    assert said("23.30", asked_at=early, ahead=True) is not None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("18/11/2026", date(2026, 11, 18)),
        ("18 November 2026", date(2026, 11, 18)),
        ("2026-11-18", date(2026, 11, 18)),
        ("kemarin", None),
        ("18/11", None),
        ("", None),
        ("30/2/2026", None),
    ],
)
def test_a_day_alone(text: str, day: date | None) -> None:
    assert read_day(text) == day
