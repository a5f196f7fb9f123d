"""How readers answered: asked for politely, kept in the ledger, and no account stops another."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.crosspost.accounts import Shut
from newsroom.crosspost.adapters import Adapter, Delivery, NotDeliveredError, Receipt, Tokens
from newsroom.crosspost.figures import LATER, MOST, Wanted, read_figures, wanted
from newsroom.crosspost.targets import Target
from newsroom.ledger import ARRIVED, Claim, Figures, Record, State
from newsroom.social.post import Post
from tests.crosspost.worlds import MemoryLedger
from tests.ledger.records import make_claim
from tests.newsrooms import NOW

X = Target("x", "x", "kotacontoh", NOW)
FACEBOOK = Target("facebook", "facebook", "kotacontoh", NOW)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def posted(age: timedelta = HOUR, **changes: object) -> Claim:
    """A claim of a post on X that arrived so long ago."""
    arrived = make_claim(state=State.POSTED, remote_id="7", at=NOW - age)
    return make_claim(**{"state": State.POSTED, "remote_id": "7", "at": arrived.at, **changes})


def record(
    claim: Claim, read: timedelta | None = None, *, story: str = "2026-11-19-pasar"
) -> Record:
    """A record with one post, whose figures were read so long ago."""
    figures = {} if read is None else {"k": Figures(at=NOW - read, likes=1)}
    return Record(story=story, posts={"k": claim}, figures=figures)


def is_wanted(record: Record, target: Target = X) -> bool:
    """Whether the record's only post is asked about."""
    return bool(wanted([record], [target], NOW))


class TestAPostIsAskedAbout:
    def test_once_it_arrived(self) -> None:
        states = {state for state in State if is_wanted(record(posted(state=state)))}

        assert states == ARRIVED

    def test_where_its_id_is_known_and_its_account_is_live(self) -> None:
        assert not is_wanted(record(posted(remote_id="")))
        assert not is_wanted(record(posted(account="lain")))
        assert not is_wanted(record(posted(network="outbox")), Target("x", "outbox", "kotacontoh"))

    @pytest.mark.parametrize(("age", "asked"), [(14 * DAY, True), (14 * DAY + HOUR, False)])
    def test_for_fourteen_days(self, age: timedelta, asked: bool) -> None:
        assert is_wanted(record(posted(age))) is asked

    @pytest.mark.parametrize(
        ("age", "read", "asked"),
        [
            (2 * HOUR, timedelta(minutes=59), False),
            (2 * HOUR, HOUR, True),
            (3 * DAY, LATER - HOUR, False),
            (3 * DAY, LATER, True),
        ],
    )
    def test_every_hour_at_most_and_later_less(
        self, age: timedelta, read: timedelta, asked: bool
    ) -> None:
        assert is_wanted(record(posted(age), read)) is asked

    @given(st.lists(st.integers(60, 2000), max_size=30), st.integers(0, 10))
    def test_within_a_budget_those_asked_longest_ago_first(
        self, minutes: list[int], most: int
    ) -> None:
        records = [
            record(posted(), timedelta(minutes=ago), story=str(n)) for n, ago in enumerate(minutes)
        ]

        asked = wanted(records, [X], NOW, most)

        assert len(asked) == min(most, len(minutes))
        ages = sorted((NOW - one.read_at for one in asked if one.read_at), reverse=True)
        assert ages == [timedelta(minutes=ago) for ago in sorted(minutes, reverse=True)[:most]]

    def test_by_a_budget_of_every_account(self) -> None:
        assert MOST == 200


@dataclass
class Answering(Adapter):
    """An account that answers with these figures, or fails."""

    error: Exception | None = None
    asked: list[str] = field(default_factory=list)

    def publish(self, post: Post, delivery: Delivery, tokens: Tokens) -> Receipt:
        raise AssertionError("nothing is published")

    def figures(self, claim: Claim) -> Figures | None:
        self.asked.append(claim.network)
        if self.error:
            raise self.error
        return Figures(at=NOW, likes=len(self.asked))


def want(network: str, story: str, key: str) -> Wanted:
    """A post whose figures are wanted."""
    target = Target(network, network, "kotacontoh", NOW)
    return Wanted(story, key, posted(network=network), target, None)


class TestReading:
    POSTS = (want("facebook", "a", "fa"), want("x", "a", "xa"), want("facebook", "b", "fb"))

    def read(self, **accounts: Adapter | Shut) -> tuple[MemoryLedger, int, dict[str, str]]:
        """Read the figures of the posts."""
        ledger = MemoryLedger()
        read = read_figures(ledger, self.POSTS, lambda target: accounts[target.via])
        return ledger, read.count, dict(read.failed)

    def test_keeps_what_the_networks_tell_by_story(self) -> None:
        ledger, count, failed = self.read(facebook=Answering(), x=Answering())

        assert (count, failed) == (3, {})
        assert set(ledger.kept["a"].figures) == {"fa", "xa"}
        assert ledger.kept["b"].figures == {"fb": Figures(at=NOW, likes=2)}

    @pytest.mark.parametrize("reason", ["token", "rate-limit"])
    def test_asks_an_account_that_refuses_no_more_and_the_others_still(self, reason: str) -> None:
        refusing = Answering(NotDeliveredError(State.BLOCKED, reason))

        ledger, count, failed = self.read(facebook=refusing, x=Answering())

        assert (count, failed, refusing.asked) == (1, {"facebook": reason}, ["facebook"])
        assert list(ledger.kept) == ["a"]

    def test_goes_on_after_a_post_that_is_gone(self) -> None:
        gone = Answering(NotDeliveredError(State.BLOCKED, "http-404"))

        _, count, failed = self.read(facebook=gone, x=Answering())

        assert (count, failed, len(gone.asked)) == (1, {}, 2)

    def test_says_which_account_cannot_be_opened(self) -> None:
        _, count, failed = self.read(facebook=Shut("secret-missing:T"), x=Answering())

        assert (count, failed) == (1, {"facebook": "secret-missing:T"})

    def test_changes_no_claim(self) -> None:
        claim = posted()
        ledger = MemoryLedger({"a": Record(story="a", posts={"xa": claim})})

        read_figures(ledger, [want("x", "a", "xa")], lambda _: Answering())

        assert ledger.kept["a"].posts == {"xa": claim}


def test_a_time_before_all_figures_sorts_in_any_zone() -> None:
    naive_zone = datetime.fromisoformat("2026-11-19T08:00+00:00")

    assert wanted([record(posted()), record(posted(), 2 * HOUR, story="b")], [X], naive_zone)
