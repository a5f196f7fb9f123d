"""How long a story is passed on."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.social.sharing import shareable, shareable_until

ON_AIR = datetime(2026, 11, 19, 15, 40, tzinfo=UTC)
MOMENTS = st.datetimes(timezones=st.just(UTC))


@pytest.mark.parametrize(
    ("later", "can"),
    [
        (timedelta(microseconds=-1), False),
        (timedelta(0), True),
        (timedelta(days=30, microseconds=-1), True),
        (timedelta(days=30), False),
    ],
    ids=["not on air yet", "first moment", "last moment", "over"],
)
def test_a_story_is_shared_from_when_it_is_on_air_for_so_many_days(
    later: timedelta, can: bool
) -> None:
    assert shareable(ON_AIR, ON_AIR + later, 30) is can


@given(at=MOMENTS, now=MOMENTS, days=st.integers(1, 3650))
def test_it_changes_only_when_it_comes_on_air_and_when_its_days_are_over(
    at: datetime, now: datetime, days: int
) -> None:
    assert shareable(at, now, days) == (at <= now < shareable_until(at, days))


def test_a_slip_in_the_year_does_not_stop_the_build() -> None:
    at = datetime(9999, 12, 31, tzinfo=UTC)

    assert at < shareable_until(at, 30)
    assert not shareable(at, ON_AIR, 30)
