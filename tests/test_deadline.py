"""The promise: on air at most two hours after the event ended."""

from datetime import datetime, timedelta

import pytest

from newsroom.deadline import Standing, assess, clock_start
from tests.stories import WITA, make_settings, make_story

ENDED = datetime(2026, 11, 19, 15, tzinfo=WITA)
DEADLINE = make_settings().deadline


def standing_after(minutes: int, *, on_air: bool = False) -> Standing:
    moment = ENDED + timedelta(minutes=minutes)
    later = ENDED + timedelta(days=9)
    clockwork = assess(
        make_story(),
        DEADLINE,
        on_air_at=moment if on_air else None,
        now=later if on_air else moment,
    )
    assert clockwork is not None
    return clockwork.standing


@pytest.mark.parametrize(
    ("minutes", "standing"), [(0, "safe"), (89, "safe"), (90, "near"), (120, "near"), (121, "late")]
)
def test_before_it_is_on_air_a_story_is_measured_against_now(minutes: int, standing: str) -> None:
    assert standing_after(minutes) == standing


@pytest.mark.parametrize(("minutes", "standing"), [(47, "kept"), (120, "kept"), (125, "late")])
def test_once_on_air_it_is_measured_against_that_for_ever(minutes: int, standing: str) -> None:
    assert standing_after(minutes, on_air=True) == standing


def test_the_time_left_runs_out_and_goes_on_below_zero() -> None:
    clockwork = assess(make_story(), DEADLINE, on_air_at=None, now=ENDED + timedelta(minutes=130))

    assert clockwork is not None
    assert clockwork.due_at == ENDED + timedelta(hours=2)
    assert clockwork.left == timedelta(minutes=-10)


def test_an_embargo_that_ends_after_the_event_starts_the_clock() -> None:
    story = make_story("embargo_until: 2026-11-20T08:00+08:00")

    assert clock_start(story) == datetime(2026, 11, 20, 8, tzinfo=WITA)


def test_an_embargo_that_ends_before_the_event_does_not() -> None:
    story = make_story("embargo_until: 2026-11-19T08:00+08:00")

    assert clock_start(story) == ENDED


def test_without_an_end_there_is_no_clock() -> None:
    story = make_story(ended="")

    assert assess(story, DEADLINE, on_air_at=None, now=ENDED) is None
