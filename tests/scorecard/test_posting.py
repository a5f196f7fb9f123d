"""Posts in figures: what became of them, and how readers answered."""

from newsroom.ledger import Fate
from newsroom.scorecard.bundle import add_up
from newsroom.scorecard.posting import Answers, NetworkFigures, networks_of
from newsroom.scorecard.tally import PostTally


def networks(posts: list[PostTally]) -> tuple[NetworkFigures, ...]:
    return networks_of(add_up({one.network: one.numbers} for one in posts))


def test_what_became_of_posts_is_counted_by_network_in_the_order_of_the_house() -> None:
    told = networks(
        [
            PostTally("outbox", Fate.POSTED),
            PostTally("mastodon", Fate.POSTED),
            PostTally("mastodon", Fate.REFUSED),
            PostTally("mastodon", Fate.OPEN),
            PostTally("facebook", Fate.DELETED),
            PostTally("kabar-lama", Fate.POSTED),
        ]
    )

    assert [
        (one.name, one.posts, one.posted, one.deleted, one.refused, one.open) for one in told
    ] == [
        ("Facebook", 1, 0, 1, 0, 0),
        ("Mastodon", 3, 1, 0, 1, 1),
        ("Kotak keluar", 1, 1, 0, 0, 0),
        ("kabar-lama", 1, 1, 0, 0, 0),
    ]
    assert [one.is_outbox for one in told] == [False, False, True, False]


def test_answers_are_summed_over_the_posts_of_which_they_are_told() -> None:
    (told,) = networks(
        [
            PostTally("x", Fate.POSTED, is_answered=True, likes=3, views=100),
            PostTally("x", Fate.POSTED, is_answered=True, likes=0),
            PostTally("x", Fate.POSTED),
        ]
    )

    assert (told.posted, told.answered) == (3, 2)
    assert (told.likes, told.views) == (Answers(2, 3), Answers(1, 100))
    assert told.comments == Answers(0, None), "nobody knows, which is not none"
