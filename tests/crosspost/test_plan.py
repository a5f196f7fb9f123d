"""What is due: a table of stories against accounts, with a reason for every post that is not."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from newsroom.corpus import Corpus
from newsroom.crosspost.plan import Obstacle, Row, Standing, plan
from newsroom.crosspost.targets import Target
from newsroom.edition import edit
from newsroom.ledger import OUTBOX, Claim, Record, State, key_of
from newsroom.story import Story
from tests.crosspost.worlds import APPROVED
from tests.newsrooms import NOW
from tests.stories import WITA, make_settings, make_story

X = Target("x", OUTBOX, "x")
FACEBOOK = Target("facebook", OUTBOX, "facebook")


def rows_of(
    *stories: Story,
    records: Mapping[str, Record] | None = None,
    targets: Iterable[Target] = (X,),
    now: datetime = NOW,
) -> tuple[Row, ...]:
    """The plan for these stories."""
    settings = make_settings()
    edition = edit(Corpus(stories), settings, lambda _: (), now)
    return plan(edition, records or {}, targets, settings=settings, now=now)


def record_with(state: State, story: str = "2026-11-19-pasar") -> Mapping[str, Record]:
    """Records in which the story's post for X in the outbox has this state."""
    claim = Claim(
        network=OUTBOX,
        account="x",
        kind="post",
        seq=1,
        state=state,
        attempt=1,
        run="r0",
        claimed_at=NOW,
        payload="0" * 64,
    )
    key = key_of(story, OUTBOX, "x", "post", 1)
    return {story: Record(story=story, posts={key: claim})}


def test_an_approved_story_is_due_for_every_target() -> None:
    rows = rows_of(make_story(APPROVED), targets=(FACEBOOK, X))

    assert [(row.target, row.is_due) for row in rows] == [(FACEBOOK, True), (X, True)]


def test_the_oldest_story_comes_first_and_held_ones_last() -> None:
    old = make_story("reviewed: [{by: dewi, at: 2026-11-19T15:10+08:00}]", slug="lama")
    new = make_story("reviewed: [{by: dewi, at: 2026-11-19T15:50+08:00}]", slug="baru")
    held = make_story(slug="ditahan")

    rows = rows_of(held, new, old)

    assert [row.story.slug for row in rows] == ["lama", "baru", "ditahan"]


@pytest.mark.parametrize(
    ("front", "obstacle"),
    [
        ("", Obstacle.UNAPPROVED),
        ("reviewed: [{by: siti, at: 2026-11-19T15:40+08:00}]", Obstacle.UNAPPROVED),
        (f"{APPROVED}\nembargo_until: 2026-11-20T00:00+08:00", Obstacle.EMBARGO),
        (
            f"{APPROVED}\nwithdrawn: {{at: 2026-11-19T15:30+08:00, reason: keliru}}",
            Obstacle.WITHDRAWN,
        ),
        (f"{APPROVED}\nsocial: {{skip: [x]}}", Obstacle.SKIPPED),
    ],
)
def test_what_stands_in_the_way_is_named(front: str, obstacle: Obstacle) -> None:
    (row,) = rows_of(make_story(front))

    assert (row.obstacle, row.is_due) == (obstacle, False)


def test_a_network_that_is_not_skipped_is_still_due() -> None:
    rows = rows_of(make_story(f"{APPROVED}\nsocial: {{skip: [x]}}"), targets=(FACEBOOK, X))

    assert [row.is_due for row in rows] == [True, False]


def test_an_embargo_that_is_over_stands_in_nobodys_way() -> None:
    story = make_story(f"{APPROVED}\nembargo_until: 2026-11-20T00:00+08:00")

    (row,) = rows_of(story, now=datetime(2026, 11, 20, tzinfo=WITA))

    assert row.is_due


@pytest.mark.parametrize(
    ("state", "standing"),
    [
        (State.CLAIMED, Standing.UNKNOWN),
        (State.UNKNOWN, Standing.UNKNOWN),
        (State.BLOCKED, Standing.DUE),
        (State.REJECTED, Standing.REJECTED),
        (State.POSTED, Standing.SETTLED),
        (State.RECONCILED, Standing.SETTLED),
        (State.DELETED, Standing.SETTLED),
    ],
)
def test_what_the_ledger_says_decides(state: State, standing: Standing) -> None:
    (row,) = rows_of(make_story(APPROVED), records=record_with(state))

    assert row.standing is standing
    assert row.is_due is (standing is Standing.DUE)


def test_a_correction_posts_nothing_again() -> None:
    front = (
        "reviewed: [{by: dewi, at: 2026-11-19T15:55+08:00}]\n"
        "corrections: [{at: 2026-11-19T15:50+08:00, wrong: pukul 6, right: pukul 5}]"
    )

    (row,) = rows_of(make_story(front), records=record_with(State.POSTED))

    assert row.standing is Standing.SETTLED


def test_what_lies_in_the_outbox_does_not_count_as_posted_to_the_network() -> None:
    on_x = Target("x", "x", "kotacontoh", NOW - timedelta(days=7))

    (row,) = rows_of(make_story(APPROVED), records=record_with(State.POSTED), targets=(on_x,))

    assert row.is_due


def test_two_stories_with_one_id_are_both_held_back() -> None:
    one, two = make_story(APPROVED, slug="satu"), make_story(APPROVED, slug="dua")
    twin = with_id(two, one.id)

    rows = rows_of(one, twin, make_story(APPROVED, slug="tiga"))

    assert {row.story.slug: row.obstacle for row in rows} == {
        "satu": Obstacle.SAME_ID,
        "dua": Obstacle.SAME_ID,
        "tiga": None,
    }


def test_a_story_without_id_is_held_back() -> None:
    nameless = with_id(make_story(APPROVED), "")

    (row,) = rows_of(nameless)

    assert row.obstacle is Obstacle.WITHOUT_ID


def with_id(story: Story, story_id: str) -> Story:
    """The story under another id."""
    return replace(story, meta=replace(story.meta, id=story_id))
