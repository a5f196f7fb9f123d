"""How many posts an account may still send: its network's number, less what the last day saw."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.crosspost.budget import DAY, purse_of, room, spent, spread
from newsroom.crosspost.plan import Obstacle, Row
from newsroom.crosspost.targets import Target
from newsroom.ledger import Record, State
from newsroom.networks import NETWORKS
from tests.ledger.records import make_claim
from tests.newsrooms import NOW
from tests.stories import make_story

INSTAGRAM = Target("instagram", "instagram", "kotacontoh", NOW)
NAME = ("instagram", "kotacontoh")
PER_DAY = NETWORKS["instagram"].per_day or 0


def record(*ages: timedelta, state: State = State.POSTED) -> Record:
    """A record with posts on Instagram that are so old."""
    claims = [
        make_claim(network="instagram", state=state, claimed_at=NOW - age, at=NOW - age)
        for age in ages
    ]
    return Record(story="s", posts={str(number): claim for number, claim in enumerate(claims)})


def test_counts_what_went_out_in_the_last_24_hours() -> None:
    records = [record(timedelta(), timedelta(hours=23, minutes=59)), record(DAY)]

    assert spent(records, NOW) == {NAME: 2}


@pytest.mark.parametrize("state", State)
def test_counts_all_that_may_have_gone_out(state: State) -> None:
    nothing_sent = state in (State.BLOCKED, State.REJECTED)

    assert spent([record(timedelta(), state=state)], NOW) == ({} if nothing_sent else {NAME: 1})


def test_counts_no_claim_whose_run_stopped_before_the_request() -> None:
    claim = make_claim(network="instagram", claimed_at=NOW, publishing=False)

    assert spent([Record(story="s", posts={"k": claim})], NOW) == {}


def test_counts_a_post_that_was_found_later_from_when_it_was_claimed() -> None:
    claim = make_claim(network="instagram", state=State.RECONCILED, claimed_at=NOW - DAY, at=NOW)

    assert spent([Record(story="s", posts={"k": claim})], NOW) == {NAME: 1}


@pytest.mark.parametrize(
    ("used", "left"), [(0, PER_DAY), (PER_DAY - 1, 1), (PER_DAY, 0), (PER_DAY + 1, 0)]
)
def test_leaves_the_rest_of_the_networks_number(used: int, left: int) -> None:
    assert room(INSTAGRAM, used) == left


def test_nothing_limits_the_outbox_or_a_network_that_names_no_number() -> None:
    assert room(Target("instagram", "outbox", "instagram"), 1_000_000) is None
    assert room(Target("facebook", "facebook", "kotacontoh", NOW), 1_000_000) is None


@pytest.mark.parametrize(("told", "left"), [(3, 3), (0, 0), (-1, 0), (10_000, PER_DAY)])
def test_the_smaller_of_both_numbers_holds(told: int, left: int) -> None:
    purse = purse_of([INSTAGRAM], {})

    purse.limit(INSTAGRAM, told)

    assert sum(purse.take(INSTAGRAM) for _ in range(PER_DAY + 5)) == left
    assert purse.is_empty(INSTAGRAM)


def test_a_network_that_tells_nothing_changes_nothing() -> None:
    purse = purse_of([INSTAGRAM], {NAME: PER_DAY - 2})

    purse.limit(INSTAGRAM, None)

    assert [purse.take(INSTAGRAM) for _ in range(3)] == [True, True, False]


rows = st.lists(
    st.builds(
        Row,
        story=st.just(make_story()),
        target=st.sampled_from([INSTAGRAM, Target("x", "outbox", "x")]),
        claim=st.none()
        | st.sampled_from([make_claim(network="instagram", state=state) for state in State]),
        obstacle=st.none() | st.sampled_from(Obstacle),
    ),
    max_size=60,
)


@given(rows, st.integers(0, PER_DAY))
def test_whatever_is_due_the_first_go_first_and_no_more_than_there_is_room_for(
    planned: list[Row], used: int
) -> None:
    after = spread(planned, purse_of([INSTAGRAM], {NAME: used}))

    due = [row for row in planned if row.is_due and row.target.is_real]
    now = [row for row in after if row.is_due and row.target.is_real]
    assert now == due[: PER_DAY - used]
    assert [row.key for row in after] == [row.key for row in planned]
    assert len(after) - sum(row.is_due for row in after) == len(planned) - sum(
        row.is_due for row in planned
    ) + len(due[PER_DAY - used :])
