"""Generated stories are stories, are the same every time, and are as long as asked."""

from collections import Counter
from datetime import datetime, timedelta

import pytest

from newsroom.corpus.sketch import RUN, TOKEN
from newsroom.story.parse import parse
from story_generator import ZONE, generate


def test_the_same_seed_gives_the_same_stories() -> None:
    first = list(generate(count=20, words=400, seed=1))

    assert first == list(generate(count=20, words=400, seed=1))
    assert first != list(generate(count=20, words=400, seed=2))


def test_no_two_stories_share_a_path_or_a_text() -> None:
    stories = list(generate(count=200, words=100, seed=1))

    assert len({path for path, _ in stories}) == len({text for _, text in stories}) == 200


def test_no_two_stories_share_a_passage() -> None:
    told = [words_of(text) for _, text in generate(count=300, words=400, seed=1)]
    passages = Counter(
        run for words in told for run in {words[at : at + RUN] for at in range(len(words) - RUN)}
    )

    assert [run for run, times in passages.items() if times > 1] == []


def words_of(text: str) -> tuple[str, ...]:
    body = text.split("\n---\n")[1]
    return tuple(TOKEN.findall(body.lower()))


@pytest.mark.parametrize("words", [100, 400])
def test_every_story_can_be_read_and_is_about_as_long_as_asked(words: int) -> None:
    for path, text in generate(count=20, words=words, seed=1):
        story, findings = parse(f"content/stories/{path}", text, zone=ZONE)

        assert story is not None
        assert findings == []
        assert words <= len(story.body.text.split()) <= words + 80


def test_stories_can_begin_on_another_day_and_follow_each_other_sooner() -> None:
    first = datetime(2025, 12, 31, 22, tzinfo=ZONE)
    stories = generate(count=3, words=100, seed=1, first=first, step=timedelta(hours=1))

    assert [path.rpartition("/")[0] for path, _ in stories] == ["2025/12", "2025/12", "2026/01"]
