"""What a run may write over: a tombstone stays, what arrived stays, later claims stay."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from newsroom.crosspost.accounts import open_outbox
from newsroom.crosspost.budget import Purse
from newsroom.crosspost.gate import OpenGate
from newsroom.crosspost.run import Means, Run
from newsroom.ledger import ARRIVED, SETTLED, Claim, Record, State
from tests.crosspost.worlds import MemoryLedger
from tests.ledger.records import STORY, make_claim
from tests.newsrooms import NOW
from tests.stories import make_settings

KEY = "k"
claims = st.builds(
    make_claim,
    state=st.sampled_from(State),
    run=st.sampled_from(["r1", "r2", "r3"]),
    attempt=st.integers(1, 3),
    remote_id=st.sampled_from(["", "7", "8"]),
)


def record_all(outcomes: Sequence[Claim], seen: Mapping[int, Claim] | None = None) -> list[Claim]:
    """What the ledger holds after each outcome that is recorded."""
    means = Means(run="r1", clock=lambda: NOW, open_account=open_outbox, gate=OpenGate())
    run = Run(make_settings(), MemoryLedger(), Path(), Path(), means, Purse({}))
    return [
        run.update(STORY, {KEY: one}, "Record", seen=(seen or {}).get(at)).posts[KEY]
        for at, one in enumerate(outcomes)
    ]


@given(st.lists(claims, min_size=1, max_size=8))
def test_whatever_is_recorded_in_whatever_order(outcomes: list[Claim]) -> None:
    held = record_all(outcomes)

    for before, after in pairwise(held):
        assert before.state is not State.DELETED or after == before, "a tombstone was moved"
        assert before.state not in ARRIVED or after.state in SETTLED, "a post was forgotten"


@given(claims, claims)
def test_that_a_post_arrived_is_recorded_whoever_claimed_it_since(
    known: Claim, outcome: Claim
) -> None:
    known = replace(known, state=State.CLAIMED)
    outcome = replace(outcome, state=State.POSTED)

    assert record_all([known, outcome])[-1] == outcome


@given(claims, claims)
def test_a_failure_never_replaces_the_claim_of_another_run(known: Claim, outcome: Claim) -> None:
    known = replace(known, run="later")
    outcome = replace(outcome, state=State.BLOCKED)

    assert record_all([known, outcome])[-1] == known


@given(claims, claims)
def test_what_was_concluded_from_an_older_claim_changes_nothing(
    known: Claim, outcome: Claim
) -> None:
    noted = replace(known, tokens={"container": "C1"})

    assert record_all([noted, outcome], {1: known})[-1] == noted


def test_other_posts_of_the_story_are_left_alone() -> None:
    other = make_claim(account="lain")
    ledger = MemoryLedger({STORY: Record(story=STORY, posts={"o": other})})
    means = Means(run="r1", clock=lambda: NOW, open_account=open_outbox, gate=OpenGate())
    run = Run(make_settings(), ledger, Path(), Path(), means, Purse({}))

    run.update(STORY, {KEY: make_claim()}, "Record")

    assert ledger.kept[STORY].posts == {"o": other, KEY: make_claim()}
