"""A post is known by its address, however it was copied."""

import pytest

from newsroom.lookup import post_print

POST = "https://x.com/kotacontoh/status/1861"


@pytest.mark.parametrize(
    "copied",
    [
        "http://www.x.com/kotacontoh/status/1861/",
        "https://twitter.com/kotacontoh/status/1861",
        "https://mobile.twitter.com/kotacontoh/status/1861",
    ],
)
def test_it_is_the_same_from_a_phone_and_from_a_desk(copied: str) -> None:
    assert post_print(copied) == post_print(POST)


def test_another_post_is_another_one() -> None:
    assert post_print("https://x.com/kotacontoh/status/1862") != post_print(POST)


def test_the_fields_of_a_query_count_and_their_order_does_not() -> None:
    one = post_print("https://www.facebook.com/story.php?story_fbid=1&id=2")

    assert one == post_print("https://m.facebook.com/story.php?id=2&story_fbid=1")
    assert one != post_print("https://m.facebook.com/story.php?id=2&story_fbid=3")
