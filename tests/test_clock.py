"""Times are read strictly and said the Indonesian way."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from newsroom.clock import (
    fixed_clock,
    offset_text,
    read_moment,
    say_date,
    say_duration,
    say_hour,
    say_moment,
    system_clock,
)

WITA = ZoneInfo("Asia/Makassar")


def test_a_moment_is_read_with_its_offset() -> None:
    assert read_moment(" 2022-01-13T15:00+08:00 ") == datetime(2022, 1, 13, 7, tzinfo=UTC)


def test_a_moment_without_offset_stays_naive() -> None:
    assert read_moment("2022-01-13 15:00") == datetime(2022, 1, 13, 15)  # noqa: DTZ001


@pytest.mark.parametrize(
    "text",
    ["2022-01-13", "1642057200", "kemarin sore", "2022-02-31T15:00", "2022-01-13T25:00", "", "١٢"],
)
def test_anything_else_is_no_moment(text: str) -> None:
    assert read_moment(text) is None


@pytest.mark.parametrize(
    ("hours", "name"), [(7, "WIB"), (8, "WITA"), (9, "WIT"), (2, "UTC+02:00"), (-5, "UTC-05:00")]
)
def test_an_hour_names_its_zone(hours: int, name: str) -> None:
    moment = datetime(2022, 1, 13, 15, 5, tzinfo=timezone(timedelta(hours=hours)))

    assert say_hour(moment) == f"15.05 {name}"


def test_dates_are_said_in_full() -> None:
    assert say_date(date(2022, 1, 13)) == "Kamis, 13 Januari 2022"
    assert (
        say_moment(datetime(2026, 11, 22, 9, 30, tzinfo=WITA))
        == "Minggu, 22 November 2026, 09.30 WITA"
    )


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, "0 menit"),
        (47, "47 menit"),
        (120, "2 jam"),
        (125, "2 jam 5 menit"),
        (-125, "2 jam 5 menit"),
        (1440, "1 hari"),
        (3 * 1440 + 245, "3 hari 4 jam"),
    ],
)
def test_durations_are_said_in_the_two_largest_units(minutes: int, said: str) -> None:
    assert say_duration(timedelta(minutes=minutes)) == said


def test_the_offset_of_a_zone_is_written_as_iso_8601_does() -> None:
    assert offset_text(datetime(2022, 1, 13, 15), WITA) == "+08:00"  # noqa: DTZ001


def test_a_fixed_clock_stands_still_and_the_system_clock_is_aware() -> None:
    moment = datetime(2022, 1, 13, tzinfo=UTC)

    assert fixed_clock(moment)() == moment
    assert system_clock().tzinfo is UTC
