"""The stories around a story, each with the word for how it is tied."""

from pathlib import Path

from newsroom.page.ties import UNTIED, Tie, Ties, tie, tie_all
from newsroom.page.words import Time
from tests.newsrooms import NOW
from tests.sites import approved, make_site_newsroom, page_of


def to(name: str, *, is_reply: bool = False) -> Tie:
    return Tie(name, f"/{name}/", Time(NOW), is_reply)


def test_earlier_stories_stand_before_later_ones_in_their_order() -> None:
    found = tie_all(
        followed=to("awal"),
        answered=to("keliru"),
        later=[to("baru"), to("jawab", is_reply=True), to("lama")],
        older=None,
        newer=None,
    )

    assert [(one.relation, one.title) for one in found.related] == [
        ("Lanjutan dari", "awal"),
        ("Hak jawab atas", "keliru"),
        ("Lanjutan", "baru"),
        ("Hak jawab", "jawab"),
        ("Lanjutan", "lama"),
    ]


def test_a_story_alone_is_untied() -> None:
    assert tie_all(followed=None, answered=None, later=[], older=None, newer=None) == UNTIED


def test_neighbours_stand_beside_it() -> None:
    found = tie_all(followed=None, answered=None, later=[], older=to("a"), newer=to("b"))

    assert found == Ties((), to("a"), to("b"))


def test_stories_about_the_same_have_no_relation_to_name() -> None:
    found = tie_all(
        followed=None, answered=None, later=[], older=None, newer=None, related=[to("mirip")]
    )

    assert found == Ties(similar=(to("mirip"),))


def test_a_tie_shows_what_the_other_story_says_of_itself(tmp_path: Path) -> None:
    teaser = page_of(make_site_newsroom(tmp_path, files=approved("kind: reply"))).teaser

    assert tie(teaser) == Tie(
        "Pasar Tepian Buka Lebih Pagi", "/2026/11/pasar/", teaser.time, is_reply=True
    )
