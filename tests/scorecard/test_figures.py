"""Many journeys in figures: counted, never estimated."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some

from newsroom.scorecard import (
    LEGS,
    Figures,
    Journey,
    LegFigures,
    Scorecard,
    bundles_of,
    score,
    sheaf_of,
    tally_of,
    together,
)
from newsroom.scorecard.figures import figures_of, median, p90
from newsroom.trail import Step
from tests.scorecard.journeys import make_journey
from tests.stories import WITA, make_settings

NOW = datetime(2026, 12, 1, 8, tzinfo=WITA)
SETTINGS = make_settings()


def card(journeys: Sequence[Journey], *, since: str = "", until: str = "") -> Scorecard:
    return score(bundles_of(map(tally_of, journeys)), SETTINGS, at=NOW, since=since, until=until)


def counted(journeys: Sequence[Journey]) -> Figures:
    return figures_of(sheaf_of([tally_of(one) for one in journeys]))


def leg(journeys: Sequence[Journey], name: str) -> LegFigures:
    return next(one for one in counted(journeys).legs if one.leg.name == name)


def ticks(*numbers: int) -> list[int]:
    """Minutes in microseconds."""
    return [number * 60_000_000 for number in numbers]


def test_the_share_is_that_of_the_stories_that_were_measured() -> None:
    figures = card([make_journey(live=60), make_journey(live=130), make_journey()]).total

    assert (figures.stories, figures.on_time, figures.late, figures.unknown) == (3, 1, 1, 1)
    assert figures.on_time_share == 0.5


def test_without_any_measurement_there_is_no_share() -> None:
    assert card([make_journey(approved=10)]).total.on_time_share is None
    assert card([]).total.on_time_share is None


def test_the_middle_and_the_ninetieth_of_a_hundred() -> None:
    assert median(ticks(1, 2, 30)) == timedelta(minutes=2)
    assert median(ticks(1, 2, 3, 30)) == timedelta(minutes=2.5)
    assert p90(ticks(*range(1, 101))) == timedelta(minutes=90)
    assert p90(ticks(*range(1, 11))) == timedelta(minutes=9)
    assert p90(ticks(7)) == timedelta(minutes=7)
    assert median([]) is p90([]) is None


def test_a_leg_counts_what_is_known_what_came_the_other_way_round_and_what_is_not_known() -> None:
    journeys = [
        make_journey(approved=30),
        make_journey(approved=50, declared=True),
        make_journey(approved=-600),
        make_journey(),
    ]

    figures = leg(journeys, "ended-approved")

    assert (figures.known, figures.reversed, figures.unknown) == (2, 1, 1)
    assert (figures.declared, figures.median) == (1, timedelta(minutes=40))


def test_desks_and_months_are_told_apart() -> None:
    told = card(
        [
            make_journey(live=60),
            make_journey(live=130, desk="budaya", month="2026-10"),
            make_journey(desk="budaya"),
        ]
    )

    assert [(one.key, one.name, one.figures.stories) for one in told.desks] == [
        ("budaya", "Budaya", 2),
        ("layanan", "Layanan", 1),
    ]
    assert [(one.key, one.figures.late) for one in told.months] == [("2026-10", 1), ("2026-11", 0)]


def test_a_period_takes_in_both_its_ends() -> None:
    journeys = [make_journey(month=month) for month in ("2026-09", "2026-10", "2026-11", "")]

    told = card(journeys, since="2026-10", until="2026-11")

    assert [one.key for one in told.months] == ["2026-10", "2026-11"]
    assert card(journeys).total.stories == 4, "without a period nothing is left out"


def test_late_stories_are_named_the_worst_first_with_their_reasons() -> None:
    journeys = [
        make_journey(story="a", live=125, reason="Hujan."),
        make_journey(story="b", live=300),
        make_journey(story="c", reason="Listrik padam."),
        make_journey(story="d", live=20, reason="Salah sangka."),
    ]

    told = card(journeys)

    assert [(one.story, one.over, one.reason) for one in told.late] == [
        ("b", timedelta(minutes=180), ""),
        ("a", timedelta(minutes=5), "Hujan."),
        ("c", None, "Listrik padam."),
    ]
    assert told.total.late_with_reason == 1


def test_corrections_and_withdrawals_are_counted() -> None:
    figures = card([make_journey(corrections=2), make_journey(withdrawn=True)]).total

    assert (figures.corrected, figures.corrections, figures.withdrawn) == (1, 2, 1)


moments = some.none() | some.integers(-3000, 3000)
journeys_of_any_kind = some.lists(
    some.builds(
        make_journey,
        ended=moments,
        submitted=moments,
        approved=moments,
        merged=moments,
        live=moments,
        posted=moments,
        embargo=moments,
        desk=some.sampled_from(["layanan", "budaya"]),
        month=some.sampled_from(["", "2026-09", "2026-10", "2026-11"]),
        corrections=some.integers(0, 3),
        reason=some.sampled_from(["", "Hujan."]),
    ),
    max_size=12,
)


@given(journeys_of_any_kind)
def test_every_story_is_counted_exactly_once(journeys: list[Journey]) -> None:
    told = card(journeys)

    for figures in (told.total, *(one.figures for one in (*told.desks, *told.months))):
        assert figures.on_time + figures.late + figures.unknown == figures.stories
        for one in figures.legs:
            assert one.known + one.reversed + one.unknown == figures.stories
            assert one.declared <= one.known
    for groups in (told.desks, told.months):
        assert sum(one.figures.stories for one in groups) == told.total.stories == len(journeys)
        assert sum(one.figures.late for one in groups) == told.total.late


@given(journeys_of_any_kind)
def test_medians_lie_among_the_values_that_they_stand_for(journeys: list[Journey]) -> None:
    for one in counted(journeys).legs:
        times = sorted(
            time
            for journey in journeys
            if (time := journey.taken(one.leg)) is not None and time >= timedelta()
        )
        if one.median is None or one.p90 is None:
            assert not times
            continue
        assert times[0] <= one.median <= one.p90
        assert one.p90 in times
        assert sum(time <= one.p90 for time in times) >= 0.9 * len(times)
        assert sum(time < one.p90 for time in times) < 0.9 * len(times)
        assert sum(time <= one.median for time in times) * 2 >= len(times)


@given(journeys_of_any_kind, some.randoms(use_true_random=False))
def test_the_order_of_stories_counts_for_nothing(journeys: list[Journey], by: object) -> None:
    shuffled = sorted(journeys, key=lambda _: by.random())  # type: ignore[attr-defined]

    assert card(shuffled).total == card(journeys).total


@given(journeys_of_any_kind)
def test_a_story_of_which_nothing_is_known_changes_no_figure_but_the_unknown(
    journeys: list[Journey],
) -> None:
    before, after = counted(journeys), counted([*journeys, make_journey(ended=None)])

    assert after.on_time_share == before.on_time_share
    for one, other in zip(before.legs, after.legs, strict=True):
        assert (one.median, one.p90, one.known) == (other.median, other.p90, other.known)
        assert other.unknown == one.unknown + 1


def test_every_leg_is_told_in_its_order() -> None:
    assert tuple(one.leg for one in counted([]).legs) == LEGS
    assert LEGS[0].start is Step.ENDED


@given(journeys_of_any_kind, journeys_of_any_kind)
def test_figures_of_sheaves_together_are_those_of_all_their_stories(
    some_: list[Journey], others: list[Journey]
) -> None:
    sheaves = [sheaf_of([tally_of(one) for one in journeys]) for journeys in (some_, others, [])]

    assert figures_of(together(sheaves)) == counted([*some_, *others])
