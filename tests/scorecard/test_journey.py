"""One story's way: what its trail tells, and what nobody knows."""

from datetime import datetime, timedelta

import pytest

from newsroom.scorecard import LEGS, Leg, Promise, journey_of
from newsroom.settings import DeadlineSettings
from newsroom.trail import Evidence, Happening, Step, Trail, trail_of
from tests.scorecard.journeys import make_journey
from tests.stories import WITA, make_story

MERGED_LIVE = Leg(Step.MERGED, Step.LIVE)
DEADLINE = DeadlineSettings()


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def test_the_legs_follow_the_procedure_and_end_with_those_from_the_event() -> None:
    assert [leg.name for leg in LEGS] == [
        *("ended-submitted", "submitted-approved", "approved-merged", "merged-live"),
        *("live-posted", "ended-approved", "ended-live", "ended-posted"),
    ]


@pytest.mark.parametrize(
    ("live", "promise", "over"),
    [(47, Promise.KEPT, None), (120, Promise.KEPT, None), (121, Promise.LATE, minutes(1))],
)
def test_a_story_is_late_from_the_first_moment_after_its_deadline(
    live: int, promise: Promise, over: timedelta | None
) -> None:
    journey = make_journey(live=live)

    assert (journey.promise, journey.over) == (promise, over)


def test_approval_and_merging_are_no_proof_that_readers_saw_it() -> None:
    journey = make_journey(submitted=10, approved=20, merged=21)

    assert (journey.promise, journey.over) == (Promise.UNKNOWN, None)


def test_a_live_time_that_no_probe_measured_proves_nothing() -> None:
    live = Happening(Step.LIVE, datetime(2026, 11, 19, 16, tzinfo=WITA), Evidence.RECORDED)

    assert journey_of(make_story(), Trail((live,)), DEADLINE, WITA).promise is Promise.UNKNOWN


def test_waiting_for_an_embargo_is_nobodys_delay() -> None:
    journey = make_journey(merged=20, live=304, embargo=300)

    assert journey.taken(MERGED_LIVE) == minutes(4)
    assert journey.promise is Promise.KEPT


def test_the_way_is_read_from_a_storys_trail() -> None:
    story = make_story(
        "late_reason: Hujan.\ncorrections: [{at: 2026-11-20T08:00+08:00, wrong: a, right: b}]"
    )
    at = datetime(2026, 11, 30, 23, 30, tzinfo=WITA)
    recorded = [
        Happening(Step.MERGED, at, Evidence.RECORDED),
        Happening(Step.LIVE, at + minutes(3), Evidence.MEASURED),
        Happening(Step.LIVE, at + minutes(90), Evidence.MEASURED),
    ]

    journey = journey_of(story, trail_of(story, recorded=recorded), DEADLINE, WITA)

    assert journey.taken(MERGED_LIVE) == minutes(3), "the first time counts"
    assert (journey.month, journey.desk) == ("2026-11", "layanan")
    assert (journey.late_reason, journey.corrections) == ("Hujan.", 1)
    assert journey.taken(Leg(Step.ENDED, Step.SUBMITTED)) is None


def test_a_month_is_the_newsrooms_and_not_that_of_greenwich() -> None:
    at = datetime.fromisoformat("2026-11-30T17:00+00:00")
    trail = Trail((Happening(Step.LIVE, at, Evidence.MEASURED),))

    assert journey_of(make_story(), trail, DEADLINE, WITA).month == "2026-12"
