"""What the ledger adds to the scorecard: the stories' own posts, their fate, the answers."""

from dataclasses import replace

import pytest

from newsroom.ledger import Fate, Figures, Record, Recorded, Sent, State, recorded_of, sent
from newsroom.typed import from_json, to_json
from tests.ledger.records import NOW, STORY, adding, make_claim

EMPTY = Record(story=STORY)


@pytest.mark.parametrize(
    ("state", "fate"),
    [
        (State.CLAIMED, Fate.OPEN),
        (State.UNKNOWN, Fate.OPEN),
        (State.POSTED, Fate.POSTED),
        (State.RECONCILED, Fate.POSTED),
        (State.BLOCKED, Fate.REFUSED),
        (State.REJECTED, Fate.REFUSED),
        (State.DELETED, Fate.DELETED),
    ],
)
def test_every_state_of_a_post_is_one_fate(state: State, fate: Fate) -> None:
    assert sent(adding(make_claim(state=state))(EMPTY)) == (Sent("x", fate),)


def test_what_answers_a_post_and_what_tells_machines_is_no_post_of_its_own() -> None:
    answer = make_claim(kind="correction", state=State.POSTED)
    hub = make_claim(network="websub", state=State.POSTED)

    assert sent(adding(hub)(adding(answer)(EMPTY))) == ()


def test_answers_go_with_the_post_that_they_answer() -> None:
    record = adding(make_claim(state=State.POSTED))(EMPTY)
    record = adding(make_claim(network="mastodon", state=State.POSTED))(record)
    key = next(key for key, claim in record.posts.items() if claim.network == "x")

    posts = sent(replace(record, figures={key: Figures(at=NOW, likes=3, views=0)}))

    assert set(posts) == {
        Sent("mastodon", Fate.POSTED),
        Sent("x", Fate.POSTED, NOW, likes=3, views=0),
    }


def test_what_is_kept_of_a_record_comes_back_equal() -> None:
    record = adding(make_claim(state=State.POSTED, at=NOW))(EMPTY)
    recorded = recorded_of(replace(record, figures={next(iter(record.posts)): Figures(at=NOW)}))

    assert from_json(Recorded, to_json(Recorded, recorded)) == recorded
