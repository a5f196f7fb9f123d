"""What is kept of a story for the scorecard: all that figures need, and nothing that names it."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some

from newsroom.ledger import Fate, Sent
from newsroom.scorecard import (
    LEGS,
    Promise,
    Tally,
    bundles_of,
    moment,
    pack,
    pack_bundle,
    score,
    tally_of,
    unpack,
    unpack_bundle,
)
from tests.scorecard.journeys import ENDED, make_journey
from tests.stories import make_settings

READ = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def test_its_times_are_those_of_the_journey() -> None:
    journey = make_journey(submitted=10, approved=25, live=30, declared=True)

    tally = tally_of(journey)

    assert [None if one is None else timedelta(microseconds=one) for one in tally.legs] == [
        journey.taken(leg) for leg in LEGS
    ]
    assert (tally.month, tally.desk, tally.promise) == ("2026-11", "layanan", Promise.KEPT)
    own = {leg.name for leg, own in zip(LEGS, tally.declared, strict=True) if own}
    assert own == {"submitted-approved", "ended-approved"}


def test_only_a_story_that_was_late_or_says_so_is_named() -> None:
    in_time, late = make_journey(live=30), make_journey(live=200)
    says_so, beside = make_journey(reason="Hujan."), make_journey(live=20, reason="Hujan.")

    assert [bool(tally_of(one).title) for one in (in_time, late, says_so, beside)] == [
        *(False, True),
        *(True, False),
    ]
    assert tally_of(late).over == 80 * 60_000_000


def test_a_withdrawn_story_keeps_its_address_and_not_its_headline() -> None:
    tally = tally_of(make_journey(live=200, withdrawn=True))

    assert tally.path.endswith("2026-11-19-pasar.md")
    assert tally.title == ""


def test_the_newest_of_what_is_known_is_no_announced_end() -> None:
    announced = make_journey(ended=9000, approved=10)
    answered = make_journey(approved=10, posts=(Sent("x", Fate.POSTED, READ, likes=1),))

    assert moment(tally_of(announced).known_at) == ENDED + timedelta(minutes=10)
    assert moment(tally_of(answered).known_at) == READ
    assert moment(tally_of(make_journey()).known_at) is None


def test_answers_to_a_post_that_is_gone_do_not_count() -> None:
    (post,) = tally_of(make_journey(posts=(Sent("x", Fate.DELETED, READ, likes=9),))).posts

    assert (post.fate, post.is_answered, post.likes) == (Fate.DELETED, False, None)


numbers = some.none() | some.integers(0, 10**7)
posts = some.builds(
    Sent,
    network=some.sampled_from(["x", "mastodon", "outbox"]),
    fate=some.sampled_from(Fate),
    read_at=some.none() | some.just(READ),
    likes=numbers,
    views=numbers,
)
minutes = some.none() | some.integers(-3000, 3000)
tallies = some.builds(
    make_journey,
    ended=minutes,
    approved=minutes,
    live=minutes,
    posted=minutes,
    embargo=minutes,
    declared=some.booleans(),
    month=some.sampled_from(["", "2026-09", "2026-11"]),
    reason=some.text(max_size=9),
    corrections=some.integers(0, 3),
    withdrawn=some.booleans(),
    posts=some.lists(posts, max_size=3).map(tuple),
).map(tally_of)


@given(some.lists(tallies, max_size=5))
def test_nothing_is_lost_in_a_package(kept: list[Tally]) -> None:
    assert unpack([pack(one) for one in kept]) == kept


@given(some.lists(tallies, max_size=8))
def test_nor_of_a_month(kept: list[Tally]) -> None:
    bundles = bundles_of(kept)

    again = [unpack_bundle(pack_bundle(one)) for one in bundles]

    settings = make_settings()
    assert score(again, settings, at=None) == score(bundles, settings, at=None)
    assert [one.known_at for one in again] == [one.known_at for one in bundles]
