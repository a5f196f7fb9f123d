"""A person settles what no machine can; nothing that is known is overruled."""

from datetime import timedelta

import pytest

from newsroom.crosspost.resolving import STILL_SENDING, Verdict, Word, find, resolve, settled
from newsroom.errors import UsageError
from newsroom.ledger import ARRIVED, Record, State
from tests.crosspost.worlds import MemoryLedger
from tests.ledger.records import STORY, make_claim
from tests.newsrooms import NOW

LATER = NOW + STILL_SENDING


def word(verdict: Verdict, **more: object) -> Word:
    """A person's word, ten minutes after the claim."""
    return Word(verdict=verdict, now=LATER, **more)  # type: ignore[arg-type]


class TestPosted:
    @pytest.mark.parametrize("state", [State.CLAIMED, State.UNKNOWN, State.BLOCKED, State.REJECTED])
    def test_makes_it_arrived_where_the_person_saw_it(self, state: State) -> None:
        claim = make_claim(state=state, reason="not-found", looks=6)

        after = settled(claim, word(Verdict.POSTED, url="https://x.example/7", corrections=2))

        assert (after.state, after.url, after.at) == (State.RECONCILED, "https://x.example/7", NOW)
        assert (after.looks, after.told, after.reason) == (0, 0, "by-hand")

    @pytest.mark.parametrize("state", sorted(ARRIVED))
    def test_says_of_one_that_stands_that_its_corrections_are_told(self, state: State) -> None:
        claim = make_claim(state=state, url="https://x.example/7", remote_id="7", at=NOW)

        after = settled(claim, word(Verdict.POSTED, corrections=2))

        assert (after.told, after.state) == (2, state)
        assert (after.url, after.remote_id, after.at) == ("https://x.example/7", "7", NOW)

    def test_knows_no_corrections_of_a_story_that_is_gone(self) -> None:
        claim = make_claim(state=State.POSTED, told=1)

        assert settled(claim, word(Verdict.POSTED)).told == 1


class TestNever:
    @pytest.mark.parametrize("state", [State.CLAIMED, State.UNKNOWN, State.BLOCKED, State.REJECTED])
    def test_lets_it_be_sent_again_with_the_same_tokens(self, state: State) -> None:
        claim = make_claim(state=state, tokens={"container": "C1"}, looks=6)

        after = settled(claim, word(Verdict.NEVER))

        assert (after.state, after.looks, after.tokens) == (State.BLOCKED, 0, {"container": "C1"})

    @pytest.mark.parametrize("state", sorted(ARRIVED))
    def test_contradicts_what_is_known_to_stand(self, state: State) -> None:
        with pytest.raises(UsageError, match="sudah terbit"):
            settled(make_claim(state=state), word(Verdict.NEVER))

    def test_must_wait_while_a_run_may_be_sending_it(self) -> None:
        early = Word(verdict=Verdict.NEVER, now=LATER - timedelta(seconds=1))

        with pytest.raises(UsageError, match="tunggu 10 menit"):
            settled(make_claim(), early)


class TestDeleted:
    @pytest.mark.parametrize("state", State)
    def test_leaves_a_tombstone_whatever_was_known(self, state: State) -> None:
        assert settled(make_claim(state=state), word(Verdict.DELETED)).state is State.DELETED

    @pytest.mark.parametrize("verdict", [Verdict.POSTED, Verdict.NEVER])
    def test_is_final(self, verdict: Verdict) -> None:
        with pytest.raises(UsageError, match="sudah dihapus"):
            settled(make_claim(state=State.DELETED), word(verdict))


class TestTheLedger:
    def test_is_asked_for_the_story_of_a_key(self) -> None:
        records = {STORY: Record(story=STORY, posts={"abc": make_claim()})}

        assert find(records, "abc") == STORY
        with pytest.raises(UsageError, match='"abd"'):
            find(records, "abd")

    def test_changes_that_post_alone(self) -> None:
        other = make_claim(account="lain")
        ledger = MemoryLedger({STORY: Record(story=STORY, posts={"a": make_claim(), "b": other})})

        claim = resolve(ledger, STORY, "a", word(Verdict.DELETED))

        assert ledger.kept[STORY].posts == {"a": claim, "b": other}

    def test_stays_as_it_was_where_the_word_cannot_be(self) -> None:
        before = Record(story=STORY, posts={"a": make_claim(state=State.POSTED)})
        ledger = MemoryLedger({STORY: before})

        with pytest.raises(UsageError):
            resolve(ledger, STORY, "a", word(Verdict.NEVER))

        assert ledger.kept[STORY] == before
