"""Generated stories are stories, are the same every time, and are as long as asked."""

import pytest

from newsroom.story.parse import parse
from story_generator import ZONE, generate


def test_the_same_seed_gives_the_same_stories() -> None:
    first = list(generate(count=20, words=400, seed=1))

    assert first == list(generate(count=20, words=400, seed=1))
    assert first != list(generate(count=20, words=400, seed=2))


def test_no_two_stories_share_a_path_or_a_text() -> None:
    stories = list(generate(count=200, words=100, seed=1))

    assert len({path for path, _ in stories}) == len({text for _, text in stories}) == 200


@pytest.mark.parametrize("words", [100, 400])
def test_every_story_can_be_read_and_is_about_as_long_as_asked(words: int) -> None:
    for path, text in generate(count=20, words=words, seed=1):
        story, findings = parse(f"content/stories/{path}", text, zone=ZONE)

        assert story is not None
        assert findings == []
        assert words <= len(story.body.text.split()) <= words + 80
